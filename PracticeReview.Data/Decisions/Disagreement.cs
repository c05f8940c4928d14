using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;

namespace PracticeReview.Data.Decisions;

/// <summary>
/// The referring agency does not agree that there is neither a rapid review nor a case review; the Independent Adviser's view
/// then informs the final decision (Policy 7.5).
/// </summary>
public sealed class Disagreement
{
    private Disagreement() { }

    /// <summary>Whether the referrer may still disagree: with a decision of neither, once.</summary>
    public static bool MayDisagree(Referral referral, PanelOutcome? answered, bool isFinal, bool hasDisagreed, StaffActor actor) =>
        actor.Id == referral.ReferrerId && referral.Status == ReferralStatus.Decided && answered == PanelOutcome.Neither && !isFinal && !hasDisagreed;

    public static Result<Disagreement> Open(Referral referral, ReferralDecision decision, bool hasDisagreed, StaffActor actor, string reason, DateTimeOffset now)
    {
        if (!MayDisagree(referral, decision.Outcome, decision.IsFinal, hasDisagreed, actor))
        {
            return actor.Id == referral.ReferrerId
                ? new Refusal(null, hasDisagreed ? "Your disagreement has been recorded already." : "This decision is not one that can be disagreed with here.")
                : Refusal.NotFound;
        }
        if (Reasons.Check("DisagreementReason", reason, "Say why you do not agree.").ToList() is { Count: > 0 } refusals)
        {
            return Result<Disagreement>.Refuse(refusals);
        }
        return new Disagreement
        {
            DecisionId = decision.Id,
            PartnershipId = referral.PartnershipId,
            CaseId = referral.CaseId,
            ReferrerId = referral.ReferrerId,
            Reason = reason.Trim(),
            DisagreedAt = now,
        };
    }

    /// <summary>The decision that is disagreed with.</summary>
    public Guid DecisionId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public StaffId ReferrerId { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset DisagreedAt { get; private set; }
    public StaffId? AdviserId { get; private set; }
    public string? AdviserView { get; private set; }
    public DateTimeOffset? ViewedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public uint Version { get; private set; }

    public bool MayGiveView(StaffActor actor) => actor.Is(StaffRole.IndependentAdviser) && actor.Id != ReferrerId && AdviserView is null;

    public bool MayDecideFinally(StaffActor actor) => actor.IsOnVirtualPanel && actor.Id != ReferrerId && AdviserView is not null && ClosedAt is null;

    public Result GiveView(StaffActor actor, string view, DateTimeOffset now)
    {
        if (!MayGiveView(actor))
        {
            return actor.Is(StaffRole.IndependentAdviser) ? Result.Refuse(null, "The view on this disagreement has been given already.") : Refusal.NotFound;
        }
        if (Reasons.Check("AdviserView", view, "Give your view.").ToList() is { Count: > 0 } refusals)
        {
            return Result.Refuse(refusals);
        }
        AdviserId = actor.Id;
        AdviserView = view.Trim();
        ViewedAt = now;
        return Result.Done;
    }

    internal void Close(DateTimeOffset now) => ClosedAt = now;
}
