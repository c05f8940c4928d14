using PracticeReview.Data.Information.Chronologies.Dates;

namespace PracticeReview.Data.Information.Chronologies;

// The end of an event that has its beginning and its end in two columns.
internal sealed partial class ChronologyRowReader
{
    private EventDate? WithEnd(EventDate when)
    {
        if (_cells[(int)ChronologyColumn.EndDate] is not { } cell)
        {
            return when;
        }

        var name = ChronologyColumn.EndDate;
        var words = cell.Kind == Files.CellKind.Text ? ChronologyText.Clean(cell.Text!).Text : null;
        if (words is "" or "-" or "\u2013" or "\u2014" || words is not null && ChronologyColumns.Key(words) is "na" or "notapplicable")
        {
            return when;
        }

        if (words is not null && when.Bound == DateBound.Within && EventDateReader.SaysNotKnown(words))
        {
            return Ask(name, $"{when.AsWritten} to {words}", $"“{ChronologyColumns.Quote(words)}” does not say when it ended.",
                "An end as far as it is known; nothing where it was one day.", [Since(when, ""), when]);
        }

        var isOpen = cell.Kind == Files.CellKind.Text && ChronologyColumns.SaysNoEnd(cell.Text!);
        var (end, text) = isOpen ? (when, ReadText(name) ?? "") : ReadDate(cell, name, when);
        if (end is null)
        {
            return null;
        }

        var asWritten = $"{when.AsWritten} to {text}";
        if (SaidOfRow(asWritten) is { } said)
        {
            return said;
        }

        if (when.Bound != DateBound.Within || end.Bound != DateBound.Within)
        {
            Wrong(name, $"“{ChronologyColumns.Quote(asWritten)}” has a beginning or an end that is no day, month or year.", "A beginning and an end, or one of them.");
            return null;
        }

        if (isOpen)
        {
            return Since(when, asWritten);
        }

        if (end.Latest < when.Earliest)
        {
            Wrong(name, $"The end, {EventDateReader.Describe(end)}, lies before the beginning, {EventDateReader.Describe(when)}.", "An end that is not before the beginning; nothing where it was one day.");
            return null;
        }

        if (end.Precision == DatePrecision.Day && end.Earliest.Date == when.Earliest.Date && end.Latest.Date == when.Latest.Date)
        {
            return when with { Uncertain = when.Uncertain || end.Uncertain };
        }

        var stretch = StretchMaker.Between(new TimeStretch(when.Earliest, when.Latest, when.Precision), new TimeStretch(end.Earliest, end.Latest, end.Precision));
        return new EventDate(asWritten, stretch.First, stretch.Last, stretch.Precision, when.Uncertain || end.Uncertain);
    }

    private static EventDate Since(EventDate when, string asWritten)
    {
        var begins = when.Earliest.Date;
        return new EventDate(asWritten, begins, begins, when.Precision < DatePrecision.Day ? DatePrecision.Day : when.Precision, when.Uncertain, DateBound.After);
    }
}
