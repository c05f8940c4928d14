using PracticeReview.Data;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>Questions wait for their translation, are changed until they are sent; and what was not understood is gone through again.</summary>
public sealed class AskedWellTests
{
    [Fact]
    public async Task Questions_that_are_translated_are_released_and_the_others_wait()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var ask = new AskFamilyMember(world.World.Database);
        var chair = await world.World.ActAsync(world.Chair);
        foreach (var text in (string[])["What was a good day like?", "Who helped you?"])
        {
            (await ask.WriteAsync(chair, new AskFamilyMemberCommand(world.Mother.Id, null, text), default)).ShouldSucceed();
        }
        (await ask.ReleaseAsync(chair, world.Mother.Id, default, onlyTranslated: true)).ShouldRefuse("None of them");
        await world.TranslateAsync("Who helped you?", "کس نے آپ کی مدد کی؟");
        (await ask.ReleaseAsync(chair, world.Mother.Id, default, onlyTranslated: true)).ShouldRefuse("None of them");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update case_text_translations set state = 'Approved', reviewed_by = '{world.Chair}', reviewed_at = now()");
        (await ask.ReleaseAsync(chair, world.Mother.Id, default, onlyTranslated: true)).ShouldSucceed();
        (await ReleasedAsync()).ShouldBe("Who helped you?");

        // Until it is released its words are changed, and its translation is out of date; afterwards they stay.
        var ids = (await new AreaStaffQueries(world.World.Database).OpenAsync(chair, world.Case.Id, world.Mother.Id, default))!.Questions.ToDictionary(row => row.Text, row => row.Id);
        (await ask.WriteAsync(chair, new AskFamilyMemberCommand(world.Mother.Id, ids["What was a good day like?"], "What did she like?"), default)).ShouldSucceed();
        (await ask.WriteAsync(chair, new AskFamilyMemberCommand(world.Mother.Id, ids["Who helped you?"], "Who else?"), default)).ShouldRefuse("may have read");
        (await ask.ReleaseAsync(chair, world.Mother.Id, default)).ShouldSucceed();
        (await ReleasedAsync()).ShouldBe("What did she like?, Who helped you?");

        Task<string> ReleasedAsync() => world.World.TestDatabase.AskAsOwnerAsync<string>("select coalesce(string_agg(text, ', ' order by text), '') from asked_questions where released_at is not null");
    }

    [Theory]
    [InlineData(Understanding.NotYet, true)]
    [InlineData(Understanding.Silence, true)]
    [InlineData(Understanding.SaidInOwnWords, false)]
    [InlineData(Understanding.AskedAndWentThroughAgain, false)]
    public async Task What_was_not_understood_is_on_the_contact_persons_list_and_among_the_gaps_until_it_was_gone_through_again(Understanding understanding, bool isOpen)
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve)).ShouldSucceed();
        var question = await scene.Scene.SendAsync(ContributionKind.Question, "When does the report come?");
        (await scene.Scene.AnswerAsync(scene.Scene.Chair, question, AnswerOutcome.Answered, "In the summer.")).ShouldSucceed();
        (await ExplainAsync(understanding)).ShouldSucceed();

        (await KindsAsync(scene.Scene.Facilitator)).Contains(WorkKind.UnderstandingToCheck).ShouldBe(isOpen);
        (await KindsAsync(scene.Scene.Chair)).ShouldNotContain(WorkKind.UnderstandingToCheck, "it is her contact person's");
        (await GapsAsync()).Count(gap => gap.Contains("not understood yet", StringComparison.Ordinal)).ShouldBe(isOpen ? 1 : 0);
        if (!isOpen)
        {
            return;
        }
        var item = (await new TodayQueries(scene.World.Database).FindAsync(await scene.ActAsync(scene.Scene.Facilitator), 1, default)).Mine.Single(found => found.Kind == WorkKind.UnderstandingToCheck);
        Web.Workspace.Cases.WorkWords.Address(item).ShouldBe($"/workspace/cases/{scene.Scene.Case.Id}/family/{scene.Scene.Mother}/letters#explained");
        (await scene.HoldAsync(scene.Mother)).ShouldSucceed();
        (await KindsAsync(scene.Scene.Facilitator)).ShouldNotContain(WorkKind.UnderstandingToCheck, "nobody approaches her now");
        (await scene.StepAsync(scene.Scene.Facilitator, HoldStepKind.Ended)).ShouldSucceed();
        scene.Clock.Advance(TimeSpan.FromDays(1));
        (await ExplainAsync(Understanding.SaidInOwnWords)).ShouldSucceed();
        (await KindsAsync(scene.Scene.Facilitator)).ShouldNotContain(WorkKind.UnderstandingToCheck);
        (await GapsAsync()).ShouldNotContain(gap => gap.Contains("not understood yet", StringComparison.Ordinal));

        async Task<Result> ExplainAsync(Understanding how) => await new RecordExplanation(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator),
            new RecordExplanationCommand(scene.Scene.Mother, ExplainedThing.Answer, question.Value, "Fern", LegalDay.Of(scene.World.Now), null, how, null), default);

        async Task<IReadOnlyList<WorkKind>> KindsAsync(StaffId staff) => [.. (await new TodayQueries(scene.World.Database).FindAsync(await scene.ActAsync(staff), 1, default)).Mine.Select(found => found.Kind)];

        async Task<IReadOnlyList<string>> GapsAsync() =>
            [.. (await new AssuranceQueries(scene.World.Database).OpenAsync(await scene.ActAsync(scene.Scene.Chair), scene.Scene.Case.Id, default))!.Questions.SelectMany(row => row.Gaps).Select(gap => gap.Words)];
    }
}
