using System.Globalization;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Policies;

namespace PracticeReview.Tests.Rules.Deadlines;

public class TimetableTests
{
    private static readonly Guid Police = new("01900000-0000-7000-8000-000000000001");
    private static readonly Guid School = new("01900000-0000-7000-8000-000000000002");

    [Theory]
    // Christmas: 25 and 28 December 2026 and 1 January 2027 are bank holidays.
    [InlineData("2026-12-23 16:55", "2026-12-24 16:55", "2026-12-25 16:55", "2026-12-29", "2027-01-18")]
    // Easter 2026, and the clocks go forward on 29 March.
    [InlineData("2026-03-27 17:00", "2026-03-28 17:00", "2026-03-29 18:00", "2026-03-31", "2026-04-21")]
    // The clocks go back on 25 October 2026.
    [InlineData("2026-10-24 12:00", "2026-10-25 11:00", "2026-10-26 11:00", "2026-10-27", "2026-11-13")]
    // A minute before and a minute after London midnight in summer, when UTC has the same date for both.
    [InlineData("2026-07-01 23:59", "2026-07-02 23:59", "2026-07-03 23:59", "2026-07-03", "2026-07-22")]
    [InlineData("2026-07-02 00:01", "2026-07-03 00:01", "2026-07-04 00:01", "2026-07-06", "2026-07-23")]
    // A leap day.
    [InlineData("2024-02-28 09:00", "2024-02-29 09:00", "2024-03-01 09:00", "2024-03-01", "2024-03-20")]
    public void A_received_referral_starts_the_first_clocks(
        string received, string forward, string decide, string request, string report)
    {
        var timetable = At(received, new CaseHistory { Received = London(received) });

        DueAt(timetable, DeadlineKind.ForwardToPanel).ShouldBe(London(forward));
        DueAt(timetable, DeadlineKind.DecideReferral).ShouldBe(London(decide));
        One(timetable, DeadlineKind.SendInformationRequests).DueDay.ShouldBe(Day(request));
        DueAt(timetable, DeadlineKind.SendInformationRequests).ShouldBe(London($"{request} 00:00", addDays: 1));
        One(timetable, DeadlineKind.SendReportAfterReferral).DueDay.ShouldBe(Day(report));
    }

    [Fact]
    public void An_explanation_can_be_checked_by_hand()
    {
        var timetable = At("2026-12-23 17:00", new CaseHistory { Received = London("2026-12-23 16:55") });

        One(timetable, DeadlineKind.SendReportAfterReferral).Explanation.ShouldBe(
            "Received on Wednesday 23 December 2026 at 16:55. Day 1 is Thursday 24 December; weekends are not counted; "
            + "Friday 25 December (Christmas Day), Monday 28 December (Boxing Day, substitute day) and Friday 1 January 2027 "
            + "(New Year's Day) are bank holidays; day 15 is Monday 18 January 2027. Due by the end of Monday 18 January 2027.");
        One(timetable, DeadlineKind.ForwardToPanel).Explanation.ShouldBe(
            "Received on Wednesday 23 December 2026 at 16:55. 24 hours later, counting every hour of nights, weekends and "
            + "bank holidays, is Thursday 24 December 2026 at 16:55. Due by then.");
    }

    [Fact]
    public void An_explanation_tells_of_a_clock_change_and_of_nothing_that_was_not_passed()
    {
        var spring = At("2026-03-27 17:00", new CaseHistory { Received = London("2026-03-27 17:00") });
        var plain = At("2026-11-02 09:00", new CaseHistory { Received = London("2026-11-02 09:00") });

        One(spring, DeadlineKind.DecideReferral).Explanation.ShouldContain("The clocks change in between");
        One(spring, DeadlineKind.ForwardToPanel).Explanation.ShouldNotContain("clocks change");
        One(plain, DeadlineKind.SendInformationRequests).Explanation.ShouldBe(
            "Received on Monday 2 November 2026 at 09:00. Day 1 is Tuesday 3 November; day 2 is Wednesday 4 November. "
            + "Due by the end of Wednesday 4 November 2026.");
    }

