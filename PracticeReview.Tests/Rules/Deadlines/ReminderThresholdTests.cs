using System.Globalization;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;

namespace PracticeReview.Tests.Rules.Deadlines;

/// <summary>When those whom a deadline waits for are reminded, over weekends, bank holidays and clock changes.</summary>
public sealed class ReminderThresholdTests
{
    // Received on Wednesday 16 December 2026: five working days end with Wednesday the 23rd, fifteen with Monday 11 January 2027.
    [Theory]
    [InlineData("2026-12-18T12:00Z", null)]
    [InlineData("2026-12-20T23:59Z", null)]
    [InlineData("2026-12-21T00:00Z", ReminderThreshold.TwoWorkingDaysBefore)]
    [InlineData("2026-12-22T23:59Z", ReminderThreshold.TwoWorkingDaysBefore)]
    [InlineData("2026-12-23T00:00Z", ReminderThreshold.OnTheDay)]
    [InlineData("2026-12-23T23:59Z", ReminderThreshold.OnTheDay)]
    [InlineData("2026-12-24T00:00Z", ReminderThreshold.Late)]
    // Christmas, the weekend and the substitute day are no further working days.
    [InlineData("2026-12-28T12:00Z", ReminderThreshold.Late)]
    [InlineData("2026-12-29T00:00Z", ReminderThreshold.LateByOneWorkingDay)]
    [InlineData("2026-12-31T12:00Z", ReminderThreshold.LateByThreeWorkingDays)]
    [InlineData("2027-01-03T12:00Z", ReminderThreshold.LateByThreeWorkingDays)]
    [InlineData("2027-01-05T12:00Z", ReminderThreshold.LateByFiveWorkingDays)]
    [InlineData("2027-03-01T12:00Z", ReminderThreshold.LateByFiveWorkingDays)]
    public void A_deadline_of_working_days_is_reminded_of_before_on_and_after_its_day(string at, ReminderThreshold? expected) =>
        Reached(DeadlineKind.NotifyNationalPanel, "2026-12-16T10:00Z", at).ShouldBe(expected);

    [Theory]
    [InlineData("2026-12-16T11:00Z", null)]
    [InlineData("2026-12-17T00:00Z", null)]
    [InlineData("2026-12-18T00:00Z", ReminderThreshold.OnTheDay)]
    [InlineData("2026-12-18T09:59Z", ReminderThreshold.OnTheDay)]
    [InlineData("2026-12-18T10:00Z", ReminderThreshold.Late)]
    [InlineData("2026-12-18T23:59Z", ReminderThreshold.Late)]
    [InlineData("2026-12-21T00:00Z", ReminderThreshold.LateByOneWorkingDay)]
    public void A_deadline_shorter_than_the_warning_has_none(string at, ReminderThreshold? expected) =>
        Reached(DeadlineKind.DecideReferral, "2026-12-16T10:00Z", at).ShouldBe(expected);

    // Five working days from Wednesday 24 June 2026 end with Wednesday 1 July, an hour before midnight UTC.
    [Theory]
    [InlineData("2026-06-28T22:59Z", null)]
    [InlineData("2026-06-28T23:00Z", ReminderThreshold.TwoWorkingDaysBefore)]
    [InlineData("2026-07-01T22:59Z", ReminderThreshold.OnTheDay)]
    [InlineData("2026-07-01T23:00Z", ReminderThreshold.Late)]
    public void Days_are_Londons_in_summer_too(string at, ReminderThreshold? expected) =>
        Reached(DeadlineKind.NotifyNationalPanel, "2026-06-24T10:00Z", at).ShouldBe(expected);

    [Fact]
    public void Nobody_is_reminded_of_a_least_time_nor_of_anything_met_foretold_or_unneeded()
    {
        WhoIsWaitedFor.For(DeadlineKind.KeepReportPublic).ShouldBeNull();
        var deadline = Deadline(DeadlineKind.NotifyNationalPanel, "2026-12-16T10:00Z");
        deadline.Meet(Instant("2026-12-17T10:00Z"));
        ReminderThresholds.Reached(deadline, WorkingCalendar.EnglandAndWales, Instant("2027-01-05T12:00Z")).ShouldBeNull();
        var unneeded = Deadline(DeadlineKind.NotifyNationalPanel, "2026-12-16T10:00Z");
        unneeded.NoLongerNeeded();
        ReminderThresholds.Reached(unneeded, WorkingCalendar.EnglandAndWales, Instant("2027-01-05T12:00Z")).ShouldBeNull();
    }

    [Fact]
    public void Every_kind_of_deadline_says_whom_it_waits_for() =>
        Enum.GetValues<DeadlineKind>().Count(kind => WhoIsWaitedFor.For(kind) is null).ShouldBe(1);

    [Fact]
    public void The_horizon_never_hides_a_deadline_whose_reminder_is_due()
    {
        for (var today = new DateOnly(2026, 1, 1); today < new DateOnly(2027, 6, 1); today = today.AddDays(1))
        {
            var horizon = ReminderThresholds.Horizon(today, WorkingCalendar.EnglandAndWales);
            for (var due = horizon.AddDays(1); due < horizon.AddDays(10); due = due.AddDays(1))
            {
                WorkingCalendar.EnglandAndWales.WorkingDaysBetween(today, due).Value.ShouldBeGreaterThan(ReminderThresholds.WorkingDaysBefore, $"{today:O} {due:O}");
            }
        }
    }

    private static ReminderThreshold? Reached(DeadlineKind kind, string from, string at) =>
        ReminderThresholds.Reached(Deadline(kind, from), WorkingCalendar.EnglandAndWales, Instant(at));

    private static CaseDeadline Deadline(DeadlineKind kind, string from)
    {
        var partnership = new Partnership(PartnershipId.New(), "Inventshire", "INV", "Salford2019", "", "");
        var history = new CaseHistory { Aware = Instant(from), Received = Instant(from) };
        var found = Timetable.For(history, PolicyVersions.Salford2019, WorkingCalendar.EnglandAndWales, Instant(from)).Single(deadline => deadline.Kind == kind);
        return new CaseDeadline(ReviewCase.Open(partnership, "INV-2026-0001", "A.B.", StaffId.New(), Instant(from)), found);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
