using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace PracticeReview.Data.Feeds;

/// <summary>A day on which something is due. Calendars are seen over shoulders and shared: it says no more than that.</summary>
/// <param name="Id">The same for the same deadline, so that a calendar moves what was moved.</param>
/// <param name="Day">The London day.</param>
/// <param name="At">The instant (UTC) where it is due at a time of that day, or null.</param>
/// <param name="ReadAt">When (UTC) it was read.</param>
public sealed record CalendarDay(Guid Id, DateOnly Day, DateTimeOffset? At, DateTimeOffset ReadAt)
{
    /// <summary>The only words of an entry.</summary>
    public const string Title = "PracticeReview: something is due";

    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>The file that calendars read (RFC 5545).</summary>
    public static string Write(IEnumerable<CalendarDay> days)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//PracticeReview//EN", Method = "PUBLISH" };
        foreach (var day in days)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"{day.Id:N}@practicereview.invalid",
                DtStamp = Moment(day.ReadAt),
                Start = day.At is { } at ? Moment(at) : new CalDateTime(day.Day.Year, day.Day.Month, day.Day.Day),
                Summary = Title,
                Class = "PRIVATE",
                Transparency = "TRANSPARENT",
            });
        }
        return new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("The calendar could not be written.");
    }

    private static CalDateTime Moment(DateTimeOffset at) => new(at.UtcDateTime, "UTC");
}
