using PracticeReview.Data.Calendar;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Deadlines;

/// <summary>
/// When reminders of dates rest, on the clock in London. What they would have said is said, once, when the quiet time is over.
/// The policy says nothing of it: the hours are a partnership's own, and these are what it begins with.
/// </summary>
public sealed class QuietHours
{
    /// <summary>The most hours within which something cannot wait.</summary>
    public const int MostHours = 72;

    private QuietHours() { }

    public PartnershipId PartnershipId { get; private set; }
    public TimeOnly BeginsAt { get; private set; }
    /// <summary>The same as <see cref="BeginsAt"/> where no hour is quiet.</summary>
    public TimeOnly EndsAt { get; private set; }
    /// <summary>Whether weekends and bank holidays are quiet, too.</summary>
    public bool DaysOff { get; private set; }
    /// <summary>What is due within so many hours is said even in a quiet time; 0 where nothing is.</summary>
    public int HoursThatCannotWait { get; private set; }
    public StaffId ChangedBy { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>From 20:00 to 07:00, and on weekends and bank holidays, but for what is due within 24 hours.</summary>
    public static QuietHours Default(PartnershipId partnership) => new()
    {
        PartnershipId = partnership,
        BeginsAt = new TimeOnly(20, 0),
        EndsAt = new TimeOnly(7, 0),
        DaysOff = true,
        HoursThatCannotWait = 24,
    };

    /// <summary>Whether it is quiet at <paramref name="now"/> (UTC).</summary>
    public bool IsQuietAt(DateTimeOffset now, WorkingCalendar calendar)
    {
        var time = LegalDay.TimeOf(now);
        var isQuietHour = BeginsAt < EndsAt ? time >= BeginsAt && time < EndsAt : BeginsAt > EndsAt && (time >= BeginsAt || time < EndsAt);
        return isQuietHour || (DaysOff && !calendar.IsWorkingDay(LegalDay.Of(now)).Value);
    }

    /// <summary>Whether a reminder of something due at <paramref name="due"/> (UTC, the first instant that is too late) may be sent now.</summary>
    public bool Allow(DateTimeOffset due, DateTimeOffset now, WorkingCalendar calendar) =>
        !IsQuietAt(now, calendar) || (due > now && due <= now.AddHours(HoursThatCannotWait));

    /// <summary>Changes them. Refused for others than an administrator, and for what is no time or no number of hours.</summary>
    public Result Change(StaffActor actor, TimeOnly? beginsAt, TimeOnly? endsAt, bool daysOff, int? hoursThatCannotWait, DateTimeOffset now)
    {
        if (!KeepPeople.MayKeep(actor))
        {
            return Refusal.NotFound;
        }
        List<Refusal> refusals = [];
        if (beginsAt is null)
        {
            refusals.Add(new Refusal("BeginsAt", "Say from when it is quiet, for example 20:00."));
        }
        if (endsAt is null)
        {
            refusals.Add(new Refusal("EndsAt", "Say until when it is quiet, for example 07:00."));
        }
        if (hoursThatCannotWait is not (>= 0 and <= MostHours))
        {
            refusals.Add(new Refusal("HoursThatCannotWait", "Give a number of hours from 0 to {0}.", MostHours));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (BeginsAt, EndsAt, DaysOff, HoursThatCannotWait, ChangedBy, ChangedAt) = (beginsAt!.Value, endsAt!.Value, daysOff, hoursThatCannotWait!.Value, actor.Id, now);
        return Result.Done;
    }
}
