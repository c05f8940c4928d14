using System.Globalization;
using System.Text;

namespace PracticeReview.Data.Papers;

/// <summary>
/// In which order characters of left-to-right and right-to-left scripts stand on a line: the Unicode bidirectional algorithm
/// (UAX 9) without explicit embeddings, which <see cref="PaperText.Clean"/> has taken out, and without its rule for pairs of brackets.
/// </summary>
internal static class TextDirection
{
    private enum Kind { Left, Right, ArabicLetter, Digit, ArabicDigit, Sign, Terminator, Separator, Mark, Neutral }

    /// <summary>Whether a paragraph begins at the right: its first letter decides.</summary>
    public static bool IsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (KindOf(rune))
            {
                case Kind.Left: return false;
                case Kind.Right or Kind.ArabicLetter: return true;
            }
        }

        return false;
    }

    /// <summary>The level of every UTF-16 unit of a paragraph; an odd one is read from right to left.</summary>
    public static byte[] Levels(string text, bool rightToLeft)
    {
        var kinds = new Kind[text.Length];
        for (var index = 0; index < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var length);
            Array.Fill(kinds, KindOf(rune), index, length);
            index += length;
        }

        ResolveWeak(kinds, rightToLeft ? Kind.Right : Kind.Left);
        ResolveNeutral(kinds, rightToLeft ? Kind.Right : Kind.Left);
        return Array.ConvertAll(kinds, kind => (byte)(kind switch
        {
            Kind.Right => 1,
            Kind.Left => rightToLeft ? 2 : 0,
            _ => 2,
        }));
    }

    /// <summary>The runs of a line in the order in which they stand, from left to right.</summary>
    /// <param name="levels">The levels of the line's units.</param>
    public static IReadOnlyList<(int Start, int Length, bool RightToLeft)> Order(ReadOnlySpan<byte> levels)
    {
        List<(int Start, int Length, byte Level)> runs = [];
        for (var start = 0; start < levels.Length;)
        {
            var end = start + 1;
            while (end < levels.Length && levels[end] == levels[start])
            {
                end++;
            }

            runs.Add((start, end - start, levels[start]));
            start = end;
        }

        for (byte level = 2; level >= 1; level--)
        {
            for (var first = 0; first < runs.Count; first++)
            {
                var last = first;
                while (last < runs.Count && runs[last].Level >= level)
                {
                    last++;
                }

                if (last > first)
                {
                    runs.Reverse(first, last - first);
                    first = last;
                }
            }
        }

        return [.. runs.Select(run => (run.Start, run.Length, run.Level % 2 == 1))];
    }

    // Rules W1 to W7.
    private static void ResolveWeak(Kind[] kinds, Kind outside)
    {
        var strong = outside;
        for (var index = 0; index < kinds.Length; index++)
        {
            var before = index == 0 ? outside : kinds[index - 1];
            if (kinds[index] == Kind.Mark)
            {
                kinds[index] = before;
            }
            else if (kinds[index] == Kind.Digit && strong == Kind.ArabicLetter)
            {
                kinds[index] = Kind.ArabicDigit;
            }

            if (kinds[index] is Kind.Left or Kind.Right or Kind.ArabicLetter)
            {
                strong = kinds[index];
            }
        }

        for (var index = 0; index < kinds.Length; index++)
        {
            var before = index == 0 ? Kind.Neutral : kinds[index - 1];
            var after = index + 1 == kinds.Length ? Kind.Neutral : kinds[index + 1];
            kinds[index] = kinds[index] switch
            {
                Kind.ArabicLetter => Kind.Right,
                Kind.Sign when before == Kind.Digit && after == Kind.Digit => Kind.Digit,
                Kind.Separator when before == after && before is Kind.Digit or Kind.ArabicDigit => before,
                Kind.Terminator when before == Kind.Digit || NextIsDigit(kinds, index) => Kind.Digit,
                Kind.Sign or Kind.Separator or Kind.Terminator => Kind.Neutral,
                var other => other,
            };
        }

        strong = outside;
        for (var index = 0; index < kinds.Length; index++)
        {
            if (kinds[index] is Kind.Left or Kind.Right)
            {
                strong = kinds[index];
            }
            else if (kinds[index] == Kind.Digit && strong == Kind.Left)
            {
                kinds[index] = Kind.Left;
            }
        }
    }

    private static bool NextIsDigit(Kind[] kinds, int index)
    {
        while (index < kinds.Length && kinds[index] == Kind.Terminator)
        {
            index++;
        }

        return index < kinds.Length && kinds[index] == Kind.Digit;
    }

    // Rules N1 and N2: what stands between two of the same direction joins them; everything else goes with the paragraph.
    private static void ResolveNeutral(Kind[] kinds, Kind outside)
    {
        for (var start = 0; start < kinds.Length; start++)
        {
            if (kinds[start] != Kind.Neutral)
            {
                continue;
            }

            var end = start;
            while (end < kinds.Length && kinds[end] == Kind.Neutral)
            {
                end++;
            }

            var before = start == 0 ? outside : Side(kinds[start - 1]);
            var after = end == kinds.Length ? outside : Side(kinds[end]);
            Array.Fill(kinds, before == after ? before : outside, start, end - start);
            start = end - 1;
        }
    }

    private static Kind Side(Kind kind) => kind == Kind.Left ? Kind.Left : Kind.Right;

    private static Kind KindOf(Rune rune) => rune.Value switch
    {
        >= '0' and <= '9' or >= 0x06F0 and <= 0x06F9 => Kind.Digit,
        >= 0x0660 and <= 0x0669 or 0x066B or 0x066C => Kind.ArabicDigit,
        '+' or '-' or 0x2212 => Kind.Sign,
        '#' or '$' or '%' or 0xA2 or 0xA3 or 0xA4 or 0xA5 or 0xB0 or 0x066A or 0x20AC => Kind.Terminator,
        ',' or '.' or '/' or ':' or 0xA0 or 0x060C => Kind.Separator,
        0x200E => Kind.Left,
        0x200F => Kind.Right,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Kind.Mark,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Script(rune.Value),
            UnicodeCategory.OtherPunctuation when rune.Value is >= 0x0590 and <= 0x08FF => Script(rune.Value),
            _ => Kind.Neutral,
        },
    };

    private static Kind Script(int code) => code switch
    {
        >= 0x0600 and <= 0x07BF or >= 0x0860 and <= 0x08FF or >= 0xFB50 and <= 0xFDFF or >= 0xFE70 and <= 0xFEFE => Kind.ArabicLetter,
        >= 0x0590 and <= 0x085F or >= 0xFB1D and <= 0xFB4F or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF => Kind.Right,
        _ => Kind.Left,
    };
}
