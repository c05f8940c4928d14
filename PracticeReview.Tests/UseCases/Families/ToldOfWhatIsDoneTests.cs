using PracticeReview.Data;
using PracticeReview.Data.Actions;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>A family hears that there is something new when they are told of a process or an action, when it is found to be done, and when the report is public.</summary>
public sealed class ToldOfWhatIsDoneTests
{
    [Fact]
    public async Task A_process_and_an_action_that_are_told_send_one_message_each_to_whom_it_concerns()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await CallSafeAsync(world);
        var tell = new TellFamily(world.World.Database);
        var facilitator = await world.World.ActAsync(world.Facilitator);
        (await tell.OfProcessAsync(facilitator, Process(world, world.Mother.Id), default)).ShouldSucceed();
        (await MessagesAsync(world)).ShouldBe("Marwa 1", "it is hers alone");
        (await tell.OfProcessAsync(facilitator, Process(world, null), default)).ShouldSucceed();
        (await MessagesAsync(world)).ShouldBe("Marwa 2, Ulric 1");

        var action = new ActionId(await (await FilledArea.CreateAsync(world)).TellOfActionAsync());
        var before = await MessagesAsync(world);
        before.ShouldContain("Ulric 2");
        (await tell.OfActionAsync(facilitator, new TellOfActionCommand(action, FilledArea.ToldAction), default)).ShouldSucceed();
        (await MessagesAsync(world)).ShouldBe(before, "the same words are nothing new");
        (await tell.OfActionAsync(facilitator, new TellOfActionCommand(action, "The nurse is told at once."), default)).ShouldSucceed();
        (await MessagesAsync(world)).ShouldContain("Ulric 3");
        (await tell.WithdrawActionAsync(facilitator, action, default)).ShouldSucceed();
        (await MessagesAsync(world)).ShouldContain("Ulric 3", Case.Sensitive, "what is no longer told is no news");
        (await tell.OfActionAsync(facilitator, new TellOfActionCommand(action, "The nurse is told at once."), default)).ShouldSucceed();
        (await MessagesAsync(world)).ShouldContain("Ulric 4");
        (await world.CountAsync("outbox_messages where template = 'FamilySomethingNew' and (argument is not null and argument <> 'AskedFor' or means <> 'Email')")).ShouldBe(0, "it says nothing, and goes only where it is safe");
    }

    [Fact]
    public async Task What_the_services_agreed_to_waits_to_be_told_and_their_page_does_not_say_that_nothing_was_agreed()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var told = await (await FilledArea.CreateAsync(world)).TellOfActionAsync();
        (await UntoldAsync(world.Facilitator)).ShouldBeEmpty();
        (await AfterwardsAsync(world.Mother)).AgreedAndNotTold.ShouldBeFalse();
        var second = Guid.CreateVersion7();
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into planned_actions (id, plan_id, partnership_id, case_id, case_reference, number, text, agency_id, due, intended_outcome, in_force_since, state)
            select '{second}', plan_id, partnership_id, case_id, case_reference, 2, text, agency_id, due, intended_outcome, null, state from planned_actions where id = '{told}'
            """);
        (await UntoldAsync(world.Facilitator)).ShouldBeEmpty("it is not in force");
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update planned_actions set in_force_since = now(); update cases set stage = 'Closed'");

        (await UntoldAsync(world.Facilitator)).ShouldHaveSingleItem().Subject.ShouldBe(world.Case.Id.Value);
        (await UntoldAsync(world.Chair)).ShouldHaveSingleItem();
        (await AfterwardsAsync(world.Mother)).AgreedAndNotTold.ShouldBeTrue();
        (await AfterwardsAsync(world.Stranger)).AgreedAndNotTold.ShouldBeFalse("another case's");
        var tell = new TellFamily(world.World.Database);
        (await tell.OfActionAsync(await world.World.ActAsync(world.Facilitator), new TellOfActionCommand(new ActionId(second), "The nurse is told at once."), default)).ShouldSucceed();
        (await AfterwardsAsync(world.Mother)).AgreedAndNotTold.ShouldBeFalse();
        (await tell.WithdrawActionAsync(await world.World.ActAsync(world.Facilitator), new ActionId(second), default)).ShouldSucceed();
        (await UntoldAsync(world.Facilitator)).ShouldBeEmpty("what was taken back on purpose is asked for no more");
        (await AfterwardsAsync(world.Mother)).AgreedAndNotTold.ShouldBeTrue("it was agreed, and does not stand here any more");

        async Task<IReadOnlyList<Data.Cases.WorkItem>> UntoldAsync(StaffId staff) =>
            [.. (await new Data.Cases.TodayQueries(world.World.Database).FindAsync(await world.World.ActAsync(staff), 1, default)).Mine.Where(item => item.Kind == Data.Cases.WorkKind.ActionsToTell)];
        Task<AfterwardsView> AfterwardsAsync(FamilyMember member) =>
            world.AsAsync(member, actor => new FamilyAreaQueries(world.World.Database, new FamilyQueries(world.World.Database)).AfterwardsAsync(actor, "en", false, default));
    }

    [Theory]
    [InlineData("declined")]
    [InlineData("held")]
    [InlineData("not involved")]
    [InlineData("frozen")]
    [InlineData("ended")]
    [InlineData("no safe way")]
    [InlineData(null)]
    public async Task Whoever_is_not_to_be_approached_or_reached_hears_of_none_of_it(string? why)
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve)).ShouldSucceed();
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        (why switch
        {
            "declined" => await scene.ContactAsync(scene.Mother, ContactSide.Person, ContactOutcome.Declined),
            "held" => await scene.HoldAsync(scene.Mother),
            "not involved" => await scene.DecideAsync(scene.Mother, InvolvementChoice.NotInvolved, replaces: await scene.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from involvement_decisions")),
            _ => Result.Done,
        }).ShouldSucceed();
        if (why is "frozen" or "ended" or "no safe way")
        {
            await scene.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set {(why == "frozen" ? "frozen_at = now()" : why == "ended" ? "access_ended_at = now()" : "safe_email = null")}");
        }
        var tell = new TellFamily(scene.World.Database);
        var facilitator = await scene.ActAsync(scene.Scene.Facilitator);
        var before = await scene.Scene.MessagesAsync();

        (await tell.OfProcessAsync(facilitator, new TellOfProcessCommand(scene.Scene.Case.Id, null, ProcessKind.Police, "They will talk with you.", "Sergeant Teasel", "0161 496 0122"), default)).ShouldSucceed();
        await PlanAsync(scene);
        (await tell.OfActionAsync(await scene.ActAsync(scene.Scene.Chair), new TellOfActionCommand(await ActionAsync(scene), "The nurse is told."), default)).ShouldSucceed();
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update planned_actions set state = 'Verified', verified_at = now()");
        await PublishAsync(scene);

        (await scene.Scene.MessagesAsync()).ShouldBe(before + (why is null ? 4 : 0));
    }

    [Fact]
    public async Task An_action_a_family_was_told_of_sends_a_message_when_somebody_of_another_service_found_it_done_and_so_does_the_report()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var author = await world.World.AddStaffAsync("Author Birch Testwell", world.Police, StaffRole.AgencyAuthor);
        var scrutineer = await world.World.AddStaffAsync("Scrutineer Elm Testwell", world.Health, StaffRole.Scrutineer);
        var member = await world.World.AddFamilyMemberAsync(world.Case, world.Manager, "Marwa Inventado");
        var elsewhere = await world.World.AddFamilyMemberAsync(await world.World.AddCaseAsync(world.Manager, "C.D."), world.Manager, "Stella Elsewhere");
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set safe_mobile = '07700900123'");
        await world.SignOffAllAsync();
        (await world.SendCopyAsync()).ShouldSucceed();
        world.Clock.Advance(TimeSpan.FromDays(8));
        (await world.DecideAsync(Data.Calendar.LegalDay.Of(world.Clock.GetUtcNow()))).ShouldSucceed();
        (await ToldAsync(member.Id)).ShouldBe(1, "of the day");
        (await world.PublishDueAsync()).ShouldBe(1);
        (await ToldAsync(member.Id)).ShouldBe(2, "of the report");
        (await world.PublishDueAsync()).ShouldBe(0);
        (await ToldAsync(member.Id)).ShouldBe(2);

        var actions = await world.HandOverAsync(world.Police, world.Police);
        (await new TellFamily(world.World.Database).OfActionAsync(await world.World.ActAsync(world.Chair), new TellOfActionCommand(actions[0], "The nurse is told."), default)).ShouldSucceed();
        (await ToldAsync(member.Id)).ShouldBe(3);
        foreach (var action in actions)
        {
            (await world.CompleteAsync(author, action)).ShouldSucceed();
        }
        var verify = new VerifyAction(world.World.Database);
        (await verify.RunAsync(await world.World.ActAsync(scrutineer), new VerifyActionCommand(actions[1], true, "Seen."), default)).ShouldSucceed();
        (await ToldAsync(member.Id)).ShouldBe(3, "they were not told of this one");
        (await verify.RunAsync(await world.World.ActAsync(scrutineer), new VerifyActionCommand(actions[0], false, "Show the records."), default)).ShouldSucceed();
        (await ToldAsync(member.Id)).ShouldBe(3);
        (await world.CompleteAsync(author, actions[0])).ShouldSucceed();
        (await verify.RunAsync(await world.World.ActAsync(scrutineer), new VerifyActionCommand(actions[0], true, "All records were read."), default)).ShouldSucceed();

        (await ToldAsync(member.Id)).ShouldBe(4);
        (await ToldAsync(elsewhere.Id)).ShouldBe(0, "another family");
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select string_agg(distinct means, ',') from outbox_messages where family_member_id is not null")).ShouldBe("TextMessage");

        Task<long> ToldAsync(FamilyMemberId id) => world.World.TestDatabase.AskAsOwnerAsync<long>($"select count(*) from outbox_messages where family_member_id = '{id}'");
    }

    private static TellOfProcessCommand Process(FamilyAreaWorld world, FamilyMemberId? onlyFor) =>
        new(world.Case.Id, onlyFor, ProcessKind.Police, "They will talk with you.", "Sergeant Teasel", "0161 496 0122");

    private static Task CallSafeAsync(FamilyAreaWorld world) =>
        world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set safe_email = split_part(lower(name), ' ', 1) || '@safe.example'");

    private static Task<string> MessagesAsync(FamilyAreaWorld world) => world.World.TestDatabase.AskAsOwnerAsync<string>("""
        select coalesce(string_agg(name || ' ' || number, ', ' order by name), '') from
            (select split_part(m.name, ' ', 1) as name, count(*) as number from outbox_messages o join family_members m on m.id = o.family_member_id group by 1) told
        """);

    private static async Task PlanAsync(InvolvementScene scene)
    {
        var (plan, agency, partnership, @case) = (Guid.CreateVersion7(), Guid.CreateVersion7(), scene.World.Partnership.Id, scene.Scene.Case.Id);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into agencies (id, partnership_id, name, kind) values ('{agency}', '{partnership}', 'Imaginary Homes', 'Housing');
            insert into action_plans (id, partnership_id, case_id, case_reference, actions, handed_over_at) values ('{plan}', '{partnership}', '{@case}', 'INV-2026-0001', 1, now());
            insert into planned_actions (id, plan_id, partnership_id, case_id, case_reference, number, text, agency_id, due, intended_outcome, in_force_since, state)
            values (gen_random_uuid(), '{plan}', '{partnership}', '{@case}', 'INV-2026-0001', 1, 'Repair visits are told to the nurse.', '{agency}', '2026-09-01', 'Known sooner.', now(), 'ReportedComplete')
            """);
    }

    private static async Task<ActionId> ActionAsync(InvolvementScene scene) => new(await scene.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from planned_actions"));

    private static Task PublishAsync(InvolvementScene scene) => scene.World.TestDatabase.ExecuteAsOwnerAsync($"""
        with report as (insert into review_reports (id, partnership_id, case_id, case_reference, reference, number, decision) values (gen_random_uuid(), '{scene.World.Partnership.Id}', '{scene.Scene.Case.Id}', 'INV-2026-0001', 'INV-R1', 1, 'Publish') returning id, partnership_id)
        insert into published_reports (reference, report_id, partnership_id, title, summary, summary_hash, body, published_at, public_until, is_public)
        select 'INV-R1', id, partnership_id, 'Seeing', 'In short', 'x', 'x', now(), '2027-03-02', true from report
        """);
}
