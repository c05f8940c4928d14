using System.Globalization;
using System.Text;

namespace PracticeReview.Data.Information.Composites.Names;

/// <summary>What a letter is, for telling where a word ends.</summary>
internal enum LetterKind : byte
{
    Other,
    Letter,
    Digit,

    /// <summary>A letter of a script that is written without spaces between its words.</summary>
    Unspaced,
}

/// <summary>
/// A text in the form in which names are compared: small letters without accents, one sort of apostrophe, a hyphen within a
/// word as a space, and any white space as one space; with the place in the text that each letter came from.
/// </summary>
internal sealed class FoldedText
{
    private static readonly string?[] s_folds = new string?[char.MaxValue + 1];

    private readonly string _source;
    private readonly char[] _letters;
    private readonly LetterKind[] _kinds;
    private readonly int[] _starts;

    private FoldedText(string source, char[] letters, LetterKind[] kinds, int[] starts) =>
        (_source, _letters, _kinds, _starts) = (source, letters, kinds, starts);

    public int Length => _letters.Length;

    public string Source => _source;

    public ReadOnlySpan<char> Letters => _letters;

    /// <summary>Where a folded letter begins in the text; of the one behind the last, where the text ends.</summary>
    public int Start(int index) => index < _starts.Length ? _starts[index] : _source.Length;

    public LetterKind Kind(int index) => _kinds[index];

    /// <summary>Whether a word could begin or end before this letter.</summary>
    public bool IsEdge(int index) =>
        index <= 0 || index >= _letters.Length || (_kinds[index - 1], _kinds[index]) is not ((LetterKind.Letter, LetterKind.Letter) or (LetterKind.Digit, LetterKind.Digit));

    /// <summary>The text of some folded letters, as it was written.</summary>
    public ReadOnlySpan<char> Written(int from, int to) => _source.AsSpan(Start(from), Start(to) - Start(from));

    /// <summary>A name in this form.</summary>
    public static string Fold(string name) => new string(Of(name.Trim())._letters).Trim();

    public static FoldedText Of(string text)
    {
        var letters = new List<char>(text.Length);
        var kinds = new List<LetterKind>(text.Length);
        var starts = new List<int>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter < 128)
            {
                if (char.IsAsciiLetter(letter))
                {
                    Put((char)(letter | 0x20), LetterKind.Letter, at);
                }
                else if (char.IsAsciiDigit(letter))
                {
                    Put(letter, LetterKind.Digit, at);
                }
                else if (letter <= ' ')
                {
                    PutSpace(at);
                }
                else if (letter == '-' && IsWithinWord(text, at))
                {
                    PutSpace(at);
                }
                else
                {
                    Put(letter == '`' ? '\'' : letter, LetterKind.Other, at);
                }
            }
            else if (char.IsSurrogate(letter))
            {
                var whole = char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
                var kind = whole && Rune.IsLetter(new Rune(letter, text[at + 1])) ? LetterKind.Unspaced : LetterKind.Other;
                Put(letter, kind, at);
                if (whole)
                {
                    Put(text[++at], kind, at);
                }
            }
            else if (char.IsWhiteSpace(letter) || (IsHyphen(letter) && IsWithinWord(text, at)))
            {
                PutSpace(at);
            }
            else
            {
                foreach (var folded in s_folds[letter] ??= FoldOf(letter))
                {
                    Put(folded, KindOf(folded), at);
                }
            }
        }

        return new(text, [.. letters], [.. kinds], [.. starts]);

        void Put(char folded, LetterKind kind, int from)
        {
            letters.Add(folded);
            kinds.Add(kind);
            starts.Add(from);
        }

        void PutSpace(int from)
        {
            if (letters.Count == 0 || letters[^1] != ' ')
            {
                Put(' ', LetterKind.Other, from);
            }
        }
    }

    /// <summary>Whether a folded letter is of the Arabic script, in which short words are written onto the next.</summary>
    public static bool IsArabic(char letter) => letter is >= '\u0600' and <= '\u06FF';

    private static bool IsHyphen(char letter) => letter is '\u2010' or '\u2011' or '\u2012' or '\u2013';

    private static bool IsWithinWord(string text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]);

    private static string FoldOf(char letter)
    {
        switch (letter)
        {
            case '\u2018' or '\u2019' or '\u201B' or '\u02BC' or '\u02BB' or '\u2032' or '\u00B4' or '\u05F3': return "'";
            case 'ø' or 'Ø': return "o";
            case 'đ' or 'Đ' or 'ð' or 'Ð': return "d";
            case 'ł' or 'Ł': return "l";
            case 'ı': return "i";
            case 'ħ' or 'Ħ': return "h";
            case 'æ' or 'Æ': return "ae";
            case 'œ' or 'Œ': return "oe";
            case 'ß' or 'ẞ': return "ss";
            case 'þ' or 'Þ': return "th";
            case 'ə' or 'Ə': return "e";
            // Letters that Arabic, Persian, Urdu and Kurdish keyboards write differently though a reader sees one name.
            case 'ى' or 'ی' or 'ې' or 'ے': return "ي";
            case 'ک' or 'ڪ': return "ك";
            case 'ہ' or 'ھ' or 'ة' or 'ۀ' or 'ە' or 'ۃ': return "ه";
            case 'ٱ': return "ا";
            case 'ـ': return "";
        }

        if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned || IsAccent(letter))
        {
            return "";
        }

        var parts = letter.ToString().Normalize(NormalizationForm.FormKD);
        var kept = new StringBuilder(parts.Length);
        foreach (var part in parts)
        {
            if (!IsAccent(part))
            {
                kept.Append(part == letter ? char.ToLowerInvariant(part) : FoldOfPart(part));
            }
        }

        return kept.ToString();
    }

    private static string FoldOfPart(char part) => part < 128 ? char.ToLowerInvariant(part).ToString() : s_folds[part] ??= FoldOf(part);

    // Marks that are left out in writing; in other scripts a mark is a vowel and belongs to the name.
    private static bool IsAccent(char letter) => letter is (>= '\u0300' and <= '\u036F') or (>= '\u1AB0' and <= '\u1AFF') or (>= '\u1DC0' and <= '\u1DFF')
        or (>= '\u0591' and <= '\u05BD') or '\u05BF' or '\u05C1' or '\u05C2' or '\u05C4' or '\u05C5' or '\u05C7'
        or (>= '\u0610' and <= '\u061A') or (>= '\u064B' and <= '\u065F') or '\u0670' or (>= '\u06D6' and <= '\u06DC') or (>= '\u06DF' and <= '\u06E8');

    private static LetterKind KindOf(char letter)
    {
        if (char.IsDigit(letter))
        {
            return LetterKind.Digit;
        }

        if (letter is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1100' and <= '\u11FF') or (>= '\u1780' and <= '\u17FF')
            or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3'))
        {
            return LetterKind.Unspaced;
        }

        return char.IsLetter(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            ? LetterKind.Letter
            : LetterKind.Other;
    }
}
