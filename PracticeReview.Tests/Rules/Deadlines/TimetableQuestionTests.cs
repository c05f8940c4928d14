using PracticeReview.Data;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Policies;

namespace PracticeReview.Tests.Rules.Deadlines;

/// <summary>The question a business unit asks before there is a case, answered in the policy's words.</summary>
public sealed class TimetableQuestionTests
{
    [Fact]
    public void A_referral_received_on_a_Friday_evening_counts_its_hours_through_the_weekend_and_its_days_from_Monday()
    {
        var answer = Ask("2026-11-06T18:30");

        When(answer, DeadlineKind.ForwardToPanel).ShouldBe("2026-11-07T18:30");
        When(answer, DeadlineKind.DecideReferral).ShouldBe("2026-11-08T18:30");
        One(answer, DeadlineKind.SendInformationRequests).Explanation.ShouldContain("Day 1 is Monday 9 November; weekends are not counted; day 2 is Tuesday 10 November");
        One(answer, DeadlineKind.SendReportAfterReferral).DueDay.ShouldBe(new DateOnly(2026, 11, 27));
    }

    [Fact]
    public void Over_Easter_Good_Friday_and_Easter_Monday_are_no_working_days()
    {
        // Received on Maundy Thursday, 2 April 2026.
        var requests = One(Ask("2026-04-02T10:00"), DeadlineKind.SendInformationRequests);

        requests.DueDay.ShouldBe(new DateOnly(2026, 4, 8));
        requests.Explanation.ShouldContain("Friday 3 April (Good Friday) and Monday 6 April (Easter Monday) are bank holidays");
    }

    [Fact]
    public void Over_Christmas_the_fifteen_working_days_reach_into_the_middle_of_January()
    {
        One(Ask("2026-12-23T16:55"), DeadlineKind.SendReportAfterReferral).DueDay.ShouldBe(new DateOnly(2027, 1, 18));
    }

