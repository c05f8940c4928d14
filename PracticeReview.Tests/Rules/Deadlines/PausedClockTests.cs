using PracticeReview.Data.Calendar;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Policies;

namespace PracticeReview.Tests.Rules.Deadlines;

/// <summary>A clock that is paused, with whoever allowed it, stands still for those days and for nothing else.</summary>
public sealed class PausedClockTests
{
    private static readonly CaseHistory CaseReview = new()
    {
        Route = ReviewRoutes.CaseReview,
        Received = London(2026, 6, 1, 9),
        DecisionMade = London(2026, 6, 1, 12),
    };

    private static readonly CaseHistory PracticeReview = new() { Route = ReviewRoutes.RapidReview, FullReviewDecided = London(2026, 3, 20, 10) };

    [Fact]
    public void Forty_five_working_days_lose_the_days_of_the_pause()
    {
        // Without a pause the last day is Monday 3 August 2026. Five working days, 8 to 12 June, are lost.
        var paused = new PausedTime(DeadlineKind.CompleteCaseReview, Day(2026, 6, 6), Day(2026, 6, 14), PauseReason.CriminalProceedings);

        var review = One(At(2026, 6, 10, CaseReview, paused), DeadlineKind.CompleteCaseReview);

        review.DueDay.ShouldBe(Day(2026, 8, 10));
        review.State.ShouldBe(DeadlineState.Paused);
        review.Explanation.ShouldContain("the pause from Saturday 6 June 2026 to Sunday 14 June 2026 (criminal proceedings) is not counted");
        One(At(2026, 6, 15, CaseReview, paused), DeadlineKind.CompleteCaseReview).State.ShouldBe(DeadlineState.Running);
        One(At(2026, 6, 5, CaseReview, paused), DeadlineKind.CompleteCaseReview).State.ShouldBe(DeadlineState.Running);
    }

    [Fact]
    public void Six_months_are_followed_by_as_many_days_as_were_paused()
    {
        var paused = new PausedTime(DeadlineKind.CompletePracticeReview, Day(2026, 5, 1), Day(2026, 5, 31), PauseReason.Inquest);

        var review = One(At(2026, 6, 10, PracticeReview, paused), DeadlineKind.CompletePracticeReview);

        review.DueDay.ShouldBe(Day(2026, 10, 21));
        review.Explanation.ShouldEndWith("6 months later is Sunday 20 September 2026. Then the pause from Friday 1 May 2026 to Sunday 31 May 2026 "
            + "(an inquest) is added: 31 days more. Due by the end of Wednesday 21 October 2026.");
    }

    [Fact]
    public void A_pause_without_an_end_moves_the_date_day_by_day_and_the_review_is_not_late_meanwhile()
    {
        var open = new PausedTime(DeadlineKind.CompletePracticeReview, Day(2026, 9, 20), null, PauseReason.CriminalProceedings);

        One(At(2026, 9, 19, PracticeReview, open), DeadlineKind.CompletePracticeReview).State.ShouldBe(DeadlineState.Running);
        One(At(2026, 9, 20, PracticeReview, open), DeadlineKind.CompletePracticeReview).DueDay.ShouldBe(Day(2026, 9, 21));
        var later = One(At(2027, 2, 1, PracticeReview, open), DeadlineKind.CompletePracticeReview);
        later.State.ShouldBe(DeadlineState.Paused);
        later.DueDay.ShouldBe(Day(2027, 2, 2));
        later.Explanation.ShouldContain("has no end yet");
    }

    [Fact]
    public void What_was_late_before_the_pause_stays_late()
    {
        var tooLate = new PausedTime(DeadlineKind.CompletePracticeReview, Day(2026, 9, 21), null, PauseReason.CriminalProceedings);

        var review = One(At(2026, 10, 1, PracticeReview, tooLate), DeadlineKind.CompletePracticeReview);

        review.State.ShouldBe(DeadlineState.Late);
        review.DueDay.ShouldBe(Day(2026, 9, 20));
        review.Pause.ShouldBeNull();
    }

