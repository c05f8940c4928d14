namespace PracticeReview.Data.Information.Chronologies.Dates;

/// <summary>What a piece of a date says: perhaps not all of it, since in "22 - 24 May 2016" the first day says neither month nor year.</summary>
internal sealed record Moment
{
    public int? Year { get; init; }

    /// <summary>The year after <see cref="Year"/>, where both stand as "2014/15".</summary>
    public bool AndNextYear { get; init; }

    /// <summary>Ten years from <see cref="Year"/>, as in "the 1990s".</summary>
    public bool IsDecade { get; init; }

    /// <summary>The first month of a year that does not begin in January: 4 of a financial year, 9 of a school year.</summary>
    public int? YearBegins { get; init; }
    public int? Month { get; init; }
    public int? Day { get; init; }
    public DayOfWeek? Weekday { get; init; }
    public PartOfTime Part { get; init; }
    public SeasonOfYear Season { get; init; }
    public WeekMeant Week { get; init; }

    /// <summary>Which week of a month, from 1; <see cref="LastWeek"/> for its last.</summary>
    public int? WeekOfMonth { get; init; }

    /// <summary>The last day of a feast that begins on <see cref="Day"/>.</summary>
    public int? LastDay { get; init; }
    /// <summary>A feast that moves from year to year.</summary>
    public EasterDays Easter { get; init; }
    public ClockTime? Clock { get; init; }

    public const int LastWeek = 9;

    public bool SaysNoDay => Year is null && Month is null && Day is null && Easter == EasterDays.None;

    /// <summary>This moment with what it leaves out taken from its neighbour.</summary>
    public Moment CompletedFrom(Moment other) => this with
    {
        Year = Year ?? other.Year,
        Month = Month ?? (Day is not null || (Year is null && SaysNoDay) ? other.Month : null),
        Day = Day ?? (SaysNoDay && Clock is not null ? other.Day : null),
        Season = Season == SeasonOfYear.None && SaysNoDay && Part != PartOfTime.Whole ? other.Season : Season,
    };
}

/// <summary>A stretch of time.</summary>
internal readonly record struct TimeStretch(DateTime First, DateTime Last, DatePrecision Precision)
{
    public static TimeStretch Days(DateOnly first, DateOnly last, DatePrecision precision) =>
        new(first.ToDateTime(TimeOnly.MinValue), last.ToDateTime(new TimeOnly(23, 59)), precision);
}

/// <summary>
/// What came of reading a piece: readings, of which several are an ambiguity; or a sentence on what is wrong; or neither,
/// where it is no date at all.
/// </summary>
internal readonly record struct Understood<T>(IReadOnlyList<T> Readings, string? Wrong = null, string? Question = null)
{
    public static Understood<T> Nothing => new([]);

    public static Understood<T> Of(T reading) => new([reading]);

    public static Understood<T> Refused(string wrong) => new([], wrong);

    public static Understood<T> Asked(string question, params IReadOnlyList<T> readings) => new(readings, null, question);
}