    [Theory]
    [InlineData("2026-11-04 08:59", DeadlineState.Running)]
    [InlineData("2026-11-05 00:00", DeadlineState.DueToday)]
    [InlineData("2026-11-05 23:59", DeadlineState.DueToday)]
    [InlineData("2026-11-06 00:00", DeadlineState.Late)]
    public void A_working_day_clock_runs_to_the_last_minute_of_its_day(string now, DeadlineState state) =>
        One(At(now, new CaseHistory { Received = London("2026-11-03 09:00") }), DeadlineKind.SendInformationRequests)
            .State.ShouldBe(state);

    [Theory]
    [InlineData("2026-11-03 23:59", DeadlineState.Running)]
    [InlineData("2026-11-04 08:59", DeadlineState.DueToday)]
    [InlineData("2026-11-04 09:00", DeadlineState.Late)]
    public void An_hour_clock_runs_to_its_minute(string now, DeadlineState state) =>
        One(At(now, new CaseHistory { Received = London("2026-11-03 09:00") }), DeadlineKind.ForwardToPanel)
            .State.ShouldBe(state);

    [Theory]
    [InlineData("2026-11-05 23:59", DeadlineState.Met)]
    [InlineData("2026-11-06 00:00", DeadlineState.MetLate)]
    public void What_is_done_is_met_or_met_late_whatever_the_day_it_is_looked_at(string sent, DeadlineState state)
    {
        var history = new CaseHistory
        {
            Received = London("2026-11-03 09:00"),
            InformationRequests = [new AgencyExchange(Police, London(sent))],
        };

        var requests = One(At("2027-02-01 09:00", history), DeadlineKind.SendInformationRequests);

        requests.State.ShouldBe(state);
        requests.MetAt.ShouldBe(London(sent));
        requests.Explanation.ShouldEndWith(state == DeadlineState.Met ? "at 23:59." : "at 00:00, after it was due.");
    }

    [Fact]
    public void Requests_are_met_only_when_the_last_agency_wanted_has_been_asked()
    {
        var received = London("2026-11-03 09:00");
        var half = new CaseHistory
        {
            Received = received,
            InformationRequests = [new AgencyExchange(Police, London("2026-11-03 10:00")), new AgencyExchange(School)],
        };
        var whole = half with
        {
            InformationRequests =
            [
                half.InformationRequests[0], new AgencyExchange(School, WithdrawnAt: London("2026-11-03 11:00")),
            ],
        };

        One(At("2026-11-04 09:00", half), DeadlineKind.SendInformationRequests).State.ShouldBe(DeadlineState.Running);
        One(At("2026-11-04 09:00", whole), DeadlineKind.SendInformationRequests).State.ShouldBe(DeadlineState.Met);
    }

    [Fact]
    public void Each_agency_has_its_own_clock()
    {
        var history = new CaseHistory
        {
            Received = London("2026-11-03 09:00"),
            InformationRequests =
            [
                new AgencyExchange(Police, London("2026-11-03 10:00"), London("2026-11-09 15:00")),
                new AgencyExchange(School, London("2026-11-05 10:00")),
            ],
        };

        var timetable = At("2026-11-11 09:00", history);

        var police = One(timetable, DeadlineKind.ReturnAgencySummary, Police);
        police.DueDay.ShouldBe(Day("2026-11-10"));
        police.State.ShouldBe(DeadlineState.Met);
        var school = One(timetable, DeadlineKind.ReturnAgencySummary, School);
        school.DueDay.ShouldBe(Day("2026-11-12"));
        school.State.ShouldBe(DeadlineState.Running);
        school.Explanation.ShouldStartWith("Requested on Thursday 5 November 2026 at 10:00. Day 1 is Friday 6 November;");
    }

