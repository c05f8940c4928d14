using PracticeReview.Data.Calendar;
using PracticeReview.Data.Policies;

namespace PracticeReview.Data.Deadlines;

/// <summary>Where a clock leads from a given instant, and how.</summary>
/// <param name="Due">The first instant, in UTC, that is too late.</param>
/// <param name="DueDay">The London day on which it is due.</param>
/// <param name="Working">The count, in a sentence or two of English.</param>
/// <param name="Warning">What makes it doubtful, or null.</param>
internal sealed record Reckoning(DateTimeOffset Due, DateOnly DueDay, string Working, string? Warning)
{
    public static Reckoning Of(Clock clock, DateTimeOffset start, WorkingCalendar calendar, Pauses pauses) => clock.Unit switch
    {
        ClockUnit.Hours => Hours(clock, start),
        ClockUnit.WorkingDays => WorkingDays(clock, start, calendar, pauses),
        ClockUnit.CalendarDays => Days(clock, start, "day", pauses, (day, amount) => day.AddDays(amount)),
        ClockUnit.Months => Days(clock, start, "month", pauses, (day, amount) => day.AddMonths(amount)),
        _ => throw new InvalidOperationException($"Unknown unit {clock.Unit}."),
    };

    /// <summary>The same, but lasting to the end of <paramref name="lastDay"/> if that is later.</summary>
    public Reckoning ExtendedTo(LongerPeriod longer, Pauses pauses)
    {
        var (lastDay, later) = longer.AgreedOn is { } agreed ? pauses.Following(agreed, longer.LastDay) : (longer.LastDay, null);
        return lastDay <= DueDay
            ? this
            : this with
            {
                Due = LegalDay.EndOf(lastDay),
                DueDay = lastDay,
                Working = $"{Working} A longer period was agreed, to the end of {EnglishDates.Day(longer.LastDay)}, and its reason recorded.{later}",
            };
    }

    /// <summary>The same, but due by the end of the day that the business unit agreed with one agency.</summary>
    public Reckoning AgreedFor(DateOnly day, Clock clock) => this with
    {
        Due = LegalDay.EndOf(day),
        DueDay = day,
        Working = clock.IsSetByRequest
            ? $"The policy sets no time for it: {(clock.StartsFrom == CaseEvent.FullerReportRequested ? "the business unit asked for it" : "it was asked for")} by the end of {EnglishDates.Day(day)}."
            : $"{Working} The business unit agreed to another day, to the end of {EnglishDates.Day(day)}, and recorded why.",
        Warning = clock.IsSetByRequest ? null : Warning,
    };

    private static Reckoning Hours(Clock clock, DateTimeOffset start)
    {
        var due = start.ToUniversalTime().AddHours(clock.Sense == ClockSense.Before ? -clock.Amount : clock.Amount);
        var direction = clock.Sense == ClockSense.Before ? "earlier" : "later";
        var working = $"{clock.Length} {direction}, counting every hour of nights, weekends and bank holidays, "
            + $"is {EnglishDates.Moment(due)}.";
        if (LegalDay.AheadOfUtc(start) != LegalDay.AheadOfUtc(due))
        {
            working += " The clocks change in between, so the time of day is not the same.";
        }

        return new Reckoning(due, LegalDay.Of(due), $"{working} Due by then.", null);
    }

    private static Reckoning WorkingDays(Clock clock, DateTimeOffset start, WorkingCalendar calendar, Pauses pauses)
    {
        var count = calendar.AddWorkingDays(LegalDay.Of(start), clock.Amount, pauses.Spans);
        var year = count.From.Year;
        List<string> parts = [$"Day 1 is {EnglishDates.Day(count.FirstDay, year)}"];
        if (PassesWeekend(count))
        {
            parts.Add("weekends are not counted");
        }

        if (count.HolidaysPassed.Count > 0)
        {
            var named = count.HolidaysPassed.Select(holiday => $"{EnglishDates.Day(holiday.Day, year)} ({holiday.Name})");
            parts.Add($"{Listed([.. named])} {(count.HolidaysPassed.Count == 1 ? "is a bank holiday" : "are bank holidays")}");
        }

        if (count.StoodStill > 0)
        {
            parts.Add($"{pauses.Told(count.From, count.LastDay)} is not counted");
        }

        if (clock.Amount > 1)
        {
            parts.Add($"day {clock.Amount} is {EnglishDates.Day(count.LastDay, year)}");
        }

        var ending = Ending(clock, count.LastDay);
        return new Reckoning(
            LegalDay.EndOf(count.LastDay), count.LastDay, $"{string.Join("; ", parts)}. {ending}", count.Warning);
    }

    private static Reckoning Days(Clock clock, DateTimeOffset start, string unit, Pauses pauses, Func<DateOnly, int, DateOnly> add)
    {
        var from = LegalDay.Of(start);
        var isBefore = clock.Sense == ClockSense.Before;
        var last = add(from, isBefore ? -clock.Amount : clock.Amount);
        var working = $"{clock.Length} {(isBefore ? "earlier" : "later")} is {EnglishDates.Day(last)}";
        if (string.Equals(unit, "month", StringComparison.Ordinal) && last.Day != from.Day)
        {
            working += $", the last day of its month, which has no day {from.Day}";
        }

        var (moved, told) = pauses.Following(from, last);
        return new Reckoning(LegalDay.EndOf(moved), moved, $"{working}.{told} {Ending(clock, moved)}", null);
    }

    private static string Ending(Clock clock, DateOnly lastDay) => clock.Sense == ClockSense.AtLeast
        ? $"To last until the end of {EnglishDates.Day(lastDay)} at least."
        : $"Due by the end of {EnglishDates.Day(lastDay)}.";

    private static bool PassesWeekend(WorkingDayCount count) =>
        count.LastDay.DayNumber - count.From.DayNumber > count.Days + count.HolidaysPassed.Count + count.StoodStill;

    private static string Listed(IReadOnlyList<string> names) => names.Count == 1
        ? names[0]
        : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}
