using System.Globalization;
using PracticeReview.Data.Calendar;

namespace PracticeReview.Tests.Rules.Calendar;

public class LegalDayTests
{
    [Theory]
    // In summer London is an hour ahead of UTC, so its midnight is 23:00 UTC.
    [InlineData("2026-07-01T22:59:00Z", "2026-07-01", "23:59")]
    [InlineData("2026-07-01T23:01:00Z", "2026-07-02", "00:01")]
    [InlineData("2026-01-15T23:59:00Z", "2026-01-15", "23:59")]
    [InlineData("2026-01-16T00:01:00Z", "2026-01-16", "00:01")]
    [InlineData("2026-07-01T23:30:00-05:00", "2026-07-02", "05:30")]
    // The clocks go forward on 29 March 2026 and back on 25 October 2026, both at 01:00 UTC.
    [InlineData("2026-03-29T00:59:00Z", "2026-03-29", "00:59")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29", "02:00")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25", "01:30")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25", "01:30")]
    [InlineData("2028-02-29T12:00:00Z", "2028-02-29", "12:00")]
    public void An_instant_has_the_day_and_time_of_a_London_clock(string instant, string day, string time)
    {
        LegalDay.Of(Instant(instant)).ShouldBe(Day(day));
        LegalDay.TimeOf(Instant(instant)).ShouldBe(TimeOnly.Parse(time, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-01-15", "2026-01-15T00:00:00Z", 24)]
    [InlineData("2026-07-01", "2026-06-30T23:00:00Z", 24)]
    [InlineData("2026-03-29", "2026-03-29T00:00:00Z", 23)]
    [InlineData("2026-10-25", "2026-10-24T23:00:00Z", 25)]
    public void A_day_begins_at_London_midnight_and_ends_where_the_next_begins(string day, string start, int hours)
    {
        LegalDay.StartOf(Day(day)).ShouldBe(Instant(start));
        (LegalDay.EndOf(Day(day)) - LegalDay.StartOf(Day(day))).ShouldBe(TimeSpan.FromHours(hours));
        LegalDay.Of(LegalDay.EndOf(Day(day)).AddTicks(-1)).ShouldBe(Day(day));
        LegalDay.Of(LegalDay.EndOf(Day(day))).ShouldBe(Day(day).AddDays(1));
    }

    [Theory]
    [InlineData("2026-07-01", "09:00", "2026-07-01T08:00:00Z")]
    [InlineData("2026-12-01", "09:00", "2026-12-01T09:00:00Z")]
    [InlineData("2026-03-29", "01:30", "2026-03-29T01:30:00Z")] // skipped: shown as 02:30
    [InlineData("2026-10-25", "01:30", "2026-10-25T00:30:00Z")] // twice: the first
    public void A_London_time_is_an_instant_in_UTC(string day, string time, string instant)
    {
        var at = LegalDay.At(Day(day), TimeOnly.Parse(time, CultureInfo.InvariantCulture));

        at.ShouldBe(Instant(instant));
        at.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Every_quarter_of_an_hour_of_three_years_comes_back_the_same_but_for_the_hours_that_are_not_there_once()
    {
        for (var at = Instant("2026-01-01T00:00:00Z"); at < Instant("2029-01-01T00:00:00Z"); at = at.AddMinutes(15))
        {
            var back = LegalDay.At(LegalDay.Of(at), LegalDay.TimeOf(at));
            if (back != at)
            {
                (at - back).ShouldBe(TimeSpan.FromHours(1), "only the second passing of an October hour is told as the first");
                at.Month.ShouldBe(10);
            }
        }
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
