using PracticeReview.Data.Calendar;
using PracticeReview.Data.Deadlines;

namespace PracticeReview.Web.Workspace.Deadlines;

/// <summary>A part of the timeline with a scale of its own: hours and days at first, then months.</summary>
/// <param name="From">The first London day of the scale.</param>
/// <param name="To">The last.</param>
public sealed record TimelineSection(string Title, DateOnly From, DateOnly To, IReadOnlyList<TimelineEntry> Entries)
{
    /// <summary>Where an instant lies on the scale: 0 at its beginning, 100 at its end.</summary>
    public double Place(DateTimeOffset at)
    {
        var (begin, end) = (LegalDay.StartOf(From), LegalDay.EndOf(To));
        return Math.Clamp((at - begin) / (end - begin) * 100, 0, 100);
    }

    /// <summary>Whether the day lies on the scale.</summary>
    public bool Shows(DateOnly day) => day >= From && day <= To;

    /// <summary>The days marked on the scale: Mondays, or the first days of months.</summary>
    public IEnumerable<(DateOnly Day, string Words)> Marks()
    {
        var inDays = To.DayNumber - From.DayNumber <= TimelineSections.FirstDays;
        var step = inDays ? 1 : Math.Max(1, (To.DayNumber - From.DayNumber) / 30 / 6);
        for (var day = From; day <= To; day = day.AddDays(1))
        {
            var isMark = inDays ? day.DayOfWeek == DayOfWeek.Monday : day.Day == 1 && (day.Month - 1) % step == 0;
            if (isMark)
            {
                yield return (day, day.ToString(inDays ? "d MMM" : "MMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB")));
            }
        }
    }
}

/// <summary>Parts the timeline, so that 24 hours and 12 months can both be seen.</summary>
public static class TimelineSections
{
    /// <summary>How many days the first part has at most.</summary>
    public const int FirstDays = 42;

    public static IReadOnlyList<TimelineSection> Of(CaseTimeline timeline)
    {
        if (timeline.Entries.Count == 0)
        {
            return [];
        }
        var begin = LegalDay.Of(timeline.Entries.Min(entry => entry.From) is var first && first < timeline.ReceivedAt ? first : timeline.ReceivedAt);
        var until = begin.AddDays(FirstDays);
        var soon = timeline.Entries.Where(entry => entry.Deadline.DueDay <= until).ToList();
        var later = timeline.Entries.Where(entry => entry.Deadline.DueDay > until).ToList();
        List<TimelineSection> sections = [];
        if (soon.Count > 0)
        {
            sections.Add(new TimelineSection("The first weeks", begin, soon.Max(entry => Last(entry)).AddDays(2), soon));
        }
        if (later.Count > 0)
        {
            var from = LegalDay.Of(later.Min(entry => entry.From));
            sections.Add(new TimelineSection("The months of the review", from, later.Max(entry => Last(entry)).AddDays(7), later));
        }
        return sections;
    }

    private static DateOnly Last(TimelineEntry entry) => entry.Deadline.MetAt is { } met && LegalDay.Of(met) > entry.Deadline.DueDay ? LegalDay.Of(met) : entry.Deadline.DueDay;
}