    [Fact]
    public void In_the_hour_the_clocks_go_back_the_first_passing_is_meant_and_24_hours_are_24_hours()
    {
        var answer = Ask("2026-10-25T01:30");

        One(answer, DeadlineKind.ForwardToPanel).CountedFrom.ShouldBe(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero));
        When(answer, DeadlineKind.ForwardToPanel).ShouldBe("2026-10-26T00:30");
        One(answer, DeadlineKind.ForwardToPanel).Explanation.ShouldStartWith("Received on Sunday 25 October 2026 at 01:30 (before the clocks went back).");
        // 24 hours after 02:30 of the day before, the second 01:30 passes.
        One(Ask("2026-10-24T02:30"), DeadlineKind.ForwardToPanel).Explanation.ShouldContain("at 01:30 (after the clocks went back). The clocks change");
    }

    [Fact]
    public void Past_the_end_of_the_known_bank_holidays_the_answer_says_that_it_does_not_know()
    {
        var report = One(Ask("2027-12-20T09:00"), DeadlineKind.SendReportAfterReferral);

        report.BeyondCalendar.ShouldBeTrue();
        report.Explanation.ShouldContain("so the date may be too early");
    }

    [Fact]
    public void With_nothing_but_its_receipt_every_clock_of_a_rapid_review_and_what_may_follow_it_is_dated_or_foretold()
    {
        var answer = Ask("2026-12-23T16:55");

        // A looked-after child's death is not part of every referral; a fuller report, an immediate action and a request between areas have the day they name.
        answer.Select(deadline => deadline.Kind).Distinct().ShouldBe(
            PolicyVersions.Salford2019.Clocks.Where(clock => clock.AppliesTo.HasFlag(ReviewRoutes.RapidReview)).Select(clock => clock.Kind)
                .Except([DeadlineKind.NotifyOfLookedAfterChild, DeadlineKind.ReturnFullerReport, DeadlineKind.FinishImmediateAction, DeadlineKind.SettleAreaRequest]), ignoreOrder: true);
        answer.Where(deadline => deadline.State == DeadlineState.Foretold).ShouldAllBe(deadline => deadline.Explanation.StartsWith("Foretold", StringComparison.Ordinal));
        One(answer, DeadlineKind.SendReportAfterMeeting).DueDay.ShouldBe(One(answer, DeadlineKind.SendReportAfterReferral).DueDay,
            "the meeting is foretold for the last day that keeps both times");
    }

    [Fact]
    public void What_is_given_is_counted_from_and_no_longer_foretold()
    {
        var answer = Ask("2026-11-02T09:00", ("aware", "2026-10-30T11:00"), ("request-sent", "2026-11-03T10:00"), ("meeting", "2026-11-16T10:00"));

        One(answer, DeadlineKind.NotifyNationalPanel).DueDay.ShouldBe(new DateOnly(2026, 11, 6));
        One(answer, DeadlineKind.ReturnAgencySummary).DueDay.ShouldBe(new DateOnly(2026, 11, 10));
        When(answer, DeadlineKind.ShareMeetingPapers).ShouldBe("2026-11-15T10:00");
        One(answer, DeadlineKind.SendReportAfterMeeting).DueDay.ShouldBe(new DateOnly(2026, 11, 18));
    }

    [Fact]
    public void A_practice_review_counts_from_the_decision_to_commence_it_and_a_case_review_from_the_decision_on_the_referral()
    {
        One(Ask("2026-11-02T09:00", ("type", "child-safeguarding-practice-review"), ("decision", "2026-11-20T09:00")), DeadlineKind.AppointLeadReviewer)
            .DueDay.ShouldBe(new DateOnly(2026, 12, 4));
        One(Ask("2026-05-29T09:00", ("type", "local-case-review"), ("decision", "2026-06-01T12:00")), DeadlineKind.CompleteCaseReview)
            .DueDay.ShouldBe(new DateOnly(2026, 8, 3));
    }

    [Fact]
    public void Every_type_and_every_policy_has_an_answer_that_is_the_same_whenever_it_is_asked()
    {
        foreach (var (policy, _) in TimetableQuestion.Policies)
        {
            foreach (var (type, _) in TimetableQuestion.Types)
            {
                var first = Ask("2026-03-27T17:00", ("policy", policy), ("type", type));
                first.ShouldNotBeEmpty($"{policy} {type}");
                Ask("2026-03-27T17:00", ("policy", policy), ("type", type)).ShouldBe(first);
            }
        }
        TimetableQuestion.Policies.Select(policy => policy.Name).ShouldBe(["salford-2019", "working-together-2023"]);
        TimetableQuestion.Types.Select(type => type.Name).ShouldBe(
            ["single-agency", "local-case-review", "rapid-review", "child-safeguarding-practice-review", "national-review", "good-outcome-review", "audit"]);
    }

    [Theory]
    [InlineData("2026-02-31T10:00", "There is no 31 February 2026: that month has 28 days.")]
    [InlineData("2026-13-01T10:00", "There is no month 13")]
    [InlineData("2026-03-29T01:30", "01:30 does not exist on Sunday 29 March 2026: the clocks go forward")]
    [InlineData("2026-03-29T01:00", "01:00 does not exist")]
    [InlineData("2026-11-02T24:00", "no time of day")]
    [InlineData("2026-11-02T10:75", "no time of day")]
    [InlineData("2026-11-02", "is not a day and time")]
    [InlineData("yesterday", "is not a day and time")]
    [InlineData("0001-01-01T00:00", "The year 1 cannot be counted")]
    [InlineData("9999-12-31T23:59", "The year 9999 cannot be counted")]
    public void An_impossible_day_or_time_is_refused_in_a_sentence(string received, string says) =>
        Refused(("received", received)).ShouldHaveSingleItem().ShouldContain(says);

    [Theory]
    [InlineData("2026-03-29T00:59")]
    [InlineData("2026-03-29T02:00")]
    [InlineData("2024-02-29T10:00")]
    public void The_minutes_around_the_skipped_hour_and_a_leap_day_are_taken(string received) => Ask(received).ShouldNotBeEmpty();

    [Theory]
    [InlineData("aware", "2026-11-03T10:00", "Referral received (Monday 2 November 2026 at 09:00) cannot come before local authority aware")]
    [InlineData("meeting", "2026-11-01T10:00", "Meeting (Sunday 1 November 2026 at 10:00) cannot come before referral received")]
    [InlineData("returned", "2026-11-01T10:00", "Returned as incomplete")]
    [InlineData("request-sent", "2026-11-01T10:00", "Requests sent")]
    [InlineData("decision", "2026-11-01T10:00", "Decision")]
    [InlineData("draft-sent", "2026-11-01T10:00", "Draft sent")]
    [InlineData("publication", "2026-11-01T10:00", "Publication")]
    public void An_event_does_not_come_before_its_cause(string day, string at, string says) =>
        Refused(("received", "2026-11-02T09:00"), (day, at)).ShouldHaveSingleItem().ShouldContain(says);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        Refused(("policy", "bury-1999"), ("type", "inquiry"), ("received", "2026-02-30T10:00"), ("meeting", "soon")).Count.ShouldBe(4);
        Refused(("policy", ""), ("type", ""), ("received", "")).Count.ShouldBe(3);
    }

    private static IReadOnlyList<Deadline> Ask(string received, params (string Name, string Value)[] more)
    {
        var question = Read([("received", received), .. more]);
        question.Refusals.Select(refusal => refusal.ToString()).ShouldBeEmpty();
        return question.Value.Answer(WorkingCalendar.EnglandAndWales);
    }

    private static List<string> Refused(params (string Name, string Value)[] given) =>
        [.. Read(given).Refusals.Select(refusal => refusal.ToString())];

    private static Result<TimetableQuestion> Read((string Name, string Value)[] given)
    {
        var all = new Dictionary<string, string?> { ["policy"] = "salford-2019", ["type"] = "rapid-review" };
        foreach (var (name, value) in given)
        {
            all[name] = value;
        }
        return TimetableQuestion.Read(all);
    }

    private static Deadline One(IReadOnlyList<Deadline> answer, DeadlineKind kind) => answer.Where(deadline => deadline.Kind == kind).ShouldHaveSingleItem();

    private static string When(IReadOnlyList<Deadline> answer, DeadlineKind kind) => LondonTime.Write(One(answer, kind).Due);
}
