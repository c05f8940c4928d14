using PracticeReview.Data;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;

namespace PracticeReview.Web.Demonstration;

/// <summary>What stands in a family member's own area.</summary>
internal sealed partial class DemonstrationCase
{
    public async Task SayWhatIsSafeAsync(FamilyMemberId member, int daysAgo, string language, string? email, string? mobile, UnsafeTimes times, UnsafeWays ways, string? note)
    {
        clock.GoTo(daysAgo, 20, 5);
        Done(await Get<SaySafeContact>().RunAsync(await As(member), new SaySafeContactCommand(email, mobile, language, null, times, ways, note), None));
        Done(await Get<TellFamily>().WhenToRingAsync(await As("facilitator"), member, new TimeOnly(9, 30), new TimeOnly(17, 0), None));
    }

    public async Task TellWhatGoesOnAsync(int daysAgo, FamilyMemberId? onlyFor, ProcessKind kind, string text, string name, string how)
    {
        clock.GoTo(daysAgo, 11, 15);
        Done(await Get<TellFamily>().OfProcessAsync(await As("facilitator"), new TellOfProcessCommand(Id, onlyFor, kind, text, name, how), None));
    }

    public async Task WishAsync(FamilyMemberId member, int daysAgo, string language, WishesSaid said)
    {
        clock.GoTo(daysAgo, 20, 25);
        Done(await Get<SayWishes>().RunAsync(await As(member), new SayWishesCommand(said, language), None));
    }

    public async Task AnswerWishesAsync(FamilyMemberId member, int daysAgo, WishesOutcome outcome, string text, string inUrdu)
    {
        clock.GoTo(daysAgo, 11, 5);
        var wishes = (await Get<AreaStaffQueries>().OpenAsync(await As("facilitator"), Id, member, None))!.Wishes!;
        Done(await Get<AnswerWishes>().RunAsync(await As("facilitator"), new AnswerWishesCommand(member, wishes.SaidAt, outcome, text), None));
        await TranslateAsync(text, "en", "ur", inUrdu);
    }

    public async Task RecordAdultAsync(FamilyMemberId member, int daysAgo)
    {
        clock.GoTo(daysAgo, 15, 0);
        Done(await Get<RecordConsentGrounds>().RunAsync(await As("facilitator"),
            new RecordConsentGroundsCommand(member, new ConsentConsidered(AgeGroup.Adult, ConsentDecider.Themselves, null, null, false)), None));
    }

    public async Task AskAsync(FamilyMemberId member, int daysAgo, params IReadOnlyList<string> questions)
    {
        clock.GoTo(daysAgo, 14, 20);
        foreach (var question in questions)
        {
            Done(await Get<AskFamilyMember>().WriteAsync(await As("reviewer"), new AskFamilyMemberCommand(member, null, question), None));
        }
        Done(await Get<AskFamilyMember>().ReleaseAsync(await As("reviewer"), member, None));
    }

    public async Task AnswerAskedAsync(FamilyMemberId member, int daysAgo, int number, QuestionAnswerKind kind, string? text, string language)
    {
        clock.GoTo(daysAgo, 21, 10);
        var actor = await As(member);
        var question = (await Get<FamilyAreaQueries>().AskedAsync(actor, "en", true, None)).Single(row => row.Number == number).Id;
        Done(await Get<AnswerAskedQuestion>().RunAsync(actor, new AnswerAskedQuestionCommand(question, kind, text, language), None));
    }

    public async Task<ChildMemoryId> TellOfChildAsync(FamilyMemberId member, int daysAgo, MemoryKind kind, string text, MemoryAudience audience, string language)
    {
        clock.GoTo(daysAgo, 21, 30);
        var command = new TellOfChildCommand(ChildMemoryId.New(), kind, text, audience, language);
        if (kind == MemoryKind.Music)
        {
            using var sung = new MemoryStream(DemonstrationSound.Sing());
            await using var sound = Done(await ReceivedFile.ReceiveSoundAsync(sung, None));
            Done(await Get<TellOfChild>().RunAsync(await As(member), command, sound, None));
            return command.Id;
        }
        if (!ChildMemory.IsPicture(kind))
        {
            Done(await Get<TellOfChild>().RunAsync(await As(member), command, null, None));
            return command.Id;
        }
        using var drawn = new MemoryStream(DemonstrationPicture.Draw());
        await using var picture = Done(await ReceivedFile.ReceivePictureAsync(drawn, None));
        Done(await Get<TellOfChild>().RunAsync(await As(member), command, picture, None));
        return command.Id;
    }

    /// <summary>The review group says what became of something told of the child.</summary>
    public async Task UseMemoryAsync(ChildMemoryId memory, int daysAgo, MemoryAudience audience, string where)
    {
        clock.GoTo(daysAgo, 11, 40);
        Done(await Get<WeighMemory>().RunAsync(await As("reviewer"), new WeighMemoryCommand(memory, audience, 0, ContributionStatus.Used, where), None));
    }

    public async Task CheckAsync(FamilyMemberId member, int daysAgo, ContributionId about, bool answered)
    {
        clock.GoTo(daysAgo, 21, 40);
        Done(await Get<CheckAnswer>().RunAsync(await As(member), new CheckAnswerCommand(about, answered, null, ContributionId.New(), "ur"), None));
    }

    public async Task TellOfActionsAsync(int daysAgo, string text)
    {
        clock.GoTo(daysAgo, 15, 30);
        foreach (var action in (await Get<Data.Actions.ActionQueries>().FindPlanAsync(await As("unit"), Id, None))!.Actions)
        {
            Done(await Get<TellFamily>().OfActionAsync(await As("unit"), new TellOfActionCommand(action.Id, text), None));
        }
    }

    public async Task SayHowItWasAsync(FamilyMemberId member, int daysAgo, SensitivitySaid said, bool withName)
    {
        clock.GoTo(daysAgo, 20, 50);
        var actor = await As(member);
        Done(withName ? await Get<SayHowItWas>().RunAsync(actor, said, None) : await Get<SayHowItWas>().WithoutNameAsync(actor, said, None));
    }
}
