using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Deadlines;

/// <summary>
/// Brings a case's deadlines up to date with its milestones, in the operation that changed them. Called by every use case that
/// reaches a milestone, before it saves; the actor must see the whole case.
/// </summary>
public static class TimetableKeeper
{
    public static async Task KeepAsync(Operation operation, ReviewCase @case, CancellationToken cancellation)
    {
        if (operation.Context.Entry(@case).State != EntityState.Added)
        {
            await operation.Context.Entry(@case).Collection(c => c.Milestones).LoadAsync(cancellation);
        }
        var kept = await operation.Set<CaseDeadline>().Where(deadline => deadline.CaseId == @case.Id).ToListAsync(cancellation);
        var policy = PolicyVersions.Find(@case.PolicyVersion)
            ?? throw new InvalidOperationException($"Case {@case.Id} began under a policy the portal does not know: {@case.PolicyVersion}.");
        var pauses = await operation.Set<ClockPause>().Where(pause => pause.CaseId == @case.Id).OrderBy(pause => pause.FirstDay).ToListAsync(cancellation);
        var longer = await operation.Read<AgreedLongerPeriod>().Where(period => period.CaseId == @case.Id).OrderBy(period => period.AgreedAt).ToListAsync(cancellation);
        var found = Find(@case, policy, pauses.Concat(Unsaved<ClockPause>(operation)), longer.Concat(Unsaved<AgreedLongerPeriod>(operation)), operation.Now);
        foreach (var deadline in found)
        {
            if (kept.Find(row => row.IsFor(deadline)) is { } row)
            {
                row.Follow(deadline);
            }
            else
            {
                operation.Add(new CaseDeadline(@case, deadline));
            }
        }
        foreach (var row in kept.Where(row => row.MetAt is null && !found.Any(row.IsFor)))
        {
            row.NoLongerNeeded();
        }
    }

    /// <summary>The timetable of a case, from its milestones and from what was agreed about its clocks.</summary>
    internal static IReadOnlyList<Deadline> Find(
        ReviewCase @case, PolicyVersion policy, IEnumerable<ClockPause> pauses, IEnumerable<AgreedLongerPeriod> longer, DateTimeOffset now, bool assumes = false) =>
        Timetable.For(HistoryOf(@case), policy, WorkingCalendar.EnglandAndWales, now,
            [.. longer.Select(period => period.AsPeriod())], [.. pauses.Select(pause => pause.AsTime())], assumes);

    // What this operation adds or ends is not in the database yet, and counts all the same.
    private static IEnumerable<T> Unsaved<T>(Operation operation) where T : class =>
        operation.Context.ChangeTracker.Entries<T>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity);

    /// <summary>A case's milestones, as its timetable reads them.</summary>
    public static CaseHistory HistoryOf(ReviewCase @case)
    {
        var milestones = @case.Milestones.OrderBy(milestone => milestone.At).ToList();
        return new CaseHistory
        {
            Route = @case.Stage == CaseStage.NotReviewed ? ReviewRoutes.NoReview : RouteOf(@case.ReviewType),
            Aware = First(CaseEvent.Aware),
            NationalPanelNotified = First(CaseEvent.NationalPanelNotified),
            Received = First(CaseEvent.Received),
            ForwardedToPanel = First(CaseEvent.ForwardedToPanel),
            // A final decision overturns or confirms the panel's own: the last one stands (Policy 7.5).
            DecisionMade = milestones.FindLast(milestone => milestone.Happening == CaseEvent.DecisionMade)?.At,
            FirstDecision = First(CaseEvent.DecisionMade),
            GatheringFinished = First(CaseEvent.GatheringFinished),
            PapersShared = First(CaseEvent.PapersShared),
            Meeting = First(CaseEvent.Meeting),
            ReportSentToNationalPanel = First(CaseEvent.ReportSentToNationalPanel),
            FullReviewDecided = First(CaseEvent.FullReviewDecided),
            LeadReviewerAppointed = First(CaseEvent.LeadReviewerAppointed),
            ReviewCompleted = First(CaseEvent.ReviewCompleted),
            CopySentToNationalPanel = First(CaseEvent.CopySentToNationalPanel),
            Publication = First(CaseEvent.Publication),
            LookedAfterChildDied = First(CaseEvent.LookedAfterChildDied),
            SecretaryOfStateNotified = First(CaseEvent.SecretaryOfStateNotified),
            Returns = [.. Returns()],
            InformationRequests = Exchanges(CaseEvent.InformationRequested, CaseEvent.SummaryReturned),
            FactualAccuracyRound = Exchanges(CaseEvent.DraftSent, CaseEvent.DraftAnswered),
            FullerReports = Exchanges(CaseEvent.FullerReportRequested, CaseEvent.FullerReportReturned),
            ImmediateActions = Exchanges(CaseEvent.ImmediateActionAdded, CaseEvent.ImmediateActionDone),
            AreaRequests = Exchanges(CaseEvent.AreaRequestMade, CaseEvent.AreaRequestSettled),
        };

        DateTimeOffset? First(CaseEvent happening) => milestones.Find(milestone => milestone.Happening == happening)?.At;

        IEnumerable<ReturnToReferrer> Returns()
        {
            var resubmissions = milestones.Where(milestone => milestone.Happening == CaseEvent.Resubmitted).Select(milestone => milestone.At).ToList();
            return milestones.Where(milestone => milestone.Happening == CaseEvent.Returned)
                .Select((returned, number) => new ReturnToReferrer(returned.At, number < resubmissions.Count ? resubmissions[number] : null));
        }

        IReadOnlyList<AgencyExchange> Exchanges(CaseEvent sent, CaseEvent answered) =>
            [.. milestones.Where(milestone => milestone.Happening == sent && milestone.SubjectId is not null)
                .Select(milestone => ExchangeOf(milestone, answered))];

        AgencyExchange ExchangeOf(Milestone sent, CaseEvent answered)
        {
            var ofIt = milestones.Where(milestone => milestone.SubjectId == sent.SubjectId).ToList();
            // What was sent back is waited for again: only an answer after it counts.
            var sentBack = ofIt.FindLast(milestone => milestone.Happening == CaseEvent.ReturnSentBack)?.At;
            var agreed = ofIt.FindLast(milestone => milestone.Happening == CaseEvent.ReturnDayAgreed)?.At;
            return new AgencyExchange(sent.SubjectId!.Value, sent.At,
                ofIt.Find(milestone => milestone.Happening == answered && (sentBack is null || milestone.At > sentBack))?.At,
                ofIt.Find(milestone => milestone.Happening == CaseEvent.RequestWithdrawn)?.At,
                agreed is { } day ? LegalDay.Of(day) : null);
        }
    }

    /// <summary>The clocks a type of review has.</summary>
    public static ReviewRoutes RouteOf(ReviewType? type) => type switch
    {
        null => ReviewRoutes.Undecided,
        ReviewType.RapidReview or ReviewType.ChildSafeguardingPracticeReview or ReviewType.NationalReview => ReviewRoutes.RapidReview,
        ReviewType.LocalCaseReview or ReviewType.SingleAgency or ReviewType.Audit => ReviewRoutes.CaseReview,
        ReviewType.GoodOutcomeReview => ReviewRoutes.GoodOutcomeReview,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type of review the timetable does not know."),
    };
}
