namespace PracticeReview.Data.Families;

/// <summary>Finds somebody's own words in a text, whatever signs and capital letters stand between them. Advice: a run of words may be chance.</summary>
public static class QuotedWords
{
    /// <summary>So many words one after the other are taken for a quotation.</summary>
    public const int Run = 6;

    /// <summary>What is shorter than a run counts where it stands there whole, from so many words on.</summary>
    public const int Fewest = 4;

    /// <summary>Whether a text holds a run of the words that somebody said.</summary>
    public static bool StandIn(string text, string said)
    {
        var words = WordsOf(said);
        var run = Math.Min(Run, words.Count);
        if (run < Fewest)
        {
            return false;
        }
        var there = RunsOf(WordsOf(text), run).ToHashSet(StringComparer.Ordinal);
        return RunsOf(words, run).Any(there.Contains);
    }

    private static IEnumerable<string> RunsOf(List<string> words, int run) =>
        Enumerable.Range(0, Math.Max(0, words.Count - run + 1)).Select(at => string.Join(' ', words.Skip(at).Take(run)));

    private static List<string> WordsOf(string text) =>
        [.. new string([.. text.Where(letter => letter is not ('\'' or '’')).Select(letter => char.IsLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
