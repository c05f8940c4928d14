using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Translations;

/// <summary>What a person wishes, and what keeps them safe, is translated for those who read it, and its translation goes with it.</summary>
public sealed class TheirWordsInEnglishTests
{
    private const string Wish = "ایک خاتون کے ساتھ";
    private const string Note = "وہ میرا فون پڑھتا ہے۔";

    [Theory]
    [InlineData(CaseTextKind.Wish, Wish, "With a woman")]
    [InlineData(CaseTextKind.SafetyNote, Note, "He reads my telephone.")]
    public async Task Their_words_are_asked_for_written_and_checked_like_all_words_of_theirs(CaseTextKind kind, string words, string english)
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        var family = scene.Family;
        foreach (var stranger in (StaffId[])[family.OtherChair, family.Adviser, scene.First])
        {
            (await scene.AskAsync(stranger, kind, words, "ur", "en")).Refusals.ShouldBe([Refusal.NotFound]);
        }
        (await scene.AskAsync(family.Facilitator, kind, "Not their words", "ur", "en")).Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.AskAsync(family.Facilitator, kind, words, "pl", "en")).Refusals.ShouldBe([Refusal.NotFound], "they are in Urdu");
        (await scene.AskAsync(family.Facilitator, kind, words, "ur", "en")).ShouldSucceed();
        var asked = (await scene.CaseTextsAsync(scene.First)).Single(text => text.CaseKind == kind);
        (asked.Source.Texts.Single(), asked.From, asked.Into).ShouldBe((words, "ur", "en"));
        (await scene.CaseTextsAsync(scene.OfPolish)).ShouldBeEmpty();

        var translate = new TranslateCaseText(scene.World.Database);
        var command = new TranslateCaseTextCommand(family.Case.Id, words, "ur", "en", english, ByMachine: true);
        (await translate.RunAsync(await scene.World.ActAsync(scene.First), command, CancellationToken.None)).ShouldSucceed();
        var made = (await EnglishAsync(scene, kind, words))!;
        (made.Text, made.State, made.IsMachineMade).ShouldBe((english, TextState.NeedsWork, true));
        (await translate.RunAsync(await scene.World.ActAsync(scene.First), command with { ByMachine = false, Version = made.Version }, CancellationToken.None)).ShouldSucceed();
        var waiting = (await EnglishAsync(scene, kind, words))!;
        (await translate.ApproveAsync(await scene.World.ActAsync(family.Chair), command with { Text = null, Version = waiting.Version }, CancellationToken.None)).ShouldRefuse("recorded as reading");
        (await translate.ApproveAsync(await scene.World.ActAsync(scene.Second), command with { Text = null, Version = waiting.Version }, CancellationToken.None)).ShouldSucceed();
        (await EnglishAsync(scene, kind, words))!.State.ShouldBe(TextState.Approved);
    }

    [Fact]
    public async Task What_keeps_a_person_safe_leaves_in_no_file_and_the_record_counts_what_does()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        var family = scene.Family;
        await family.SendAsync(ContributionKind.Question, "کب ختم ہوگا؟");
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update contributions set language = 'ur' where text = 'کب ختم ہوگا؟'");
        foreach (var (kind, words) in new[] { (CaseTextKind.Wish, Wish), (CaseTextKind.SafetyNote, Note), (CaseTextKind.FamilyWords, "کب ختم ہوگا؟") })
        {
            (await scene.AskAsync(family.Facilitator, kind, words, "ur", "en")).ShouldSucceed();
        }
        var translator = await scene.World.ActAsync(scene.First);

        var taken = await TakeOutAsync(text => text.Into == "en");
        taken.Select(text => text.CaseKind).ShouldBe([CaseTextKind.FamilyWords]);
        (await family.RecordedAsync("Texts of a case taken out")).ShouldBe(1);
        (await scene.World.TestDatabase.AskAsOwnerAsync<string>("select details::jsonb ->> 'texts' from audit_events where action = 'Texts of a case taken out'")).ShouldBe("1");
        await TakeOutAsync(text => text.Into == "ur");
        await TakeOutAsync(_ => false);
        (await family.RecordedAsync("Texts of a case taken out")).ShouldBe(1, "no word of the case was in these files");

        // What families write comes back in English by a PO file too.
        var file = PoExchange.Read(PoExchange.Write(Languages.English, taken));
        var filled = file with { Units = [.. file.Units.Select(unit => unit with { Forms = ["When is it over?"], IsUnfinished = false })] };
        (await scene.Imports.RunAsync(translator, new ImportTranslationsCommand("ur", filled, false), CancellationToken.None)).ShouldSucceed();
        (await family.CountAsync("case_text_translations where text = 'When is it over?' and language = 'en' and state = 'WaitingForReview'")).ShouldBe(1);

        async Task<IReadOnlyList<DeskText>> TakeOutAsync(Func<DeskText, bool> isIn) => (await scene.Queries.TakeOutAsync(translator, "ur", isIn, CancellationToken.None))!;
    }

    [Fact]
    public async Task What_they_say_anew_takes_the_old_words_from_translators_and_their_translation_with_them()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        var family = scene.Family;
        foreach (var (kind, words) in new[] { (CaseTextKind.Wish, Wish), (CaseTextKind.SafetyNote, Note) })
        {
            (await scene.AskAsync(family.Facilitator, kind, words, "ur", "en")).ShouldSucceed();
            (await family.TranslateAsync(scene.First, words, "In English")).ShouldSucceed();
        }
        (await family.CountAsync("case_text_translations")).ShouldBe(2);

        await SayAsync(scene, "اپنی خالہ کے ساتھ", "وہ میرے خط پڑھتا ہے۔");

        (await scene.CaseTextsAsync(scene.First)).ShouldBeEmpty();
        (await family.CountAsync("case_text_translations")).ShouldBe(0);
        (await scene.AskAsync(family.Facilitator, CaseTextKind.SafetyNote, Note, "ur", "en")).Refusals.ShouldBe([Refusal.NotFound]);
        await SayAsync(scene, Wish, Note);
        (await scene.AskAsync(family.Facilitator, CaseTextKind.SafetyNote, Note, "ur", "en")).ShouldSucceed();
        (await scene.CaseTextsAsync(scene.First)).ShouldHaveSingleItem().CaseKind.ShouldBe(CaseTextKind.SafetyNote);
    }

    private static async Task<DeskScene> FilledAsync()
    {
        var scene = await DeskScene.CreateAsync();
        await SayAsync(scene, Wish, Note);
        return scene;
    }

    private static async Task SayAsync(DeskScene scene, string wish, string note)
    {
        (await new SayWishes(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Family.Mother),
            new SayWishesCommand(new WishesSaid(wish, null, MeetingTimes.None, TalkMeans.None, LanguageHelp.None, null, null), "ur"), CancellationToken.None)).ShouldSucceed();
        (await new SaySafeContact(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Family.Mother),
            new SaySafeContactCommand("mother@safe.example", null, "ur", Note: note), CancellationToken.None)).ShouldSucceed();
    }

    private static async Task<TranslationView?> EnglishAsync(DeskScene scene, CaseTextKind kind, string words)
    {
        var view = (await new AreaStaffQueries(scene.World.Database).OpenAsync(await scene.World.ActAsync(scene.Family.Facilitator), scene.Family.Case.Id, scene.Family.Mother, CancellationToken.None))!;
        return kind == CaseTextKind.Wish ? view.Wishes!.English.GetValueOrDefault(words) : view.Safety.NoteInEnglish;
    }
}
