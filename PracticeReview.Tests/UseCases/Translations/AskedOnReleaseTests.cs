using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Translations;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Translations;

/// <summary>Whatever is released to somebody who reads another language is asked for in it there and then: nobody reads English for ever because nobody thought of asking.</summary>
public sealed class AskedOnReleaseTests
{
    [Theory]
    [InlineData("Passage", "Nobody asked who lived in the house.")]
    [InlineData("Answer", "We will ask the school.")]
    [InlineData("Letter", "We write the report.")]
    [InlineData("Question", "What was the winter like?")]
    [InlineData("Process", "The police still ask questions.")]
    public async Task What_is_released_in_English_first_is_asked_for_in_the_language_of_who_reads_it(string kind, string text)
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        // Another of the family reads the same language: the text is asked for once.
        var uncle = await scene.World.AddFamilyMemberAsync(scene.Case, scene.Facilitator, "Uncle Inventado", "Uncle", "ur");

        await ReleaseAsync(scene, kind, text, uncle.Id);

        (await scene.CountAsync($"translation_requests where kind = '{kind}' and source = '{text}' and into_language = 'ur' and taken_back_at is null and superseded_at is null")).ShouldBe(1);
        (await scene.CountAsync("translation_requests")).ShouldBe(1);
    }

    private static async Task ReleaseAsync(FamilyScene scene, string kind, string text, FamilyMemberId uncle)
    {
        var facilitator = await scene.World.ActAsync(scene.Facilitator);
        switch (kind)
        {
            case "Passage":
                (await scene.ReleaseAsync(scene.Chair, (await scene.WriteAsync(scene.Chair, text: text)).Value, members: [scene.Mother, uncle])).ShouldSucceed();
                break;
            case "Answer":
                (await scene.AnswerAsync(scene.Chair, await scene.SendAsync(ContributionKind.Question), AnswerOutcome.Answered, text)).ShouldSucceed();
                break;
            case "Letter":
                var letters = new WriteFamilyLetter(scene.World.Database);
                var letter = FamilyLetterId.New();
                (await letters.RunAsync(facilitator, new WriteFamilyLetterCommand(scene.Mother, letter, null, "What comes next", text), default)).ShouldSucceed();
                var version = (uint)await scene.World.TestDatabase.AskAsOwnerAsync<long>("select xmin::text::bigint from family_letters");
                (await letters.ReleaseAsync(facilitator, new ReleaseFamilyLetterCommand(letter, version, true), default)).ShouldSucceed();
                break;
            case "Question":
                var ask = new AskFamilyMember(scene.World.Database);
                (await ask.WriteAsync(facilitator, new AskFamilyMemberCommand(scene.Mother, null, text), default)).ShouldSucceed();
                (await ask.ReleaseAsync(facilitator, scene.Mother, default)).ShouldSucceed();
                break;
            default:
                (await new TellFamily(scene.World.Database).OfProcessAsync(facilitator, new TellOfProcessCommand(scene.Case.Id, null, ProcessKind.Police, text, "Officer Oak", "0161 496 0000"), default)).ShouldSucceed();
                break;
        }
    }
}
