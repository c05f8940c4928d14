using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>A case that is closed keeps its family on Today: they were told that they can still ask, and that somebody answers.</summary>
public sealed class AfterClosingTests
{
    [Fact]
    public async Task What_a_family_said_waits_as_before()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        var comment = await world.SendAsync(world.Mother, ContributionKind.FactIsWrong, "It was 4 May.", passage);
        await world.SendAsync(world.Mother, ContributionKind.Question, "Who reads this?");
        (await filled.SayAsync(world.Mother, await filled.AskAsync(world.Mother, "Who helped you in the spring?"), QuestionAnswerKind.Words, "My sister.")).ShouldSucceed();
        (await world.AsAsync(world.Mother, actor => new AskToLeaveOut(world.World.Database).RunAsync(actor, comment, default))).ShouldSucceed();
        (await world.AgreeAsync(world.Mother, FamilyActivity.ShareExperience, AgreementAnswer.RatherTalk)).ShouldSucceed();
        var before = new Dictionary<StaffId, IReadOnlyList<(WorkKind, int)>>();
        foreach (var staff in (StaffId[])[world.Chair, world.Facilitator])
        {
            before[staff] = await KindsAsync(world.World, staff);
        }
        before[world.Chair].Select(row => row.Item1).ShouldBe([WorkKind.FamilyWordsToRead, WorkKind.AskedAnswerToRead, WorkKind.MemoryToRead, WorkKind.LeaveOutToDecide, WorkKind.UseToSay], ignoreOrder: true);
        before[world.Facilitator].Select(row => row.Item1).ShouldBe([WorkKind.FamilyWords, WorkKind.MemoryToRead, WorkKind.FamilyWantsToTalk, WorkKind.WishesToAnswer], ignoreOrder: true);

        await CloseAsync(world.World);

        foreach (var staff in (StaffId[])[world.Chair, world.Facilitator])
        {
            (await KindsAsync(world.World, staff)).ShouldBe(before[staff], ignoreOrder: true);
        }
        await world.AnswerAsync(await QuestionAsync(world), AnswerOutcome.Answered, "Four people.");
    }

    [Fact]
    public async Task A_hold_is_looked_at_and_opens_the_analysis_again_and_nothing_new_is_begun()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.PlanAsync(scene.Uncle)).ShouldSucceed();
        (await scene.HoldAsync(scene.Mother)).ShouldSucceed();
        var meeting = await scene.MeetAsync(scene.Uncle);
        (await new HoldFamilyMeeting(scene.World.Database).EscalateAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, "Nobody speaks freely.", null, scene.Scene.Chair, null, default)).ShouldSucceed();
        await CloseAsync(scene.World);
        scene.Clock.Advance(TimeSpan.FromDays(31));

        (await KindsAsync(scene.World, scene.Scene.Facilitator)).ShouldBe([(WorkKind.HoldToLookAt, 1), (WorkKind.EscalationToSettle, 1)], ignoreOrder: true);
        (await scene.StepAsync(scene.Scene.Facilitator, HoldStepKind.Ended)).ShouldSucceed();
        (await KindsAsync(scene.World, scene.Scene.Chair)).ShouldContain((WorkKind.AnalysisToReopen, 1));
        (await scene.StepAsync(scene.Scene.Chair, HoldStepKind.AnalysisReopened)).ShouldSucceed();
        (await KindsAsync(scene.World, scene.Scene.Chair)).ShouldBe([(WorkKind.EscalationToSettle, 1)]);
    }

    [Fact]
    public async Task Whoever_was_told_that_a_meeting_does_not_work_finds_it_on_Today_also_without_a_part_in_the_case()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var unit = await scene.World.AddStaffAsync("Unit Umber Testwell", null, StaffRole.BusinessUnit);
        var meeting = await scene.MeetAsync(scene.Uncle);
        (await new HoldFamilyMeeting(scene.World.Database).EscalateAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, "Nobody speaks freely.", null, scene.Scene.Manager, null, default)).ShouldSucceed();

        (await OnTodayAsync(scene.World, scene.Scene.Manager, WorkKind.EscalationToSettle)).ShouldHaveSingleItem().Subject.ShouldBe(meeting.Value);
        (await OnTodayAsync(scene.World, scene.Scene.Chair, WorkKind.EscalationToSettle)).ShouldHaveSingleItem("who works on the case sees it as before");
        foreach (var nobody in (StaffId[])[unit, scene.Scene.OtherChair])
        {
            (await OnTodayAsync(scene.World, nobody, WorkKind.EscalationToSettle)).ShouldBeEmpty();
        }
        await scene.World.JoinCaseAsync(scene.Scene.Case.Id, scene.Scene.Manager, CaseRole.FamilyFacilitator);
        (await OnTodayAsync(scene.World, scene.Scene.Manager, WorkKind.EscalationToSettle)).ShouldHaveSingleItem("and once");
    }

    [Fact]
    public async Task A_hold_in_a_case_that_nobody_leads_waits_for_the_business_unit()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.HoldAsync(scene.Mother)).ShouldSucceed();
        scene.Clock.Advance(TimeSpan.FromDays(31));
        (await HoldsAsync()).ShouldBeEmpty("somebody works with the family");

        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update case_memberships set until = now() where role <> 'FamilyFacilitator'");
        (await HoldsAsync()).ShouldBeEmpty("their facilitator looks at it");
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update case_memberships set until = now()");
        (await HoldsAsync()).ShouldBe([WorkKind.HoldToLookAt]);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update involvement_holds set ended_at = now()");
        (await HoldsAsync()).ShouldBe([WorkKind.AnalysisToReopen]);
        (await OnTodayAsync(scene.World, scene.Scene.Adviser, WorkKind.AnalysisToReopen)).ShouldBeEmpty();

        async Task<IReadOnlyList<WorkKind>> HoldsAsync() =>
            [.. (await OnTodayAsync(scene.World, scene.Scene.Manager, WorkKind.HoldToLookAt)).Concat(await OnTodayAsync(scene.World, scene.Scene.Manager, WorkKind.AnalysisToReopen)).Select(item => item.Kind)];
    }

    private static Task CloseAsync(TestWorld world) => world.TestDatabase.ExecuteAsOwnerAsync("update cases set stage = 'Closed'");

    private static async Task<ContributionId> QuestionAsync(FamilyAreaWorld world) =>
        new(await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from contributions where text = 'Who reads this?'"));

    private static async Task<IReadOnlyList<(WorkKind, int)>> KindsAsync(TestWorld world, StaffId staff) =>
        [.. (await new TodayQueries(world.Database).FindAsync(await world.ActAsync(staff), 1, default)).Mine.Where(item => item.Kind != WorkKind.Deadline).CountBy(item => item.Kind).Select(row => (row.Key, row.Value))];

    private static async Task<IReadOnlyList<WorkItem>> OnTodayAsync(TestWorld world, StaffId staff, WorkKind kind) =>
        [.. (await new TodayQueries(world.Database).FindAsync(await world.ActAsync(staff), 1, default)).Mine.Where(item => item.Kind == kind)];
}
