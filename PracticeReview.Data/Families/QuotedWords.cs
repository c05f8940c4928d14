namespace PracticeReview.Data.Families;

/// <summary>
/// Somebody's own words, prepared to be found in texts, whatever signs and capital letters stand between them. Advice: a run of words may be chance.
/// </summary>
public sealed class QuotedWords
{
    /// <summary>So many words one after the other are taken for a quotation.</summary>
    public const int Run = 6;

    /// <summary>What is shorter than a run counts where it stands there whole, from so many words on.</summary>
    public const int Fewest = 4;

    private readonly int _run;
    private readonly List<string> _runs;

    /// <param name="said">What somebody said.</param>
    /// <param name="answered">What they said it of: words that stood there before are not theirs.</param>
    public QuotedWords(string said, string? answered = null)
    {
        var words = WordsOf(said);
        _run = Math.Min(Run, words.Count);
        _runs = _run < Fewest ? [] : [.. RunsOf(words, _run).Distinct(StringComparer.Ordinal)];
        if (_runs.Count > 0 && answered is not null)
        {
            var before = new Text(answered).Runs(_run);
            _runs.RemoveAll(before.Contains);
        }
    }

    /// <summary>Whether a text holds a run of the words.</summary>
    public bool StandIn(Text text) => _runs.Count > 0 && text.Runs(_run) is var there && _runs.Exists(there.Contains);

    /// <summary>Whether a text holds a run of the words that somebody said.</summary>
    public static bool StandIn(string text, string said) => new QuotedWords(said).StandIn(new Text(text));

    private static IEnumerable<string> RunsOf(List<string> words, int run) =>
        Enumerable.Range(0, Math.Max(0, words.Count - run + 1)).Select(at => string.Join(' ', words.GetRange(at, run)));

    private static List<string> WordsOf(string text) =>
        [.. new string([.. text.Where(letter => letter is not ('\'' or '’')).Select(letter => char.IsLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>A text in which words are looked for: taken apart once, however many are looked for.</summary>
    public sealed class Text(string text)
    {
        private readonly List<string> _words = WordsOf(text);
        private readonly Dictionary<int, HashSet<string>> _runs = [];

        internal HashSet<string> Runs(int length)
        {
            if (!_runs.TryGetValue(length, out var runs))
            {
                _runs[length] = runs = RunsOf(_words, length).ToHashSet(StringComparer.Ordinal);
            }
            return runs;
        }
    }
}
