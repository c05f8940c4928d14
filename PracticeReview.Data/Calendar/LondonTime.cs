using System.Globalization;
using System.Text.RegularExpressions;

namespace PracticeReview.Data.Calendar;

/// <summary>Reads a day and time as people type them for London: 2026-12-23T16:55.</summary>
public static partial class LondonTime
{
    /// <summary>The first and last year that are taken: before and after them no policy here says anything.</summary>
    public const int FirstYear = 2000, LastYear = 2100;

    private static readonly string[] Shapes = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <summary>
    /// The instant (UTC) of a London day and time. A time that passes twice, in October, means its first passing, before the
    /// clocks went back. Refused, in a sentence: another shape, a day that isn't in the calendar, a time that isn't on the
    /// clock, and the hour that is skipped in March.
    /// </summary>
    public static Result<DateTimeOffset> Read(string field, string typed)
    {
        var match = Shape().Match(typed.Trim());
        if (!match.Success)
        {
            return Result<DateTimeOffset>.Refuse(field, "“{0}” is not a day and time. Write it as 2026-12-23T16:55, in London's time.", typed);
        }
        var (year, month, day) = (Number(match, "year"), Number(match, "month"), Number(match, "day"));
        if (year is < FirstYear or > LastYear)
        {
            return Result<DateTimeOffset>.Refuse(field, "The year {0} cannot be counted: write one from {1} to {2}.", year, FirstYear, LastYear);
        }
        if (month is < 1 or > 12)
        {
            return Result<DateTimeOffset>.Refuse(field, "There is no month {0}: “{1}” is not a day.", month, typed);
        }
        if (day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return Result<DateTimeOffset>.Refuse(field, "There is no {0} {1}: that month has {2} days.", day,
                new DateOnly(year, month, 1).ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en-GB")), DateTime.DaysInMonth(year, month));
        }
        if (!DateTime.TryParseExact(typed.Trim(), Shapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            return Result<DateTimeOffset>.Refuse(field, "“{0}” has no time of day that a clock shows: write it from 00:00 to 23:59.", typed);
        }
        var (on, at) = (DateOnly.FromDateTime(read), TimeOnly.FromDateTime(read));
        return LegalDay.IsSkipped(on, at)
            ? Result<DateTimeOffset>.Refuse(field, "{0} does not exist on {1}: the clocks go forward from 01:00 to 02:00 that night.",
                at.ToString("HH:mm", CultureInfo.InvariantCulture), EnglishDates.Day(on))
            : LegalDay.At(on, at);
    }

    /// <summary>An instant as it is typed: 2026-12-23T16:55, London's time.</summary>
    public static string Write(DateTimeOffset instant) =>
        LegalDay.Of(instant).ToDateTime(LegalDay.TimeOf(instant)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static int Number(Match match, string part) => int.Parse(match.Groups[part].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
