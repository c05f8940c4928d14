using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Tests.TestData;

/// <summary>A family scene with translators: two of Urdu, one of Polish, one without a language; and a letter that waits for Urdu.</summary>
public sealed class DeskScene
{
    public const string Letter = "We meet on 3 May. You need to do nothing.";
    public const string Title = "What happens now";
    public const string TitleInUrdu = "اب کیا ہوگا";
    public const string InUrdu = "ہم 3 مئی کو ملیں گے۔ آپ کو کچھ نہیں کرنا۔";

    /// <summary>The letter with its heading.</summary>
    public static HeadedText Headed => new(Letter, Title);

    public required FamilyScene Family { get; init; }
    public required StaffId First { get; init; }
    public required StaffId Second { get; init; }
    public required StaffId OfPolish { get; init; }
    public required StaffId OfNothing { get; init; }
    public required CatalogueLibrary Catalogues { get; init; }
    public required LongTextLibrary LongTexts { get; init; }

    public TestWorld World => Family.World;
    public TranslationDeskQueries Queries => new(World.Database, Catalogues, LongTexts);
    public TranslateProductText ProductTexts => new(World.Database, Queries);
    public ImportTranslations Imports => new(World.Database, Queries, new TranslateCaseText(World.Database), ProductTexts);

    public static async Task<DeskScene> CreateAsync(TestWorld? given = null)
    {
        var family = await FamilyScene.CreateAsync(given);
        var world = family.World;
        var scene = new DeskScene
        {
            Family = family,
            First = await world.AddStaffAsync("Translator Thyme Testwell", null, StaffRole.Translator),
            Second = await world.AddStaffAsync("Translator Tansy Testwell", null, StaffRole.Translator),
            OfPolish = await world.AddStaffAsync("Translator Teasel Testwell", null, StaffRole.Translator),
            OfNothing = await world.AddStaffAsync("Translator Thistle Testwell", null, StaffRole.Translator),
            Catalogues = CatalogueLibrary.Load(Path.Combine(AppContext.BaseDirectory, "Catalogues")),
            LongTexts = LongTextLibrary.Load(Path.Combine(AppContext.BaseDirectory, "Texts")),
        };
        foreach (var (translator, language) in new[] { (scene.First, "ur"), (scene.Second, "ur"), (scene.OfPolish, "pl") })
        {
            (await new KeepTranslatorLanguages(world.Database).RunAsync(await world.ActAsync(family.Manager), new KeepTranslatorLanguagesCommand(translator, [language]), CancellationToken.None)).ShouldSucceed();
        }
        (await new WriteFamilyLetter(world.Database).RunAsync(await world.ActAsync(family.Facilitator),
            new WriteFamilyLetterCommand(family.Mother, FamilyLetterId.New(), null, Title, Letter), CancellationToken.None)).ShouldSucceed();
        return scene;
    }

    public async Task<Result> AskAsync(StaffId staff, CaseTextKind kind = CaseTextKind.Letter, HeadedText? source = null, string from = "en", string into = "ur") =>
        await new RequestTranslation(World.Database).RunAsync(await World.ActAsync(staff), new RequestTranslationCommand(Family.Case.Id, kind, source ?? Headed, from, into, "She reads slowly."), CancellationToken.None);

    /// <summary>The texts of cases that somebody finds on the desk.</summary>
    public async Task<IReadOnlyList<DeskText>> CaseTextsAsync(StaffId staff) =>
        (await Queries.OpenAsync(await World.ActAsync(staff), new DeskFilter(Kind: DeskKind.CaseText), CancellationToken.None))?.Texts ?? [];

    public async Task<DeskPaper?> FindAsync(StaffId staff, string id, string language = "ur") => await Queries.FindAsync(await World.ActAsync(staff), language, id, CancellationToken.None);

    public async Task<Result> TranslateAsync(StaffId staff, string text = InUrdu, uint? version = null, bool byMachine = false) =>
        await new TranslateCaseText(World.Database).RunAsync(await World.ActAsync(staff), new TranslateCaseTextCommand(Family.Case.Id, Headed, "en", "ur", text, version, ByMachine: byMachine, Heading: TitleInUrdu), CancellationToken.None);

    public async Task<Result> ApproveAsync(StaffId staff, uint? version) =>
        await new TranslateCaseText(World.Database).ApproveAsync(await World.ActAsync(staff), new TranslateCaseTextCommand(Family.Case.Id, Headed, "en", "ur", null, version), CancellationToken.None);
}
