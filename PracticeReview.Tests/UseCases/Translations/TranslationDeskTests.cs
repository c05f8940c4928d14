using System.Text;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Translations;

/// <summary>The translation desk against PostgreSQL: what translators see and do, what files bring back, what is shown of it.</summary>
public sealed class TranslationDeskTests
{
    private static readonly Language Urdu = Languages.Translated.Single(language => language.Code == "ur");

    [Fact]
    public async Task A_translator_sees_the_text_that_was_asked_for_in_their_language_and_nothing_else_of_the_case()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.CaseTextsAsync(scene.First)).ShouldBeEmpty();
        (await scene.AskAsync(scene.Family.OtherChair)).Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.AskAsync(scene.First)).Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.AskAsync(scene.Family.Facilitator, source: "Not a text of the case")).Refusals.ShouldBe([Refusal.NotFound]);
        (await scene.AskAsync(scene.Family.Facilitator)).ShouldSucceed();
        (await scene.AskAsync(scene.Family.Chair)).ShouldSucceed();
        (await scene.Family.CountAsync("translation_requests")).ShouldBe(1);
        (await scene.Family.CountAsync($"outbox_messages where staff_id in ('{scene.First}', '{scene.Second}') and case_id is null")).ShouldBe(2);
        (await scene.Family.CountAsync($"outbox_messages where staff_id = '{scene.OfPolish}'")).ShouldBe(0);

        var text = (await scene.CaseTextsAsync(scene.First)).ShouldHaveSingleItem();
        (text.Source.Texts[1], text.Notes.Single(), text.State, text.From, text.Into).ShouldBe((DeskScene.Letter, "She reads slowly.", TextState.Untranslated, "en", "ur"));
        (await scene.CaseTextsAsync(scene.OfPolish)).ShouldBeEmpty();
        (await scene.CaseTextsAsync(scene.OfNothing)).ShouldBeEmpty();
        (await scene.FindAsync(scene.OfPolish, text.Id)).ShouldBeNull();
        (await scene.FindAsync(scene.OfPolish, text.Id, "pl")).ShouldBeNull();
        (await scene.Queries.OpenAsync(await scene.World.ActAsync(scene.Family.OtherChair), new DeskFilter(), CancellationToken.None)).ShouldBeNull();
        (await scene.TranslateAsync(scene.OfPolish)).Refusals.ShouldBe([Refusal.NotFound]);
        (await new FamilyLetterQueries(scene.World.Database).OpenAsync(await scene.World.ActAsync(scene.First), scene.Family.Case.Id, scene.Family.Mother, CancellationToken.None)).ShouldBeNull();
        (await new TodayQueries(scene.World.Database).FindAsync(await scene.World.ActAsync(scene.First), 1, CancellationToken.None)).Mine.Select(item => (item.Kind, item.Reference, item.Case))
            .ShouldBe([(WorkKind.TranslationToMake, "Urdu", null)]);
    }

    [Fact]
    public async Task One_translator_writes_another_approves_and_whoever_waited_is_told()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.AskAsync(scene.Family.Facilitator)).ShouldSucceed();
        var id = (await scene.CaseTextsAsync(scene.First)).Single().Id;
        var facilitator = await scene.World.ActAsync(scene.Family.Facilitator);
        var letter = (await new FamilyLetterQueries(scene.World.Database).OpenAsync(facilitator, scene.Family.Case.Id, scene.Family.Mother, CancellationToken.None))!.Letters.Single();
        letter.Translation!.RequestedAt.ShouldNotBeNull();
        (await new WriteFamilyLetter(scene.World.Database).ReleaseAsync(facilitator, new ReleaseFamilyLetterCommand(letter.Id, letter.Version, InEnglishFirst: true), CancellationToken.None)).ShouldSucceed();
        (await scene.Family.MessagesAsync()).ShouldBe(1);

        (await scene.TranslateAsync(scene.First, byMachine: true)).ShouldSucceed();
        var made = (await scene.FindAsync(scene.Second, id))!;
        (made.Text.State, made.Text.IsMachineMade, made.MayReview).ShouldBe((TextState.NeedsWork, true, false));
        (await scene.ApproveAsync(scene.Second, made.Text.Version)).Refused.ShouldBeTrue();
        (await scene.TranslateAsync(scene.First, version: made.Text.Version)).ShouldSucceed();
        var waiting = (await scene.FindAsync(scene.First, id))!;
        (waiting.Text.State, waiting.Text.IsMachineMade, waiting.MayReview).ShouldBe((TextState.WaitingForReview, false, false));
        (await scene.ApproveAsync(scene.First, waiting.Text.Version)).Refused.ShouldBeTrue();
        (await new TodayQueries(scene.World.Database).FindAsync(await scene.World.ActAsync(scene.First), 1, CancellationToken.None)).Mine.ShouldBeEmpty();
        (await new TodayQueries(scene.World.Database).FindAsync(await scene.World.ActAsync(scene.Second), 1, CancellationToken.None)).Mine.Single().Kind.ShouldBe(WorkKind.TranslationToCheck);
        (await scene.FindAsync(scene.Second, id))!.MayReview.ShouldBeTrue();
        (await scene.ApproveAsync(scene.Second, waiting.Text.Version)).ShouldSucceed();

        (await scene.Family.MessagesAsync()).ShouldBe(2);
        (await new FamilyQueries(scene.World.Database).LettersAsync(await scene.World.ActAsync(scene.Family.Mother), "ur", false, CancellationToken.None)).Single().Text.Translation.ShouldBe(DeskScene.InUrdu);
        (await scene.Family.RecordedAsync("Translation approved")).ShouldBe(1);
    }

    [Fact]
    public async Task A_translation_is_out_of_date_the_moment_the_English_changes_and_is_asked_for_again()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.AskAsync(scene.Family.Facilitator)).ShouldSucceed();
        (await scene.TranslateAsync(scene.First)).ShouldSucceed();
        var facilitator = await scene.World.ActAsync(scene.Family.Facilitator);
        var letter = (await new FamilyLetterQueries(scene.World.Database).OpenAsync(facilitator, scene.Family.Case.Id, scene.Family.Mother, CancellationToken.None))!.Letters.Single();

        (await new WriteFamilyLetter(scene.World.Database).RunAsync(facilitator, new WriteFamilyLetterCommand(scene.Family.Mother, letter.Id, letter.Version, letter.Title, "We meet on 4 May."), CancellationToken.None)).ShouldSucceed();

        (await scene.CaseTextsAsync(scene.Second)).OrderBy(text => text.IsOutOfDate).Select(text => (text.Source.Texts[1], text.State, text.IsOutOfDate))
            .ShouldBe([("We meet on 4 May.", TextState.Untranslated, false), (DeskScene.Letter, TextState.NeedsWork, true)]);
    }

    [Fact]
    public async Task What_was_taken_back_from_the_family_is_taken_back_from_the_translators_and_comes_back_when_it_is_asked_for_again()
    {
        const string words = "Nobody asked who lived in the house.";
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var family = scene.Family;
        await family.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.Yes);
        var passage = (await family.WriteAsync(family.Chair, text: words)).Value;
        (await family.ReleaseAsync(family.Chair, passage)).ShouldSucceed();
        (await scene.AskAsync(family.Chair, CaseTextKind.Passage, new(words, FamilyScene.Heading))).ShouldSucceed();
        (await scene.CaseTextsAsync(scene.First)).ShouldHaveSingleItem().Source.Texts.ShouldBe([FamilyScene.Heading, words]);

        (await new ReleasePassage(scene.World.Database).WithdrawAsync(await scene.World.ActAsync(family.Chair), new WithdrawPassageCommand(passage, family.Mother), CancellationToken.None)).ShouldSucceed();
        (await scene.CaseTextsAsync(scene.First)).ShouldBeEmpty();
        await using (var operation = await scene.World.Database.BeginAsync(await scene.World.ActAsync(scene.First), CancellationToken.None))
        {
            operation.Read<TranslationRequest>().ShouldBeEmpty("the database alone gives them nothing");
        }

        (await scene.AskAsync(family.Chair, CaseTextKind.Passage, new(words, FamilyScene.Heading))).ShouldSucceed();
        (await scene.CaseTextsAsync(scene.First)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_text_of_the_product_that_another_translator_approved_is_shown_without_a_new_release()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var entry = scene.Catalogues.Shipped(Urdu)!.Entries.First(entry => entry.EnglishMany is null && !TextShape.Parts().IsMatch(entry.Key.English));
        var id = "ui-" + CatalogueTranslation.KeyOf(entry.Key);
        var command = new TranslateProductTextCommand(id, "ur", ["نیا"], null);
        foreach (var stranger in (StaffId[])[scene.OfPolish, scene.OfNothing, scene.Family.Manager, scene.Family.Chair])
        {
            (await scene.ProductTexts.RunAsync(await scene.World.ActAsync(stranger), command, CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        }

        (await scene.ProductTexts.RunAsync(await scene.World.ActAsync(scene.First), command, CancellationToken.None)).ShouldSucceed();
        (await scene.ProductTexts.RunAsync(await scene.World.ActAsync(scene.Second), command, CancellationToken.None)).Refusals.ShouldBe([Refusal.ChangedMeanwhile]);
        var version = (await scene.FindAsync(scene.Second, id))!.Text.Version;
        (await scene.ProductTexts.ApproveAsync(await scene.World.ActAsync(scene.First), command with { Version = version }, CancellationToken.None)).Refused.ShouldBeTrue();
        (await scene.ProductTexts.ApproveAsync(await scene.World.ActAsync(scene.Second), command with { Version = version }, CancellationToken.None)).ShouldSucceed();

        var laid = new OverlaidTexts(scene.World.Database);
        (await laid.MarkAsync(CancellationToken.None)).Count.ShouldBe(1);
        scene.Catalogues.LayOver(await laid.AllAsync(CancellationToken.None));
        var shown = scene.Catalogues.For(Urdu)!.Find(entry.Key)!;
        (shown.Forms[0], shown.State).ShouldBe(("نیا", TextState.Approved));
        shown.Notes.ShouldContain("Reviewed by Translator Tansy Testwell, 2026-03-02");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_goes_out_comes_back_and_says_what_was_not_taken_and_approves_nothing(bool isXliff)
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.AskAsync(scene.Family.Facilitator)).ShouldSucceed();
        var first = await scene.World.ActAsync(scene.First);
        var all = (await scene.Queries.AllAsync(first, "ur", CancellationToken.None))!;
        var letter = all.Single(text => text.Kind == DeskKind.CaseText);
        var shaped = all.First(text => text is { Kind: DeskKind.Interface, Source.HasCount: false } && text.Source.Texts[0].Contains("{day}", StringComparison.Ordinal));
        var plain = all.First(text => text is { Kind: DeskKind.Interface, Source.HasCount: false, Context: null, State: not TextState.Approved } && !TextShape.Parts().IsMatch(text.Source.Texts[0]));
        var gone = plain with { Id = "ui-0000000000000000", Context = "gone", Forms = ["گیا"] };
        var changed = all.First(text => text.Kind == DeskKind.LongText) is var english ? english with { Source = english.Source with { Texts = ["Other", "English"] }, Forms = ["ا", "ب"] } : null!;
        DeskText[] back = [letter with { Forms = [DeskScene.TitleInUrdu, DeskScene.InUrdu], State = TextState.WaitingForReview }, shaped with { Forms = ["بغیر دن کے"] }, plain with { Forms = ["بالکل نیا"], IsMachineMade = false }, gone, changed, all.First(text => text.Forms.Any(form => form.Length > 0) && text.Id != plain.Id && text.Id != shaped.Id)];

        (await scene.Imports.RunAsync(await scene.World.ActAsync(scene.OfPolish), new ImportTranslationsCommand("ur", Read(back), false), CancellationToken.None)).ShouldRefuse("not one of those you translate");
        (await scene.Imports.RunAsync(await scene.World.ActAsync(scene.OfPolish), new ImportTranslationsCommand("pl", Read(back), false), CancellationToken.None)).ShouldRefuse("another language (ur)");
        var import = (await scene.Imports.RunAsync(first, new ImportTranslationsCommand("ur", Read(back), false), CancellationToken.None)).Value;

        var account = (await scene.Imports.FindAsync(first, import, CancellationToken.None))!;
        (account.Taken, account.Unchanged, account.NotTaken).ShouldBe((2, 1, 3), string.Join(" | ", account.Refused));
        account.Refused.Select(unit => unit.Why.Split(' ')[1]).Order(StringComparer.Ordinal).ShouldBe(["file", "is", "translation"]);
        (await scene.Imports.FindAsync(await scene.World.ActAsync(scene.Second), import, CancellationToken.None)).ShouldBeNull();
        (await scene.Family.CountAsync("catalogue_translations where state = 'Approved'")).ShouldBe(0);
        (await scene.Family.CountAsync("case_text_translations where state = 'WaitingForReview'")).ShouldBe(1);
        (await scene.FindAsync(scene.First, plain.Id))!.Text.State.ShouldBe(TextState.WaitingForReview);

        // The same file again changes nothing; from a machine, nothing is sent to review; what is approved stays.
        var again = (await scene.Imports.FindAsync(first, (await scene.Imports.RunAsync(first, new ImportTranslationsCommand("ur", Read(back), false), CancellationToken.None)).Value, CancellationToken.None))!;
        (again.Taken, again.Unchanged).ShouldBe((0, 3));
        (await scene.ApproveAsync(scene.Second, (await scene.FindAsync(scene.Second, letter.Id))!.Text.Version)).ShouldSucceed();
        var machine = (await scene.Imports.FindAsync(first, (await scene.Imports.RunAsync(first, new ImportTranslationsCommand("ur", Read([letter with { Forms = [DeskScene.TitleInUrdu, "کچھ اور"] }]), true), CancellationToken.None)).Value, CancellationToken.None))!;
        machine.Refused.Single().Why.ShouldContain("approved");
        (await scene.Family.CountAsync($"case_text_translations where text = '{DeskScene.InUrdu}' and state = 'Approved'")).ShouldBe(1);

        ExchangeFile Read(IReadOnlyList<DeskText> texts) => isXliff
            ? XliffExchange.Read(new MemoryStream(Encoding.UTF8.GetBytes(XliffExchange.Write(texts))))
            : PoExchange.Read(PoExchange.Write(Urdu, texts));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_shipped_unsigned_is_marked_as_a_machines_in_every_file_until_a_named_person_takes_it_over(bool isXliff)
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var first = await scene.World.ActAsync(scene.First);
        var shipped = (await scene.Queries.AllAsync(first, "ur", CancellationToken.None))!.Where(text => text.Kind != DeskKind.CaseText && text.State == TextState.WaitingForReview).ToList();
        shipped.ShouldAllBe(text => text.IsMachineMade);
        shipped.Select(text => text.Kind).Distinct().ShouldBe([DeskKind.Interface, DeskKind.LongText], ignoreOrder: true);
        var (one, other) = (shipped.First(text => text.Kind == DeskKind.Interface), shipped.First(text => text.Kind == DeskKind.LongText));

        // As it went out: nothing is anybody's now. And a catalogue of the product, brought in as it is, takes nothing over either.
        (await ImportAsync(Write([one, other]))).ShouldSatisfyAllConditions(import => (import.Taken, import.Unchanged).ShouldBe((0, 2)));
        (await ImportAsync(Write([one with { IsMachineMade = false }]))).Taken.ShouldBe(0);
        (await scene.Family.CountAsync("catalogue_translations")).ShouldBe(0);
        // Another machine's words stay a machine's, although nobody ticked that the file is.
        (await ImportAsync(Write([one with { Forms = [.. one.Forms.Select(form => form + "۔")] }]))).ShouldSatisfyAllConditions(import => (import.Taken, import.Unfinished).ShouldBe((1, 1)));
        (await scene.Family.CountAsync("catalogue_translations where is_machine_made and state = 'NeedsWork'")).ShouldBe(1);

        // The mark taken off, as a translator's tool does with what they confirm: theirs, and for somebody else to approve.
        (await ImportAsync(Confirmed(Write([other])))).Taken.ShouldBe(1);
        var taken = (await scene.FindAsync(scene.First, other.Id))!.Text;
        (taken.State, taken.IsMachineMade, taken.IsOwn).ShouldBe((TextState.WaitingForReview, false, true));
        (await scene.FindAsync(scene.Second, other.Id))!.MayReview.ShouldBeTrue();

        string Write(IReadOnlyList<DeskText> texts) => isXliff ? XliffExchange.Write(texts) : PoExchange.Write(Urdu, texts);

        static string Confirmed(string file) => file.Replace("#, fuzzy, machine-made\n", "", StringComparison.Ordinal)
            .Replace(" state-qualifier=\"mt-suggestion\" state=\"needs-review-translation\"", " state=\"translated\"", StringComparison.Ordinal);

        async Task<TranslationImport> ImportAsync(string file)
        {
            var read = isXliff ? XliffExchange.Read(new MemoryStream(Encoding.UTF8.GetBytes(file))) : PoExchange.Read(file);
            return (await scene.Imports.FindAsync(first, (await scene.Imports.RunAsync(first, new ImportTranslationsCommand("ur", read, false), CancellationToken.None)).Value, CancellationToken.None))!;
        }
    }

    [Fact]
    public async Task Only_the_business_unit_says_who_translates_what_and_a_language_taken_away_takes_its_texts()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.AskAsync(scene.Family.Facilitator)).ShouldSucceed();
        var keep = new KeepTranslatorLanguages(scene.World.Database);
        (await keep.RunAsync(await scene.World.ActAsync(scene.First), new KeepTranslatorLanguagesCommand(scene.First, ["ur", "pl"]), CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        var manager = await scene.World.ActAsync(scene.Family.Manager);
        (await keep.RunAsync(manager, new KeepTranslatorLanguagesCommand(scene.Family.Chair, ["ur"]), CancellationToken.None)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Translator");
        (await keep.RunAsync(manager, new KeepTranslatorLanguagesCommand(scene.First, ["en"]), CancellationToken.None)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Languages");
        (await keep.RunAsync(manager, new KeepTranslatorLanguagesCommand(scene.First, []), CancellationToken.None)).ShouldSucceed();
        (await scene.CaseTextsAsync(scene.First)).ShouldBeEmpty();
        (await scene.TranslateAsync(scene.First)).Refusals.ShouldBe([Refusal.NotFound]);
    }

    [Fact]
    public async Task Whoever_sends_on_the_words_of_another_does_not_become_their_writer_even_if_the_portal_asks_for_it()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.AskAsync(scene.Family.Facilitator)).ShouldSucceed();
        (await scene.TranslateAsync(scene.First)).ShouldSucceed();
        (await scene.TranslateAsync(scene.Second, version: await VersionAsync())).ShouldSucceed();

        (await WriterAsync()).ShouldBe(scene.First.Value);
        (await scene.ApproveAsync(scene.First, await VersionAsync())).Refused.ShouldBeTrue();
        await using var connection = new Npgsql.NpgsqlConnection(scene.World.TestDatabase.For(Data.Storage.LoginRole.Workspace));
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand($"select set_config('practicereview.staff_id', '{scene.Second}', false); update case_text_translations set translated_by = '{scene.Second}'", connection);
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync())).MessageText.ShouldBe("The same words stay their writer's.");
        (await scene.ApproveAsync(scene.Second, await VersionAsync())).ShouldSucceed();

        async Task<uint> VersionAsync() => (uint)await scene.World.TestDatabase.AskAsOwnerAsync<long>("select xmin::text::bigint from case_text_translations");

        Task<Guid> WriterAsync() => scene.World.TestDatabase.AskAsOwnerAsync<Guid>("select translated_by from case_text_translations");
    }
}
