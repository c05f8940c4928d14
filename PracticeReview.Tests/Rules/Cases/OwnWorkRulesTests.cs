using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Feeds;

namespace PracticeReview.Tests.Rules.Cases;

/// <summary>What waits for whom, in which order, and what a calendar says of it.</summary>
public sealed class OwnWorkRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_kind_of_deadline_waits_for_one_and_leads_to_a_part_that_is_there()
    {
        foreach (var kind in Enum.GetValues<DeadlineKind>().Where(kind => kind != DeadlineKind.KeepReportPublic))
        {
            Enum.GetValues<WaitedFor>().Count(who => OwnDeadlines.Of(who).Contains(kind)).ShouldBe(1, kind.ToString());
            OwnDeadlines.Part(kind, [CasePart.Family]).ShouldBe(CasePart.Family);
        }
        OwnDeadlines.Part(DeadlineKind.DecideReferral, [CasePart.Overview, CasePart.Referral]).ShouldBe(CasePart.Referral);
    }

    [Fact]
    public void What_is_due_comes_first_and_then_what_has_waited_longest()
    {
        var late = Item(s_now.AddDays(-1), s_now.AddDays(-3));
        var soon = Item(s_now.AddDays(1), s_now.AddDays(-9));
        var old = Item(null, s_now.AddDays(-30));
        var recent = Item(null, s_now.AddDays(-1));

        WorkItem.InOrder([recent, old, soon, late]).ShouldBe([late, soon, old, recent]);
        late.IsLate(s_now).ShouldBeTrue();
        soon.IsLate(s_now).ShouldBeFalse();
        old.IsLate(s_now).ShouldBeFalse();
    }

    [Fact]
    public void A_calendar_says_that_something_is_due_and_nothing_else()
    {
        var id = Guid.Parse("0197a000-0000-7000-8000-000000000001");
        var file = CalendarDay.Write([new CalendarDay(id, new DateOnly(2026, 3, 4), null, s_now), new CalendarDay(Guid.NewGuid(), new DateOnly(2026, 3, 5), s_now.AddDays(3), s_now)]);

        file.ShouldStartWith("BEGIN:VCALENDAR");
        file.ShouldContain("DTSTART;VALUE=DATE:20260304");
        file.ShouldContain("DTSTART:20260305T090000Z");
        file.ShouldContain($"UID:{id:N}@practicereview.invalid");
        file.Split('\n').Count(line => line.StartsWith("SUMMARY:PracticeReview: something is due", StringComparison.Ordinal)).ShouldBe(2);
        file.ShouldNotContain("DESCRIPTION");
        file.ShouldNotContain("LOCATION");
    }

    private static WorkItem Item(DateTimeOffset? due, DateTimeOffset since) => new(WorkKind.Deadline, CaseId.New(), "INV-2026-0001", "A.B.", "Do it", since, due, null, Guid.NewGuid());
}
