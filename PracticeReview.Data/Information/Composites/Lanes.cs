using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites;

/// <summary>How long the stretches of time are into which events are put.</summary>
public enum LaneZoom
{
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>A stretch of time with the events that began in it.</summary>
/// <param name="Start">Its first minute, on the clock in England.</param>
/// <param name="End">The first minute behind it.</param>
/// <param name="Exact">How many events are known closely enough to stand here.</param>
/// <param name="Vague">How many may as well belong to later stretches: their date is vaguer than the stretch is long.</param>
public sealed record LaneBin(DateTime Start, DateTime End, int Exact, int Vague)
{
    /// <summary>All events that began in it.</summary>
    public int Count => Exact + Vague;
}

/// <summary>One agency's events over time; stretches without events are not listed.</summary>
public sealed record Lane<TAgency>(TAgency Agency, string Name, IReadOnlyList<LaneBin> Bins, int Events);

/// <summary>The agencies' lanes beside each other.</summary>
/// <param name="Zoom">How long each stretch is.</param>
/// <param name="From">The first minute of the first stretch.</param>
/// <param name="To">The first minute behind the last.</param>
/// <param name="Outside">How many events lie before or behind.</param>
public sealed record LaneView<TAgency>(LaneZoom Zoom, DateTime From, DateTime To, IReadOnlyList<Lane<TAgency>> Lanes, int Outside);

/// <summary>Puts events into lanes by agency and stretches by time. Every event is in one stretch or outside, and none in two.</summary>
public static class Lanes
{
    /// <summary>Bins the events that begin in a time.</summary>
    /// <param name="from">The first day shown; null for that of the first event.</param>
    /// <param name="to">The last day shown; null for that of the last event.</param>
    public static LaneView<TAgency> Of<TAgency>(
        IReadOnlyList<CompositeRow<TAgency>> rows, Func<TAgency, string> name, LaneZoom zoom, DateOnly? from = null, DateOnly? to = null)
    {
        if (rows.Count == 0)
        {
            var day = (from ?? to ?? DateOnly.MinValue).ToDateTime(TimeOnly.MinValue);
            return new(zoom, StartOf(day, zoom), Next(StartOf((to ?? from ?? DateOnly.MinValue).ToDateTime(TimeOnly.MinValue), zoom), zoom), [], 0);
        }

        var start = StartOf(from?.ToDateTime(TimeOnly.MinValue) ?? rows.Min(row => PlaceOf(row.Row.When)), zoom);
        var end = Next(StartOf(to?.ToDateTime(new TimeOnly(23, 59)) ?? rows.Max(row => PlaceOf(row.Row.When)), zoom), zoom);
        var lanes = new List<Lane<TAgency>>();
        var outside = 0;
        foreach (var group in rows.GroupBy(row => name(row.Agency), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var bins = new SortedDictionary<DateTime, (int Exact, int Vague)>();
            foreach (var when in group.Select(row => row.Row.When))
            {
                var place = PlaceOf(when);
                if (place < start || place >= end)
                {
                    outside++;
                    continue;
                }

                var at = StartOf(place, zoom);
                var (exact, vague) = bins.GetValueOrDefault(at);
                bins[at] = when.Latest < Next(at, zoom) && when.Bound == DateBound.Within ? (exact + 1, vague) : (exact, vague + 1);
            }

            var counted = bins.Select(bin => new LaneBin(bin.Key, Next(bin.Key, zoom), bin.Value.Exact, bin.Value.Vague)).ToList();
            lanes.Add(new Lane<TAgency>(group.First().Agency, group.Key, counted, counted.Sum(bin => bin.Count)));
        }

        return new(zoom, start, end, lanes, outside);
    }

    /// <summary>The closest zoom at which a time has at most so many stretches; years where no zoom has.</summary>
    public static LaneZoom ZoomFor(DateOnly from, DateOnly to, int mostStretches)
    {
        var days = Math.Max(1, to.DayNumber - from.DayNumber + 1);
        foreach (var (zoom, perDay) in ((LaneZoom, double)[])[(LaneZoom.Hour, 24), (LaneZoom.Day, 1), (LaneZoom.Week, 1 / 7.0), (LaneZoom.Month, 1 / 30.4), (LaneZoom.Quarter, 1 / 91.3)])
        {
            if (Math.Ceiling(days * perDay) <= mostStretches)
            {
                return zoom;
            }
        }

        return LaneZoom.Year;
    }

    /// <summary>Where an event is drawn: at the first minute it may have happened, and "before" at the last.</summary>
    private static DateTime PlaceOf(EventDate when) => when.FirstPossible ?? when.LastPossible ?? when.Earliest;

    /// <summary>The first minute of the stretch a moment lies in; weeks begin on Monday.</summary>
    public static DateTime StartOf(DateTime moment, LaneZoom zoom) => zoom switch
    {
        LaneZoom.Hour => moment.Date.AddHours(moment.Hour),
        LaneZoom.Day => moment.Date,
        LaneZoom.Week => moment.Date.AddDays(-Math.Min(((int)moment.DayOfWeek + 6) % 7, DateOnly.FromDateTime(moment).DayNumber)),
        LaneZoom.Month => new DateTime(moment.Year, moment.Month, 1, 0, 0, 0, moment.Kind),
        LaneZoom.Quarter => new DateTime(moment.Year, ((moment.Month - 1) / 3 * 3) + 1, 1, 0, 0, 0, moment.Kind),
        _ => new DateTime(moment.Year, 1, 1, 0, 0, 0, moment.Kind),
    };

    /// <summary>The first minute of the stretch behind one that begins here; the end of time where there is none.</summary>
    public static DateTime Next(DateTime start, LaneZoom zoom)
    {
        try
        {
            return zoom switch
            {
                LaneZoom.Hour => start.AddHours(1),
                LaneZoom.Day => start.AddDays(1),
                LaneZoom.Week => start.AddDays(7),
                LaneZoom.Month => start.AddMonths(1),
                LaneZoom.Quarter => start.AddMonths(3),
                _ => start.AddYears(1),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return DateTime.MaxValue;
        }
    }
}
