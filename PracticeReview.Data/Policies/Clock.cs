using PracticeReview.Data.Deadlines;

namespace PracticeReview.Data.Policies;

/// <summary>What a clock counts in.</summary>
public enum ClockUnit
{
    /// <summary>Elapsed hours: nights, weekends and bank holidays count like any other hour.</summary>
    Hours,

    /// <summary>Working days of England and Wales; the day it starts on isn't counted.</summary>
    WorkingDays,

    /// <summary>Calendar days in London; the day it starts on isn't counted.</summary>
    CalendarDays,

    /// <summary>Calendar months in London, to the same day of the month, or its last day where there is none.</summary>
    Months,
}

/// <summary>How a clock stands to the event it is counted from.</summary>
public enum ClockSense
{
    /// <summary>To be done within the time after the event.</summary>
    Within,

    /// <summary>To be done at least that long before the event.</summary>
    Before,

    /// <summary>To last at least that long after the event.</summary>
    AtLeast,
}

/// <summary>What a case has become, as far as its clocks care.</summary>
[Flags]
public enum ReviewRoutes
{
    None = 0,

    /// <summary>The panel hasn't decided; the clocks of a rapid review already count, since it may be one.</summary>
    Undecided = 1,
    RapidReview = 2,
    CaseReview = 4,
    GoodOutcomeReview = 8,
    NoReview = 16,

    AnyReview = Undecided | RapidReview | CaseReview | GoodOutcomeReview,
    All = AnyReview | NoReview,
}

/// <summary>One of a policy's clocks.</summary>
/// <param name="Kind">The deadline it makes; one clock of a kind in a policy.</param>
/// <param name="Name">What has to be done, in English, for the workspace.</param>
/// <param name="Amount">How much time, in <paramref name="Unit"/>; more than nothing.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="StartsFrom">The event it is counted from.</param>
/// <param name="EndsWith">The event that meets it.</param>
/// <param name="Source">Where the number comes from, such as "Policy 7.5".</param>
public sealed record Clock(
    DeadlineKind Kind,
    string Name,
    int Amount,
    ClockUnit Unit,
    CaseEvent StartsFrom,
    CaseEvent EndsWith,
    string Source)
{
    /// <summary>Within, before or at least; within unless said.</summary>
    public ClockSense Sense { get; init; } = ClockSense.Within;

    /// <summary>The routes on which the duty exists.</summary>
    public ReviewRoutes AppliesTo { get; init; } = ReviewRoutes.All;

    /// <summary>An event after which, where the duty was never done, nobody needs it any more.</summary>
    public CaseEvent? UnneededAfter { get; init; }

    /// <summary>Whether a longer period can be agreed, with a recorded reason.</summary>
    public bool MayBeLonger { get; init; }

    /// <summary>The policy sets no time: each request names its day, and <see cref="Amount"/> counts only until it does.</summary>
    public bool IsSetByRequest { get; init; }

    /// <summary>Why this clock can never be paused, in English, for the person who asks; null where it can.</summary>
    public string? WhyNeverPaused { get; init; }

    /// <summary>Whether the business unit may pause it, with a reason and whoever allowed it.</summary>
    public bool MayBePaused => WhyNeverPaused is null;

    /// <summary>How an open or contradictory place in the source was read, in English; otherwise null.</summary>
    public string? Reading { get; init; }

    /// <summary>"24 hours", "5 working days", "6 months".</summary>
    public string Length => Unit switch
    {
        ClockUnit.Hours => Counted("hour"),
        ClockUnit.WorkingDays => Counted("working day"),
        ClockUnit.CalendarDays => Counted("day"),
        ClockUnit.Months => Counted("month"),
        _ => throw new InvalidOperationException($"Unknown unit {Unit}."),
    };

    private string Counted(string unit) => Amount == 1 ? $"1 {unit}" : $"{Amount} {unit}s";
}
