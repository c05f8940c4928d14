using System.Buffers;
using System.Text;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>
/// Takes out of a cell what no one can see and what can turn the order of the words on screen, and keeps the words.
/// </summary>
internal static class ChronologyText
{
    private static readonly SearchValues<char> s_suspects = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(letter => letter is '\r' or '\u2028' or '\u2029' || IsUnwanted(letter) || IsDirection(letter)), '\uffff']);

    /// <param name="Text">The words, trimmed, with line feeds for line breaks.</param>
    /// <param name="ControlsRemoved">Whether control characters were taken out.</param>
    /// <param name="DirectionsRemoved">Whether characters that override the direction of writing were taken out.</param>
    internal readonly record struct Cleaned(string Text, bool ControlsRemoved, bool DirectionsRemoved);

    public static Cleaned Clean(string text)
    {
        if (IsClean(text))
        {
            return new(text.Trim(), false, false);
        }

        var kept = new StringBuilder(text.Length);
        bool controls = false, directions = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter is '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                kept.Append('\n');
                i += letter == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            }
            else if (IsDirection(letter))
            {
                directions = true;
            }
            else if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                kept.Append(letter).Append(text[++i]);
            }
            else if (IsUnwanted(letter) || char.IsSurrogate(letter))
            {
                controls = true;
            }
            else
            {
                kept.Append(letter);
            }
        }

        return new(kept.ToString().Trim(), controls, directions);
    }

    // Nearly every cell is clean; this looks at many letters at a time.
    private static bool IsClean(ReadOnlySpan<char> text) => text.IndexOfAny(s_suspects) < 0 && text.IndexOfAnyInRange('\ud800', '\udfff') < 0;

    private static bool IsDirection(char letter) => letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static bool IsUnwanted(char letter) =>
        (char.IsControl(letter) && letter is not ('\n' or '\t')) || letter is '\ufeff' or '\ufffe' or '\uffff';
}