    [Fact]
    public void An_agency_that_is_not_needed_is_not_chased()
    {
        var history = new CaseHistory
        {
            Received = London("2026-11-03 09:00"),
            InformationRequests =
            [
                new AgencyExchange(School, London("2026-11-03 10:00"), WithdrawnAt: London("2026-11-04 10:00")),
            ],
        };

        var school = One(At("2026-12-01 09:00", history), DeadlineKind.ReturnAgencySummary, School);

        school.State.ShouldBe(DeadlineState.NotNeeded);
        school.Explanation.ShouldEndWith("Not needed: withdrawn on Wednesday 4 November 2026 at 10:00.");
    }

    [Fact]
    public void A_clock_that_has_not_started_is_foretold_from_the_one_before_it()
    {
        var history = new CaseHistory
        {
            Received = London("2026-11-03 09:00"),
            InformationRequests = [new AgencyExchange(Police)],
        };

        var intime = One(At("2026-11-03 12:00", history), DeadlineKind.ReturnAgencySummary, Police);
        intime.State.ShouldBe(DeadlineState.Foretold);
        intime.DueDay.ShouldBe(Day("2026-11-12")); // 2 days to Thursday 5 November, then 6, 9, 10, 11, 12
        intime.Explanation.ShouldStartWith(
            "Foretold, as this clock has not started: counted from Thursday 5 November 2026, the last day to "
            + "\"Send the requests for information to every relevant agency\". Day 1 is Friday 6 November;");

        var overdue = One(At("2026-11-10 12:00", history), DeadlineKind.ReturnAgencySummary, Police);
        overdue.State.ShouldBe(DeadlineState.Foretold);
        overdue.DueDay.ShouldBe(Day("2026-11-17"));
        overdue.Explanation.ShouldContain("counted from today, Tuesday 10 November 2026");
    }

    [Fact]
    public void Before_agencies_are_chosen_their_clock_is_foretold_once_for_the_case()
    {
        var timetable = At("2026-11-03 12:00", new CaseHistory { Received = London("2026-11-03 09:00") });

        One(timetable, DeadlineKind.ReturnAgencySummary).State.ShouldBe(DeadlineState.Foretold);
    }

    [Fact]
    public void What_cannot_be_dated_is_not_listed()
    {
        At("2026-11-03 12:00", new CaseHistory()).ShouldBeEmpty();
        At("2026-11-03 12:00", new CaseHistory { Aware = London("2026-11-02 12:00") })
            .ShouldHaveSingleItem().Kind.ShouldBe(DeadlineKind.NotifyNationalPanel);
        At("2026-11-03 12:00", new CaseHistory { Received = London("2026-11-03 09:00") }).Select(deadline => deadline.Kind)
            .ShouldBe(
            [
                DeadlineKind.ForwardToPanel, DeadlineKind.DecideReferral, DeadlineKind.SendInformationRequests,
                DeadlineKind.ReturnAgencySummary, DeadlineKind.SendReportAfterReferral,
            ]);
    }

    [Fact]
    public void A_return_answers_the_submission_and_a_resubmission_starts_the_decision_again()
    {
        var returned = new CaseHistory
        {
            Received = London("2026-11-03 09:00"),
            ForwardedToPanel = London("2026-11-03 10:00"),
            Returns = [new ReturnToReferrer(London("2026-11-04 09:00"))],
        };

        var waiting = At("2026-11-06 09:00", returned);
        One(waiting, DeadlineKind.DecideReferral).State.ShouldBe(DeadlineState.Met);
        var resubmit = One(waiting, DeadlineKind.ResubmitReferral);
        resubmit.DueDay.ShouldBe(Day("2026-11-11"));
        resubmit.State.ShouldBe(DeadlineState.Running);

        var back = returned with { Returns = [returned.Returns[0] with { ResubmittedAt = London("2026-11-10 09:00") }] };
        var again = At("2026-11-10 10:00", back);
        One(again, DeadlineKind.ResubmitReferral).State.ShouldBe(DeadlineState.Met);
        One(again, DeadlineKind.DecideReferral).State.ShouldBe(DeadlineState.Running);
        DueAt(again, DeadlineKind.DecideReferral).ShouldBe(London("2026-11-12 09:00"));
        One(again, DeadlineKind.DecideReferral).Explanation.ShouldStartWith("Resubmitted on Tuesday 10 November 2026");
        One(again, DeadlineKind.SendReportAfterReferral).CountedFrom.ShouldBe(London("2026-11-03 09:00"));

        var twice = At("2026-11-11 10:00", back with { Returns = [.. back.Returns, new ReturnToReferrer(London("2026-11-11 09:00"))] });
        One(twice, DeadlineKind.DecideReferral).State.ShouldBe(DeadlineState.Met);
        One(twice, DeadlineKind.ResubmitReferral).DueDay.ShouldBe(Day("2026-11-18"));
    }

