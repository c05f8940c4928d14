using PracticeReview.Data.Calendar;

namespace PracticeReview.Data.Deadlines;

/// <summary>The moments at which those a deadline waits for are reminded of it. Names are stored: add to them, never rename.</summary>
public enum ReminderThreshold
{
    /// <summary>Two working days before the day it is due.</summary>
    TwoWorkingDaysBefore,
    /// <summary>The London day on which it is due.</summary>
    OnTheDay,
    /// <summary>Its time is over.</summary>
    Late,
    /// <summary>One further working day has begun since it became late; then the second, up to the fifth.</summary>
    LateByOneWorkingDay,
    LateByTwoWorkingDays,
    LateByThreeWorkingDays,
    LateByFourWorkingDays,
    LateByFiveWorkingDays,
}

/// <summary>Which reminder a deadline calls for.</summary>
public static class ReminderThresholds
{
    /// <summary>How many working days before its day a deadline is first reminded of.</summary>
    public const int WorkingDaysBefore = 2;
    private const int LastLateDay = 5;

    /// <summary>
    /// The latest threshold that <paramref name="deadline"/> has passed at <paramref name="now"/> (UTC), or null when none has
    /// been passed or nobody need be reminded. Only the latest counts: after a standstill there is one reminder, not a flood.
    /// A deadline whose whole time is shorter than the warning has no warning.
    /// </summary>
    public static ReminderThreshold? Reached(CaseDeadline deadline, WorkingCalendar calendar, DateTimeOffset now)
    {
        if (deadline.MetAt is not null || !deadline.IsNeeded || deadline.IsForetold || WhoIsWaitedFor.For(deadline.Kind) is null)
        {
            return null;
        }
        var today = LegalDay.Of(now);
        if (deadline.IsPausedOn(today))
        {
            return null;
        }
        if (now >= deadline.DueAt)
        {
            var lateSince = LegalDay.Of(deadline.DueAt);
            var further = Math.Min(LastLateDay, calendar.WorkingDaysBetween(lateSince, today).Value);
            return ReminderThreshold.Late + further;
        }
        if (today == deadline.DueDay)
        {
            return ReminderThreshold.OnTheDay;
        }
        return IsNear(today) && !IsNear(LegalDay.Of(deadline.CountedFrom)) ? ReminderThreshold.TwoWorkingDaysBefore : null;

        bool IsNear(DateOnly day) => day >= deadline.DueDay || calendar.WorkingDaysBetween(day, deadline.DueDay).Value <= WorkingDaysBefore;
    }

    /// <summary>The last London day a deadline may be due on for any threshold to have been passed on <paramref name="today"/>.</summary>
    public static DateOnly Horizon(DateOnly today, WorkingCalendar calendar)
    {
        // A due day that is not a working day lies after the last working day counted, so one more is looked at.
        return calendar.AddWorkingDays(today, WorkingDaysBefore + 1).LastDay;
    }
}
