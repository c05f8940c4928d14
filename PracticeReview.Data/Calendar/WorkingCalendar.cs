using System.Collections.Frozen;

namespace PracticeReview.Data.Calendar;

/// <summary>
/// Tells working days from others, and counts them. A working day is a Monday to Friday that isn't a bank holiday.
/// The calendar knows its bank holidays from <see cref="KnownFrom"/> to <see cref="KnownTo"/>; an answer that reaches
/// outside counts weekdays there and says so in its warning.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly FrozenDictionary<DateOnly, BankHoliday> holidays;

    private WorkingCalendar(IEnumerable<BankHoliday> holidays, DateOnly knownFrom, DateOnly knownTo)
    {
        this.holidays = holidays.ToFrozenDictionary(holiday => holiday.Day);
        KnownFrom = knownFrom;
        KnownTo = knownTo;
    }

    /// <summary>England and Wales, with nothing added.</summary>
    public static WorkingCalendar EnglandAndWales { get; } = new(
        Calendar.EnglandAndWales.BankHolidays,
        Calendar.EnglandAndWales.KnownFrom,
        Calendar.EnglandAndWales.KnownTo);

    /// <summary>The first day for which the bank holidays are known.</summary>
    public DateOnly KnownFrom { get; }

    /// <summary>The last day for which the bank holidays are known.</summary>
    public DateOnly KnownTo { get; }

    /// <summary>
    /// This calendar with holidays an administrator has entered. A holiday already known keeps its name.
    /// </summary>
    /// <param name="additions">The days to add, in any order.</param>
    /// <param name="knownTo">
    /// The last day up to which the administrator says the holidays are now complete; null leaves the range as it was,
    /// since one new holiday doesn't make its year known. Refuses (ArgumentOutOfRangeException) a day that would
    /// shorten the range.
    /// </param>
    public WorkingCalendar With(IEnumerable<BankHoliday> additions, DateOnly? knownTo = null)
    {
        ArgumentNullException.ThrowIfNull(additions);
        if (knownTo < KnownTo)
        {
            throw new ArgumentOutOfRangeException(nameof(knownTo), knownTo, "A calendar can't be made to know less.");
        }

        return new WorkingCalendar(
            holidays.Values.Concat(additions).DistinctBy(holiday => holiday.Day),
            KnownFrom,
            knownTo ?? KnownTo);
    }

    /// <summary>Whether the bank holidays around <paramref name="day"/> are known.</summary>
    public bool Knows(DateOnly day) => day >= KnownFrom && day <= KnownTo;

    /// <summary>The bank holiday on <paramref name="day"/>, or null.</summary>
    public BankHoliday? HolidayOn(DateOnly day) => holidays.GetValueOrDefault(day);

    /// <summary>Whether <paramref name="day"/> is a working day.</summary>
    public CalendarAnswer<bool> IsWorkingDay(DateOnly day) => new(Works(day), WarningFor(day, day));

    /// <summary>The first working day after <paramref name="day"/>; never the day itself.</summary>
    public CalendarAnswer<DateOnly> NextWorkingDay(DateOnly day)
    {
        var count = AddWorkingDays(day, 1);
        return new CalendarAnswer<DateOnly>(count.LastDay, count.Warning);
    }

    /// <summary>
    /// Counts <paramref name="days"/> working days. <paramref name="from"/>, the day of receipt, isn't counted: day 1
    /// is the next working day, and a deadline "within N working days" ends with the end of day N
    /// (<see cref="LegalDay.EndOf"/>). Refuses (ArgumentOutOfRangeException) fewer than one day.
    /// </summary>
    /// <param name="from">The day it is counted from.</param>
    /// <param name="days">How many.</param>
    /// <param name="paused">Days on which the count stands still.</param>
    public WorkingDayCount AddWorkingDays(DateOnly from, int days, IReadOnlyList<DaySpan>? paused = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var spans = paused ?? [];

        DateOnly? firstDay = null;
        List<BankHoliday> passed = [];
        var standing = 0;
        var day = from;
        for (var counted = 0; counted < days;)
        {
            day = day.AddDays(1);
            if (spans.Any(span => span.Contains(day)))
            {
                standing++;
            }
            else if (Works(day))
            {
                counted++;
                firstDay ??= day;
            }
            else if (!IsWeekend(day))
            {
                passed.Add(holidays[day]);
            }
        }

        return new WorkingDayCount(from, days, firstDay!.Value, day, passed, WarningFor(from, day), standing);
    }

    /// <summary>
    /// The latest day from which <paramref name="days"/> working days still end by <paramref name="end"/>. Refuses
    /// (ArgumentOutOfRangeException) fewer than one day.
    /// </summary>
    public DateOnly LatestStart(DateOnly end, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var start = end.AddDays(-days);
        while (AddWorkingDays(start, days).LastDay > end)
        {
            start = start.AddDays(-1);
        }
        return start;
    }

    /// <summary>
    /// How many working days lie after <paramref name="from"/> up to and including <paramref name="to"/>: the inverse of
    /// <see cref="AddWorkingDays"/>. Refuses (ArgumentOutOfRangeException) a <paramref name="to"/> before
    /// <paramref name="from"/>.
    /// </summary>
    public CalendarAnswer<int> WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);

        var counted = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            counted += Works(day) ? 1 : 0;
        }

        return new CalendarAnswer<int>(counted, WarningFor(from, to));
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private bool Works(DateOnly day) => !IsWeekend(day) && !holidays.ContainsKey(day);

    private string? WarningFor(DateOnly first, DateOnly last)
    {
        if (Knows(first) && Knows(last))
        {
            return null;
        }

        return $"The bank holidays are known from {EnglishDates.Day(KnownFrom)} to {EnglishDates.Day(KnownTo)} only; "
            + "weekdays outside that range are counted as if none of them were a holiday, so the date may be too early.";
    }
}
