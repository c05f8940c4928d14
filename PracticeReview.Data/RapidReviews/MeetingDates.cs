using PracticeReview.Data.Calendar;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Policies;

namespace PracticeReview.Data.RapidReviews;

/// <summary>When the meeting and the sign-off of its report could be. Instants are in UTC.</summary>
/// <param name="ReportDueDay">The last day on which the report may go to the National Panel, whichever clock ends first.</param>
/// <param name="Explanation">How it was found, in English.</param>
public sealed record ProposedDates(DateTimeOffset Meeting, DateTimeOffset SignOff, DateOnly ReportDueDay, bool IsTooLate, string Explanation);

/// <summary>
/// Proposes the day of the meeting and the time for the decision makers to sign off the report (Policy 7.10). The policy gives no
/// day: the latest meeting from which the report can still go within both its times is taken, and one working day is kept in hand.
/// </summary>
public static class MeetingDates
{
    /// <summary>How long the calendar keeps free for the meeting.</summary>
    public static readonly TimeSpan MeetingLength = TimeSpan.FromHours(2);

    /// <summary>How long it keeps free for the decision makers.</summary>
    public static readonly TimeSpan SignOffLength = TimeSpan.FromHours(1);

    private static readonly TimeOnly s_morning = new(10, 0);
    private static readonly TimeOnly s_afternoon = new(14, 0);

    /// <param name="receivedAt">When the referral was received.</param>
    public static ProposedDates Propose(DateTimeOffset receivedAt, PolicyVersion policy, WorkingCalendar calendar, DateTimeOffset now)
    {
        var afterReferral = DaysOf(policy, DeadlineKind.SendReportAfterReferral);
        var afterMeeting = DaysOf(policy, DeadlineKind.SendReportAfterMeeting);
        var received = LegalDay.Of(receivedAt);
        var due = calendar.AddWorkingDays(received, afterReferral).LastDay;
        var meeting = calendar.AddWorkingDays(received, Math.Max(1, afterReferral - afterMeeting - 1)).LastDay;
        var soonest = calendar.NextWorkingDay(LegalDay.Of(now)).Value;
        var isMoved = meeting < soonest;
        if (isMoved)
        {
            meeting = soonest;
        }
        var signOff = calendar.NextWorkingDay(meeting).Value;
        var lastAfterMeeting = calendar.AddWorkingDays(meeting, afterMeeting).LastDay;
        var isTooLate = signOff > due;
        List<string?> said =
        [
            $"The report goes to the National Panel within {afterReferral} working days of the referral, by {EnglishDates.Day(due)}, and within {afterMeeting} working days of the meeting.",
            isMoved
                ? $"The day that leaves one working day in hand is past, so the next working day is proposed: {EnglishDates.Day(meeting)}."
                : $"A meeting on {EnglishDates.Day(meeting)} leaves one working day in hand.",
            $"The decision makers sign off on {EnglishDates.Day(signOff)}, the working day after it.",
            isTooLate ? "That is after the report is due: it will be late." : null,
        ];
        return new ProposedDates(LegalDay.At(meeting, s_morning), LegalDay.At(signOff, s_afternoon),
            lastAfterMeeting < due ? lastAfterMeeting : due, isTooLate, string.Join(' ', said.OfType<string>()));
    }

    private static int DaysOf(PolicyVersion policy, DeadlineKind kind) => policy.ClockFor(kind) is { Unit: ClockUnit.WorkingDays } clock
        ? clock.Amount
        : throw new InvalidOperationException($"{policy.Id} does not count {kind} in working days.");
}
