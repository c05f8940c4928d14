using System.Globalization;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites.Exports;

/// <summary>How a date was read, in words, to stand beside how it was written.</summary>
public static class EventDateWords
{
    private static readonly CultureInfo s_english = CultureInfo.InvariantCulture;

    /// <summary>Such as "22 May 2016", "22 May 2016 at 14:30", "1 to 31 May 2016, uncertain" or "before 1 May 2017".</summary>
    public static string Say(EventDate when)
    {
        var words = when.Bound switch
        {
            DateBound.Before => "before " + Moment(when.Earliest, when.Precision == DatePrecision.Time),
            DateBound.After => "after " + Moment(when.Latest, when.Precision == DatePrecision.Time),
            _ when when.Precision == DatePrecision.Time => Moment(when.Earliest, withTime: true),
            _ when when.Precision == DatePrecision.PartOfDay => string.Create(s_english, $"{Moment(when.Earliest, withTime: true)} to {(when.Latest.Date == when.Earliest.Date ? when.Latest.ToString("HH':'mm", s_english) : Moment(when.Latest, withTime: true))}"),
            _ when when.Earliest.Date == when.Latest.Date => Moment(when.Earliest, withTime: false),
            _ => Span(when.Earliest, when.Latest),
        };
        return when.Uncertain ? words + ", uncertain" : words;
    }

    /// <summary>Whether the date is one day, or one minute of it, of which nothing more needs to be said.</summary>
    public static bool IsPlain(EventDate when) =>
        when is { Bound: DateBound.Within, Uncertain: false, Precision: DatePrecision.Day or DatePrecision.Time } && when.Earliest.Date == when.Latest.Date;

    private static string Span(DateTime from, DateTime to)
    {
        var start = from.Year != to.Year ? Moment(from, withTime: false) : from.Month != to.Month ? from.ToString("d MMMM", s_english) : from.Day.ToString(s_english);
        return $"{start} to {Moment(to, withTime: false)}";
    }

    private static string Moment(DateTime moment, bool withTime) => moment.ToString(withTime ? "d MMMM yyyy 'at' HH':'mm" : "d MMMM yyyy", s_english);
}
