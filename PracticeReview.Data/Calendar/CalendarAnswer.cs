namespace PracticeReview.Data.Calendar;

/// <summary>An answer of the working calendar, with what makes it doubtful.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Warning">A sentence in English when the answer reaches beyond the known bank holidays; otherwise null.</param>
public readonly record struct CalendarAnswer<T>(T Value, string? Warning)
{
    /// <summary>Whether every bank holiday that bears on the answer is known.</summary>
    public bool IsCertain => Warning is null;
}

/// <summary>A count of working days, with all a person needs to repeat it by hand.</summary>
/// <param name="From">The day it was counted from; itself not counted.</param>
/// <param name="Days">How many working days were counted.</param>
/// <param name="FirstDay">Day 1.</param>
/// <param name="LastDay">The last day counted.</param>
/// <param name="HolidaysPassed">The bank holidays on weekdays that were passed over, in order.</param>
/// <param name="Warning">A sentence in English when the count reaches beyond the known bank holidays; otherwise null.</param>
/// <param name="StoodStill">How many days, of any kind, were passed over because the count was paused.</param>
public sealed record WorkingDayCount(
    DateOnly From,
    int Days,
    DateOnly FirstDay,
    DateOnly LastDay,
    IReadOnlyList<BankHoliday> HolidaysPassed,
    string? Warning,
    int StoodStill = 0)
{
    /// <summary>Whether every bank holiday that bears on the count is known.</summary>
    public bool IsCertain => Warning is null;
}
