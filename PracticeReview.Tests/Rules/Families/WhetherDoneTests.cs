using PracticeReview.Data.Actions;
using PracticeReview.Data.Families.Area;

namespace PracticeReview.Tests.Rules.Families;

/// <summary>Whether what a family was promised was done is said plainly: also that it is late, or was found not done.</summary>
public sealed class WhetherDoneTests
{
    private static readonly DateOnly s_due = new(2026, 9, 1);

    // In summer the London day is over an hour before midnight, UTC.
    [Theory]
    [InlineData(ActionState.Open, false, "2026-09-01T22:59:59Z", ToldStanding.BeingDone)]
    [InlineData(ActionState.Open, false, "2026-09-01T23:00:00Z", ToldStanding.Late)]
    [InlineData(ActionState.Open, true, "2026-08-01T12:00:00Z", ToldStanding.NotDoneYet)]
    [InlineData(ActionState.Open, true, "2026-09-02T12:00:00Z", ToldStanding.NotDoneYet)]
    [InlineData(ActionState.ReportedComplete, false, "2026-09-02T12:00:00Z", ToldStanding.BeingChecked)]
    [InlineData(ActionState.ReportedComplete, true, "2026-09-02T12:00:00Z", ToldStanding.BeingChecked)]
    [InlineData(ActionState.Verified, true, "2026-09-02T12:00:00Z", ToldStanding.Done)]
    [InlineData(ActionState.Verified, false, "2026-08-01T12:00:00Z", ToldStanding.Done)]
    public void How_it_stands(ActionState state, bool wasSentBack, string now, ToldStanding standing) =>
        WhetherDone.Of(state, s_due, wasSentBack ? new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero) : null, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(standing);

    [Theory]
    [InlineData("2026-09-01T22:59:59Z", false)]
    [InlineData("2026-09-01T23:00:00Z", true)]
    public void Its_day_has_passed_when_it_is_over_in_London(string now, bool passed) =>
        WhetherDone.HasPassed(s_due, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(passed);
}
