using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>Who holds an open visit cannot quietly take a person's area over; and who stopped is sent no link and no letter nobody asked for.</summary>
public sealed class WhoReachesThemTests
{
    [Fact]
    public async Task Another_way_ends_every_other_visit_and_code_and_is_made_sure_of_by_who_stands_beside_them()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        var other = await scene.World.ActAsync(scene.Mother);
        var visit = await scene.World.ActAsync(scene.Mother);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into family_codes (id, partnership_id, case_id, family_member_id, salt, hash, means, tries_left, made_at, expires_at)
            select gen_random_uuid(), partnership_id, case_id, id, 'x', 'x', 'Email', 5, now(), now() + interval '15 minutes' from family_members where id = '{scene.Mother}'
            """);

        (await SayAsync(visit, "mother@safe.example", "07700900123")).ShouldSucceed();

        (await scene.CountAsync($"family_sessions where id = '{visit.Session}' and ended_at is null")).ShouldBe(1, "who changes it stays");
        (await scene.CountAsync($"family_sessions where id = '{other.Session}' and ended_because = 'way of contact changed'")).ShouldBe(1);
        (await scene.CountAsync("family_codes where ended_at is null")).ShouldBe(0);
        (await scene.CountAsync($"outbox_messages where family_member_id = '{scene.Mother}' and means = 'Email' and template = 'FamilySomethingNew' and argument = 'ContactChanged'")).ShouldBe(1, "by the way that stays");
        (await HomeAsync()).News.ShouldContain(news => news.Kind == NewsKind.ContactChanged);
        var changed = scene.World.Now;
        (await OnTodayAsync(scene.Facilitator)).ShouldHaveSingleItem().Subject.ShouldBe(scene.Mother.Value);
        (await OnTodayAsync(scene.Chair)).ShouldBeEmpty();
        (await SafetyAsync()).ToMakeSureSince.ShouldBe(changed);
        (await BeforeAsync(scene.Facilitator)).ShouldBe(("mother@safe.example", null), "where they were reached before");
        (await BeforeAsync(scene.Chair)).ShouldBe((null, null), "it is for who stands beside them");

        var sure = new MakeSureOfContact(scene.World.Database);
        (await sure.RunAsync(await scene.World.ActAsync(scene.Chair), new(scene.Mother, changed, "By telephone."), default)).Refusals.ShouldBe([Refusal.NotFound]);
        (await sure.RunAsync(await scene.World.ActAsync(scene.OtherChair), new(scene.Mother, changed, "By telephone."), default)).Refusals.ShouldBe([Refusal.NotFound]);
        (await sure.RunAsync(await scene.World.ActAsync(scene.Facilitator), new(scene.Mother, changed.AddMinutes(-1), "By telephone."), default)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await sure.RunAsync(await scene.World.ActAsync(scene.Facilitator), new(scene.Mother, changed, " "), default)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("HowSure");
        (await sure.RunAsync(await scene.World.ActAsync(scene.Facilitator), new(scene.Mother, changed, "I went there."), default)).ShouldSucceed();
        (await OnTodayAsync(scene.Facilitator)).ShouldBeEmpty();
        (await SafetyAsync()).ToMakeSureSince.ShouldBeNull();
        (await BeforeAsync(scene.Facilitator)).ShouldBe((null, null));

        // A way that is taken away is a change as well: otherwise the last way they knew is gone without a word.
        ((FakeClock)scene.World.TestDatabase.Clock).Advance(TimeSpan.FromMinutes(5));
        (await SayAsync(visit, null, "07700900123")).ShouldSucceed();
        (await OnTodayAsync(scene.Facilitator)).ShouldHaveSingleItem("taken away");
        (await scene.MessagesAsync()).ShouldBe(1);
        ((FakeClock)scene.World.TestDatabase.Clock).Advance(TimeSpan.FromMinutes(5));
        (await SayAsync(visit, null, "07700900999")).ShouldSucceed();
        (await OnTodayAsync(scene.Facilitator)).ShouldHaveSingleItem("changed again");
        (await scene.MessagesAsync()).ShouldBe(1, "nothing goes to what is no longer called safe, nor to what is new");
        (await BeforeAsync(scene.Facilitator)).ShouldBe(("mother@safe.example", "07700900123"), "before the first change of which nobody made sure");

        async Task<Result> SayAsync(FamilyActor actor, string? email, string? mobile) => await new SaySafeContact(scene.World.Database).RunAsync(actor, new SaySafeContactCommand(email, mobile, "ur"), default);
        async Task<AreaHome> HomeAsync() => await new FamilyAreaQueries(scene.World.Database, new FamilyQueries(scene.World.Database)).HomeAsync(visit, "ur", true, default);
        async Task<StaffSafety> SafetyAsync() => (await new AreaStaffQueries(scene.World.Database).OpenAsync(await scene.World.ActAsync(scene.Facilitator), scene.Case.Id, scene.Mother, default))!.Safety;
        async Task<(string?, string?)> BeforeAsync(StaffId staff) =>
            (await new AreaStaffQueries(scene.World.Database).OpenAsync(await scene.World.ActAsync(staff), scene.Case.Id, scene.Mother, default))!.Safety is var safety ? (safety.EmailBefore, safety.MobileBefore) : default;
        async Task<IReadOnlyList<WorkItem>> OnTodayAsync(StaffId staff) =>
            [.. (await new TodayQueries(scene.World.Database).FindAsync(await scene.World.ActAsync(staff), 1, default)).Mine.Where(item => item.Kind == WorkKind.ContactToMakeSure)];
    }

    [Theory]
    [InlineData("update family_members set contact_changed_at = null")]
    [InlineData("update family_members set contact_made_sure_at = now(), contact_made_sure_by = facilitator_id")]
    public async Task The_database_lets_nobody_else_say_that_it_was_them(string attempt)
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set contact_changed_at = now()");
        foreach (var staff in (StaffId[])[scene.Chair, scene.Reviewer])
        {
            await using var operation = await scene.World.Database.BeginAsync(await scene.World.ActAsync(staff), default);
            await using var command = operation.Connection.CreateCommand();
            command.CommandText = attempt;
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        await using var own = await scene.World.Database.BeginAsync(await scene.World.ActAsync(scene.Mother), default);
        await using var theirs = own.Connection.CreateCommand();
        theirs.CommandText = attempt;
        (await Should.ThrowAsync<PostgresException>(() => theirs.ExecuteNonQueryAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Who_stopped_gets_no_new_link_and_no_letter_until_they_get_in_touch()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve)).ShouldSucceed();
        var letters = new WriteFamilyLetter(scene.World.Database);
        var letter = FamilyLetterId.New();
        (await letters.RunAsync(await scene.ActAsync(scene.Scene.Facilitator), new WriteFamilyLetterCommand(scene.Scene.Mother, letter, null, "What comes next", "We write the report."), default)).ShouldSucceed();
        (await InviteAsync()).ShouldSucceed();
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var activity in Enum.GetValues<FamilyActivity>())
        {
            await scene.Scene.ChooseAsync(activity, AgreementAnswer.No);
        }
        scene.Clock.Advance(TimeSpan.FromMinutes(1));

        (await InviteAsync()).ShouldRefuse("has stopped taking part");
        (await ReleaseAsync()).ShouldRefuse("has stopped taking part");
        (await scene.Scene.CountAsync("family_members m where access.new_link_refused(m.id)")).ShouldBe(1);
        (await Should.ThrowAsync<PostgresException>(() => scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_letters set released_at = now()"))).MessageText.ShouldContain("stopped taking part");
        (await Should.ThrowAsync<PostgresException>(() => scene.World.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into family_invitations (id, partnership_id, case_id, family_member_id, token_hash, link_means, created_by, created_at, expires_at)
            select gen_random_uuid(), partnership_id, case_id, id, sha256('x'), 'Hand', '{scene.Scene.Facilitator}', now(), now() + interval '9 days' from family_members where id = '{scene.Scene.Mother}'
            """))).MessageText.ShouldContain("stopped taking part");

        (await scene.ContactAsync(scene.Mother, ContactSide.Person, ContactOutcome.Spoke)).ShouldSucceed();
        (await InviteAsync()).ShouldSucceed();
        (await ReleaseAsync()).ShouldSucceed();

        async Task<Result> InviteAsync() => await new InviteFamilyMember(scene.World.Database, new OpenSeal()).RunAsync(await scene.ActAsync(scene.Scene.Facilitator), new InviteFamilyMemberCommand(scene.Scene.Mother, DoorMeans.Hand), default);
        async Task<Result> ReleaseAsync() => await letters.ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator),
            new ReleaseFamilyLetterCommand(letter, (uint)await scene.World.TestDatabase.AskAsOwnerAsync<long>("select xmin::text::bigint from family_letters"), true), default);
    }

    [Fact]
    public async Task The_same_form_without_a_name_counts_once_and_two_forms_count_twice()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var say = new SayHowItWas(world.World.Database);
        var said = new SensitivitySaid(HowFar.Yes, HowFar.Mostly, HowFar.No, null);
        var form = Guid.NewGuid();
        foreach (var once in (Guid[])[form, form, Guid.NewGuid()])
        {
            (await world.AsAsync(world.Mother, actor => say.WithoutNameAsync(actor, said, default, once))).ShouldSucceed();
        }

        (await world.CountAsync("anonymous_sensitivity_answers")).ShouldBe(2);
    }
}
