using PracticeReview.Data.Calendar;
using PracticeReview.Data.Publication;

namespace PracticeReview.Tests.Rules.Publication;

public sealed class PublicationRulesTests
{
    private static readonly PublicationRules Rules = PublicationRules.Of("Salford2019");

    [Theory]
    [InlineData("Salford2019")]
    [InlineData("WorkingTogether2023")]
    public void The_numbers_are_those_of_the_policy(string policy) => PublicationRules.Of(policy).ShouldBe(new PublicationRules(7, 12));

    [Theory]
    [InlineData("2026-03-02T09:00:00Z", "2026-03-09")]
    [InlineData("2026-03-02T23:59:59Z", "2026-03-09")]
    // 23:30 in UTC is half past midnight of the next day in London's summer.
    [InlineData("2026-06-01T23:30:00Z", "2026-06-09")]
    [InlineData("2024-02-23T12:00:00Z", "2024-03-01")]
    public void The_first_day_is_seven_London_days_after_the_copy(string sent, string day) =>
        Rules.FirstDay(DateTimeOffset.Parse(sent)).ShouldBe(DateOnly.Parse(day));

    [Fact]
    public void Too_soon_a_day_is_refused_with_the_first_possible_one()
    {
        var sent = DateTimeOffset.Parse("2026-03-02T09:00:00Z");

        Rules.WhatForbids(DateOnly.Parse("2026-03-08"), null, sent, sent).Single().ToString().ShouldContain("The first possible day is Monday 9 March 2026");
        Rules.WhatForbids(DateOnly.Parse("2026-03-09"), null, sent, sent).ShouldBeEmpty();
    }

    [Fact]
    public void A_past_day_is_refused_and_so_is_a_day_without_a_copy()
    {
        var sent = DateTimeOffset.Parse("2026-03-02T09:00:00Z");

        Rules.WhatForbids(DateOnly.Parse("2026-03-10"), null, sent, sent.AddDays(20)).Single().ToString().ShouldContain("That day is past. The first possible day is Sunday 22 March 2026");
        Rules.WhatForbids(DateOnly.Parse("2026-03-10"), null, null, sent).Single().ToString().ShouldContain("Send the National Panel its copy first");
        Rules.WhatForbids(null, null, sent, sent).Single().Field.ShouldBe("day");
    }

    [Fact]
    public void It_may_be_public_longer_and_never_shorter()
    {
        var sent = DateTimeOffset.Parse("2026-03-02T09:00:00Z");
        var day = DateOnly.Parse("2026-03-15");

        Rules.WhatForbids(day, DateOnly.Parse("2027-03-14"), sent, sent).Single().ToString().ShouldContain("until Monday 15 March 2027 or later");
        Rules.WhatForbids(day, DateOnly.Parse("2027-03-15"), sent, sent).ShouldBeEmpty();
        Rules.WhatForbids(day, DateOnly.Parse("2030-01-01"), sent, sent).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-03-15", "2027-03-15")]
    [InlineData("2024-02-29", "2025-02-28")]
    [InlineData("2023-02-28", "2024-02-28")]
    [InlineData("2023-03-01", "2024-03-01")]
    [InlineData("2026-12-31", "2027-12-31")]
    public void Twelve_months_are_calendar_months(string day, string until) =>
        Rules.LeastUntil(DateOnly.Parse(day)).ShouldBe(DateOnly.Parse(until));
}

public sealed class PublicationWindowTests
{
    [Theory]
    // Winter: the London day ends at midnight UTC.
    [InlineData("2026-01-15T10:00:00Z", "2027-01-15T23:59:59Z", PublicationState.Public)]
    [InlineData("2026-01-15T10:00:00Z", "2027-01-16T00:00:00Z", PublicationState.OnRequest)]
    // Summer: it ends an hour earlier in UTC.
    [InlineData("2026-07-15T10:00:00Z", "2027-07-15T22:59:59Z", PublicationState.Public)]
    [InlineData("2026-07-15T10:00:00Z", "2027-07-15T23:00:00Z", PublicationState.OnRequest)]
    // The clocks go forward on 28 March 2027 and back on 31 October 2027.
    [InlineData("2026-03-28T10:00:00Z", "2027-03-28T22:59:59Z", PublicationState.Public)]
    [InlineData("2026-03-28T10:00:00Z", "2027-03-28T23:00:00Z", PublicationState.OnRequest)]
    [InlineData("2026-10-31T10:00:00Z", "2027-10-31T23:59:59Z", PublicationState.Public)]
    [InlineData("2026-10-31T10:00:00Z", "2027-11-01T00:00:00Z", PublicationState.OnRequest)]
    // From a leap day.
    [InlineData("2024-02-29T00:00:00Z", "2025-02-28T23:59:59Z", PublicationState.Public)]
    [InlineData("2024-02-29T00:00:00Z", "2025-03-01T00:00:00Z", PublicationState.OnRequest)]
    // Before it began.
    [InlineData("2026-01-15T10:00:00Z", "2026-01-15T09:59:59Z", PublicationState.NotYet)]
    public void The_window_is_over_at_the_end_of_its_last_London_day(string published, string now, PublicationState state)
    {
        var from = DateTimeOffset.Parse(published);
        var window = new PublicationWindow(from, PublicationRules.Of("Salford2019").LeastUntil(LegalDay.Of(from)));

        window.StateAt(DateTimeOffset.Parse(now)).ShouldBe(state);
    }

    [Fact]
    public void No_day_of_eight_years_gives_less_than_twelve_months()
    {
        var rules = PublicationRules.Of("Salford2019");
        for (var day = new DateOnly(2023, 1, 1); day.Year < 2031; day = day.AddDays(1))
        {
            var lastInstant = LegalDay.EndOf(day).AddTicks(-1);
            var window = new PublicationWindow(lastInstant, rules.LeastUntil(day));
            // The same wall clock twelve months later, or the last moment of a shorter month, is still public.
            window.StateAt(LegalDay.EndOf(day.AddMonths(12)).AddTicks(-1)).ShouldBe(PublicationState.Public, day.ToString("O"));
            (window.Over - lastInstant).ShouldBeGreaterThan(TimeSpan.FromDays(364.9), day.ToString("O"));
        }
    }
}
