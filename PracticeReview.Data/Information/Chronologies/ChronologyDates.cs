using System.Globalization;
using System.Text.RegularExpressions;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>Reads dates and times as people in England write them: the day always comes first.</summary>
internal static partial class ChronologyDates
{
    public const string AcceptedDate = "A date with the day first and the year in full, such as 22/05/2016 or 22 May 2016.";
    public const string AcceptedTime = "A time such as 14:30 or 2:30 pm, or nothing if the time is not known.";

    /// <summary>Numbers below this day are ambiguous in workbooks, which believe in 29 February 1900.</summary>
    public static readonly DateOnly Earliest = new(1900, 3, 1);

    private static readonly string[] s_months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Reads a date. Returns what is wrong with it, or null if nothing is.</summary>
    public static string? Read(string text, DateOnly today, out DateOnly date)
    {
        date = default;
        text = text.Trim();
        if (text.Length <= 40)
        {
            if (DayFirst().Match(text) is { Success: true } numbers)
            {
                return FromParts(text, numbers.Groups["year"].Value, int.Parse(numbers.Groups["month"].Value, CultureInfo.InvariantCulture), numbers.Groups["day"].Value, today, out date);
            }

            if (YearFirst().Match(text) is { Success: true } iso)
            {
                return FromParts(text, iso.Groups["year"].Value, int.Parse(iso.Groups["month"].Value, CultureInfo.InvariantCulture), iso.Groups["day"].Value, today, out date);
            }

            if (WithMonthName().Match(text) is { Success: true } words)
            {
                var month = MonthNamed(words.Groups["month"].Value);
                return month == 0 ? NotADate(text) : FromParts(text, words.Groups["year"].Value, month, words.Groups["day"].Value, today, out date);
            }
        }

        return NotADate(text);
    }

    /// <summary>Checks that a date lies between the earliest accepted and today.</summary>
    public static string? Check(DateOnly date, DateOnly today)
    {
        if (date > today)
        {
            return $"{Show(date)} is in the future.";
        }

        return date < Earliest ? $"{Show(date)} is too long ago to be meant." : null;
    }

    /// <summary>Reads a time of day, to the second. Returns null where it is none.</summary>
    public static TimeOnly? ReadTime(string text)
    {
        if (text.Length > 20 || TimeOfDay().Match(text.Trim()) is not { Success: true } match)
        {
            return null;
        }

        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture) : 0;
        var second = match.Groups["second"].Success ? int.Parse(match.Groups["second"].Value, CultureInfo.InvariantCulture) : 0;
        if (match.Groups["half"].Success)
        {
            if (hour is 0 or > 12)
            {
                return null;
            }

            hour = (hour % 12) + (match.Groups["half"].Value[0] is 'p' or 'P' ? 12 : 0);
        }
        else if (!match.Groups["minute"].Success)
        {
            return null;
        }

        return hour > 23 || minute > 59 || second > 59 ? null : new TimeOnly(hour, minute, second);
    }

    /// <summary>A date as the template shows it.</summary>
    public static string Show(DateOnly date) => date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    private static string NotADate(string text) => $"“{ChronologyColumns.Quote(text)}” is not a date.";

    private static string? FromParts(string text, string yearText, int month, string dayText, DateOnly today, out DateOnly date)
    {
        date = default;
        var day = int.Parse(dayText, CultureInfo.InvariantCulture);
        if (yearText.Length == 2)
        {
            return $"The year in “{text}” has only two digits, which could mean two centuries.";
        }

        var year = int.Parse(yearText, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12)
        {
            return month is > 12 and <= 31 && day is >= 1 and <= 12
                ? $"“{text}” has no month {month}: the day comes first, then the month."
                : $"“{text}” has no month {month}.";
        }

        if (year is < 1 or > 9999 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            var monthName = char.ToUpperInvariant(s_months[month - 1][0]) + s_months[month - 1][1..];
            return year is < 1 or > 9999 ? NotADate(text) : $"“{text}” is not a day that exists: {monthName} {year} has {DateTime.DaysInMonth(year, month)} days.";
        }

        var found = new DateOnly(year, month, day);
        if (Check(found, today) is { } wrong)
        {
            return wrong;
        }

        date = found;
        return null;
    }

    private static int MonthNamed(string word)
    {
        var name = word.TrimEnd('.').ToLowerInvariant();
        name = name is "sept" ? "sep" : name;
        return name.Length < 3 ? 0 : Array.FindIndex(s_months, month => string.Equals(month, name, StringComparison.Ordinal) || string.Equals(month[..3], name, StringComparison.Ordinal)) + 1;
    }

    [GeneratedRegex(@"^(?<day>[0-9]{1,2})\s?[/.\-]\s?(?<month>[0-9]{1,2})\s?[/.\-]\s?(?<year>[0-9]{4}|[0-9]{2})$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<year>[0-9]{4})[/\-](?<month>[0-9]{1,2})[/\-](?<day>[0-9]{1,2})$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?:[a-z]{3,9},?\s+)?(?<day>[0-9]{1,2})(?:st|nd|rd|th)?[\s\-]+(?:of\s+)?(?<month>[a-z]{3,9}\.?),?[\s\-]+(?<year>[0-9]{4}|[0-9]{2})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex WithMonthName();

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2})(?:[:.](?<minute>[0-9]{2})(?:[:.](?<second>[0-9]{2}))?)?\s?(?<half>[ap]\.?m\.?)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex TimeOfDay();
}
