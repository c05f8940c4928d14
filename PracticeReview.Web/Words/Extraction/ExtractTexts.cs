using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Words.Extraction;

/// <summary>
/// The verb <c>extract-texts</c>: finds every text of the family and public areas and brings the template and each
/// language's catalogue up to date. Run it from the root of the repository after changing a page.
/// </summary>
public static class ExtractTexts
{
    public const string Verb = "extract-texts";

    private const string Catalogues = "PracticeReview.Web/Catalogues";

    private static readonly string[] s_pages = ["PracticeReview.Web/Family", "PracticeReview.Web/Public", "PracticeReview.Web/Words"];

    /// <summary>Where refusals are made that families can meet. A refusal from elsewhere would turn a family's page English.</summary>
    private static readonly string[] s_refusals =
    [
        "PracticeReview.Data/Families/Contribution.cs", "PracticeReview.Data/Families/KeepFamilyDraft.cs", "PracticeReview.Data/Families/RecordAgreement.cs", "PracticeReview.Data/Families/QuoteChoice.cs",
        "PracticeReview.Data/Families/SaySafeContact.cs", "PracticeReview.Data/Families/SendContribution.cs", "PracticeReview.Data/Families/ConfirmContribution.cs", "PracticeReview.Data/Families/Involvement/FamilyLimit.cs", "PracticeReview.Data/Families/Involvement/MeetingAnswer.cs", "PracticeReview.Web/Identity", "PracticeReview.Web/Family",
        "PracticeReview.Data/Families/Area/AnswerAskedQuestion.cs", "PracticeReview.Data/Families/Area/QuestionAnswer.cs", "PracticeReview.Data/Families/Area/CheckAnswer.cs",
        "PracticeReview.Data/Families/Area/ChildMemory.cs", "PracticeReview.Data/Families/Area/TellOfChild.cs", "PracticeReview.Data/Documents/ReceivedFile.cs",
        "PracticeReview.Data/Families/Area/TakingPartWishes.cs", "PracticeReview.Data/Families/Area/SensitivityAnswer.cs",
    ];

    /// <summary>Every text in the repository's pages and code.</summary>
    /// <param name="root">The folder of the solution.</param>
    public static IReadOnlyList<CatalogueEntry> Find(string root)
    {
        var pages = s_pages.SelectMany(folder => Files(root, folder, "*.cshtml")).SelectMany(file => PageTexts.Find(file.Place, file.Content));
        var code = s_pages.SelectMany(folder => Files(root, folder, "*.cs"))
            .Where(file => !file.Place.StartsWith("PracticeReview.Web/Words/Extraction/", StringComparison.Ordinal))
            .Concat(Files(root, "PracticeReview.Data", "*.cs"))
            .SelectMany(file => CodeTexts.Find(file.Place, file.Content));
        var refusals = s_refusals.SelectMany(folder => Files(root, folder, "*.cs")).Append(("PracticeReview.Data/Result.cs", File.ReadAllText(Path.Combine(root, "PracticeReview.Data/Result.cs"))))
            .SelectMany(file => CodeTexts.FindRefusals(file.Item1, file.Item2));
        return CatalogueWriter.Gather(pages.Concat(code).Concat(refusals));
    }

    /// <summary>The folder of the solution that holds this folder.</summary>
    /// <exception cref="InvalidOperationException">The folder is in no such solution.</exception>
    public static string RootAbove(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "PracticeReview.sln")))
            {
                return at;
            }
        }

        throw new InvalidOperationException("PracticeReview.sln was not found here or above.");
    }

    /// <summary>Writes the template and the catalogues, and reports what is left to translate.</summary>
    /// <param name="folder">The folder of the solution, or one inside it.</param>
    /// <param name="report">Where the report is written.</param>
    /// <returns>0 when all went well, 1 when a page or a catalogue has a mistake that must be put right first.</returns>
    public static int Run(string folder, TextWriter report)
    {
        try
        {
            var root = RootAbove(folder);
            var texts = Find(root);
            File.WriteAllText(Path.Combine(root, Catalogues, "messages.pot"), CatalogueWriter.Template(texts));
            report.WriteLine($"{texts.Count} texts in English.");
            foreach (var language in Languages.Translated)
            {
                var file = Path.Combine(root, Catalogues, language.Code + ".po");
                var old = File.Exists(file) ? CatalogueReader.Read(file, File.ReadAllText(file), language.Code) : null;
                var merged = CatalogueWriter.Merged(language, old, texts);
                File.WriteAllText(file, merged);
                var states = CatalogueReader.Read(file, merged, language.Code).Entries.CountBy(entry => entry.State).OrderBy(state => state.Key);
                report.WriteLine($"{language.EnglishName}: {string.Join(", ", states.Select(state => $"{state.Value} {state.Key.ToWord()}"))}");
            }

            ReportLongTexts(Path.Combine(root, "PracticeReview.Web/Texts"), report);
            return 0;
        }
        catch (Exception mistake) when (mistake is ExtractionException or TranslationFileException or InvalidOperationException)
        {
            report.WriteLine(mistake.Message);
            return 1;
        }
    }

    private static void ReportLongTexts(string folder, TextWriter report)
    {
        var library = LongTextLibrary.Load(folder);
        foreach (var name in library.Names)
        {
            var english = library.English(name);
            report.WriteLine($"{name} (English {english.Hash}): " + string.Join(", ", Languages.Translated.Select(language =>
                $"{language.Code} {(library.Find(name, language)?.StateAgainst(english) ?? TextState.Untranslated).ToWord()}")));
        }
    }

    private static IEnumerable<(string Place, string Content)> Files(string root, string folder, string pattern)
    {
        var path = Path.Combine(root, folder);
        return File.Exists(path) ? [(folder, File.ReadAllText(path))]
            : Directory.Exists(path)
            ? Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories)
                .Select(file => (Place: Path.GetRelativePath(root, file).Replace('\\', '/'), File: file))
                .Where(file => !file.Place.Contains("/obj/", StringComparison.Ordinal) && !file.Place.Contains("/bin/", StringComparison.Ordinal))
                .OrderBy(file => file.Place, StringComparer.Ordinal)
                .Select(file => (file.Place, File.ReadAllText(file.File)))
            : [];
    }
}
