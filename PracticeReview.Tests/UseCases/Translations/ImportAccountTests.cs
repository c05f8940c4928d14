using System.Text;
using PracticeReview.Data;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Translations;

/// <summary>What the desk says about a file that came back is true of each of its texts.</summary>
public sealed class ImportAccountTests
{
    private static readonly Language Urdu = Languages.Translated.Single(language => language.Code == "ur");

    [Fact]
    public async Task A_file_in_a_language_that_is_not_theirs_is_refused_in_words_and_a_regional_name_of_theirs_is_not()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var both = await scene.World.AddStaffAsync("Manager Marigold Testwell", null, StaffRole.BusinessUnit, StaffRole.Translator);
        (await new KeepTranslatorLanguages(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Family.Manager), new KeepTranslatorLanguagesCommand(both, ["ur"]), CancellationToken.None)).ShouldSucceed();
        var file = PoExchange.Read("msgid \"\"\nmsgstr \"Language: pl\\n\"\n\nmsgid \"x\"\nmsgstr \"y\"\n");
        (await ImportAsync(scene, both, file, "pl")).ShouldRefuse("not one of those you translate");
        (await ImportAsync(scene, scene.OfNothing, file, "pl")).ShouldRefuse("not one of those you translate");
        (await ImportAsync(scene, scene.Family.Chair, file, "pl")).Refusals.ShouldBe([Refusal.NotFound]);
        (await ImportAsync(scene, scene.First, file, "ur")).ShouldRefuse("another language (pl)");
        foreach (var said in (string[])["ur", "ur_PK", "ur-PK", "UR"])
        {
            (await ImportAsync(scene, scene.First, PoExchange.Read($"msgid \"\"\nmsgstr \"Language: {said}\\n\"\n\nmsgid \"x\"\nmsgstr \"y\"\n"), "ur")).Succeeded.ShouldBeTrue(said);
        }
        (await scene.Family.CountAsync("catalogue_translations")).ShouldBe(0);
    }

    [Fact]
    public async Task Words_that_the_file_calls_English_or_Polish_are_not_taken_as_Urdu()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var plain = await PlainAsync(scene);
        string Unit(string target) => $"<file source-language=\"en\" target-language=\"{target}\"><body><trans-unit id=\"{plain.Id}#0\"><source>{System.Security.SecurityElement.Escape(plain.Source.Texts[0])}</source><target>Nowe</target></trans-unit></body></file>";
        var mixed = Xliff($"<file source-language=\"ur\" target-language=\"en\"><body/></file>{Unit("pl")}");
        (await ImportAsync(scene, scene.First, mixed, "ur")).ShouldRefuse("another language (pl)");
        var english = await AccountAsync(scene, Xliff(Unit("en")));
        (english.Taken, english.Refused.Single().Why).ShouldBe((0, "The file says that this is in another language (en)."));
        var half = await AccountAsync(scene, Xliff($"<file source-language=\"en\" target-language=\"ur\"><body/></file>{Unit("pl")}"));
        (half.Taken, half.Refused.Single().Why).ShouldBe((0, "The file says that this is in another language (pl)."));
    }

    [Fact]
    public async Task What_stands_twice_in_a_file_what_is_only_a_part_and_what_has_too_many_forms_is_named_as_that()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var plain = await PlainAsync(scene);
        var all = (await scene.Queries.AllAsync(await scene.World.ActAsync(scene.First), "ur", CancellationToken.None))!;
        var longText = all.First(text => text.Kind == DeskKind.LongText);
        var counted = all.First(text => text.Source.HasCount);
        var twice = await AccountAsync(scene, new ExchangeFile("ur", [Unit(plain, ["ایک"]), Unit(plain, ["دو"])]));
        (twice.Taken, twice.Refused.Single().Why).ShouldBe((1, "This text stands in the file more than once. The first time counts."));
        var xliffTwice = XliffExchange.Read(new MemoryStream(Encoding.UTF8.GetBytes($"<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file target-language=\"ur\"><body>{string.Concat(Enumerable.Repeat("<trans-unit id=\"ui-1#0\"><source>a</source><target>b</target></trans-unit>", 2))}</body></file></xliff>")));
        xliffTwice.Units.Single().Problem.ShouldBe("The unit stands in the file more than once.");
        var part = await AccountAsync(scene, new ExchangeFile("ur", [new ExchangeUnit("1", longText.Id, null, [longText.Source.Texts[1]], ["متن"], false)]));
        part.Refused.Single().Why.ShouldBe("The file holds only a part of this text: 1 of 2.");
        var many = await AccountAsync(scene, new ExchangeFile("ur", [Unit(counted, [.. Enumerable.Repeat("{count}", counted.Source.Forms + 1)]) with { Key = new TextKey(counted.Source.Texts[0], counted.Context) }]));
        many.Refused.Single().Why.ShouldBe($"It has {counted.Source.Forms + 1} forms, and {counted.Source.Forms} are needed.");
    }

    [Fact]
    public async Task Unfinished_words_wait_for_nobody_and_the_same_words_finished_are_taken_over()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        var plain = await PlainAsync(scene);
        var unfinished = await AccountAsync(scene, new ExchangeFile("ur", [Unit(plain, ["نئے الفاظ"]) with { IsUnfinished = true }]));
        (unfinished.Taken, unfinished.Unfinished).ShouldBe((1, 1));
        (await scene.Family.CountAsync("catalogue_translations where state = 'WaitingForReview'")).ShouldBe(0);
        var again = await AccountAsync(scene, new ExchangeFile("ur", [Unit(plain, ["نئے الفاظ"]) with { IsUnfinished = true }]));
        (again.Taken, again.Unchanged).ShouldBe((0, 1));
        var finished = await AccountAsync(scene, new ExchangeFile("ur", [Unit(plain, ["نئے الفاظ"])]));
        (finished.Taken, finished.Unfinished, finished.Unchanged).ShouldBe((1, 0, 0));
        (await scene.Family.CountAsync("catalogue_translations where state = 'WaitingForReview'")).ShouldBe(1);
        var same = await AccountAsync(scene, new ExchangeFile("ur", [Unit(plain, ["نئے الفاظ"])]));
        (same.Taken, same.Unchanged).ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_text_written_anew_since_an_unknown_one_and_a_missing_placeholder_each_have_their_own_reason()
    {
        var scene = await DeskScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.AskAsync(scene.Family.Facilitator)).ShouldSucceed();
        var letter = (await scene.CaseTextsAsync(scene.First)).Single();
        var shaped = (await scene.Queries.AllAsync(await scene.World.ActAsync(scene.First), "ur", CancellationToken.None))!
            .First(text => text is { Kind: DeskKind.Interface, Source.HasCount: false } && text.Source.Texts[0].Contains("{day}", StringComparison.Ordinal));
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update translation_requests set superseded_at = now()");
        var account = await AccountAsync(scene, new ExchangeFile("ur",
        [
            Unit(letter, [DeskScene.TitleInUrdu, DeskScene.InUrdu]), Unit(letter, ["x", "y"]) with { Id = "case-00000000-0000-0000-0000-000000000000" }, Unit(shaped, ["دن کے بغیر"]),
        ]));
        account.Taken.ShouldBe(0);
        account.Refused[0].Why.ShouldContain("written anew since the file was made");
        account.Refused[1].Why.ShouldContain("no such text here");
        account.Refused[2].Why.ShouldContain("{day}");
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update translation_requests set superseded_at = null, taken_back_at = now()");
        (await AccountAsync(scene, new ExchangeFile("ur", [Unit(letter, [DeskScene.TitleInUrdu, DeskScene.InUrdu])]))).Refused.Single().Why.ShouldContain("taken back");
    }

    private static ExchangeUnit Unit(DeskText text, IReadOnlyList<string> forms) => new("1", text.Id, null, [.. Enumerable.Range(0, text.Source.HasCount ? 2 : text.Source.Texts.Count).Select(form => text.Source.Texts[form])], forms, false);

    private static ExchangeFile Xliff(string files) => XliffExchange.Read(new MemoryStream(Encoding.UTF8.GetBytes($"<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">{files}</xliff>")));

    private static async Task<DeskText> PlainAsync(DeskScene scene) => (await scene.Queries.AllAsync(await scene.World.ActAsync(scene.First), Urdu.Code, CancellationToken.None))!
        .First(text => text is { Kind: DeskKind.Interface, Source.HasCount: false, Context: null, State: not TextState.Approved } && !TextShape.Parts().IsMatch(text.Source.Texts[0]));

    private static async Task<Result<TranslationImportId>> ImportAsync(DeskScene scene, StaffId staff, ExchangeFile file, string language) =>
        await scene.Imports.RunAsync(await scene.World.ActAsync(staff), new ImportTranslationsCommand(language, file, false), CancellationToken.None);

    private static async Task<TranslationImport> AccountAsync(DeskScene scene, ExchangeFile file)
    {
        var import = await ImportAsync(scene, scene.First, file, "ur");
        return (await scene.Imports.FindAsync(await scene.World.ActAsync(scene.First), import.Value, CancellationToken.None))!;
    }
}