    [Fact]
    public void A_decision_made_at_once_needs_no_forwarding_and_no_resubmission()
    {
        var history = new CaseHistory
        {
            Route = ReviewRoutes.RapidReview,
            Received = London("2026-11-03 09:00"),
            DecisionMade = London("2026-11-05 09:30"),
            Returns = [new ReturnToReferrer(London("2026-11-04 09:00"))],
        };

        var timetable = At("2026-11-20 09:00", history);

        One(timetable, DeadlineKind.ForwardToPanel).State.ShouldBe(DeadlineState.NotNeeded);
        One(timetable, DeadlineKind.ResubmitReferral).State.ShouldBe(DeadlineState.NotNeeded);
    }

    [Theory]
    [InlineData(ReviewRoutes.RapidReview, DeadlineState.Running, DeadlineState.Running, false)]
    [InlineData(ReviewRoutes.CaseReview, DeadlineState.NotNeeded, DeadlineState.Running, true)]
    [InlineData(ReviewRoutes.GoodOutcomeReview, DeadlineState.NotNeeded, DeadlineState.Running, false)]
    [InlineData(ReviewRoutes.NoReview, DeadlineState.NotNeeded, DeadlineState.NotNeeded, false)]
    public void The_decision_says_which_clocks_go_on(
        ReviewRoutes route, DeadlineState report, DeadlineState requests, bool hasCaseReview)
    {
        var history = new CaseHistory
        {
            Route = route,
            Received = London("2026-06-01 09:00"),
            ForwardedToPanel = London("2026-06-01 10:00"),
            DecisionMade = London("2026-06-01 12:00"),
        };

        var timetable = At("2026-06-02 09:00", history);

        One(timetable, DeadlineKind.SendReportAfterReferral).State.ShouldBe(report);
        One(timetable, DeadlineKind.SendInformationRequests).State.ShouldBe(requests);
        timetable.Count(deadline => deadline.Kind == DeadlineKind.CompleteCaseReview).ShouldBe(hasCaseReview ? 1 : 0);
        if (hasCaseReview)
        {
            One(timetable, DeadlineKind.CompleteCaseReview).DueDay.ShouldBe(Day("2026-08-03"));
        }

        var foretellsReturns = timetable.Any(deadline => deadline.Kind == DeadlineKind.ReturnAgencySummary);
        foretellsReturns.ShouldBe(route != ReviewRoutes.NoReview);
    }

    [Fact]
    public void Around_a_meeting_papers_run_before_it_and_the_report_is_foretold_after_it()
    {
        var history = new CaseHistory
        {
            Route = ReviewRoutes.RapidReview,
            Received = London("2026-03-16 09:00"),
            Meeting = London("2026-03-30 10:00"),
        };

        var ahead = At("2026-03-26 09:00", history);
        DueAt(ahead, DeadlineKind.ShareMeetingPapers).ShouldBe(London("2026-03-29 10:00"));
        One(ahead, DeadlineKind.ShareMeetingPapers).State.ShouldBe(DeadlineState.Running);
        One(ahead, DeadlineKind.SendReportAfterMeeting).State.ShouldBe(DeadlineState.Foretold);
        One(ahead, DeadlineKind.SendReportAfterMeeting).DueDay.ShouldBe(Day("2026-04-01"));

        var after = At("2026-03-31 09:00", history with { PapersShared = London("2026-03-29 10:00") });
        One(after, DeadlineKind.ShareMeetingPapers).State.ShouldBe(DeadlineState.MetLate);
        One(after, DeadlineKind.SendReportAfterMeeting).State.ShouldBe(DeadlineState.Running);
    }

