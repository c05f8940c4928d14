using System.Globalization;
using PracticeReview.Data.Calendar;

namespace PracticeReview.Tests.Rules.Calendar;

public class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.EnglandAndWales;

    [Theory]
    [InlineData("2026-11-02", 1, "2026-11-03")] // Monday to Tuesday
    [InlineData("2026-11-02", 5, "2026-11-09")]
    [InlineData("2026-11-06", 1, "2026-11-09")] // Friday to Monday
    [InlineData("2026-11-07", 1, "2026-11-09")] // received on a Saturday
    [InlineData("2026-11-08", 1, "2026-11-09")] // received on a Sunday
    [InlineData("2026-12-23", 2, "2026-12-29")] // 24, 29
    [InlineData("2026-12-23", 5, "2027-01-04")] // 24, 29, 30, 31, 4
    [InlineData("2026-12-23", 15, "2027-01-18")]
    [InlineData("2027-12-24", 1, "2027-12-29")] // Saturday, Sunday and two substitute days between
    [InlineData("2026-04-02", 1, "2026-04-07")] // over Easter
    [InlineData("2026-04-03", 1, "2026-04-07")] // received on Good Friday
    [InlineData("2026-03-27", 15, "2026-04-21")] // over Easter and a clock change
    [InlineData("2020-05-01", 5, "2020-05-11")] // Monday 4 May 2020 was a working day, Friday 8 May was not
    [InlineData("2022-06-01", 1, "2022-06-06")] // the jubilee
    [InlineData("2022-09-16", 1, "2022-09-20")] // the state funeral
    [InlineData("2023-05-05", 1, "2023-05-09")] // the coronation
    [InlineData("2024-02-28", 2, "2024-03-01")] // 29 February 2024 is a Thursday
    [InlineData("2023-02-28", 2, "2023-03-02")]
    [InlineData("2026-06-01", 45, "2026-08-03")]
    public void Working_days_are_counted_from_the_day_after(string from, int days, string last)
    {
        var count = Calendar.AddWorkingDays(Day(from), days);

        count.LastDay.ShouldBe(Day(last));
        count.IsCertain.ShouldBeTrue();
        Calendar.WorkingDaysBetween(Day(from), Day(last)).ShouldBe(new CalendarAnswer<int>(days, null));
    }

    [Fact]
    public void A_count_tells_all_that_is_needed_to_repeat_it()
    {
        var count = Calendar.AddWorkingDays(new DateOnly(2026, 12, 23), 5);

        count.FirstDay.ShouldBe(new DateOnly(2026, 12, 24));
        count.HolidaysPassed.Select(holiday => holiday.Day)
            .ShouldBe([new DateOnly(2026, 12, 25), new DateOnly(2026, 12, 28), new DateOnly(2027, 1, 1)]);
    }

    [Theory]
    [InlineData("2026-12-24", "2026-12-29")]
    [InlineData("2026-12-29", "2026-12-30")]
    [InlineData("2026-05-01", "2026-05-05")]
    public void The_next_working_day_is_never_the_day_itself(string day, string next) =>
        Calendar.NextWorkingDay(Day(day)).ShouldBe(new CalendarAnswer<DateOnly>(Day(next), null));

    [Theory]
    [InlineData("2026-12-24", true)]
    [InlineData("2026-12-25", false)]
    [InlineData("2026-12-26", false)]
    [InlineData("2026-12-28", false)]
    [InlineData("2020-05-04", true)]
    public void A_working_day_is_a_weekday_that_is_no_bank_holiday(string day, bool works) =>
        Calendar.IsWorkingDay(Day(day)).ShouldBe(new CalendarAnswer<bool>(works, null));

    [Fact]
    public void Beyond_its_range_it_warns_in_every_answer()
    {
        var lastKnown = Calendar.KnownTo;

        Calendar.AddWorkingDays(lastKnown.AddDays(-2), 3).Warning.ShouldNotBeNull().ShouldContain("Friday 31 December 2027");
        Calendar.NextWorkingDay(lastKnown).IsCertain.ShouldBeFalse();
        Calendar.IsWorkingDay(lastKnown.AddDays(3)).IsCertain.ShouldBeFalse();
        Calendar.WorkingDaysBetween(lastKnown, lastKnown.AddDays(1)).IsCertain.ShouldBeFalse();
        Calendar.IsWorkingDay(Calendar.KnownFrom.AddDays(-1)).IsCertain.ShouldBeFalse();

        Calendar.IsWorkingDay(lastKnown).IsCertain.ShouldBeTrue();
        Calendar.AddWorkingDays(lastKnown.AddDays(-1), 1).IsCertain.ShouldBeTrue();
    }

    [Fact]
    public void An_administrator_adds_a_day_without_making_its_year_known()
    {
        var more = Calendar.With([new BankHoliday(new DateOnly(2026, 11, 4), "A day of mourning")]);

        more.AddWorkingDays(new DateOnly(2026, 11, 3), 1).LastDay.ShouldBe(new DateOnly(2026, 11, 5));
        more.KnownTo.ShouldBe(Calendar.KnownTo);
        Calendar.AddWorkingDays(new DateOnly(2026, 11, 3), 1).LastDay.ShouldBe(new DateOnly(2026, 11, 4), "the first is unchanged");
    }

    [Fact]
    public void An_administrator_completes_a_year_and_the_warning_goes()
    {
        var more = Calendar.With(
            [new BankHoliday(new DateOnly(2028, 1, 3), "New Year's Day, substitute day")], knownTo: new DateOnly(2028, 12, 31));

        var count = more.AddWorkingDays(new DateOnly(2027, 12, 31), 1);

        count.LastDay.ShouldBe(new DateOnly(2028, 1, 4));
        count.IsCertain.ShouldBeTrue();
    }

    [Fact]
    public void A_holiday_entered_twice_counts_once_and_keeps_its_first_name()
    {
        var christmas = new DateOnly(2026, 12, 25);

        Calendar.With([new BankHoliday(christmas, "Something else")]).HolidayOn(christmas)!.Name.ShouldBe("Christmas Day");
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var day = new DateOnly(2026, 11, 2);

        Should.Throw<ArgumentOutOfRangeException>(() => Calendar.AddWorkingDays(day, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => Calendar.AddWorkingDays(day, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => Calendar.WorkingDaysBetween(day, day.AddDays(-1)));
        Should.Throw<ArgumentOutOfRangeException>(() => Calendar.With([], knownTo: new DateOnly(2027, 1, 1)));
        Calendar.WorkingDaysBetween(day, day).Value.ShouldBe(0);
    }

    [Fact]
    public void Whatever_the_day_a_count_lands_on_a_working_day_grows_and_can_be_counted_back()
    {
        var random = new Random(20261121);
        var span = Calendar.KnownTo.DayNumber - Calendar.KnownFrom.DayNumber - 120;

        for (var round = 0; round < 4000; round++)
        {
            var from = Calendar.KnownFrom.AddDays(random.Next(span));
            var days = random.Next(1, 60);
            var count = Calendar.AddWorkingDays(from, days);
            var because = $"from {from:yyyy-MM-dd} by {days}";

            count.LastDay.DayOfWeek.ShouldNotBeOneOf(DayOfWeek.Saturday, DayOfWeek.Sunday);
            Calendar.HolidayOn(count.LastDay).ShouldBeNull(because);
            count.LastDay.ShouldBeGreaterThan(from, because);
            Calendar.WorkingDaysBetween(from, count.LastDay).Value.ShouldBe(days, because);
            Calendar.AddWorkingDays(from, days + 1).LastDay.ShouldBeGreaterThan(count.LastDay, because);
            Calendar.AddWorkingDays(from.AddDays(1), days).LastDay.ShouldBeGreaterThanOrEqualTo(count.LastDay, because);
            Calendar.NextWorkingDay(from).Value.ShouldBe(count.FirstDay, because);
        }
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
