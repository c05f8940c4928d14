using PracticeReview.Data.Calendar;

namespace PracticeReview.Tests.Rules.Calendar;

public class BankHolidayTests
{
    private static readonly DateOnly[] SingleOrMoved =
    [
        new(2020, 5, 8), new(2022, 6, 2), new(2022, 6, 3), new(2022, 9, 19), new(2023, 5, 8),
    ];

    [Theory]
    [InlineData(2019, 8)]
    [InlineData(2020, 8)]
    [InlineData(2021, 8)]
    [InlineData(2022, 10)]
    [InlineData(2023, 9)]
    [InlineData(2024, 8)]
    [InlineData(2025, 8)]
    [InlineData(2026, 8)]
    [InlineData(2027, 8)]
    public void Each_year_has_its_number(int year, int count) => In(year).Count().ShouldBe(count);

    [Fact]
    public void The_list_is_in_order_without_doubles_inside_its_range_and_never_on_a_weekend()
    {
        var days = EnglandAndWales.BankHolidays.Select(holiday => holiday.Day).ToList();

        days.Count.ShouldBe(75);
        days.ShouldBe(days.Distinct().Order());
        days.ShouldAllBe(day => day >= EnglandAndWales.KnownFrom && day <= EnglandAndWales.KnownTo);
        days.ShouldAllBe(day => day.DayOfWeek != DayOfWeek.Saturday && day.DayOfWeek != DayOfWeek.Sunday);
    }

    [Theory]
    [InlineData("Good Friday", DayOfWeek.Friday)]
    [InlineData("Easter Monday", DayOfWeek.Monday)]
    [InlineData("Early May bank holiday", DayOfWeek.Monday)]
    [InlineData("Early May bank holiday (VE Day)", DayOfWeek.Friday)]
    [InlineData("Summer bank holiday", DayOfWeek.Monday)]
    [InlineData("Platinum Jubilee bank holiday", DayOfWeek.Friday)]
    [InlineData("State Funeral of Queen Elizabeth II", DayOfWeek.Monday)]
    [InlineData("Coronation of King Charles III", DayOfWeek.Monday)]
    public void A_holiday_is_on_its_weekday(string name, DayOfWeek weekday)
    {
        var named = EnglandAndWales.BankHolidays.Where(holiday => holiday.Name == name).ToList();

        named.ShouldNotBeEmpty();
        named.ShouldAllBe(holiday => holiday.Day.DayOfWeek == weekday);
    }

    [Fact]
    public void What_is_not_single_or_moved_is_where_the_rule_of_its_kind_puts_it()
    {
        for (var year = EnglandAndWales.KnownFrom.Year; year <= EnglandAndWales.KnownTo.Year; year++)
        {
            var expected = ByRule(year);
            expected.RemoveAll(day => year == 2020 && day == new DateOnly(2020, 5, 4));
            expected.RemoveAll(day => year == 2022 && day == new DateOnly(2022, 5, 30));

            In(year).Except(SingleOrMoved).ShouldBe(expected.Order(), $"in {year}");
        }
    }

    [Theory]
    [InlineData(2020, 12, 28, "Boxing Day, substitute day")]
    [InlineData(2021, 12, 27, "Christmas Day, substitute day")]
    [InlineData(2022, 12, 27, "Christmas Day, substitute day")]
    [InlineData(2023, 1, 2, "New Year's Day, substitute day")]
    [InlineData(2026, 12, 28, "Boxing Day, substitute day")]
    [InlineData(2027, 12, 28, "Boxing Day, substitute day")]
    public void A_substitute_day_says_what_it_stands_for(int year, int month, int day, string name) =>
        WorkingCalendar.EnglandAndWales.HolidayOn(new DateOnly(year, month, day))!.Name.ShouldBe(name);

    private static IEnumerable<DateOnly> In(int year) =>
        EnglandAndWales.BankHolidays.Select(holiday => holiday.Day).Where(day => day.Year == year);

    /// <summary>Worked out from scratch, so that a slip of the pen in the data shows.</summary>
    private static List<DateOnly> ByRule(int year)
    {
        List<DateOnly> days =
        [
            EasterSunday(year).AddDays(-2),
            EasterSunday(year).AddDays(1),
            FirstMondayFrom(new DateOnly(year, 5, 1)),
            FirstMondayFrom(new DateOnly(year, 5, 25)),
            FirstMondayFrom(new DateOnly(year, 8, 25)),
        ];
        foreach (var day in new[] { new DateOnly(year, 1, 1), new DateOnly(year, 12, 26), new DateOnly(year, 12, 25) })
        {
            var off = day;
            while (off.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || days.Contains(off))
            {
                off = off.AddDays(1);
            }

            days.Add(off);
        }

        return days;
    }

    private static DateOnly FirstMondayFrom(DateOnly day) => day.AddDays(((int)DayOfWeek.Monday - (int)day.DayOfWeek + 7) % 7);

    // The full moon of Gauss, for the years 1900 to 2099.
    private static DateOnly EasterSunday(int year)
    {
        var moon = ((19 * (year % 19)) + 24) % 30;
        var week = ((2 * (year % 4)) + (4 * (year % 7)) + (6 * moon) + 5) % 7;
        var day = new DateOnly(year, 3, 22).AddDays(moon + week);
        return day == new DateOnly(year, 4, 26) || (moon == 28 && week == 6 && year % 19 > 10) ? day.AddDays(-7) : day;
    }
}
