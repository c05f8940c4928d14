using PracticeReview.Data.Calendar;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Policies;

namespace PracticeReview.Tests.Rules.Deadlines;

/// <summary>The day of one agency's return, where the business unit agreed another one, withdrew the request, or asked for a fuller report.</summary>
public sealed class AgreedDayTests
{
    private static readonly Guid s_request = Guid.NewGuid();
    private static readonly DateTimeOffset s_sent = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_agreed_day_replaces_the_five_working_days_and_the_explanation_says_both()
    {
        var found = Find(new CaseHistory { InformationRequests = [new AgencyExchange(s_request, s_sent, AgreedDay: new DateOnly(2026, 3, 13))] }, DeadlineKind.ReturnAgencySummary);

        found.DueDay.ShouldBe(new DateOnly(2026, 3, 13));
        found.Due.ShouldBe(LegalDay.EndOf(new DateOnly(2026, 3, 13)));
        found.Explanation.ShouldContain("Due by the end of Monday 9 March 2026.");
        found.Explanation.ShouldContain("The business unit agreed to another day, to the end of Friday 13 March 2026, and recorded why.");
    }

    [Fact]
    public void Another_agency_keeps_its_own_day()
    {
        var other = Guid.NewGuid();
        var found = Timetable.For(new CaseHistory { InformationRequests = [new AgencyExchange(s_request, s_sent, AgreedDay: new DateOnly(2026, 3, 13)), new AgencyExchange(other, s_sent)] },
            PolicyVersions.Salford2019, WorkingCalendar.EnglandAndWales, s_sent);

        found.Single(deadline => deadline.Subject == other).DueDay.ShouldBe(new DateOnly(2026, 3, 9));
    }

    [Fact]
    public void A_withdrawn_request_is_not_needed_and_says_since_when()
    {
        var found = Find(new CaseHistory { InformationRequests = [new AgencyExchange(s_request, s_sent, WithdrawnAt: s_sent.AddDays(1))] }, DeadlineKind.ReturnAgencySummary);

        found.State.ShouldBe(DeadlineState.NotNeeded);
        found.Explanation.ShouldContain("withdrawn on Tuesday 3 March 2026");
    }

    [Fact]
    public void A_fuller_report_has_the_day_of_its_request_and_no_time_of_the_policy()
    {
        var found = Find(new CaseHistory { Route = ReviewRoutes.RapidReview, FullerReports = [new AgencyExchange(s_request, s_sent, AgreedDay: new DateOnly(2026, 5, 1))] }, DeadlineKind.ReturnFullerReport);

        found.DueDay.ShouldBe(new DateOnly(2026, 5, 1));
        found.Explanation.ShouldBe("Fuller report requested on Monday 2 March 2026 at 09:00. The policy sets no time for it: the business unit asked for it by the end of Friday 1 May 2026.");
    }

    [Fact]
    public void Until_a_fuller_report_is_asked_for_there_is_no_such_deadline() =>
        Timetable.For(new CaseHistory { Received = s_sent, InformationRequests = [new AgencyExchange(s_request, s_sent)] }, PolicyVersions.Salford2019, WorkingCalendar.EnglandAndWales, s_sent)
            .ShouldNotContain(deadline => deadline.Kind == DeadlineKind.ReturnFullerReport);

    private static Deadline Find(CaseHistory history, DeadlineKind kind) =>
        Timetable.For(history, PolicyVersions.Salford2019, WorkingCalendar.EnglandAndWales, s_sent.AddDays(1)).Single(deadline => deadline.Kind == kind);
}
