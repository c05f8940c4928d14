using System.Globalization;

namespace PracticeReview.Data.Information.Chronologies.Dates;

/// <summary>Says in words how a date was read, so that a person can choose among readings.</summary>
internal static class DateDescription
{
    public static string Of(EventDate date)
    {
        var words = date.Bound switch
        {
            DateBound.Before => $"{(date.TakesInWhatIsNamed ? "by" : "before")} {Stretch(date with { Latest = date.Earliest.Date.AddDays(1).AddMinutes(-1), Precision = DatePrecision.Day })}",
            DateBound.After => $"{(date.TakesInWhatIsNamed ? "since" : "after")} {Stretch(date with { Earliest = date.Latest.Date, Precision = DatePrecision.Day })}",
            _ => Stretch(date),
        };
        return date.Uncertain ? $"about {words}" : words;
    }

    private static string Stretch(EventDate date)
    {
        var (first, last) = (DateOnly.FromDateTime(date.Earliest), DateOnly.FromDateTime(date.Latest));
        if (date.Precision is DatePrecision.Time or DatePrecision.PartOfDay)
        {
            var from = $"{Day(first)}, {Time(date.Earliest)}";
            return date.Earliest == date.Latest ? from : first == last ? $"{from} to {Time(date.Latest)}" : $"{from} to {Day(last)}, {Time(date.Latest)}";
        }
        if (first == last)
        {
            return Day(first);
        }
        var wholeMonths = first.Day == 1 && last.AddDays(1).Day == 1;
        if (wholeMonths && first.Month == 1 && last.Month == 12)
        {
            return first.Year == last.Year ? Year(first) : $"{Year(first)} to {Year(last)}";
        }
        if (wholeMonths)
        {
            return (first.Year, first.Month) == (last.Year, last.Month) ? Month(first)
                : first.Year == last.Year ? $"{Dates.DateWords.MonthName(first.Month)} to {Month(last)}" : $"{Month(first)} to {Month(last)}";
        }
        return (first.Year, first.Month) == (last.Year, last.Month) ? $"{first.Day.ToString(CultureInfo.InvariantCulture)} to {Day(last)}" : $"{Day(first)} to {Day(last)}";
    }

    private static string Day(DateOnly day) => $"{day.Day.ToString(CultureInfo.InvariantCulture)} {Month(day)}";

    private static string Month(DateOnly day) => $"{DateWords.MonthName(day.Month)} {Year(day)}";

    private static string Year(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTime moment) => moment.ToString("HH':'mm", CultureInfo.InvariantCulture);
}
