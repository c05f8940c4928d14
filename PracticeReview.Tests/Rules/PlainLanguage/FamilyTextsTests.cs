using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.PlainLanguage;
using PracticeReview.Web.Words.Extraction;

namespace PracticeReview.Tests.Rules.PlainLanguage;

/// <summary>
/// Every English text that a family can meet reads at an age of at most eleven, by two formulas: each long text, each of its
/// chapters, and all texts of each page together. What is harder stands in HarderTexts.txt, with its reason.
/// </summary>
public class FamilyTextsTests
{
    /// <summary>With fewer words a formula answers by chance; a page with fewer is read together with its neighbours.</summary>
    private const int FewestWords = 60;

    [Fact]
    public void Every_family_text_reads_at_an_age_of_eleven_at_most()
    {
        var harder = Harder();
        var measured = Groups().Select(group => (group.Name, Age: ReadingAge.Of(group.Text))).ToList();
        measured.Count.ShouldBeGreaterThan(40);

        measured.Where(group => group.Age.Years > ReadingAge.MostForFamilies && !harder.ContainsKey(group.Name))
            .Select(group => $"{group.Name}: {group.Age.BySyllables} by syllables, {group.Age.ByLetters} by letters, {group.Age.Words} words")
            .ShouldBeEmpty("write these in plainer words, or give a reason in HarderTexts.txt");
        harder.Keys.Except(measured.Where(group => group.Age.Years > ReadingAge.MostForFamilies).Select(group => group.Name))
            .ShouldBeEmpty("these are easy enough by now and need no exception");
        harder.Values.ShouldAllBe(reason => reason.Length > 20);
    }

    [Fact]
    public void No_long_text_has_a_sentence_of_more_than_thirty_five_words()
    {
        var library = Library();
        library.Names.SelectMany(name => EnglishWords.Sentences(library.English(name).Body).Select(sentence => (name, sentence)))
            .Where(one => EnglishWords.Words(one.sentence).Count > 35).Select(one => $"{one.name}: {one.sentence}").ShouldBeEmpty();
    }

    [Fact]
    public void No_text_of_a_page_has_a_sentence_of_more_than_thirty_five_words()
    {
        var texts = ExtractTexts.Find(ExtractTexts.RootAbove(AppContext.BaseDirectory))
            .SelectMany(entry => new[] { entry.Key.English, entry.EnglishMany }.OfType<string>().Select(text => (Place: entry.Places.First(), Text: text))).ToList();
        texts.Count.ShouldBeGreaterThan(500);
        texts.SelectMany(text => EnglishWords.Sentences(text.Text).Select(sentence => (text.Place, sentence)))
            .Where(one => EnglishWords.Words(one.sentence).Count > 35).Select(one => $"{one.Place}: {one.sentence}").ShouldBeEmpty();
    }

    private static IEnumerable<(string Name, string Text)> Groups()
    {
        var library = Library();
        foreach (var name in library.Names)
        {
            var body = library.English(name).Body;
            yield return ($"Texts/{name}", body);
            foreach (var chapter in body.Split("\n## ").Skip(1).Where(chapter => ReadingAge.Of(chapter).Words >= FewestWords))
            {
                yield return ($"Texts/{name}#{chapter.Split('\n')[0]}", chapter[chapter.IndexOf('\n', StringComparison.Ordinal)..]);
            }
        }

        var pages = ExtractTexts.Find(ExtractTexts.RootAbove(AppContext.BaseDirectory))
            .SelectMany(entry => entry.Places.Select(place => (Place: place, Text: entry.Key.English + "\n" + entry.EnglishMany)))
            .GroupBy(text => text.Place, text => text.Text, StringComparer.Ordinal)
            .Select(group => (Place: group.Key, Text: string.Join('\n', group))).ToList();
        foreach (var page in pages.Where(page => ReadingAge.Of(page.Text).Words >= FewestWords))
        {
            yield return page;
        }
        foreach (var folder in pages.Where(page => ReadingAge.Of(page.Text).Words < FewestWords).GroupBy(page => Path.GetDirectoryName(page.Place)!, page => page.Text, StringComparer.Ordinal))
        {
            var text = string.Join('\n', folder);
            if (ReadingAge.Of(text).Words >= FewestWords)
            {
                yield return (folder.Key, text);
            }
        }
    }

    private static LongTextLibrary Library() => LongTextLibrary.Load(Path.Combine(AppContext.BaseDirectory, "Texts"));

    private static Dictionary<string, string> Harder() => File.ReadLines(Path.Combine(ExtractTexts.RootAbove(AppContext.BaseDirectory), "PracticeReview.Tests/Rules/PlainLanguage/HarderTexts.txt"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(" | ", 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
}
