using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;
using PracticeReview.Jobs;
using PracticeReview.Jobs.Messages;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Jobs;

/// <summary>Where messages go, what they say, and what becomes of one that cannot leave.</summary>
public sealed class SendOutboxTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 16, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeClock _clock = new(Noon);
    private readonly MailServer _mail = new();
    private TestWorld _world = null!;

    public async Task InitializeAsync() => _world = await TestWorld.CreateAsync(_clock);

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _mail.DisposeAsync();
    }

    [Fact]
    public async Task A_message_to_a_professional_bears_its_identifier_and_gives_nothing_away()
    {
        var staff = await _world.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        var @case = await _world.AddCaseAsync(staff, "Q.X.");
        var message = OutboxMessage.To(staff, _world.Partnership.Id, @case.Id, MessageTemplate.StaffSomethingWaits, Noon, $"/workspace/cases/{@case.Id}");
        await QueueAsync(message);

        (await SendAsync()).ShouldBe(1);
        (await SendAsync()).ShouldBe(0);

        var mail = _mail.Delivered.ShouldHaveSingleItem();
        mail.Recipient.ShouldBe("manager.maple@agency.example");
        mail.Sender.ShouldBe("post@portal.example");
        mail.MessageId.ShouldBe(message.MessageIdentifier);
        mail.Headers.ShouldContain("Auto-Submitted: auto-generated");
        mail.Text.ShouldContain($"https://portal.example/workspace/cases/{@case.Id}");
        var everything = mail.Headers + mail.Subject + mail.Text;
        foreach (var secret in (string[])["Q.X.", @case.Reference, "Inventshire", "PracticeReview", "child", "review", "Maple", "safeguarding"])
        {
            everything.Replace("manager.maple@agency.example", "", StringComparison.Ordinal).ShouldNotContain(secret, Case.Insensitive);
        }
        (await AskAsync<long>("select count(*) from outbox_messages where sent_at is not null and argument is null")).ShouldBe(1);
        (await AskAsync<long>($"select count(*) from audit_events where action = 'Message sent' and subject_id = '{message.Id}'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_time_to_keep_free_comes_with_a_file_for_the_calendar_and_the_same_identifier_at_every_attempt()
    {
        var staff = await _world.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        var notice = new CalendarNotice("0123@mail.invalid", 1, Noon.AddDays(3), Noon.AddDays(3).AddHours(2), false, Noon);
        var message = OutboxMessage.To(staff, _world.Partnership.Id, null, MessageTemplate.StaffMeeting, Noon, notice.ToArgument());
        await QueueAsync(message);
        _mail.RefuseRecipient = "451 try again";
        (await SendAsync()).ShouldBe(0);
        _mail.RefuseRecipient = null;
        _clock.Advance(TimeSpan.FromMinutes(1));

        (await SendAsync()).ShouldBe(1);

        var mail = _mail.Delivered.ShouldHaveSingleItem();
        mail.MessageId.ShouldBe(message.MessageIdentifier);
        mail.Body.ShouldContain("text/calendar");
        mail.Body.ShouldContain("method=PUBLISH");
        var whole = (mail.Headers + mail.Subject + mail.Body + notice.ToCalendarFile("https://portal.example/workspace/meetings")).Replace("manager.maple@agency.example", "", StringComparison.Ordinal);
        foreach (var secret in (string[])["PracticeReview", "child", "review", "Maple", "safeguarding"])
        {
            whole.ShouldNotContain(secret, Case.Insensitive);
        }
        var calendar = System.Text.RegularExpressions.Regex.Matches(mail.Body, "(?:[A-Za-z0-9+/=]{60,}\\r\\n)+[A-Za-z0-9+/=]+").Select(part => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(part.Value.ReplaceLineEndings(""))));
        calendar.ShouldContain(notice.ToCalendarFile("https://portal.example/workspace/meetings"));
    }

    [Theory]
    [InlineData(MessageTemplate.FamilySomethingNew)]
    [InlineData(MessageTemplate.FamilyInvitation)]
    [InlineData(MessageTemplate.FamilyCode)]
    public void No_words_for_families_or_professionals_name_what_they_are_about(MessageTemplate template)
    {
        foreach (var means in Enum.GetValues<MessageMeans>())
        {
            var letter = Letters().Write(template, means, Languages.English, "123456");
            foreach (var secret in (string[])["review", "safeguarding", "council", "police", "partnership"])
            {
                (letter.Subject + letter.Body).ShouldNotContain(secret, Case.Insensitive);
            }
        }
    }

    [Fact]
    public async Task A_family_member_is_reached_only_by_what_they_call_safe_when_it_is_sent()
    {
        var mother = await AddMotherAsync("safe.then@home.example", "+447700900001");
        await QueueAsync(ToFamily(mother, MessageMeans.Email));
        await _world.TestDatabase.ExecuteAsOwnerAsync("update family_members set safe_email = 'safe.now@home.example'");

        await SendAsync();

        _mail.Delivered.ShouldHaveSingleItem().Recipient.ShouldBe("safe.now@home.example");
    }

    [Theory]
    [InlineData("update family_members set safe_email = null", MessageMeans.Email)]
    [InlineData("update family_members set safe_mobile = null", MessageMeans.TextMessage)]
    [InlineData("update family_members set access_ended_at = now()", MessageMeans.Email)]
    public async Task What_is_no_longer_safe_is_not_used_and_the_message_is_given_up(string change, MessageMeans means)
    {
        var mother = await AddMotherAsync("safe@home.example", "+447700900001");
        await QueueAsync(ToFamily(mother, means));
        await _world.TestDatabase.ExecuteAsOwnerAsync(change);

        (await SendAsync()).ShouldBe(0);

        _mail.Delivered.ShouldBeEmpty();
        (await AskAsync<string>("select last_problem from outbox_messages where given_up_at is not null")).ShouldContain("no address that may be used");
    }

    [Fact]
    public async Task A_message_waits_for_a_time_the_person_calls_safe_and_a_code_does_not()
    {
        var mother = await AddMotherAsync("mother@home.example", null);
        await _world.TestDatabase.ExecuteAsOwnerAsync("update family_members set unsafe_times = 'WeekdayAfternoons'");
        await QueueAsync(ToFamily(mother, MessageMeans.Email),
            OutboxMessage.To(mother.Id, mother.PartnershipId, mother.CaseId, MessageMeans.Email, MessageTemplate.FamilyCode, Noon, new Backwards().Seal("123456")));

        (await SendAsync()).ShouldBe(1);
        (await AskAsync<string>("select template from outbox_messages where sent_at is not null")).ShouldBe("FamilyCode");
        _clock.Advance(TimeSpan.FromHours(4));
        (await SendAsync()).ShouldBe(0);
        _clock.Advance(TimeSpan.FromHours(1.5));
        (await SendAsync()).ShouldBe(1);
        (await AskAsync<long>("select attempts::bigint from outbox_messages where template = 'FamilySomethingNew'")).ShouldBe(0);
    }

    [Theory]
    [InlineData("update family_members set unsafe_times = 'WeekdayMornings, WeekdayAfternoons, WeekdayEvenings, Weekends, Nights'", "no time safe")]
    [InlineData("insert into agreement_choices (id, partnership_id, case_id, family_member_id, activity, answer, explained_by, language, chosen_at) select gen_random_uuid(), partnership_id, case_id, id, 'KeptInformed', 'No', 'Facilitator', 'en', now() from family_members", "does not want to be told")]
    public async Task Who_has_no_safe_time_or_wants_to_be_told_nothing_gets_nothing(string change, string reason)
    {
        var mother = await AddMotherAsync("mother@home.example", null);
        await _world.TestDatabase.ExecuteAsOwnerAsync(change);
        await QueueAsync(ToFamily(mother, MessageMeans.Email));

        (await SendAsync()).ShouldBe(0);

        _mail.Delivered.ShouldBeEmpty();
        (await AskAsync<string>("select last_problem from outbox_messages where given_up_at is not null")).ShouldContain(reason);
    }

    [Fact]
    public async Task That_something_is_new_waits_until_somebody_asked_which_ways_are_safe_and_goes_once_then()
    {
        var mother = await AddMotherAsync("mother@home.example", null);
        await _world.TestDatabase.ExecuteAsOwnerAsync("update family_members set safety_said_at = null");
        var seal = new Backwards();
        await QueueAsync(ToFamily(mother, MessageMeans.Email),
            OutboxMessage.To(mother.Id, mother.PartnershipId, mother.CaseId, MessageMeans.Email, MessageTemplate.FamilySomethingNew, Noon.AddSeconds(-5)),
            OutboxMessage.To(mother.Id, mother.PartnershipId, mother.CaseId, MessageMeans.Email, MessageTemplate.FamilyInvitation, Noon, seal.Seal("/en/family/invitation/x")),
            OutboxMessage.To(mother.Id, mother.PartnershipId, mother.CaseId, MessageMeans.Email, MessageTemplate.FamilyCode, Noon, seal.Seal("123456")));

        (await SendAsync()).ShouldBe(2, "the link and the code");
        (await AskAsync<long>("select count(*) from outbox_messages where sent_at is null and given_up_at is null")).ShouldBe(2);
        await _world.TestDatabase.ExecuteAsOwnerAsync($"update family_members set safety_said_at = '{Noon:O}'");

        (await SendAsync()).ShouldBe(1, "once, however many waited");
        (await AskAsync<long>("select count(*) from outbox_messages where sent_at is null and given_up_at is null")).ShouldBe(0);
    }

    [Fact]
    public async Task Not_now_holds_what_can_wait_until_the_person_says_otherwise()
    {
        var mother = await AddMotherAsync("mother@home.example", null);
        await ChooseAsync("NotNow", 2);
        await QueueAsync(ToFamily(mother, MessageMeans.Email),
            OutboxMessage.To(mother.Id, mother.PartnershipId, mother.CaseId, MessageMeans.Email, MessageTemplate.FamilyCode, Noon, new Backwards().Seal("123456")));

        (await SendAsync()).ShouldBe(1, "the code that she waits for");
        (await AskAsync<long>("select count(*) from outbox_messages where sent_at is null and given_up_at is null")).ShouldBe(1);
        await ChooseAsync("Yes", 1);

        (await SendAsync()).ShouldBe(1);

        Task ChooseAsync(string answer, int hoursAgo) => _world.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into agreement_choices (id, partnership_id, case_id, family_member_id, activity, answer, explained_by, language, chosen_at)
            select gen_random_uuid(), partnership_id, case_id, id, 'KeptInformed', '{answer}', 'Facilitator', 'en', now() - interval '{hoursAgo} hours' from family_members
            """);
    }

    [Theory]
    [InlineData("NotNow", GoesAnyway.MeetingChanged, 1)]
    [InlineData("NotNow", GoesAnyway.AskedFor, 1)]
    [InlineData("NotNow", GoesAnyway.ContactChanged, 1)]
    [InlineData("No", GoesAnyway.MeetingChanged, 1)]
    [InlineData("No", GoesAnyway.AskedFor, 0)]
    [InlineData("No", GoesAnyway.ContactChanged, 1)]
    public async Task A_meeting_called_off_a_warning_and_what_they_asked_for_do_not_wait_with_the_rest(string answer, GoesAnyway because, int sent)
    {
        var mother = await AddMotherAsync("mother@home.example", null);
        await _world.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into agreement_choices (id, partnership_id, case_id, family_member_id, activity, answer, explained_by, language, chosen_at)
            select gen_random_uuid(), partnership_id, case_id, id, 'KeptInformed', '{answer}', 'Facilitator', 'en', now() - interval '1 hour' from family_members
            """);
        await QueueAsync(OutboxMessage.To(mother.Id, mother.PartnershipId, mother.CaseId, MessageMeans.Email, MessageTemplate.FamilySomethingNew, Noon.AddSeconds(-5), because.ToString()),
            ToFamily(mother, MessageMeans.Email));

        (await SendAsync()).ShouldBe(sent);
    }

    [Fact]
    public async Task The_warning_goes_to_the_way_that_was_theirs_before_also_where_it_was_taken_away_since()
    {
        var mother = await AddMotherAsync(null, "07700900999");
        await _world.TestDatabase.ExecuteAsOwnerAsync("update family_members set previous_email = 'before@home.example'");
        await QueueAsync(OutboxMessage.To(mother.Id, mother.PartnershipId, mother.CaseId, MessageMeans.Email, MessageTemplate.FamilySomethingNew, Noon, nameof(GoesAnyway.ContactChanged)));

        (await SendAsync()).ShouldBe(1);
        _mail.Delivered.ShouldHaveSingleItem().Recipient.ShouldBe("before@home.example");
    }

    [Fact]
    public async Task Twelve_weeks_without_a_word_which_ways_are_safe_are_the_end_of_messages_that_can_wait()
    {
        var mother = await AddMotherAsync("mother@home.example", null);
        await QueueAsync(ToFamily(mother, MessageMeans.Email));
        _clock.Advance(FamilyMember.SafetyLasts + TimeSpan.FromDays(27));
        (await SendAsync()).ShouldBe(1, "asked again, and four weeks are not over");

        _clock.Advance(TimeSpan.FromDays(1));
        await QueueAsync(ToFamily(mother, MessageMeans.Email));
        (await SendAsync()).ShouldBe(0);
        _mail.Delivered.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_professional_who_left_gets_nothing()
    {
        var staff = await _world.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        await QueueAsync(OutboxMessage.To(staff, _world.Partnership.Id, null, MessageTemplate.StaffSomethingWaits, Noon));
        await _world.TestDatabase.ExecuteAsOwnerAsync("update staff_members set ended_at = now()");

        await SendAsync();

        _mail.Delivered.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_demonstration_a_text_message_arrives_in_the_mailbox_under_its_number()
    {
        var mother = await AddMotherAsync(null, "+44 7700 900001");
        await QueueAsync(ToFamily(mother, MessageMeans.TextMessage));

        await SendAsync(new TextMessagesByMail(MailSettings(), _clock));

        _mail.Delivered.ShouldHaveSingleItem().Recipient.ShouldBe("447700900001@sms.example");
    }

    [Fact]
    public async Task Without_a_way_to_send_text_messages_one_is_given_up_and_says_why()
    {
        var mother = await AddMotherAsync(null, "+447700900001");
        await QueueAsync(ToFamily(mother, MessageMeans.TextMessage));

        await SendAsync();

        (await AskAsync<string>("select last_problem from outbox_messages where given_up_at is not null")).ShouldContain("no way to send text messages");
    }

    [Fact]
    public async Task A_sealed_code_is_opened_only_on_its_way_out()
    {
        var mother = await AddMotherAsync("safe@home.example", null);
        await QueueAsync(OutboxMessage.To(mother.Id, mother.PartnershipId, mother.CaseId, MessageMeans.Email, MessageTemplate.FamilyCode, Noon, new Backwards().Seal("246810")));
        (await AskAsync<string>("select argument from outbox_messages")).ShouldNotContain("246810");

        await SendAsync();

        _mail.Delivered.ShouldHaveSingleItem().Text.ShouldContain("246810");
        (await AskAsync<long>("select count(*) from outbox_messages where argument is not null")).ShouldBe(0);
    }

    [Fact]
    public async Task While_the_server_is_away_nothing_is_lost_and_the_waiting_grows()
    {
        var staff = await _world.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        await QueueAsync(OutboxMessage.To(staff, _world.Partnership.Id, null, MessageTemplate.StaffSomethingWaits, Noon),
            OutboxMessage.To(staff, _world.Partnership.Id, null, MessageTemplate.StaffSomethingWaits, Noon));
        await _mail.DisposeAsync();

        await SendAsync();

        // The second message is not tried against a server that is away.
        (await AskAsync<int>("select sum(attempts)::int from outbox_messages")).ShouldBe(1);
        (await AskAsync<string>("select last_problem from outbox_messages where attempts = 1")).ShouldBe("The mail server could not be reached.");
        (await AskAsync<long>("select count(*) from outbox_messages where not_before = '2026-12-16 12:00:15+00'")).ShouldBe(1);

        await using var back = new MailServer();
        _clock.Advance(TimeSpan.FromSeconds(15));
        await SendAsync(port: back.Port);
        back.Delivered.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_recipient_the_server_refuses_for_good_is_given_up_and_the_others_still_go()
    {
        var staff = await _world.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        await QueueAsync(OutboxMessage.To(staff, _world.Partnership.Id, null, MessageTemplate.StaffSomethingWaits, Noon));
        _mail.RefuseRecipient = "550 manager.maple@agency.example is unknown";
        await SendAsync();
        (await AskAsync<string>("select last_problem from outbox_messages where given_up_at is not null")).ShouldBe("The mail server refused the recipient (550).");

        _mail.RefuseRecipient = "450 try later";
        await QueueAsync(OutboxMessage.To(staff, _world.Partnership.Id, null, MessageTemplate.StaffSomethingWaits, Noon));
        await SendAsync();
        (await AskAsync<int>("select attempts from outbox_messages where given_up_at is null")).ShouldBe(1);
    }

    [Fact]
    public async Task Several_nodes_share_the_queue_and_send_nothing_twice()
    {
        var staff = await _world.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        await QueueAsync([.. Enumerable.Range(0, 60).Select(_ => OutboxMessage.To(staff, _world.Partnership.Id, null, MessageTemplate.StaffSomethingWaits, Noon))]);

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync())));

        sent.Sum().ShouldBe(60);
        _mail.Delivered.Select(mail => mail.MessageId).Distinct().Count().ShouldBe(60);
        _mail.Delivered.Count.ShouldBe(60);
    }

    [Fact]
    public void A_letter_whose_words_are_not_ready_is_english_as_a_whole_and_unchecked_words_say_so()
    {
        Languages.TryFind("ur", out var urdu).ShouldBeTrue();

        Letters(showUnreviewed: false, TextState.WaitingForReview).Write(MessageTemplate.FamilySomethingNew, MessageMeans.Email, urdu, null)
            .ShouldSatisfyAllConditions(letter => letter.Language.ShouldBe(Languages.English), letter => letter.Subject.ShouldBe("A message for you"));
        Letters(showUnreviewed: true, TextState.WaitingForReview).Write(MessageTemplate.FamilySomethingNew, MessageMeans.Email, urdu, null)
            .ShouldSatisfyAllConditions(letter => letter.Language.ShouldBe(urdu), letter => letter.Subject.ShouldBe("ur: A message for you"),
                letter => letter.Body.ShouldContain("No translator has checked these words yet."));
        Letters(showUnreviewed: false, TextState.Approved).Write(MessageTemplate.FamilySomethingNew, MessageMeans.Email, urdu, null)
            .ShouldSatisfyAllConditions(letter => letter.Language.ShouldBe(urdu), letter => letter.Body.ShouldNotContain("No translator"));
    }

    private async Task<FamilyMember> AddMotherAsync(string? email, string? mobile)
    {
        var facilitator = await _world.AddStaffAsync("Facilitator Fern", null, StaffRole.BusinessUnit);
        var @case = await _world.AddCaseAsync(facilitator);
        var mother = await _world.AddFamilyMemberAsync(@case, facilitator, "Mother Inventado");
        await _world.AsOwnerAsync(context =>
        {
            context.Attach(mother);
            mother.CallSafe(email, mobile);
        });
        return mother;
    }

    private static OutboxMessage ToFamily(FamilyMember member, MessageMeans means) =>
        OutboxMessage.To(member.Id, member.PartnershipId, member.CaseId, means, MessageTemplate.FamilySomethingNew, Noon);

    private Task QueueAsync(params OutboxMessage[] messages) => _world.AsOwnerAsync(context => context.AddRange(messages));

    private async Task<int> SendAsync(ITextMessageSender? textMessages = null, int? port = null) =>
        await new SendOutbox(_world.Database, Letters(), new Backwards(), textMessages ?? new NoTextMessages(), MailSettings(port), NullLogger<SendOutbox>.Instance)
            .RunAsync(CancellationToken.None);

    private IOptions<MailOptions> MailSettings(int? port = null) =>
        Options.Create(new MailOptions { Host = "127.0.0.1", Port = port ?? _mail.Port, From = "post@portal.example", SecondsToWait = 10 });

    private Task<T> AskAsync<T>(string sql) => _world.TestDatabase.AskAsOwnerAsync<T>(sql);

    private static LetterWriter Letters(bool showUnreviewed = true, TextState state = TextState.Approved)
    {
        Languages.TryFind("ur", out var urdu).ShouldBeTrue();
        string[] english = ["A message for you", "There is something new for you to read. Open it when you are somewhere safe, the way you opened it before.",
            "If you did not expect this message, you need not do anything.", "No translator has checked these words yet."];
        var catalogue = new Catalogue("ur", PluralRule.English,
            [.. english.Select(text => new CatalogueEntry(new TextKey(text), null, ["ur: " + text], state, [], [], []))], []);
        return new LetterWriter(new CatalogueLibrary([catalogue]), "https://portal.example", showUnreviewed);
    }

    /// <summary>A seal that can be looked through, for tests that have no keys.</summary>
    private sealed class Backwards : IMessageSeal
    {
        public string Seal(string secret) => new([.. secret.Reverse()]);
        public string? Open(string sealedSecret) => Seal(sealedSecret);
    }
}
