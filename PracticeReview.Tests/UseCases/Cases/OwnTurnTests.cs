using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.GoodOutcomes;
using PracticeReview.Data.People;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Data.Referrals;
using PracticeReview.Tests.TestData;
using PracticeReview.Tests.UseCases.GoodOutcomes;
using PracticeReview.Web.Workspace.Cases;

namespace PracticeReview.Tests.UseCases.Cases;

/// <summary>From the referral to the inspectorates: whoever's turn it is finds it on their first page, and nobody else does.</summary>
public sealed class OwnTurnTests
{
    [Fact]
    public void Every_kind_of_work_leads_to_a_page_of_its_own()
    {
        foreach (var kind in Enum.GetValues<WorkKind>())
        {
            var item = new WorkItem(kind, CaseId.New(), kind is WorkKind.TranslationToMake or WorkKind.TranslationToCheck or WorkKind.ProductTextsToCheck ? "Urdu" : "INV-2026-0001", "A.B.", "Do it", default, null, null, Guid.NewGuid(), Guid.NewGuid());
            WorkWords.Address(item).ShouldNotBe("/workspace", kind.ToString());
            WorkWords.Address(item with
            {
                Case = kind is WorkKind.Deadline or WorkKind.Vote or WorkKind.DecisionToRecord or WorkKind.Disagreement or WorkKind.ChairToChoose or WorkKind.ReportToSend
                    or WorkKind.FamilyWords or WorkKind.FamilyWordsToRead or WorkKind.AskedAnswerToRead or WorkKind.MemoryToRead or WorkKind.HoldToLookAt or WorkKind.AnalysisToReopen or WorkKind.InterpreterToBook
                    or WorkKind.MeetingToPrepare or WorkKind.EscalationToSettle or WorkKind.InvolvementToDecide or WorkKind.SafetyToAsk or WorkKind.LinkEnds or WorkKind.FamilyWantsToTalk
                    or WorkKind.LeaveOutToDecide or WorkKind.AnswerWaits or WorkKind.PassageWaits or WorkKind.WishesToAnswer or WorkKind.MeetingAnswered or WorkKind.UnderstandingToCheck or WorkKind.QuoteToSeeTo or WorkKind.AgeToRecord or WorkKind.UseToSay or WorkKind.AccountsToWeigh or WorkKind.ActionsToTell
                    or WorkKind.ContactToMakeSure or WorkKind.NotNowToAskAgain ? item.Case : null
            })
                .ShouldNotBe("/workspace", $"{kind} for somebody who does not see the case");
        }
    }

    [Fact]
    public async Task A_referral_waits_for_the_agencys_decision_maker_and_sent_back_for_its_referrer()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var hospital = await world.AddAgencyAsync("Invented Hospital", AgencyKind.HealthProvider);
        var elsewhere = await world.AddStaffAsync("Matron Maple Unreal", hospital, StaffRole.DesignatedDecisionMaker);
        var form = people.CompleteForm();
        await people.ProposeAsync(form);

        var waiting = (await OfAsync(world, people.DecisionMaker)).ShouldHaveSingleItem();
        (waiting.Kind, waiting.Subject, waiting.ChildInitials).ShouldBe((WorkKind.ReferralToVerify, form.Id.Value, form.Initials));
        (waiting.Case, WorkWords.Address(waiting)).ShouldBe((null, $"/workspace/referrals/agency/{form.Id}"));
        foreach (var other in (StaffId[])[people.Referrer, elsewhere, people.Unit])
        {
            (await OfAsync(world, other)).ShouldBeEmpty();
        }

        (await new SendBack(world.Database).RunAsync(await world.ActAsync(people.DecisionMaker), new SendBackCommand(form.Id, "Say what was seen."), default)).ShouldSucceed();
        (await OfAsync(world, people.DecisionMaker)).ShouldBeEmpty();
        (await OfAsync(world, people.Referrer)).ShouldHaveSingleItem().Kind.ShouldBe(WorkKind.ReferralSentBack);
        (await new SendAgain(world.Database).RunAsync(await world.ActAsync(people.Referrer), new SendAgainCommand(form.Id, form), default)).ShouldSucceed();
        (await people.VerifyAsync(form.Id)).Succeeded.ShouldBeTrue();
        (await OfAsync(world, people.DecisionMaker)).ShouldBeEmpty();
        (await OfAsync(world, people.Referrer)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_votes_come_to_waits_to_be_recorded_and_then_the_review_for_a_chair()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.ForwardedAsync();
        (await people.VoteAsync(@case, people.Chair, PanelOutcome.RapidReview)).ShouldSucceed();
        (await OfAsync(world, people.Unit)).ShouldNotContain(item => item.Kind == WorkKind.DecisionToRecord, "one vote is no quorum");
        (await people.VoteAsync(@case, people.Deputy, PanelOutcome.RapidReview)).ShouldSucceed();

        foreach (var able in (StaffId[])[people.Unit, people.Chair, people.Deputy])
        {
            var item = (await OfAsync(world, able)).Single(found => found.Kind == WorkKind.DecisionToRecord);
            (item.Case, item.Part).ShouldBe((@case, CasePart.Referral));
        }
        (await OfAsync(world, people.Adviser)).Select(item => item.Kind).ShouldBe([WorkKind.Vote], "who has not voted sees no vote of others");
        (await OfAsync(world, people.Referrer)).ShouldBeEmpty();

        (await people.DecideAsync(@case, people.Chair, PanelOutcome.RapidReview)).ShouldSucceed();
        foreach (var chair in (StaffId[])[people.Chair, people.Deputy])
        {
            (await OfAsync(world, chair)).ShouldHaveSingleItem().Kind.ShouldBe(WorkKind.ChairToChoose);
        }
        foreach (var other in (StaffId[])[people.Unit, people.Manager, people.Adviser, people.DecisionMaker])
        {
            (await OfAsync(world, other)).ShouldNotContain(item => item.Kind == WorkKind.ChairToChoose || item.Kind == WorkKind.DecisionToRecord);
        }
    }

