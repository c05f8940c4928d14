using System.Text;

namespace PracticeReview.Data.Papers;

/// <summary>Words on their way into a file.</summary>
internal static class PaperText
{
    /// <summary>
    /// The words without what could mislead a reader or spoil the file: see <see cref="PlainText.ForReading"/>; halves of
    /// characters and codes that XML does not know become the same visible mark. Line breaks are line feeds.
    /// </summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in PlainText.ForReading(text.ReplaceLineEndings("\n")).EnumerateRunes())
        {
            // The last two codes of every plane are no characters.
            kept.Append((rune.Value & 0xFFFE) == 0xFFFE ? Rune.ReplacementChar : rune);
        }

        return kept.ToString();
    }

    /// <summary>The words on one line.</summary>
    public static string Line(string text) => Clean(text).Replace('\n', ' ').Trim();

    /// <summary>The paragraphs of a text, each with its line breaks; none is empty.</summary>
    public static IReadOnlyList<string> Paragraphs(string text) =>
        Clean(text).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
