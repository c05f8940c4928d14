using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Families;

/// <summary>A wish to leave something out is the person's own, until it is decided.</summary>
public sealed class TakeBackLeaveOutTests
{
    [Fact]
    public async Task While_nobody_has_decided_the_wish_is_taken_back_and_the_words_stand_as_before()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var wish = await scene.Scene.SendAsync();
        var (ask, takeBack) = (new AskToLeaveOut(scene.World.Database), new TakeBackLeaveOut(scene.World.Database));
        (await takeBack.RunAsync(await MotherAsync(scene), wish.Value, default)).ShouldSucceed();
        (await scene.Scene.RecordedAsync("Leaving out taken back")).ShouldBe(0, "there was none");
        (await ask.RunAsync(await MotherAsync(scene), wish, default)).ShouldSucceed();
        (await WordsAsync(scene, scene.Scene.Manager)).ShouldBe(0);
        var uncle = await scene.World.AddFamilyMemberAsync(scene.Scene.Case, scene.Scene.Facilitator, "Uncle Inventado", "Uncle");
        (await takeBack.RunAsync(await scene.World.ActAsync(uncle.Id), wish.Value, default)).ShouldSucceed();
        (await scene.Scene.CountAsync("leave_out_requests")).ShouldBe(1, "another's wish is as if it were none");

        (await takeBack.RunAsync(await MotherAsync(scene), wish.Value, default)).ShouldSucceed();

        (await scene.Scene.CountAsync("leave_out_requests")).ShouldBe(0);
        (await scene.Scene.RecordedAsync("Leaving out asked for")).ShouldBe(1);
        (await scene.Scene.RecordedAsync("Leaving out taken back")).ShouldBe(1);
        (await WordsAsync(scene, scene.Scene.Manager)).ShouldBe(1, "the business unit reads them as before");
        (await new TodayQueries(scene.World.Database).FindAsync(await scene.World.ActAsync(scene.Scene.Chair), 1, default)).Mine.ShouldNotContain(item => item.Kind == WorkKind.LeaveOutToDecide);

        // She may ask again; what is decided stays.
        (await ask.RunAsync(await MotherAsync(scene), wish, default)).ShouldSucceed();
        var request = new LeaveOutRequestId(await scene.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from leave_out_requests"));
        (await new DecideLeaveOut(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Scene.Chair), new DecideLeaveOutCommand(request, LeaveOutOutcome.LeftOut, "We do without it."), default)).ShouldSucceed();
        (await takeBack.RunAsync(await MotherAsync(scene), wish.Value, default)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        (await scene.Scene.CountAsync("leave_out_requests where outcome = 'LeftOut'")).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_stands_among_what_was_sent_too_is_taken_back_in_both_places()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var (ask, question) = (new AskFamilyMember(scene.World.Database), AskedQuestionId.New());
        (await ask.WriteAsync(await scene.ActAsync(scene.Scene.Chair), new AskFamilyMemberCommand(scene.Scene.Mother, null, "What was a good day like?", question), default)).ShouldSucceed();
        (await ask.ReleaseAsync(await scene.ActAsync(scene.Scene.Chair), scene.Scene.Mother, default)).ShouldSucceed();
        (await new AnswerAskedQuestion(scene.World.Database).RunAsync(await MotherAsync(scene), new AnswerAskedQuestionCommand(question, QuestionAnswerKind.Words, "At the ducks.", "en"), default)).ShouldSucceed();
        var answer = await scene.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from question_answers");
        (await ask.ReadAsync(await scene.ActAsync(scene.Scene.Chair), answer, "At the ducks.", default)).ShouldSucceed();
        (await new AskToLeaveOut(scene.World.Database).OfAnswerAsync(await MotherAsync(scene), answer, default)).ShouldSucceed();
        (await scene.Scene.CountAsync("leave_out_requests")).ShouldBe(2);

        (await new TakeBackLeaveOut(scene.World.Database).RunAsync(await MotherAsync(scene), answer, default)).ShouldSucceed();

        (await scene.Scene.CountAsync("leave_out_requests")).ShouldBe(0);
        (await scene.Scene.RecordedAsync("Leaving out taken back")).ShouldBe(2);
    }

    private static Task<FamilyActor> MotherAsync(InvolvementScene scene) => scene.World.ActAsync(scene.Scene.Mother);

    private static async Task<int> WordsAsync(InvolvementScene scene, StaffId staff) =>
        (await new FamilyWordsQueries(scene.World.Database).OpenAsync(await scene.World.ActAsync(staff), scene.Scene.Case.Id, new WordsFilter(), default))!.Words.Count;
}