    [Theory]
    [InlineData("2026-03-20 10:00", "2026-09-20")]
    [InlineData("2026-08-31 10:00", "2027-02-28")]
    [InlineData("2027-08-31 10:00", "2028-02-29")] // a leap year
    [InlineData("2026-07-31 23:30", "2027-01-31")]
    public void A_practice_review_aims_at_six_months(string decided, string due)
    {
        var timetable = At(decided, new CaseHistory { Route = ReviewRoutes.RapidReview, FullReviewDecided = London(decided) });

        var review = One(timetable, DeadlineKind.CompletePracticeReview);
        review.DueDay.ShouldBe(Day(due));
        review.BeyondCalendar.ShouldBeFalse("months need no bank holidays");
        review.Explanation.Contains("which has no day 31", StringComparison.Ordinal)
            .ShouldBe(Day(decided[..10]).Day != Day(due).Day);
    }

    [Fact]
    public void A_longer_period_moves_the_end_without_telling_why_and_never_brings_it_nearer()
    {
        var history = new CaseHistory { Route = ReviewRoutes.RapidReview, FullReviewDecided = London("2026-03-20 10:00") };
        var longer = new LongerPeriod(DeadlineKind.CompletePracticeReview, Day("2026-12-18"), "The inquest of Master Teal Invented");
        var shorter = new LongerPeriod(DeadlineKind.CompletePracticeReview, Day("2026-05-01"), "A slip of the pen");

        var review = One(At("2026-10-01 09:00", history, longer), DeadlineKind.CompletePracticeReview);
        review.DueDay.ShouldBe(Day("2026-12-18"));
        review.Due.ShouldBe(London("2026-12-19 00:00"));
        review.State.ShouldBe(DeadlineState.Running);
        review.Explanation.ShouldEndWith(
            "A longer period was agreed, to the end of Friday 18 December 2026, and its reason recorded.");
        review.Explanation.ShouldNotContain("Teal");

        One(At("2026-10-01 09:00", history, shorter), DeadlineKind.CompletePracticeReview).DueDay.ShouldBe(Day("2026-09-20"));
    }

    [Fact]
    public void A_statutory_clock_cannot_be_made_longer_and_a_longer_period_needs_a_reason()
    {
        var longer = new LongerPeriod(DeadlineKind.SendReportAfterReferral, Day("2026-12-18"), "Holidays");

        Should.Throw<ArgumentException>(() => At("2026-10-01 09:00", new CaseHistory(), longer));
        Should.Throw<ArgumentException>(() => new LongerPeriod(DeadlineKind.CompleteCaseReview, Day("2026-12-18"), " "));
    }

    [Fact]
    public void The_draft_goes_round_for_ten_working_days_agency_by_agency()
    {
        var history = new CaseHistory
        {
            Route = ReviewRoutes.RapidReview,
            FactualAccuracyRound =
            [
                new AgencyExchange(Police, London("2026-12-17 09:00")),
                new AgencyExchange(School, London("2026-12-17 09:00"), London("2027-01-06 09:00")),
            ],
        };

        var timetable = At("2027-01-05 09:00", history);

        // 18, 21, 22, 23, 24, 29, 30, 31 December, 4 and 5 January.
        One(timetable, DeadlineKind.CommentOnFactualAccuracy, Police).DueDay.ShouldBe(Day("2027-01-05"));
        One(timetable, DeadlineKind.CommentOnFactualAccuracy, Police).State.ShouldBe(DeadlineState.DueToday);
        One(timetable, DeadlineKind.CommentOnFactualAccuracy, School).State.ShouldBe(DeadlineState.MetLate);
    }

