using PracticeReview.Data.Calendar;

namespace PracticeReview.Data.Deadlines;

/// <summary>The times in which one clock stands still, in order, and what they do to its last day.</summary>
internal sealed class Pauses
{
    private readonly List<(PausedTime Time, DaySpan Span)> spans;
    private readonly List<PausedTime> times;
    private readonly DateOnly today;

    private Pauses(IEnumerable<PausedTime> times, DateOnly today)
    {
        this.today = today;
        this.times = [.. times.OrderBy(time => time.From)];
        spans = [.. this.times.Select(time => (time, time.SpanOn(today))).Where(found => found.Item2 is not null)
            .Select(found => (found.time, found.Item2!.Value))];
    }

    /// <summary>The days that don't count.</summary>
    public IReadOnlyList<DaySpan> Spans => [.. spans.Select(found => found.Span)];

    public static Pauses Of(DeadlineKind kind, IEnumerable<PausedTime> times, DateOnly today) =>
        new(times.Where(time => time.Kind == kind), today);

    /// <summary>A last day moved on by every paused day after <paramref name="from"/> up to it, and the sentence that says so.</summary>
    public (DateOnly Last, string? Told) Following(DateOnly from, DateOnly last)
    {
        var (end, counted) = (last, from);
        foreach (var (_, span) in spans)
        {
            if (span.From > end)
            {
                break;
            }
            var first = span.From > counted ? span.From : counted.AddDays(1);
            if (first <= span.To)
            {
                end = end.AddDays(new DaySpan(first, span.To).Days);
                counted = span.To;
            }
        }
        var added = end.DayNumber - last.DayNumber;
        return added == 0
            ? (last, null)
            : (end, $" Then {Told(from, end)} is added: {(added == 1 ? "1 day" : $"{added} days")} more.");
    }

    /// <summary>"The pause from … to … (criminal proceedings)", for those that touch the days after <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public string Told(DateOnly from, DateOnly to)
    {
        var told = spans.Where(found => found.Span.To > from && found.Span.From <= to).Select(found => found.Time.Until is { } last
            ? $"from {EnglishDates.Day(found.Time.From)} to {EnglishDates.Day(last)} ({found.Time.Reason.InWords()})"
            : $"since {EnglishDates.Day(found.Time.From)} ({found.Time.Reason.InWords()}), which has no end yet and moves this date on day by day");
        return "the pause " + string.Join(" and ", told);
    }

    /// <summary>The pause that holds today, or the next one to begin before <paramref name="dueDay"/> is over; null where there is none.</summary>
    public PausedTime? Standing(DateOnly dueDay) =>
        times.Find(time => (time.Until is null || time.Until >= today) && time.From <= dueDay);
}
