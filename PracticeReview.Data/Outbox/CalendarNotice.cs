using System.Text.Json;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace PracticeReview.Data.Outbox;

/// <summary>
/// A time that somebody's calendar should keep free, move or give up. It says nothing of what the time is for: calendars are seen
/// over shoulders and shared with secretaries. Instants are in UTC.
/// </summary>
/// <param name="Uid">The same for everything that is said about one entry.</param>
/// <param name="Sequence">Higher each time something is said, so that an earlier word arriving late changes nothing.</param>
/// <param name="WrittenAt">The same at every attempt to send it.</param>
public sealed record CalendarNotice(string Uid, int Sequence, DateTimeOffset Start, DateTimeOffset End, bool IsCancelled, DateTimeOffset WrittenAt)
{
    /// <summary>The only words of an entry.</summary>
    public const string Title = "Meeting";

    /// <summary>As the argument of a message carries it.</summary>
    public string ToArgument() => JsonSerializer.Serialize(this);

    /// <summary>What <see cref="ToArgument"/> wrote.</summary>
    public static CalendarNotice Read(string? argument) => JsonSerializer.Deserialize<CalendarNotice>(argument ?? "null")
        ?? throw new InvalidOperationException("A message about a meeting needs its calendar entry.");

    /// <summary>The file that calendars read (RFC 5545).</summary>
    /// <param name="page">Where to sign in.</param>
    public string ToCalendarFile(string page)
    {
        var entry = new CalendarEvent
        {
            Uid = Uid,
            Sequence = Sequence,
            DtStamp = Moment(WrittenAt),
            Start = Moment(Start),
            End = Moment(End),
            Summary = Title,
            Description = $"Sign in to see it: {page}",
            Class = "PRIVATE",
            Status = IsCancelled ? "CANCELLED" : "CONFIRMED",
            Organizer = new Organizer("mailto:nobody@mail.invalid"),
        };
        var calendar = new Ical.Net.Calendar { Method = Method, ProductId = "-//mail.invalid//EN" };
        calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("The calendar entry could not be written.");
    }

    /// <summary>Whether the entry is to be kept or given up, in the words of RFC 5546.</summary>
    public string Method => IsCancelled ? "CANCEL" : "PUBLISH";

    private static CalDateTime Moment(DateTimeOffset at) => new(at.UtcDateTime, "UTC");
}