    [Fact]
    public void Two_pauses_are_both_told_and_days_in_both_are_lost_once()
    {
        var timetable = At(2026, 7, 1, CaseReview,
            new PausedTime(DeadlineKind.CompleteCaseReview, Day(2026, 6, 8), Day(2026, 6, 10), PauseReason.CriminalProceedings),
            new PausedTime(DeadlineKind.CompleteCaseReview, Day(2026, 6, 10), Day(2026, 6, 12), PauseReason.Inquest));

        One(timetable, DeadlineKind.CompleteCaseReview).DueDay.ShouldBe(Day(2026, 8, 10));
        One(timetable, DeadlineKind.CompleteCaseReview).Explanation.ShouldContain("(criminal proceedings) and from");
    }

    [Fact]
    public void Overlapping_pauses_add_their_days_once_to_months()
    {
        var timetable = At(2026, 7, 1, PracticeReview,
            new PausedTime(DeadlineKind.CompletePracticeReview, Day(2026, 5, 1), Day(2026, 5, 20), PauseReason.CriminalProceedings),
            new PausedTime(DeadlineKind.CompletePracticeReview, Day(2026, 5, 11), Day(2026, 5, 31), PauseReason.Inquest));

        One(timetable, DeadlineKind.CompletePracticeReview).DueDay.ShouldBe(Day(2026, 10, 21));
    }

    [Fact]
    public void A_pause_after_a_longer_period_was_agreed_moves_its_end_and_one_before_does_not()
    {
        var longer = new LongerPeriod(DeadlineKind.CompletePracticeReview, Day(2026, 12, 18), "The inquest", Day(2026, 8, 1));
        PausedTime Paused(int month) => new(DeadlineKind.CompletePracticeReview, Day(2026, month, 1), Day(2026, month, 10), PauseReason.Inquest);

        Due(Paused(5)).ShouldBe(Day(2026, 12, 18));
        Due(Paused(9)).ShouldBe(Day(2026, 12, 28));

        DateOnly Due(PausedTime paused) => One(Timetable.For(PracticeReview, PolicyVersions.Salford2019, WorkingCalendar.EnglandAndWales,
            London(2026, 10, 1, 9), [longer], [paused]), DeadlineKind.CompletePracticeReview).DueDay;
    }

    [Theory]
    [InlineData(DeadlineKind.NotifyNationalPanel)]
    [InlineData(DeadlineKind.NotifyOfLookedAfterChild)]
    [InlineData(DeadlineKind.SendReportAfterReferral)]
    [InlineData(DeadlineKind.SendReportAfterMeeting)]
    [InlineData(DeadlineKind.DecideReferral)]
    [InlineData(DeadlineKind.ReturnAgencySummary)]
    [InlineData(DeadlineKind.SendCopyBeforePublication)]
    public void A_national_clock_and_what_leads_to_it_run_on(DeadlineKind kind) =>
        Should.Throw<ArgumentException>(() => At(2026, 6, 10, CaseReview, new PausedTime(kind, Day(2026, 6, 6), null, PauseReason.CriminalProceedings)));

    private static IReadOnlyList<Deadline> At(int year, int month, int day, CaseHistory history, params PausedTime[] paused) =>
        Timetable.For(history, PolicyVersions.Salford2019, WorkingCalendar.EnglandAndWales, London(year, month, day, 9), null, paused);

    private static Deadline One(IReadOnlyList<Deadline> timetable, DeadlineKind kind) =>
        timetable.Where(deadline => deadline.Kind == kind).ShouldHaveSingleItem();

    private static DateOnly Day(int year, int month, int day) => new(year, month, day);

    private static DateTimeOffset London(int year, int month, int day, int hour) => LegalDay.At(new DateOnly(year, month, day), new TimeOnly(hour, 0));
}
