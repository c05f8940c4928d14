using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Reviews;
using PracticeReview.Tests.TestData;
using PracticeReview.Tests.UseCases.Referrals;

namespace PracticeReview.Tests.UseCases.Reviews;

/// <summary>The assurance questions and checklist (Policy 7.1, Document 4), answered at each key stage with what shows it.</summary>
public sealed class ChecklistTests
{
    [Fact]
    public void Every_question_has_a_name_of_its_own_and_every_stage_of_a_case_has_its_questions()
    {
        ChecklistQuestion.All.Select(question => question.Key).Distinct().Count().ShouldBe(ChecklistQuestion.All.Count);
        ChecklistQuestion.All.Select(question => question.Stage).Distinct().ShouldBe(Enum.GetValues<ChecklistStage>());
        foreach (var stage in Enum.GetValues<CaseStage>())
        {
            ChecklistQuestion.All.ShouldContain(question => question.Stage == ChecklistQuestion.At(stage));
        }
    }

    [Fact]
    public async Task Answers_come_with_what_shows_them_and_two_who_answer_at_once_lose_nothing()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.SubmitAsync();
        var (answer, queries) = (new AnswerChecklist(world.Database), new ChecklistQueries(world.Database));
        Task<Result> GiveAsync(StaffId by, params GivenChecklistAnswer[] given) => GiveOneAsync(by, given);
        async Task<Result> GiveOneAsync(StaffId by, GivenChecklistAnswer[] given) => await answer.RunAsync(await world.ActAsync(by), new AnswerChecklistCommand(@case, given), default);

        (await GiveAsync(people.Unit)).ShouldRefuse("Nothing was changed");
        (await GiveAsync(people.Unit, new GivenChecklistAnswer("notifications", null, " ", 0), new GivenChecklistAnswer("other-processes", ChecklistVerdict.No, "", 0)))
            .Refusals.Select(refusal => refusal.Field).ShouldBe(["notifications-Verdict", "notifications-Evidence", "other-processes-Evidence"]);
        (await GiveAsync(people.Unit, new GivenChecklistAnswer("no-such", ChecklistVerdict.Yes, "x", 0))).Refusals.ShouldBe([Refusal.NotFound]);
        (await GiveAsync(people.Unit, new GivenChecklistAnswer("notifications", ChecklistVerdict.Partly, "Ofsted is told on Monday.", 0))).ShouldSucceed();
        (await GiveAsync(people.Chair, new GivenChecklistAnswer("other-processes", ChecklistVerdict.Yes, "None applies.", 0))).ShouldSucceed();
        (await GiveAsync(people.Chair, new GivenChecklistAnswer("notifications", ChecklistVerdict.Yes, "All made.", 0))).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);

        var opened = (await queries.OpenAsync(await world.ActAsync(people.Chair), @case, default)).ShouldNotBeNull();
        (opened.Now, opened.Parts[0].Answered).ShouldBe((ChecklistStage.Referral, 2));
        var line = opened.Parts[0].Lines.Single(found => found.Question == "notifications");
        (line.Verdict, line.Evidence, line.AnsweredBy).ShouldBe((ChecklistVerdict.Partly, "Ofsted is told on Monday.", "Clerk Clover Madeup"));
        (await GiveAsync(people.Chair, new GivenChecklistAnswer("notifications", ChecklistVerdict.Yes, "All made.", line.Version))).ShouldSucceed();
        (await people.CountAsync("audit_events where action = 'Assurance checklist answered' and details not like '%Ofsted%'")).ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_else_opens_or_answers_it_and_the_database_alone_refuses()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.SubmitAsync();
        var elsewhere = await world.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var there = await world.AddStaffAsync("Manager There", null, elsewhere, StaffRole.BusinessManager);
        var facilitator = await world.AddStaffAsync("Facilitator Fern Unreal", null);
        await world.JoinCaseAsync(@case, facilitator, CaseRole.FamilyFacilitator);
        var given = new AnswerChecklistCommand(@case, [new GivenChecklistAnswer("notifications", ChecklistVerdict.Yes, "x", 0)]);
        (await new AnswerChecklist(world.Database).RunAsync(await world.ActAsync(people.Unit), given, default)).ShouldSucceed();
        string Insert(StaffId by) => $"insert into checklist_answers values ('{@case}', 'independence', '{world.Partnership.Id}', 'Yes', 'x', '{by}', now())";

        foreach (var other in (StaffId[])[people.Referrer, people.DecisionMaker, facilitator, there])
        {
            (await new ChecklistQueries(world.Database).OpenAsync(await world.ActAsync(other), @case, default)).ShouldBeNull();
            (await new AnswerChecklist(world.Database).RunAsync(await world.ActAsync(other), given, default)).Refusals.ShouldBe([Refusal.NotFound]);
            (await AreaRequestTests.AskAsync(world, other, "select count(*) from checklist_answers")).ShouldBe(0L);
            (await AreaRequestTests.AffectedAsync(world, other, Insert(other))).ShouldBe(-1);
            (await AreaRequestTests.AffectedAsync(world, other, $"update checklist_answers set answered_by_id = '{other}'")).ShouldBe(0);
        }
        (await AreaRequestTests.AffectedAsync(world, people.Unit, Insert(people.Chair))).ShouldBe(-1);
        (await AreaRequestTests.AffectedAsync(world, people.Unit, $"update checklist_answers set answered_by_id = '{people.Chair}'")).ShouldBe(-1);
        (await AreaRequestTests.AffectedAsync(world, people.Unit, Insert(people.Unit))).ShouldBe(1);
    }
}
