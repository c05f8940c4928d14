namespace PracticeReview.Data.Information.Chronologies.Dates;

internal enum DateTokenKind : byte
{
    Number,
    Word,
    Sign,
}

/// <summary>A number, a word in small letters, or a sign, of a date as someone wrote it.</summary>
/// <param name="Digits">How many digits a number was written with.</param>
/// <param name="IsOrdinal">Whether st, nd, rd or th stood behind it.</param>
internal readonly record struct DateToken(DateTokenKind Kind, int Value, int Digits, bool IsOrdinal, string Text)
{
    public bool IsNumber => Kind == DateTokenKind.Number;

    public bool Is(char sign) => Kind == DateTokenKind.Sign && Text[0] == sign;

    public bool Is(string word) => Kind == DateTokenKind.Word && string.Equals(Text, word, StringComparison.Ordinal);
}

/// <summary>Cuts a date as people write it into numbers, words and signs, in one pass over its letters.</summary>
internal static class DateTokens
{
    /// <summary>No date is longer; what is goes on about something else.</summary>
    public const int LongestText = 120;
    private const int Most = 48;

    /// <summary>The pieces, or null where there is a letter or sign that stands in no date.</summary>
    public static List<DateToken>? Cut(string text)
    {
        var tokens = new List<DateToken>(12);
        for (var at = 0; at < text.Length;)
        {
            if (tokens.Count == Most)
            {
                return null;
            }
            var letter = text[at];
            if (char.IsAsciiDigit(letter))
            {
                var start = at;
                var value = 0;
                while (at < text.Length && char.IsAsciiDigit(text[at]))
                {
                    if (at - start == 9)
                    {
                        return null;
                    }
                    value = (value * 10) + (text[at++] - '0');
                }
                var digits = at - start;
                var ordinal = digits <= 2 && IsOrdinal(text.AsSpan(at));
                at += ordinal ? 2 : 0;
                tokens.Add(new DateToken(DateTokenKind.Number, value, digits, ordinal, ""));
            }
            else if (char.IsAsciiLetter(letter))
            {
                var start = at;
                while (at < text.Length && char.IsAsciiLetter(text[at]))
                {
                    at++;
                }
                if (at - start > 20)
                {
                    return null;
                }
                tokens.Add(new DateToken(DateTokenKind.Word, 0, 0, false, text[start..at].ToLowerInvariant()));
            }
            else
            {
                at++;
                if (Sign(letter) is { } sign)
                {
                    tokens.Add(new DateToken(DateTokenKind.Sign, 0, 0, false, sign));
                }
                else if (!IsPassedOver(letter))
                {
                    return null;
                }
            }
        }
        return tokens;
    }

    private static bool IsOrdinal(ReadOnlySpan<char> rest) =>
        rest.Length >= 2 && (rest.Length == 2 || !char.IsAsciiLetter(rest[2]))
        && (rest[..2].Equals("st", StringComparison.OrdinalIgnoreCase) || rest[..2].Equals("nd", StringComparison.OrdinalIgnoreCase)
            || rest[..2].Equals("rd", StringComparison.OrdinalIgnoreCase) || rest[..2].Equals("th", StringComparison.OrdinalIgnoreCase));

    private static string? Sign(char letter) => letter switch
    {
        '/' or '\u2044' or '\u2215' or '\uff0f' or '\\' => "/",
        '.' or '\u00b7' or '\u2024' => ".",
        ':' or '\uff1a' => ":",
        '-' or '\u00ad' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\ufe58' or '\ufe63' or '\uff0d' => "-",
        '\'' or '\u2018' or '\u2019' or '\u02bc' or '`' => "'",
        '?' or '~' or '\u2248' or '\uff1f' => "?",
        '&' => "&",
        '+' => "+",
        _ => null,
    };

    private static bool IsPassedOver(char letter) =>
        char.IsWhiteSpace(letter) || letter is ',' or ';' or '(' or ')' or '[' or ']' or '"' or '*' or '\u201c' or '\u201d' or '\u200b' or '\u200e' or '\u200f' or '\u2060' or '\ufeff' or '_' or '|';
}
