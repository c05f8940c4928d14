namespace PracticeReview.Data.Information.Chronologies;

/// <summary>
/// Makes text safe to open in a spreadsheet program. Words that someone else wrote must never become a formula on the
/// machine of the person who exports them.
/// </summary>
public static class SpreadsheetText
{
    /// <summary>
    /// The text with an apostrophe before it if a spreadsheet program could take it for a formula; without control
    /// characters and characters that change the direction of writing. Words stay as they are.
    /// </summary>
    public static string Neutralise(string text)
    {
        var clean = ChronologyText.Clean(text).Text;
        return LooksLikeFormula(clean) ? "'" + clean : clean;
    }

    /// <summary>
    /// As <see cref="Neutralise"/>, in such a way that <see cref="Restore"/> gives the words back exactly: what begins with
    /// apostrophes before a sign of a formula gets one more.
    /// </summary>
    public static string Protect(string text)
    {
        var clean = ChronologyText.Clean(text).Text;
        return LooksLikeFormula(clean) || IsProtected(clean) ? "'" + clean : clean;
    }

    /// <summary>The words that <see cref="Protect"/> or <see cref="Neutralise"/> was given, from what it made of them.</summary>
    public static string Restore(string text) => IsProtected(text) ? text[1..] : text;

    // Apostrophes, and behind them what Neutralise puts one before.
    private static bool IsProtected(string text)
    {
        var words = text.AsSpan().TrimStart('\'');
        return words.Length < text.Length && LooksLikeFormula(words);
    }

    private static bool LooksLikeFormula(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (IsFormulaSign(letter))
            {
                return true;
            }

            // Some programs pass over spaces, quotation marks and separators before they look for a formula.
            if (!char.IsWhiteSpace(letter) && letter is not ('"' or ',' or ';' or '\u200b' or '\u200e' or '\u200f'))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The text as a cell of a CSV file: neutralised, and always within quotation marks.</summary>
    public static string ForSeparatedValues(string text) => $"\"{Neutralise(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The text as a text cell of a workbook, at most 32,767 characters, which is all such a cell can hold.</summary>
    public static string ForWorkbook(string text)
    {
        var safe = Neutralise(text);
        if (safe.Length <= 32_767)
        {
            return safe;
        }

        return safe[..(char.IsHighSurrogate(safe[32_765]) ? 32_765 : 32_766)] + "…";
    }

    private static bool IsFormulaSign(char letter) => letter is '=' or '+' or '-' or '@' or '|' or '%' or '＝' or '＋' or '－' or '＠';
}
