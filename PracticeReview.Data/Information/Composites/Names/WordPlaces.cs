using System.Globalization;

namespace PracticeReview.Data.Information.Composites.Names;

/// <summary>Where the words of a text stand, and how they are written.</summary>
internal static class WordPlaces
{
    /// <summary>Letters with their marks; an apostrophe or a hyphen between two letters belongs to the word.</summary>
    public static List<(int Start, int End)> Words(string text)
    {
        var words = new List<(int Start, int End)>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetter(text[at]))
            {
                continue;
            }

            var start = at;
            while (at + 1 < text.Length && (IsLetterOrMark(text[at + 1]) || (text[at + 1] is '\'' or '’' or '-' or '‐' or '‑' && at + 2 < text.Length && IsLetterOrMark(text[at + 2]))))
            {
                at++;
            }

            words.Add((start, at + 1));
        }

        return words;
    }

    private static bool IsLetterOrMark(char letter) =>
        char.IsLetter(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    public static bool IsAllCapitals(string text, (int Start, int End) word)
    {
        for (var at = word.Start; at < word.End; at++)
        {
            if (char.IsLower(text[at]))
            {
                return false;
            }
        }

        return char.IsUpper(text[word.Start]);
    }

    public static bool IsNameScript(char letter) => letter is >= '\u0590' and not ((>= '\u1E00' and <= '\u1FFF') or (>= '\u2000' and <= '\u2FFF')) && char.IsLetter(letter);

    public static bool IsOneSpaceApart(string text, int end, int start) =>
        start - end == 1 && text[end] is ' ' or '\u00A0' || start - end == 2 && text[end] == '.' && text[end + 1] == ' ' && end >= 1 && (end < 2 || !char.IsLetter(text[end - 2]));

    public static bool BeginsSentence(string text, int start)
    {
        for (var at = start - 1; at >= 0; at--)
        {
            if (text[at] == '\n' || text[at] is '.' or '!' or '?' or '•')
            {
                return true;
            }

            if (!char.IsWhiteSpace(text[at]) && text[at] is not ('"' or '\'' or '“' or '‘' or '(' or '-' or '–'))
            {
                return false;
            }
        }

        return true;
    }

    public static string Excerpt(string text, int start, int length)
    {
        const int Around = 30;
        var (from, to) = (Math.Max(0, start - Around), Math.Min(text.Length, start + length + Around));
        from += from > 0 && char.IsLowSurrogate(text[from]) ? 1 : 0;
        to -= to < text.Length && char.IsHighSurrogate(text[to - 1]) ? 1 : 0;
        return (from > 0 ? "…" : "") + text[from..to].ReplaceLineEndings(" ").Replace('\t', ' ') + (to < text.Length ? "…" : "");
    }
}
