using PracticeReview.Data.Calendar;

namespace PracticeReview.Data.Families;

/// <summary>When a message must not arrive, by London clocks: mornings until 12, afternoons until 17, evenings until 21, nights until 8.</summary>
[Flags]
public enum UnsafeTimes
{
    None = 0,
    WeekdayMornings = 1,
    WeekdayAfternoons = 2,
    WeekdayEvenings = 4,
    Weekends = 8,
    Nights = 16,
}

/// <summary>How a person must not be reached.</summary>
[Flags]
public enum UnsafeWays
{
    None = 0,
    /// <summary>Nobody rings.</summary>
    Calls = 1,
    /// <summary>Nobody leaves a spoken message.</summary>
    SpokenMessages = 2,
    /// <summary>No letter comes.</summary>
    Letters = 4,
    /// <summary>Nobody comes to where they live.</summary>
    Visits = 8,
}

/// <summary>When a message may leave (checklist J12).</summary>
public static class SafeTimes
{
    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly TimeOnly Noon = new(12, 0);
    private static readonly TimeOnly Evening = new(17, 0);
    private static readonly TimeOnly Night = new(21, 0);

    /// <summary>Whether a message may arrive at this instant.</summary>
    public static bool IsSafe(UnsafeTimes unsafeTimes, DateTimeOffset at) => (unsafeTimes & PartOf(at)) == UnsafeTimes.None;

    /// <summary>The first instant from this one on at which a message may arrive; null where no time is safe.</summary>
    public static DateTimeOffset? NextSafe(UnsafeTimes unsafeTimes, DateTimeOffset at)
    {
        if (IsSafe(unsafeTimes, at))
        {
            return at;
        }
        var today = LegalDay.Of(at);
        // A week holds every part of every day; the first day counts twice, from now on and until now.
        for (var day = today; day <= today.AddDays(8); day = day.AddDays(1))
        {
            foreach (var begins in (TimeOnly[])[TimeOnly.MinValue, Morning, Noon, Evening, Night])
            {
                var instant = LegalDay.At(day, begins);
                if (instant > at && IsSafe(unsafeTimes, instant))
                {
                    return instant;
                }
            }
        }
        return null;
    }

    private static UnsafeTimes PartOf(DateTimeOffset at)
    {
        var time = LegalDay.TimeOf(at);
        if (time < Morning || time >= Night)
        {
            return UnsafeTimes.Nights;
        }
        if (LegalDay.Of(at).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            return UnsafeTimes.Weekends;
        }
        return time < Noon ? UnsafeTimes.WeekdayMornings : time < Evening ? UnsafeTimes.WeekdayAfternoons : UnsafeTimes.WeekdayEvenings;
    }
}