    [Theory]
    [InlineData("2026-11-13 23:59", DeadlineState.Met)]
    [InlineData("2026-11-14 00:00", DeadlineState.MetLate)]
    public void The_National_Panel_has_its_copy_a_week_before_publication(string sent, DeadlineState state)
    {
        var history = new CaseHistory { Publication = London("2026-11-20 10:00"), CopySentToNationalPanel = London(sent) };

        var copy = One(At("2026-11-18 09:00", history), DeadlineKind.SendCopyBeforePublication);

        copy.State.ShouldBe(state);
        copy.Explanation.ShouldStartWith("Publication on Friday 20 November 2026 at 10:00. 7 days earlier is Friday 13 November 2026.");
    }

    [Theory]
    [InlineData("2026-11-19 09:00", DeadlineState.Foretold)]
    [InlineData("2026-11-20 10:00", DeadlineState.Running)]
    [InlineData("2027-11-20 23:59", DeadlineState.Running)]
    [InlineData("2027-11-21 00:00", DeadlineState.Met)]
    public void A_report_stays_public_twelve_months_and_lasting_them_out_is_never_late(string now, DeadlineState state)
    {
        var report = One(At(now, new CaseHistory { Publication = London("2026-11-20 10:00") }), DeadlineKind.KeepReportPublic);

        report.State.ShouldBe(state);
        report.DueDay.ShouldBe(Day("2027-11-20"));
        report.Explanation.ShouldContain("To last until the end of Saturday 20 November 2027 at least.");
    }

    [Fact]
    public void A_date_beyond_the_known_bank_holidays_says_so()
    {
        var timetable = At("2027-12-20 09:00", new CaseHistory { Received = London("2027-12-20 09:00") });

        var report = One(timetable, DeadlineKind.SendReportAfterReferral);
        report.BeyondCalendar.ShouldBeTrue();
        report.Explanation.ShouldContain("The bank holidays are known from Tuesday 1 January 2019 to Friday 31 December 2027 only");
        One(timetable, DeadlineKind.SendInformationRequests).BeyondCalendar.ShouldBeFalse();
    }

    [Fact]
    public void The_same_history_at_the_same_time_has_the_same_timetable_and_its_dates_do_not_move_with_now()
    {
        var random = new Random(7);
        var start = London("2026-01-05 09:00");
        for (var round = 0; round < 300; round++)
        {
            var received = start.AddMinutes(random.Next(60 * 24 * 500));
            var history = new CaseHistory
            {
                Received = received,
                InformationRequests = [new AgencyExchange(Police, received.AddHours(random.Next(1, 90)))],
            };
            var first = Timetable.For(history, PolicyVersions.Newest, WorkingCalendar.EnglandAndWales, received);
            var later = Timetable.For(history, PolicyVersions.Newest, WorkingCalendar.EnglandAndWales, received.AddDays(random.Next(40)));

            first.ShouldBe(Timetable.For(history, PolicyVersions.Newest, WorkingCalendar.EnglandAndWales, received));
            later.Select(deadline => (deadline.Kind, deadline.Due)).ShouldBe(first.Select(deadline => (deadline.Kind, deadline.Due)));
            first.Select(deadline => deadline.Due).ShouldBeInOrder();
            first.ShouldAllBe(deadline => LegalDay.Of(deadline.Due.AddTicks(-1)) == deadline.DueDay || deadline.IsDueAtATime);
            first.ShouldAllBe(deadline => deadline.Due.Offset == TimeSpan.Zero);
        }
    }

    private static IReadOnlyList<Deadline> At(string now, CaseHistory history, params LongerPeriod[] longer) =>
        Timetable.For(history, PolicyVersions.Salford2019, WorkingCalendar.EnglandAndWales, London(now), longer);

    private static Deadline One(IReadOnlyList<Deadline> timetable, DeadlineKind kind, Guid? subject = null) =>
        timetable.Where(deadline => deadline.Kind == kind && deadline.Subject == subject).ShouldHaveSingleItem();

    private static DateTimeOffset DueAt(IReadOnlyList<Deadline> timetable, DeadlineKind kind) => One(timetable, kind).Due;

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset London(string dayAndTime, int addDays = 0)
    {
        var parts = dayAndTime.Split(' ');
        return LegalDay.At(Day(parts[0]).AddDays(addDays), TimeOnly.ParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture));
    }
}
