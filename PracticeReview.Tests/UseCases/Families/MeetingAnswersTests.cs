using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>Whoever is invited to a meeting reads before what it will be about, and says whether they come; who works with them reads it.</summary>
public sealed class MeetingAnswersTests
{
    private const string Points = "The winter, and what you wrote about it.";

    [Fact]
    public async Task What_a_meeting_will_be_about_is_read_by_those_invited_and_goes_to_translators_with_the_rest()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var meeting = await (await FilledArea.CreateAsync(world)).InviteToMeetingAsync();
        (await OwnAsync(world)).ShouldHaveSingleItem().Points!.English.ShouldBe(Points);
        (await world.AsAsync(world.Uncle, actor => Queries(world).ForMemberAsync(actor, "pl", false, default))).ShouldBeEmpty();
        (await StandingAsync(Points)).ShouldBe(1);

        await ChangeAsync(world, meeting, view => view with { Points = "Only the spring." });
        (await StandingAsync(Points)).ShouldBe(0, "out of date");
        (await StandingAsync("Only the spring.")).ShouldBe(1);
        await ChangeAsync(world, meeting, view => view with { Points = " " });
        (await StandingAsync("Only the spring.")).ShouldBe(0, "nobody reads it any more");
        (await OwnAsync(world)).Single().Points.ShouldBeNull();
        await ChangeAsync(world, meeting, view => view with { Points = "Only the spring." });
        (await StandingAsync("Only the spring.")).ShouldBe(1, "it is read again");

