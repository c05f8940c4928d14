using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Rules.RapidReviews;

/// <summary>The date of a meeting, its agenda, who must be there, and what it can decide (Policy 7.10 to 7.12).</summary>
public sealed class MeetingTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 20, 16, 0, 0, TimeSpan.Zero);
    private static readonly Partnership s_partnership = new(PartnershipId.New(), "Inventshire", "INV", "Salford2019", "", "");
    private static readonly StaffActor s_manager = new(StaffId.New(), s_partnership.Id, null, "Manager Testwell", [StaffRole.BusinessManager], []);
    private static readonly Agency s_council = new(AgencyId.New(), s_partnership.Id, "Inventshire Council", AgencyKind.LocalAuthority);
    private static readonly Agency s_school = new(AgencyId.New(), s_partnership.Id, "Pretend School", AgencyKind.School);

    [Theory]
    [InlineData("LocalAuthority Health Police", "")]
    [InlineData("LocalAuthority Police", "Health")]
    [InlineData("Police Police", "LocalAuthority Health")]
    [InlineData("", "LocalAuthority Health Police")]
    [InlineData("LocalAuthority Health Police Health", "")]
    public void A_meeting_is_quorate_with_each_of_the_three_partners_and_says_who_is_missing(string present, string missing)
    {
        var quorum = Quorum.Of(Kinds(present).Select(kind => (AgencyKind?)kind).Append(null));

        quorum.Missing.ShouldBe(Kinds(missing));
        quorum.IsQuorate.ShouldBe(missing.Length == 0);
    }

    [Fact]
    public void Without_health_a_meeting_decides_nothing_and_another_sitting_follows()
    {
        var review = Planned();
        var quorum = Quorum.Of([AgencyKind.LocalAuthority, AgencyKind.Police]);
        quorum.Said.ShouldBe("Not quorate: nobody represents health.");

        review.Conclude(quorum, s_now, RapidReviewOutcome.NoFurtherAction, false, "Why", s_now).ShouldRefuse("nobody represents health");
        review.IsConcluded.ShouldBeFalse();

        var ended = review.EndUndecided(s_manager, quorum, s_now, s_now);
        ended.ShouldSucceed();
        ended.Value.Number.ShouldBe(1);
        review.Sitting.ShouldBe(2);
        review.IsConcluded.ShouldBeFalse();
        review.EndUndecided(s_manager, All(), s_now, s_now).ShouldRefuse("it can decide");
        review.Conclude(All(), s_now, RapidReviewOutcome.NoFurtherAction, false, "Why", s_now).ShouldSucceed();
    }

    [Fact]
    public void Everything_that_is_missing_from_an_outcome_is_said_at_once() =>
        Planned().Conclude(Quorum.Of([]), null, null, null, " ", s_now).Refusals.Select(refusal => refusal.Field).ShouldBe(["HeldAt", null, "Outcome", "OfNationalImportance", "Rationale"]);

    [Theory]
    [InlineData("2026-03-20T10:00:00Z", "2026-03-19T10:00:00Z", false)]
    [InlineData("2026-03-20T10:00:00Z", "2026-03-19T10:00:01Z", true)]
    [InlineData("2026-03-20T10:00:00Z", null, true)]
    // Over the change of the clocks an elapsed day is an hour more or less on the clock.
    [InlineData("2026-03-29T10:00:00+01:00", "2026-03-28T09:00:00Z", false)]
    [InlineData("2026-03-29T10:00:00+01:00", "2026-03-28T09:30:00Z", true)]
    public void Reading_time_comes_first_where_the_papers_came_less_than_24_hours_before(string meeting, string? shared, bool reads)
    {
        var sharedAt = shared is null ? (DateTimeOffset?)null : DateTimeOffset.Parse(shared, System.Globalization.CultureInfo.InvariantCulture);
        var meetingAt = DateTimeOffset.Parse(meeting, System.Globalization.CultureInfo.InvariantCulture);
        var agenda = Agenda.For(sharedAt, meetingAt, meetingAt);

        (agenda[0] == AgendaItem.ReadingTime).ShouldBe(reads);
        agenda.Where(item => item != AgendaItem.ReadingTime)
            .ShouldBe([AgendaItem.Facts, AgendaItem.ImmediateSafety, AgendaItem.Improvements, AgendaItem.FurtherReview, AgendaItem.PendingInformation]);
    }

    [Theory]
    [InlineData(25, false)]
    [InlineData(23, true)]
    public void Papers_that_are_not_shared_yet_cost_reading_time_only_once_it_is_too_late(int hoursBefore, bool reads) =>
        Agenda.NeedsReadingTime(null, s_now, s_now.AddHours(-hoursBefore)).ShouldBe(reads);

    [Theory]
    // Received on Monday 2 March 2026: day 15 is Monday 23 March, day 12 Wednesday 18 March.
    [InlineData("2026-03-02", "2026-03-04", "2026-03-18", "2026-03-19", "2026-03-20")]
    // Over Easter (3 and 6 April 2026): day 15 is Friday 17 April, day 12 Tuesday 14 April.
    [InlineData("2026-03-25", "2026-03-26", "2026-04-14", "2026-04-15", "2026-04-16")]
    // Asked too late for the day in hand: the next working day.
    [InlineData("2026-03-02", "2026-03-19", "2026-03-20", "2026-03-23", "2026-03-23")]
    public void A_date_is_proposed_from_both_deadlines_of_the_report(string received, string today, string meeting, string signOff, string due)
    {
        var proposed = MeetingDates.Propose(At(received), PolicyVersions.Salford2019, WorkingCalendar.EnglandAndWales, At(today));

        LegalDay.Of(proposed.Meeting).ShouldBe(Day(meeting));
        LegalDay.Of(proposed.SignOff).ShouldBe(Day(signOff));
        proposed.ReportDueDay.ShouldBe(Day(due));
        proposed.IsTooLate.ShouldBeFalse();
        proposed.Explanation.ShouldContain(EnglishDates.Day(Day(meeting)));
    }

    [Fact]
    public void A_date_that_comes_too_late_says_so() =>
        MeetingDates.Propose(At("2026-03-02"), PolicyVersions.Salford2019, WorkingCalendar.EnglandAndWales, At("2026-03-25")).Explanation.ShouldContain("it will be late");

    [Fact]
    public void A_sign_off_before_the_meeting_is_refused() =>
        RapidReview.CheckDates(s_now, s_now).ShouldHaveSingleItem().Field.ShouldBe("SignOffAt");

    [Fact]
    public void Nobody_represents_a_partner_they_do_not_come_from()
    {
        var review = Planned();

        MeetingAttendance.Arrive(s_manager, review, null, false, "Teacher Thistle", s_school, true, s_now).ShouldRefuse("only their own");
        MeetingAttendance.Arrive(s_manager, review, null, false, " ", null, false, s_now).ShouldRefuse("write their name");
        MeetingAttendance.Arrive(s_manager, review, null, true, "Teacher Thistle", s_school, false, s_now).Value.Represents.ShouldBeNull();
        MeetingAttendance.Arrive(s_manager, review, null, false, "Officer of the council", s_council, false, s_now).Value.Represents.ShouldBeNull();
        MeetingAttendance.Arrive(s_manager, review, null, false, "Deputy of the council", s_council, true, s_now).Value.Represents.ShouldBe(AgencyKind.LocalAuthority);
        MeetingAttendance.Arrive(s_manager, review, null, true, "Director of the council", s_council, false, s_now).Value.Represents.ShouldBe(AgencyKind.LocalAuthority);
    }

    [Fact]
    public void The_report_begins_with_everybodys_notes_and_only_the_chair_completes_it()
    {
        var review = Planned();
        var words = MeetingReportWords.From([(AgendaItem.Facts, "First."), (AgendaItem.ReadingTime, "Read."), (AgendaItem.Facts, " Second. "), (AgendaItem.Improvements, "")]);
        words.Facts.ShouldBe("First.\n\nSecond.");
        words.Improvements.ShouldBe("");
        var report = new MeetingReport(review);
        report.Write(s_manager, words, s_now).ShouldSucceed();
        var chair = new StaffActor(StaffId.New(), s_partnership.Id, null, "Chair Testwell", [], [(review.CaseId, CaseRole.ReviewChair)]);

        report.Complete(s_manager, review, s_now).ShouldRefuse("completed by the Chair");
        report.Complete(chair, review, s_now).Refusals.Select(refusal => refusal.Field).ShouldBe([null, "ImmediateSafety", "Improvements", "FurtherReview", "PendingInformation"]);
        review.Conclude(All(), s_now, RapidReviewOutcome.NoFurtherAction, false, "Why", s_now).ShouldSucceed();
        report.Write(s_manager, new MeetingReportWords("a", "b", "c", "d", "e"), s_now).ShouldSucceed();
        report.Complete(chair, review, s_now).ShouldSucceed();
        report.Write(chair, words, s_now).ShouldRefuse("not changed any more");
    }

    private static Quorum All() => Quorum.Of([.. Quorum.Partners.Select(partner => (AgencyKind?)partner)]);

    private static RapidReview Planned() =>
        RapidReview.Plan(ReviewCase.Open(s_partnership, "INV-2026-0001", "A.B.", StaffId.New(), s_now.AddDays(-20)), s_now, s_now.AddDays(1));

    private static AgencyKind[] Kinds(string names) => [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<AgencyKind>)];

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string day) => LegalDay.At(Day(day), new TimeOnly(9, 30));
}
