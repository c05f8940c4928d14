using PracticeReview.Data;
using PracticeReview.Data.Actions;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Actions;

public sealed class ActionTests
{
    [Fact]
    public async Task An_action_from_a_recommendation_is_carried_out_sent_back_and_verified_by_the_same_scrutineer()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var author = await world.World.AddStaffAsync("Author Birch Testwell", world.Police, StaffRole.AgencyAuthor);
        var ownAgency = await world.World.AddStaffAsync("Scrutineer Oak Testwell", world.Police, StaffRole.Scrutineer);
        var scrutineer = await world.World.AddStaffAsync("Scrutineer Elm Testwell", world.Health, StaffRole.Scrutineer);
        await world.PublishAsync();
        (await new AddAction(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair),
            new AddActionCommand(world.Case.Id, 2, "Ask in every supervision", world.Police.Id, new DateOnly(2026, 6, 1), "Children are seen"), default)).ShouldSucceed();
        (await ListAsync(world, author)).ShouldBeEmpty();
        (await new HandOverActionPlan(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair), world.Case.Id, default)).ShouldRefuse("agrees the plan before");
        (await new AgreeActionPlan(world.World.Database).RunAsync(await world.World.ActAsync(world.Manager), new AgreeActionPlanCommand(world.Case.Id, 1), default)).ShouldRefuse("could not be found");
        (await new AgreeActionPlan(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair), new AgreeActionPlanCommand(world.Case.Id, 1), default)).ShouldSucceed();
        (await new HandOverActionPlan(world.World.Database).RunAsync(await world.World.ActAsync(world.Manager), world.Case.Id, default)).ShouldSucceed();
        (await world.StageAsync()).ShouldBe("Actions");

        var action = (await ListAsync(world, author)).Single();
        action.Recommendation.ShouldBe("Supervision asks when a child was last seen.");
        (await ReportAsync(world, author, action.Id, "Half of the teams have begun.", false)).ShouldSucceed();
        (await ReportAsync(world, author, action.Id, "Every team does it.", true)).ShouldSucceed();
        (await ReportAsync(world, author, action.Id, "Every team does it.", true)).ShouldRefuse("could not be found");

        (await ListAsync(world, scrutineer)).Single().MayVerify.ShouldBeTrue();
        (await VerifyAsync(world, ownAgency, action.Id, true)).ShouldRefuse("could not be found");
        (await VerifyAsync(world, world.Manager, action.Id, true)).ShouldRefuse("could not be found");
        (await VerifyAsync(world, scrutineer, action.Id, false, "")).ShouldRefuse("Write what is missing");
        (await VerifyAsync(world, scrutineer, action.Id, false, "Show the records.")).ShouldSucceed();
        (await ReportAsync(world, author, action.Id, "40 of 40 records.", true)).ShouldSucceed();
        (await VerifyAsync(world, scrutineer, action.Id, true, "All records were read.")).ShouldSucceed();
        (await VerifyAsync(world, scrutineer, action.Id, true, "All records were read.")).ShouldRefuse("could not be found");

        var verified = (await ListAsync(world, author)).Single();
        verified.State.ShouldBe(ActionState.Verified);
        verified.Entries.Select(entry => entry.Kind).ShouldBe([ActionEntryKind.Progress, ActionEntryKind.ReportedComplete, ActionEntryKind.SentBack, ActionEntryKind.ReportedComplete, ActionEntryKind.Verified]);
        (await world.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from scrutineer_turns")).ShouldBe(1);
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select string_agg(action, ',' order by position) from audit_events where subject_kind in ('Action', 'ActionPlan')"))
            .ShouldBe("Action planned,Action plan agreed,Action plan handed over,Action progress reported,Action reported complete,Action sent back,Action reported complete,Action verified");
    }

    [Fact]
    public async Task Turns_are_fair_over_many_actions_and_agencies_even_when_reported_at_once()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var police = await world.World.AddStaffAsync("Author Birch Testwell", world.Police, StaffRole.AgencyAuthor);
        foreach (var number in Enumerable.Range(1, 4))
        {
            await world.World.AddStaffAsync($"Scrutineer Number{number} Testwell", number % 2 == 0 ? world.Health : world.Council, StaffRole.Scrutineer);
        }
        await world.World.AddStaffAsync("Scrutineer Own Testwell", world.Police, StaffRole.Scrutineer);
        var actions = await world.HandOverAsync([.. Enumerable.Repeat(world.Police, 12)]);

        var results = await Task.WhenAll(actions.Select(action => world.CompleteAsync(police, action)));

        results.ShouldAllBe(result => result.Succeeded);
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select string_agg(n::text, ',') from (select count(*) n from scrutineer_turns group by scrutineer_id) t")).ShouldBe("3,3,3,3");
    }

    [Fact]
    public async Task Where_nobody_is_eligible_the_action_waits_and_the_business_unit_is_told()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var author = await world.World.AddStaffAsync("Author Birch Testwell", world.Police, StaffRole.AgencyAuthor);
        await world.World.AddStaffAsync("Scrutineer Own Testwell", world.Police, StaffRole.Scrutineer);
        var action = (await world.HandOverAsync(world.Police)).Single();
        var before = await world.World.TestDatabase.AskAsOwnerAsync<long>($"select count(*) from outbox_messages where staff_id = '{world.Manager}'");

        (await world.CompleteAsync(author, action)).ShouldSucceed();

        (await world.World.TestDatabase.AskAsOwnerAsync<long>($"select count(*) from outbox_messages where staff_id = '{world.Manager}'")).ShouldBe(before + 1);
        var waiting = (await ListAsync(world, world.Manager)).Single();
        waiting.Scrutineer.ShouldBeNull();
        waiting.MayAssign.ShouldBeTrue();
        (await AssignAsync(world, world.Manager, action)).ShouldRefuse("every scrutineer is of the agency");
        var scrutineer = await world.World.AddStaffAsync("Scrutineer Elm Testwell", world.Health, StaffRole.Scrutineer);
        (await AssignAsync(world, author, action)).ShouldRefuse("could not be found");
        (await AssignAsync(world, world.Manager, action)).ShouldSucceed();
        (await ListAsync(world, scrutineer)).Single().MayVerify.ShouldBeTrue();
    }

    [Fact]
    public async Task An_action_past_its_day_is_overdue_and_another_agency_reports_nothing_on_it()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var author = await world.World.AddStaffAsync("Author Birch Testwell", world.Police, StaffRole.AgencyAuthor);
        var other = await world.World.AddStaffAsync("Author Larch Testwell", world.Health, StaffRole.AgencyAuthor);
        var action = (await world.HandOverAsync(world.Police)).Single();

        (await ReportAsync(world, other, action, "Nothing of mine.", true)).ShouldRefuse("could not be found");
        (await ReportAsync(world, author, action, new string('x', 200_000), false)).ShouldRefuse("it has 200,000 characters, and at most 20,000 fit");
        (await ListAsync(world, author)).Single().Overdue.ShouldBeFalse();
        world.Clock.SetUtcNow(LegalDay.EndOf(LegalDay.Of(ReportWorld.Start).AddDays(60)));
        (await ListAsync(world, author)).Single().Overdue.ShouldBeTrue();
    }

    [Fact]
    public async Task A_plan_says_everything_that_is_missing_and_its_agreement_is_of_the_actions_that_were_read()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var add = new AddAction(world.World.Database);

        (await add.RunAsync(await world.World.ActAsync(world.Chair), new AddActionCommand(world.Case.Id, null, "", null, null, ""), default))
            .Refusals.Select(refusal => refusal.Field).ShouldBe(["text", "agency", "due", "outcome"]);
        (await add.RunAsync(await world.World.ActAsync(world.Chair), new AddActionCommand(world.Case.Id, 9, "Do it", world.Police.Id, new DateOnly(2026, 6, 1), "Better"), default)).ShouldRefuse("no recommendation 9");
        (await add.RunAsync(await world.World.ActAsync(world.PolicePartner), new AddActionCommand(world.Case.Id, null, "Do it", world.Police.Id, new DateOnly(2026, 6, 1), "Better"), default)).ShouldRefuse("could not be found");
        (await add.RunAsync(await world.World.ActAsync(world.Chair), new AddActionCommand(world.Case.Id, null, "Do it", world.Police.Id, new DateOnly(2026, 6, 1), "Better"), default)).ShouldSucceed();
        (await new AgreeActionPlan(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair), new AgreeActionPlanCommand(world.Case.Id, 0), default)).ShouldRefuse("Somebody else changed");
    }

    [Fact]
    public async Task A_case_is_closed_by_the_business_unit_after_its_last_action_was_verified_and_not_before()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var author = await world.World.AddStaffAsync("Author Birch Testwell", world.Police, StaffRole.AgencyAuthor);
        var scrutineer = await world.World.AddStaffAsync("Scrutineer Elm Testwell", world.Health, StaffRole.Scrutineer);
        var other = await world.World.AddPartnershipAsync("Elsewhere Partnership", "ELS");
        var stranger = await world.World.AddStaffAsync("Manager Sedge Testwell", null, other, StaffRole.BusinessManager);
        await world.PublishAsync();
        (await CloseAsync(world, world.Manager)).ShouldRefuse("could not be found");
        var actions = await world.HandOverAsync(world.Police, world.Police);

        (await CloseAsync(world, world.Manager)).ShouldRefuse("2 actions are not verified yet.");
        foreach (var action in actions)
        {
            (await ReportAsync(world, author, action, "Done everywhere.", true)).ShouldSucceed();
            (await VerifyAsync(world, scrutineer, action, true)).ShouldSucceed();
        }
        foreach (var nobody in (StaffId[])[world.Chair, scrutineer, author, world.PolicePartner, stranger])
        {
            (await CloseAsync(world, nobody)).ShouldRefuse("could not be found");
        }
        var refused = await CloseAsync(world, world.Manager);
        refused.ShouldRefuse("Assurance questions 1, 2, 3, 4, 5, 6, 7, 8, 9 were not answered at the start.");
        refused.ShouldRefuse("Assurance questions 1, 2, 3, 4, 5, 6, 7, 8, 9 are not answered for the end of the review.");
        for (var question = 1; question <= 9; question++)
        {
            (await CloseAsync(world, world.Manager)).ShouldRefuse(question == 9 ? "Assurance question 9 is not answered" : "are not answered for the end of the review.");
            await AnswerAsync(world, question, AssuranceStage.End);
        }
        // The start was missed: some answers come late, the rest is explained, once, by the review group.
        await AnswerAsync(world, 1, AssuranceStage.Start);
        (await CloseAsync(world, world.Manager)).ShouldRefuse("Assurance questions 2, 3, 4, 5, 6, 7, 8, 9 were not answered at the start.");
        (await ExplainAsync(world, world.Manager, AssuranceStage.Start, "We began late.")).ShouldRefuse("could not be found");
        (await ExplainAsync(world, world.Chair, AssuranceStage.Start, " ")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        (await ExplainAsync(world, world.Chair, AssuranceStage.Draft, "We began late.")).ShouldRefuse("All nine are answered");
        (await ExplainAsync(world, world.Chair, AssuranceStage.Start, "The group was not appointed yet.")).ShouldSucceed();
        (await ExplainAsync(world, world.Chair, AssuranceStage.Start, "The group was not appointed yet.")).ShouldSucceed();
        (await ExplainAsync(world, world.Chair, AssuranceStage.Start, "Something else.")).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        await world.World.TestDatabase.ExecuteAsOwnerAsync("delete from assurance_answers where stage = 'Draft' and question = 4");
        (await CloseAsync(world, world.Manager)).ShouldRefuse("Assurance question 4 was not answered with the draft.");
        await AnswerAsync(world, 4, AssuranceStage.Draft);

        // A hold that ended is not forgotten with the case.
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"""
            with person as (insert into mapped_persons (id, partnership_id, case_id, name, relation, generation, is_the_child, responsibility, written_by, written_at, added_at)
                select gen_random_uuid(), partnership_id, id, 'Flint', 'Father', 'Parents', false, 'NotKnown', '{world.Chair}', now(), now() from cases returning *)
            insert into involvement_holds (id, partnership_id, case_id, person_id, officer, reason, agreed_on, is_acknowledged, acknowledgement, look_again_on, recorded_by, recorded_at, ended_at)
            select gen_random_uuid(), partnership_id, case_id, id, 'DI Osprey', 'x', '2026-03-02', true, 'x', '2026-04-02', written_by, written_at, written_at from person
            """);
        (await CloseAsync(world, world.Manager)).Refusals.ShouldHaveSingleItem().Message.ShouldContain("analysis was not opened again");
        // Nor is one that still runs: it is ended first, or it is said why the case cannot wait.
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update involvement_holds set ended_at = null");
        (await CloseAsync(world, world.Manager)).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            refusal => refusal.Field.ShouldBe("Despite"), refusal => refusal.Message.ShouldContain("still held back"));
        (await CloseAsync(world, world.Manager, new string('x', Data.Cases.ReviewCase.LongestReason + 1))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Despite");
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update involvement_holds set ended_at = now(), reopened_at = now()");
        (await CloseAsync(world, world.Manager)).ShouldSucceed();
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update involvement_holds set ended_at = null, reopened_at = null; update cases set stage = 'Actions'");
        (await CloseAsync(world, world.Manager, " The trial is not before next year. ")).ShouldSucceed();
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select why from audit_events where action = 'Case closed' and why is not null")).ShouldBe("The trial is not before next year.");

        (await world.StageAsync()).ShouldBe("Closed");
        (await world.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from audit_events where action = 'Case closed'")).ShouldBe(2);
        (await CloseAsync(world, world.Manager)).ShouldRefuse("could not be found");
        var page = await new ActionQueries(world.World.Database).FindPlanAsync(await world.World.ActAsync(world.Manager), world.Case.Id, default);
        page!.ClosedAt.ShouldNotBeNull();
        page.MayClose.ShouldBeFalse();
    }

    private static async Task AnswerAsync(ReportWorld world, int question, AssuranceStage stage) =>
        (await new AnswerAssuranceQuestion(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair),
            new AnswerAssuranceQuestionCommand(world.Case.Id, question, AssuranceVerdict.Partly, "Written down with the group.", [], null, Stage: stage), default)).ShouldSucceed();

    private static async Task<Result> ExplainAsync(ReportWorld world, StaffId by, AssuranceStage stage, string reason) =>
        await new ExplainMissedPoint(world.World.Database).RunAsync(await world.World.ActAsync(by), new ExplainMissedPointCommand(world.Case.Id, stage, reason), default);

    private static async Task<Result> CloseAsync(ReportWorld world, StaffId by, string? despite = null) =>
        await new CloseCase(world.World.Database).RunAsync(await world.World.ActAsync(by), world.Case.Id, default, despite);

    private static async Task<IReadOnlyList<ActionLine>> ListAsync(ReportWorld world, StaffId staff) =>
        await new ActionQueries(world.World.Database).ListMineAsync(await world.World.ActAsync(staff), default);

    private static async Task<Result> ReportAsync(ReportWorld world, StaffId by, ActionId action, string words, bool complete) =>
        await new ReportOnAction(world.World.Database).RunAsync(await world.World.ActAsync(by), new ReportOnActionCommand(action, words, complete), default);

    private static async Task<Result> VerifyAsync(ReportWorld world, StaffId by, ActionId action, bool verified, string words = "Seen.") =>
        await new VerifyAction(world.World.Database).RunAsync(await world.World.ActAsync(by), new VerifyActionCommand(action, verified, words), default);

    private static async Task<Result> AssignAsync(ReportWorld world, StaffId by, ActionId action) =>
        await new AssignScrutineer(world.World.Database).RunAsync(await world.World.ActAsync(by), action, default);
}