        Task<long> StandingAsync(string source) => world.CountAsync($"translation_requests where kind = 'Meeting' and source = '{source}' and superseded_at is null and taken_back_at is null");
    }

    [Fact]
    public async Task Another_time_that_a_person_asks_for_waits_for_their_contact_person_and_a_meeting_that_is_moved_asks_again()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var meeting = await (await FilledArea.CreateAsync(world)).InviteToMeetingAsync();
        (await TurnsAsync(world)).ShouldBe((1, 0));
        (await KindsAsync(world, world.Facilitator)).ShouldNotContain(WorkKind.MeetingAnswered);

        (await AnswerAsync(world, meeting, MeetingAnswerKind.AnotherTime, " In the evening. ")).ShouldSucceed();
        var sent = await world.CountAsync($"outbox_messages where staff_id = '{world.Facilitator}' and argument like '%/family/meetings#meeting-{meeting}'");
        sent.ShouldBe(1);
        (await AnswerAsync(world, meeting, MeetingAnswerKind.AnotherTime, "In the evening.")).ShouldSucceed();
        (await world.CountAsync("meeting_answers")).ShouldBe(1, "sent twice is sent once");
        (await TurnsAsync(world)).ShouldBe((0, 1));
        (await KindsAsync(world, world.Facilitator)).ShouldContain(WorkKind.MeetingAnswered);
        (await KindsAsync(world, world.Chair)).ShouldNotContain(WorkKind.MeetingAnswered, "it is her contact person's");
        var row = (await ViewAsync(world)).Answers.ShouldHaveSingleItem();
        (row.Kind, row.Text, row.Language, row.Holds, row.Who).ShouldBe((MeetingAnswerKind.AnotherTime, "In the evening.", "ur", true, "Marwa Inventado, Mother"));

        (await new NoteMeetingAnswer(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), row.Id, default)).ShouldSucceed();
        (await new NoteMeetingAnswer(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair), row.Id, default)).ShouldSucceed();
        (await ViewAsync(world)).Answers.Single().NotedBy.ShouldBe("Facilitator Fern", "who read it first stays");
        (await TurnsAsync(world)).ShouldBe((0, 0));
        (await KindsAsync(world, world.Facilitator)).ShouldNotContain(WorkKind.MeetingAnswered);
        (await OwnAsync(world)).Single().Answer!.NotedAt.ShouldNotBeNull();

        // What is said later counts, and waits anew; and a move is answered anew.
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        (await AnswerAsync(world, meeting, MeetingAnswerKind.NotComing, null)).ShouldSucceed();
        (await KindsAsync(world, world.Facilitator)).ShouldContain(WorkKind.MeetingAnswered);
        await ChangeAsync(world, meeting, view => view with { Place = "At her sister's" });
        (await KindsAsync(world, world.Facilitator)).ShouldNotContain(WorkKind.MeetingAnswered, "it was said of another place");
        (await TurnsAsync(world)).ShouldBe((1, 0));
        (await OwnAsync(world)).Single().Answer!.Holds.ShouldBeFalse();
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        (await AnswerAsync(world, meeting, MeetingAnswerKind.Coming, null)).ShouldSucceed();
        (await TurnsAsync(world)).ShouldBe((0, 0));
        (await KindsAsync(world, world.Facilitator)).ShouldNotContain(WorkKind.MeetingAnswered);
        (await ViewAsync(world)).Answers.ShouldHaveSingleItem().Kind.ShouldBe(MeetingAnswerKind.Coming);
    }

    [Fact]
    public async Task Everybody_it_was_shown_to_stands_there_with_whose_turn_it_is()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var meeting = await (await FilledArea.CreateAsync(world)).InviteToMeetingAsync();
        (await TurnAsync()).ShouldBe(("Marwa Inventado, Mother", MeetingStanding.HasNotSaid));
        (await AnswerAsync(world, meeting, MeetingAnswerKind.Coming, null)).ShouldSucceed();
        (await TurnAsync()).Standing.ShouldBe(MeetingStanding.ToRead);
        (await new NoteMeetingAnswer(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), (await ViewAsync(world)).Answers.Single().Id, default)).ShouldSucceed();
        (await TurnAsync()).Standing.ShouldBe(MeetingStanding.Read);
        await ChangeAsync(world, meeting, view => view with { Place = "At her sister's" });
        (await TurnAsync()).Standing.ShouldBe(MeetingStanding.AskedAgain);
        MeetingTurn.Of("Ulric, Uncle", hasArea: false, null).Standing.ShouldBe(MeetingStanding.ToAskInPerson);
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_meetings set released_at = null");
        (await ViewAsync(world)).Turns.ShouldBeEmpty("it is shown to nobody");

        async Task<(string Who, MeetingStanding Standing)> TurnAsync() => (await ViewAsync(world)).Turns.ShouldHaveSingleItem() is var turn ? (turn.Who, turn.Standing) : default;
    }

    [Fact]
    public async Task What_stands_in_another_meeting_or_elsewhere_in_this_one_stays_with_the_translators()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var meeting = await (await FilledArea.CreateAsync(world)).InviteToMeetingAsync();
        var view = await ViewAsync(world);
        var (other, person) = (FamilyMeetingId.New(), new MappedPersonId(await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select person_id from meeting_persons")));
        (await new PlanFamilyMeeting(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new PlanFamilyMeetingCommand(world.Case.Id, other,
            new(view.Purpose, view.At.AddDays(7), "At her sister's", view.WithWhom, view.Chair, false, null, Points), [person]), default)).ShouldSucceed();
        (await new HoldFamilyMeeting(world.World.Database).ReleaseAsync(await world.World.ActAsync(world.Facilitator), other, default)).ShouldSucceed();

        await ChangeAsync(world, meeting, one => one with { Points = " " });
        (await StandingAsync(Points)).ShouldBe(1, "the other meeting says it too");
        await ChangeAsync(world, meeting, one => one with { Points = view.Place });
        await ChangeAsync(world, meeting, one => one with { Points = " " });
        (await StandingAsync(view.Place)).ShouldBe(1, "it is still the place");

        Task<long> StandingAsync(string source) => world.CountAsync($"translation_requests where kind = 'Meeting' and source = '{source}' and superseded_at is null and taken_back_at is null");
    }

    [Fact]
    public async Task A_meeting_that_took_place_is_read_on_in_the_persons_language()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await (await FilledArea.CreateAsync(world)).InviteToMeetingAsync();
        const string Urdu = "بگلا لائبریری، کمرہ 2";
        await world.TranslateAsync((await ViewAsync(world)).Place, Urdu);
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update case_text_translations set state = 'Approved', reviewed_by = '{world.Chair}', reviewed_at = now()");
        (await OwnAsync(world)).Single().Place.Translation.ShouldBe(Urdu);
        world.Clock.Advance(TimeSpan.FromDays(8));
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_meetings set state = 'Held'");
        (await OwnAsync(world)).Single().Place.Translation.ShouldBe(Urdu);
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_meetings set state = 'Cancelled'");
        (await OwnAsync(world)).Single().Place.Translation.ShouldBeNull("it has no place");
    }

    [Fact]
    public async Task Only_a_meeting_still_to_come_is_answered_and_those_that_are_over_stand_apart()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var meeting = await (await FilledArea.CreateAsync(world)).InviteToMeetingAsync();
        (await AnswerAsync(world, meeting, null, "x")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Kind");
        (await AnswerAsync(world, meeting, MeetingAnswerKind.Coming, new string('x', MeetingAnswer.LongestText + 1))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Text");
        (await AnswerAsync(world, FamilyMeetingId.New(), MeetingAnswerKind.Coming, null)).Refusals.ShouldBe([Refusal.NotFound]);
        (await world.AsAsync(world.Uncle, actor => new AnswerFamilyMeeting(world.World.Database).RunAsync(actor, new AnswerFamilyMeetingCommand(meeting, MeetingAnswerKind.Coming, null, "pl"), default)))
            .Refusals.ShouldBe([Refusal.NotFound], "he is not invited");
        (await OwnAsync(world)).Single().ShouldSatisfyAllConditions(own => own.IsPast.ShouldBeFalse(), own => own.IsOpen.ShouldBeTrue());

        world.Clock.Advance(TimeSpan.FromDays(8));
        (await AnswerAsync(world, meeting, MeetingAnswerKind.Coming, null)).ShouldRefuse("is over");
        (await OwnAsync(world)).Single().ShouldSatisfyAllConditions(own => own.IsPast.ShouldBeTrue(), own => own.IsOpen.ShouldBeFalse());
        (await TurnsAsync(world)).ShouldBe((0, 0));
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_meetings set at = at + interval '30 days', state = 'Cancelled'");
        (await AnswerAsync(world, meeting, MeetingAnswerKind.Coming, null)).ShouldRefuse("will not take place");
    }

    [Fact]
    public async Task The_database_alone_keeps_an_answer_the_persons_own_and_read_only_by_who_works_with_them()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var meeting = await (await FilledArea.CreateAsync(world)).InviteToMeetingAsync();
        (await AnswerAsync(world, meeting, MeetingAnswerKind.NotComing, "In the evening.")).ShouldSucceed();
        var otherChair = await world.World.AddStaffAsync("Chair Sedge", null);
        await world.World.JoinCaseAsync(world.Stranger.CaseId, otherChair, CaseRole.ReviewChair);
        var adviser = await world.World.AddStaffAsync("Adviser Yarrow", null, StaffRole.IndependentAdviser);
        foreach (var (role, who, rows) in new[]
        {
            (LoginRole.Family, world.Mother.Id.Value, 1), (LoginRole.Family, world.Uncle.Id.Value, 0), (LoginRole.Family, world.Stranger.Id.Value, 0), (LoginRole.Family, Guid.Empty, 0),
            (LoginRole.Workspace, world.Facilitator.Value, 1), (LoginRole.Workspace, world.Chair.Value, 1), (LoginRole.Workspace, otherChair.Value, 0), (LoginRole.Workspace, adviser.Value, 0), (LoginRole.Workspace, Guid.Empty, 0),
        })
        {
            (await world.World.TestDatabase.CountAsAsync(role, who, "meeting_answers")).ShouldBe(rows, $"{role} {who}");
        }
        foreach (var role in (LoginRole[])[LoginRole.Public, LoginRole.Jobs])
        {
            (await TryAsync(role, Guid.Empty, "select * from meeting_answers")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        (await TryAsync(LoginRole.Family, world.Mother.Id.Value, Say(world.Mother))).ShouldBeNull();
        (await TryAsync(LoginRole.Family, world.Uncle.Id.Value, Say(world.Uncle))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "he is not invited");
        (await TryAsync(LoginRole.Family, world.Uncle.Id.Value, Say(world.Mother))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "in her name");
        (await TryAsync(LoginRole.Workspace, world.Facilitator.Value, Say(world.Mother))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "nobody answers for her");
        (await TryAsync(LoginRole.Family, world.Mother.Id.Value, "update meeting_answers set text = 'x'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, world.Facilitator.Value, "update meeting_answers set text = 'x'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, world.Facilitator.Value, "delete from meeting_answers")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(LoginRole.Workspace, world.Facilitator.Value, $"update meeting_answers set noted_at = now(), noted_by = '{world.Chair}'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "in another name");
        await TryAsync(LoginRole.Workspace, otherChair.Value, $"update meeting_answers set noted_at = now(), noted_by = '{otherChair}'");
        (await world.CountAsync("meeting_answers where noted_at is not null")).ShouldBe(0);
        var row = (await ViewAsync(world)).Answers[0].Id;
        foreach (var staff in (StaffId[])[otherChair, adviser])
        {
            (await new NoteMeetingAnswer(world.World.Database).RunAsync(await world.World.ActAsync(staff), row, default)).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await TryAsync(LoginRole.Workspace, world.Facilitator.Value, $"update meeting_answers set noted_at = now(), noted_by = '{world.Facilitator}'")).ShouldBeNull();
        (await world.CountAsync("meeting_answers where noted_at is not null")).ShouldBe(2);
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_meetings set state = 'Cancelled'");
        (await TryAsync(LoginRole.Family, world.Mother.Id.Value, Say(world.Mother))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "it does not take place");

        string Say(FamilyMember member) => $"""
            insert into meeting_answers (id, meeting_id, partnership_id, case_id, family_member_id, kind, text, language, for_time, for_place_hash, said_at)
            values (gen_random_uuid(), '{meeting}', '{world.World.Partnership.Id}', '{world.Case.Id}', '{member.Id}', 'Coming', '', 'ur', now(), 'h', now())
            """;

        Task<string?> TryAsync(LoginRole role, Guid who, string sql) => world.World.TestDatabase.TryAsAsync(role, who, sql);
    }

    private static FamilyMeetingQueries Queries(FamilyAreaWorld world) => new(world.World.Database);

    private static Task<IReadOnlyList<OwnMeeting>> OwnAsync(FamilyAreaWorld world) => world.AsAsync(world.Mother, actor => Queries(world).ForMemberAsync(actor, "ur", false, default));

    private static async Task<FamilyMeetingView> ViewAsync(FamilyAreaWorld world, FamilyMeetingId? meeting = null) =>
        (await Queries(world).OpenAsync(await world.World.ActAsync(world.Chair), world.Case.Id, default))!.Meetings.Single(view => meeting is null || view.Id == meeting);

    private static Task<Result> AnswerAsync(FamilyAreaWorld world, FamilyMeetingId meeting, MeetingAnswerKind? kind, string? text) =>
        world.AsAsync(world.Mother, actor => new AnswerFamilyMeeting(world.World.Database).RunAsync(actor, new AnswerFamilyMeetingCommand(meeting, kind, text, "ur"), default));

    private static async Task ChangeAsync(FamilyAreaWorld world, FamilyMeetingId meeting, Func<FamilyMeetingWords, FamilyMeetingWords> change)
    {
        var view = await ViewAsync(world, meeting);
        (await new PlanFamilyMeeting(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new PlanFamilyMeetingCommand(world.Case.Id, meeting,
            change(new(view.Purpose, view.At, view.Place, view.WithWhom, view.Chair, view.HasPreMeeting, view.PreMeeting, view.Points)), null, view.Version), default)).ShouldSucceed();
    }

    private static async Task<(int Theirs, int Ours)> TurnsAsync(FamilyAreaWorld world)
    {
        var home = await world.AsAsync(world.Mother, actor => new FamilyAreaQueries(world.World.Database, new FamilyQueries(world.World.Database)).HomeAsync(actor, "ur", false, default));
        return (home.MeetingsToAnswer, home.MeetingAnswersUnread);
    }

    private static async Task<IReadOnlyList<WorkKind>> KindsAsync(FamilyAreaWorld world, StaffId staff) =>
        [.. (await new TodayQueries(world.World.Database).FindAsync(await world.World.ActAsync(staff), 1, default)).Mine.Select(item => item.Kind)];
}
