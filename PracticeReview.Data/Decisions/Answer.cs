using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Decisions;

/// <summary>What follows from a decision on a referral: the case's stage and type, its clocks, and who is told.</summary>
internal static class Answer
{
    public static async Task<Result> SaveAsync(Operation operation, ReviewCase @case, ReferralDecision decision, CancellationToken cancellation)
    {
        operation.Add(decision);
        Follow(@case, decision, operation.Now);
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        Addressees.Tell(operation, @case, @case.ReferrerId);
        if (decision.HelperId is { } helper)
        {
            Addressees.Tell(operation, @case, helper);
        }
        var informed = decision.Basis == DecisionBasis.Immediate
            ? [.. Addressees.BusinessUnit.Union(Addressees.VirtualPanel)]
            : Addressees.BusinessUnit;
        await Addressees.TellAsync(operation, @case, informed, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Referral decided", @case.Id, "ReferralDecision", decision.Id,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["outcome"] = decision.Outcome.ToString(), ["basis"] = decision.Basis.ToString() }));
    }

    private static void Follow(ReviewCase @case, ReferralDecision decision, DateTimeOffset now)
    {
        switch (decision.Outcome)
        {
            case PanelOutcome.RapidReview:
                @case.BecomeReview(ReviewType.RapidReview);
                @case.MoveTo(CaseStage.Information, now);
                break;
            case PanelOutcome.CaseReview:
                @case.BecomeReview(ReviewType.LocalCaseReview);
                @case.MoveTo(CaseStage.Information, now);
                break;
            case PanelOutcome.Incomplete:
                @case.MoveTo(CaseStage.Incomplete, now);
                break;
            case PanelOutcome.Neither:
                @case.MoveTo(CaseStage.NotReviewed, now);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(decision), decision.Outcome, "An outcome nothing follows from.");
        }
        @case.Reach(decision.Outcome == PanelOutcome.Incomplete ? CaseEvent.Returned : CaseEvent.DecisionMade, now);
    }
}
