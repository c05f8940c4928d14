using PracticeReview.Data.Deadlines;

namespace PracticeReview.Tests.Rules.Deadlines;

/// <summary>Who is told of what is late, beside those it waits for.</summary>
public sealed class EscalationTests
{
    [Fact]
    public void Before_and_on_its_day_only_those_it_waits_for_are_reminded()
    {
        foreach (var kind in Enum.GetValues<DeadlineKind>().Where(kind => WhoIsWaitedFor.For(kind) is not null))
        {
            Escalation.ToldAt(kind, ReminderThreshold.TwoWorkingDaysBefore).ShouldBe([WhoIsWaitedFor.For(kind)!.Value], kind.ToString());
            Escalation.ToldAt(kind, ReminderThreshold.OnTheDay).ShouldBe([WhoIsWaitedFor.For(kind)!.Value], kind.ToString());
        }
    }

    [Fact]
    public void An_agency_that_is_late_climbs_from_the_author_to_the_decision_maker_and_on_to_the_Business_Manager()
    {
        foreach (var kind in (DeadlineKind[])[DeadlineKind.ReturnAgencySummary, DeadlineKind.ReturnFullerReport])
        {
            Escalation.ToldAt(kind, ReminderThreshold.Late).ShouldBe([WaitedFor.InformationAuthor, WaitedFor.AgencyDecisionMaker]);
            Escalation.ToldAt(kind, ReminderThreshold.LateByOneWorkingDay).ShouldBe([WaitedFor.InformationAuthor, WaitedFor.AgencyDecisionMaker]);
            Escalation.ToldAt(kind, ReminderThreshold.LateByTwoWorkingDays).ShouldBe([WaitedFor.InformationAuthor, WaitedFor.AgencyDecisionMaker, WaitedFor.BusinessManager]);
            Escalation.ToldAt(kind, ReminderThreshold.LateByFiveWorkingDays).ShouldBe([WaitedFor.InformationAuthor, WaitedFor.AgencyDecisionMaker, WaitedFor.BusinessManager]);
        }
    }

    [Theory]
    [InlineData(DeadlineKind.DecideReferral, WaitedFor.SubGroupChair, WaitedFor.IndependentAdviser)]
    [InlineData(DeadlineKind.AppointLeadReviewer, WaitedFor.SubGroupChair, WaitedFor.IndependentAdviser)]
    [InlineData(DeadlineKind.CompletePracticeReview, WaitedFor.SubGroupChair, WaitedFor.IndependentAdviser)]
    [InlineData(DeadlineKind.ResubmitReferral, WaitedFor.ReferrersDecisionMaker, WaitedFor.BusinessManager)]
    [InlineData(DeadlineKind.SendInformationRequests, WaitedFor.BusinessManager, WaitedFor.SubGroupChair)]
    [InlineData(DeadlineKind.SendReportAfterReferral, WaitedFor.BusinessManager, WaitedFor.SubGroupChair)]
    public void Every_other_line_ends_with_whom_the_policy_makes_answerable(DeadlineKind kind, WaitedFor next, WaitedFor last) =>
        Escalation.LineOf(kind).ShouldBe([next, last]);

    [Fact]
    public void Every_kind_that_waits_for_somebody_has_a_line_and_nobody_stands_in_it_twice()
    {
        foreach (var kind in Enum.GetValues<DeadlineKind>())
        {
            var told = Escalation.ToldAt(kind, ReminderThreshold.LateByFiveWorkingDays);
            told.ShouldBeUnique();
            told.Count.ShouldBe(WhoIsWaitedFor.For(kind) is null ? 0 : 3, kind.ToString());
        }
    }
}