    [Fact]
    public async Task Divided_votes_wait_for_the_Independent_Adviser_alone()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.ForwardedAsync();
        (await people.VoteAsync(@case, people.Chair, PanelOutcome.RapidReview)).ShouldSucceed();
        (await people.VoteAsync(@case, people.Adviser, PanelOutcome.CaseReview)).ShouldSucceed();

        (await OfAsync(world, people.Adviser)).ShouldHaveSingleItem().What.ShouldContain("divided");
        (await OfAsync(world, people.Chair)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_disagreement_waits_for_the_Advisers_view_and_then_for_the_panel()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.DecidedAsync(PanelOutcome.Neither);
        (await new Disagree(world.Database).RunAsync(await world.ActAsync(people.Referrer), new DisagreeCommand(@case, "Otherwise."), default)).ShouldSucceed();

        (await OfAsync(world, people.Adviser)).ShouldHaveSingleItem().What.ShouldContain("your view");
        (await OfAsync(world, people.Chair)).ShouldBeEmpty();
        (await new GiveAdviserView(world.Database).RunAsync(await world.ActAsync(people.Adviser), new GiveAdviserViewCommand(@case, "The view."), default)).ShouldSucceed();
        (await OfAsync(world, people.Chair)).ShouldHaveSingleItem().What.ShouldContain("finally");
        (await OfAsync(world, people.Referrer)).ShouldBeEmpty();
        (await new DecideFinally(world.Database).RunAsync(await world.ActAsync(people.Chair), new DecideFinallyCommand(@case, PanelOutcome.Neither, "It stands."), default)).ShouldSucceed();
        (await OfAsync(world, people.Chair)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_good_outcome_waits_for_the_panel_and_not_for_the_business_unit_or_its_referrer()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var form = GoodOutcomeTests.Complete();
        (await new PutForwardGoodOutcome(world.Database).RunAsync(await world.ActAsync(people.Referrer), form, default)).ShouldSucceed();

        foreach (var member in (StaffId[])[people.Manager, people.Adviser, people.Chair, people.Deputy])
        {
            var item = (await OfAsync(world, member)).ShouldHaveSingleItem();
            (item.Kind, WorkWords.Address(item)).ShouldBe((WorkKind.GoodOutcome, $"/workspace/referrals/good-outcome/{form.Id}"));
        }
        foreach (var other in (StaffId[])[people.Unit, people.Referrer, people.DecisionMaker])
        {
            (await OfAsync(world, other)).ShouldBeEmpty();
        }
        (await new AnswerGoodOutcome(world.Database).RunAsync(await world.ActAsync(people.Chair), new AnswerGoodOutcomeCommand(form.Id, false, "Not now."), default)).ShouldSucceed();
        (await OfAsync(world, people.Chair)).ShouldBeEmpty();
    }

    [Fact]
    public async Task From_the_papers_of_a_meeting_to_the_inspectorates_each_finds_their_turn()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        var teacher = scene.Information.Teacher;
        (await scene.InviteAsync(null, teacher)).ShouldSucceed();
        await world.TestDatabase.ExecuteAsOwnerAsync($"insert into meeting_papers values (gen_random_uuid(), '{world.Partnership.Id}', '{scene.Case}', '{teacher}', '{scene.Manager}', now(), null, '\\x00')");
        async Task<List<WorkKind>> KindsAsync(StaffId staff) =>
            [.. (await OfAsync(world, staff)).Select(item => item.Kind).Where(kind => kind is not (WorkKind.Information or WorkKind.ChairToChoose))];

        (await KindsAsync(teacher)).ShouldBe([WorkKind.MeetingPapers]);
        await scene.HoldAsync();
        (await KindsAsync(teacher)).ShouldBeEmpty("the meeting was held");
        (await KindsAsync(scene.Chair)).ShouldBe([WorkKind.MeetingReport]);
        (await KindsAsync(scene.Manager)).ShouldBeEmpty("the Chair completes it");
        (await KindsAsync(scene.Partner(AgencyKind.Police))).ShouldBeEmpty("nobody endorses what is not complete");

        (await scene.WriteReportAsync()).ShouldSucceed();
        (await KindsAsync(scene.Chair)).ShouldBeEmpty();
        foreach (var endorser in scene.Partners.Append(scene.Adviser))
        {
            (await KindsAsync(endorser)).ShouldBe([WorkKind.Endorsement]);
            (await KindsAsync(scene.Manager)).ShouldBeEmpty("one of the four is missing");
            (await KindsAsync(scene.Executive)).ShouldBeEmpty("nobody disagrees");
            (await scene.EndorseAsync(endorser)).ShouldSucceed();
            (await KindsAsync(endorser)).ShouldBeEmpty();
        }

        var sending = (await OfAsync(world, scene.Manager)).Single(item => item.Kind == WorkKind.ReportToSend);
        WorkWords.Address(sending).ShouldBe($"/workspace/cases/{scene.Case}/rapid-review");
        (await scene.SendAsync()).ShouldSucceed();
        (await KindsAsync(scene.Manager)).ShouldBeEmpty();
        var told = (await OfAsync(world, teacher)).Single(item => item.Kind == WorkKind.OutcomeNotice);
        WorkWords.Address(told).ShouldBe($"/workspace/meetings#told-{told.Subject}");
        (await KindsAsync(scene.Information.OtherOfficer)).ShouldBeEmpty();
        (await new AnswerOutcomeNotice(world.Database).RunAsync(await world.ActAsync(teacher), told.Subject, "None has to be.", default)).ShouldSucceed();
        (await KindsAsync(teacher)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_disagreement_on_an_outcome_waits_for_the_next_level_and_then_for_the_Executive()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        var second = new List<StaffId>();
        foreach (var agency in (Agency[])[scene.Council, scene.Health, scene.Information.Police])
        {
            second.Add(await scene.AddPartnerAsync(agency, $"Senior of {agency.Name}"));
        }
        await scene.HoldAsync();
        (await scene.WriteReportAsync()).ShouldSucceed();
        foreach (var person in scene.Partners.Append(scene.Adviser))
        {
            (await scene.EndorseAsync(person, person != scene.Adviser)).ShouldSucceed();
        }
        foreach (var person in second)
        {
            (await OfAsync(world, person)).ShouldHaveSingleItem().Kind.ShouldBe(WorkKind.Endorsement);
            (await scene.EndorseAsync(person, false)).ShouldSucceed();
        }
        (await OfAsync(world, scene.Executive)).ShouldHaveSingleItem().Kind.ShouldBe(WorkKind.Endorsement);
        (await OfAsync(world, scene.Partner(AgencyKind.Police))).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_outcome_is_found_behind_a_hundred_that_wait_for_others()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        var health = scene.Partner(AgencyKind.Health);
        var colleague = await scene.AddPartnerAsync(scene.Health, "Another of Health");
        await scene.HoldAsync();
        (await scene.WriteReportAsync()).ShouldSucceed();
        await world.TestDatabase.ExecuteAsOwnerAsync($"""
            create temporary table many as select gen_random_uuid() id, n from generate_series(1, {OwnMeetingQueries.MostRows + 5}) n;
            insert into cases select id, partnership_id, 'MANY-' || n, policy_version, child_initials, referrer_id, stage, stage_since, review_type, received_at
                from many, (select partnership_id, policy_version, child_initials, referrer_id, stage, stage_since, review_type, received_at from cases where id = '{scene.Case}') c;
            insert into rapid_reviews (case_id, partnership_id, planned_for, held_at, outcome, rationale, of_national_importance, case_reference, sitting)
                select m.id, r.partnership_id, r.planned_for, r.held_at, r.outcome, r.rationale, r.of_national_importance, 'MANY', 1 from many m, rapid_reviews r where r.case_id = '{scene.Case}';
            insert into meeting_reports (case_id, partnership_id, facts, immediate_safety, improvements, further_review, pending_information, written_by, written_at, completed_at, completed_by)
                select m.id, r.partnership_id, 'x', 'x', 'x', 'x', 'x', r.written_by, r.written_at, r.completed_at - interval '1 day', r.completed_by from many m, meeting_reports r where r.case_id = '{scene.Case}';
            insert into endorsements (case_id, level, endorser, partnership_id, staff_id, agency_id, agrees, said_at)
                select id, 'Representatives', 'Health', '{world.Partnership.Id}', '{colleague}', '{scene.Health.Id}', true, now() from many;
            """);

        (await OfAsync(world, health)).Single(item => item.Kind == WorkKind.Endorsement).Subject.ShouldBe(scene.Case.Value);
        (await new OwnMeetingQueries(world.Database).ListAsync(await world.ActAsync(health), default)).Waiting.ShouldHaveSingleItem().Case.ShouldBe(scene.Case);
    }

    // What waits for somebody, but for the clocks, which other tests look at.
    private static async Task<List<WorkItem>> OfAsync(TestWorld world, StaffId staff) =>
        [.. (await new TodayQueries(world.Database).FindAsync(await world.ActAsync(staff), 1, default)).Mine.Where(item => item.Kind != WorkKind.Deadline)];
}
