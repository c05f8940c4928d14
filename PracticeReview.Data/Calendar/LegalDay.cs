namespace PracticeReview.Data.Calendar;

/// <summary>
/// The legal day is the calendar day in London. Instants are stored and passed in UTC; only here do they become days
/// and clock times, and back.
/// </summary>
public static class LegalDay
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The London date on which <paramref name="instant"/> falls.</summary>
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(LondonTime(instant));

    /// <summary>The time a London wall clock shows at <paramref name="instant"/>.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(LondonTime(instant));

    /// <summary>The instant, in UTC, at which <paramref name="day"/> begins in London.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>
    /// The instant, in UTC, at which <paramref name="day"/> is over in London: the first instant of the next day.
    /// What happened before it happened in time; what happens at it is late.
    /// </summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>
    /// The instant, in UTC, at which a London wall clock shows <paramref name="time"/> on <paramref name="day"/>.
    /// An hour that happens twice, in October, means its first passing; an hour that is skipped, in March, means as
    /// long after midnight as it says (01:30 is then shown as 02:30).
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var wallClock = day.ToDateTime(time, DateTimeKind.Unspecified);
        if (London.IsInvalidTime(wallClock))
        {
            return StartOf(day) + time.ToTimeSpan();
        }

        var offset = London.IsAmbiguousTime(wallClock)
            ? London.GetAmbiguousTimeOffsets(wallClock).Max()
            : London.GetUtcOffset(wallClock);
        return new DateTimeOffset(wallClock, offset).ToUniversalTime();
    }

    /// <summary>Whether no London wall clock ever shows <paramref name="time"/> on <paramref name="day"/>: the hour skipped in March.</summary>
    public static bool IsSkipped(DateOnly day, TimeOnly time) => London.IsInvalidTime(day.ToDateTime(time, DateTimeKind.Unspecified));

    /// <summary>Whether a London wall clock shows the time of <paramref name="instant"/> twice that night, in October.</summary>
    public static bool HappensTwice(DateTimeOffset instant) => London.IsAmbiguousTime(LondonTime(instant));

    /// <summary>How far London's clocks are ahead of UTC at <paramref name="instant"/>: nothing in winter, an hour in summer.</summary>
    public static TimeSpan AheadOfUtc(DateTimeOffset instant) => London.GetUtcOffset(instant);

    private static DateTime LondonTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London).DateTime;
}
