using PracticeReview.Data.Calendar;
using PracticeReview.Data.Policies;

namespace PracticeReview.Data.Deadlines;

/// <summary>
/// What a plan assumes of events that no clock brings about. Each assumption is the latest day that still lets everything
/// after it be in time, and says so.
/// </summary>
public sealed partial class Timetable
{
    private static readonly TimeOnly Morning = new(9, 0);

    private bool MayBecomePracticeReview => history.Route is ReviewRoutes.Undecided or ReviewRoutes.RapidReview;

    private Start? Assumed(CaseEvent happening) => happening switch
    {
        CaseEvent.Aware => Awareness(),
        CaseEvent.Returned when history.DecisionMade is null => AtLastMoment(
            DeadlineKind.DecideReferral, "Foretold, for a referral that is returned as incomplete: counted from"),
        CaseEvent.DecisionMade => AtLastMoment(DeadlineKind.DecideReferral, "Foretold, as no decision is made yet: counted from"),
        CaseEvent.Meeting => MeetingDay(),
        CaseEvent.FullReviewDecided when MayBecomePracticeReview => FullerReview(),
        CaseEvent.DraftSent => Draft(),
        CaseEvent.Publication => FirstPublication(),
        _ => null,
    };

    private Start? Awareness() => history.Received is { } received
        ? new Start(received, "Foretold, as it is not known when the local authority became aware: counted from receipt on "
            + $"{EnglishDates.Moment(received)}, the latest it can have been. If it was aware earlier, this is due earlier.", IsExpected: true)
        : null;

    private Start? AtLastMoment(DeadlineKind kind, string opening) => LastOf(kind) is { } clock
        ? new Start(clock.Due, $"{opening} {EnglishDates.Moment(clock.Due)}, the last moment to \"{clock.Clock.Name}\".", IsExpected: true)
        : null;

    private Start? MeetingDay()
    {
        if (MayBecomePracticeReview && LastOf(DeadlineKind.SendReportAfterReferral) is { } report
            && policy.ClockFor(DeadlineKind.SendReportAfterMeeting) is { } after)
        {
            return OnDay(calendar.LatestStart(report.DueDay, after.Amount), "Foretold, as no day is set for the meeting: counted from",
                $"the last day that leaves the {after.Length} after the meeting within the {report.Clock.Length} after receipt");
        }

        return LastOf(DeadlineKind.ReturnAgencySummary) is { } summaries
            ? OnDay(calendar.AddWorkingDays(summaries.DueDay, 2).LastDay, "Foretold, as no day is set for the meeting: counted from",
                "the second working day after the agencies' summaries are due, so that they can be among the papers")
            : null;
    }

    private Start? FullerReview() => (history.Meeting ?? MeetingDay()?.At) is { } meeting
        ? new Start(meeting, "Foretold, for a case in which a fuller review is commenced: counted from the rapid review meeting on "
            + $"{EnglishDates.Day(LegalDay.Of(meeting))}, which recommends it.", IsExpected: true)
        : null;

    private Start? Draft() => Completion() is { } completion && policy.ClockFor(DeadlineKind.CommentOnFactualAccuracy) is { } comments
        ? OnDay(calendar.LatestStart(completion.DueDay, comments.Amount), "Foretold, as the draft report has not been sent: counted from",
            $"the last day that leaves the {comments.Length} for comments within the time to \"{completion.Clock.Name}\"")
        : null;

    private Start? FirstPublication() => Completion() is { } completion && policy.ClockFor(DeadlineKind.SendCopyBeforePublication) is { } copy
        ? OnDay(completion.DueDay.AddDays(copy.Amount), "Foretold, as no day is set for publication: counted from",
            $"the first day on which a report whose copy is sent on the last day to \"{completion.Clock.Name}\" can be published")
        : null;

    private Deadline? Completion() => LastOf(MayBecomePracticeReview ? DeadlineKind.CompletePracticeReview : DeadlineKind.CompleteCaseReview);

    private Deadline? LastOf(DeadlineKind kind) =>
        policy.ClockFor(kind) is { } clock ? DeadlinesOf(clock).MaxBy(deadline => deadline.Due) : null;

    private static Start OnDay(DateOnly day, string opening, string why) =>
        new(LegalDay.At(day, Morning), $"{opening} {EnglishDates.Day(day)} at 09:00, {why}.", IsExpected: true);
}
