using System.Globalization;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;

namespace PracticeReview.Tests.Rules.Deadlines;

/// <summary>No reminder between 20:00 and 07:00 in London, on weekends and on bank holidays, but for what cannot wait.</summary>
public sealed class QuietHoursTests
{
    private static readonly PartnershipId s_partnership = PartnershipId.New();
    private static readonly StaffActor s_administrator = new(StaffId.New(), s_partnership, null, "Administrator Aspen", [StaffRole.Administrator], []);

    [Theory]
    // Wednesday 16 December 2026.
    [InlineData("2026-12-16T06:59Z", true)]
    [InlineData("2026-12-16T07:00Z", false)]
    [InlineData("2026-12-16T19:59Z", false)]
    [InlineData("2026-12-16T20:00Z", true)]
    [InlineData("2026-12-16T23:30Z", true)]
    // A Saturday, a Sunday, Christmas Day and Boxing Day's substitute.
    [InlineData("2026-12-19T12:00Z", true)]
    [InlineData("2026-12-20T12:00Z", true)]
    [InlineData("2026-12-25T12:00Z", true)]
    [InlineData("2026-12-28T12:00Z", true)]
    [InlineData("2026-12-29T12:00Z", false)]
    // In summer London is an hour ahead.
    [InlineData("2026-07-01T05:59Z", true)]
    [InlineData("2026-07-01T06:00Z", false)]
    [InlineData("2026-07-01T19:00Z", true)]
    public void Nights_weekends_and_bank_holidays_are_quiet_in_London(string at, bool expected) =>
        QuietHours.Default(s_partnership).IsQuietAt(At(at), WorkingCalendar.EnglandAndWales).ShouldBe(expected);

    [Theory]
    // On a Saturday: due in an hour, in 24, in more, and late already.
    [InlineData("2026-12-19T13:00Z", true)]
    [InlineData("2026-12-20T12:00Z", true)]
    [InlineData("2026-12-20T12:01Z", false)]
    [InlineData("2026-12-19T12:00Z", false)]
    [InlineData("2026-12-18T12:00Z", false)]
    public void What_is_due_within_24_hours_is_said_even_then_and_what_is_late_already_can_wait(string due, bool expected) =>
        QuietHours.Default(s_partnership).Allow(At(due), At("2026-12-19T12:00Z"), WorkingCalendar.EnglandAndWales).ShouldBe(expected);

    [Fact]
    public void A_partnership_sets_its_own_hours()
    {
        var hours = QuietHours.Default(s_partnership);

        hours.Change(s_administrator, new TimeOnly(12, 0), new TimeOnly(13, 0), false, 0, At("2026-12-16T10:00Z")).Succeeded.ShouldBeTrue();
        hours.IsQuietAt(At("2026-12-16T12:30Z"), WorkingCalendar.EnglandAndWales).ShouldBeTrue();
        hours.IsQuietAt(At("2026-12-16T23:00Z"), WorkingCalendar.EnglandAndWales).ShouldBeFalse();
        hours.IsQuietAt(At("2026-12-19T10:00Z"), WorkingCalendar.EnglandAndWales).ShouldBeFalse();
        hours.Allow(At("2026-12-16T12:40Z"), At("2026-12-16T12:30Z"), WorkingCalendar.EnglandAndWales).ShouldBeFalse("nothing is too urgent for nought hours");

        hours.Change(s_administrator, new TimeOnly(9, 0), new TimeOnly(9, 0), false, 24, At("2026-12-16T10:00Z")).Succeeded.ShouldBeTrue();
        hours.IsQuietAt(At("2026-12-16T09:00Z"), WorkingCalendar.EnglandAndWales).ShouldBeFalse("the same time twice is no quiet hour");
    }

    [Fact]
    public void Only_an_administrator_changes_them_and_hears_of_everything_that_is_wrong()
    {
        var hours = QuietHours.Default(s_partnership);
        var manager = new StaffActor(StaffId.New(), s_partnership, null, "Manager Maple", [StaffRole.BusinessManager], []);

        hours.Change(manager, new TimeOnly(9, 0), new TimeOnly(9, 0), false, 24, At("2026-12-16T10:00Z")).Refusals.ShouldBe([PracticeReview.Data.Refusal.NotFound]);
        hours.Change(s_administrator, null, null, false, 73, At("2026-12-16T10:00Z")).Refusals.Select(refusal => refusal.Field).ShouldBe(["BeginsAt", "EndsAt", "HoursThatCannotWait"]);
        hours.BeginsAt.ShouldBe(new TimeOnly(20, 0));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
