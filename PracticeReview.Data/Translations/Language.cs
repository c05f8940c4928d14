using System.Globalization;
using System.Text.RegularExpressions;

namespace PracticeReview.Data.Translations;

/// <summary>Which way a script runs.</summary>
public enum Direction
{
    LeftToRight,
    RightToLeft
}

/// <summary>
/// One row of the language table: how a language is named, which way it runs, and how its numbers and dates are written.
/// Dates are always Gregorian and digits always 0 to 9, because that is what letters, court papers and phones in England show.
/// </summary>
public sealed partial class Language
{
    /// <param name="code">First segment of an address, lower case, such as <c>ur</c>.</param>
    /// <param name="ownName">The name its speakers use, in its own script.</param>
    /// <param name="englishName">The name in English.</param>
    /// <param name="direction">Which way its script runs.</param>
    /// <param name="culture">The culture whose month names and number signs are used, such as <c>ur-PK</c>.</param>
    /// <param name="plurals">The gettext <c>Plural-Forms</c> a new catalogue begins with.</param>
    /// <param name="tag">The value of <c>lang</c> on a page; the code where nothing is given.</param>
    /// <exception cref="ArgumentException">The code is not lower-case letters, optionally with a hyphen and a second part.</exception>
    public Language(string code, string ownName, string englishName, Direction direction, string culture, string plurals, string? tag = null)
    {
        if (!CodePattern().IsMatch(code))
        {
            throw new ArgumentException($"'{code}' cannot be a language's code.", nameof(code));
        }

        Code = code;
        OwnName = ownName;
        EnglishName = englishName;
        Direction = direction;
        Tag = tag ?? code;
        Plurals = plurals;
        Culture = Gregorian(culture);
    }

    public string Code { get; }

    public string OwnName { get; }

    public string EnglishName { get; }

    public Direction Direction { get; }

    /// <summary>The value of the <c>lang</c> attribute.</summary>
    public string Tag { get; }

    /// <summary>The gettext <c>Plural-Forms</c> header of its catalogue.</summary>
    public string Plurals { get; }

    /// <summary>Culture for numbers and dates, with the Gregorian calendar forced. Read-only.</summary>
    public CultureInfo Culture { get; }

    /// <summary>A made-up language that shows which words are hard-coded. Offered only where it is asked for.</summary>
    public bool IsPseudo { get; init; }

    /// <summary>English is the source of every text, so it is always ready.</summary>
    public bool IsSource => Code == "en";

    public bool IsRightToLeft => Direction == Direction.RightToLeft;

    /// <summary>The value of the <c>dir</c> attribute.</summary>
    public string Dir => IsRightToLeft ? "rtl" : "ltr";

    /// <summary>A day in full, such as "21 November 2026", Gregorian in every language.</summary>
    public string Date(DateOnly day) => Finish(day.ToString("d MMMM yyyy", Culture));

    /// <summary>
    /// A day and a time of day, such as "21 November 2026, 15:05". The value is shown as it stands:
    /// convert it to Europe/London first, which is the legal time zone of every date in the portal.
    /// </summary>
    public string Time(DateTime londonTime) => Finish(londonTime.ToString("d MMMM yyyy, HH:mm", Culture));

    /// <summary>A whole number with this language's grouping, in digits 0 to 9.</summary>
    public string Number(long number) => number.ToString("N0", Culture);

    public override string ToString() => Code;

    private string Finish(string text) => IsPseudo ? PseudoLanguage.Write(text) : text;

    private static CultureInfo Gregorian(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        if (culture.DateTimeFormat.Calendar is not GregorianCalendar)
        {
            culture.DateTimeFormat.Calendar = new GregorianCalendar(GregorianCalendarTypes.Localized);
        }

        return CultureInfo.ReadOnly(culture);
    }

    [GeneratedRegex("^[a-z]{2,3}(?:-[a-z]{2,8})?$", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
