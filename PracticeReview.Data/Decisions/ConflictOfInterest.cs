using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;

namespace PracticeReview.Data.Decisions;

/// <summary>
/// A member of the Virtual Panel has declared a conflict of interest in a referral. From then on they neither vote nor decide
/// on it, and count neither in the quorum nor in the majority; a vote they had cast counts no more. The policy asks that
/// reviews be led by people independent of the case (3.1); that the same holds for deciding on the referral is how it was
/// read. What is declared stands.
/// </summary>
public sealed class ConflictOfInterest
{
    private ConflictOfInterest() { }

    /// <summary>What somebody who declared one is told when they try to take part all the same.</summary>
    public static readonly Refusal Excluded = new(null, "You declared a conflict of interest in this referral, so others decide on it.");

    public static Result<ConflictOfInterest> Declare(Referral referral, StaffActor actor, string reason, DateTimeOffset now)
    {
        if (!referral.MayDeclareConflict(actor))
        {
            return !actor.IsOnVirtualPanel ? Refusal.NotFound
                : referral.HasConflict(actor) ? new Refusal(null, "Your conflict of interest is recorded already.")
                : actor.Id == referral.ReferrerId ? new Refusal(null, "You made this referral yourself, so you take no part in the decision in any case.")
                : new Refusal(null, "This has been decided already. Tell the business unit what stood against your taking part.");
        }
        if (Reasons.Check("ConflictReason", reason, "Say in a sentence what the conflict is.").ToList() is { Count: > 0 } refusals)
        {
            return Result<ConflictOfInterest>.Refuse(refusals);
        }
        return new ConflictOfInterest
        {
            ReferralId = referral.Id,
            MemberId = actor.Id,
            PartnershipId = referral.PartnershipId,
            CaseId = referral.CaseId,
            Reason = reason.Trim(),
            DeclaredAt = now,
        };
    }

    public ReferralId ReferralId { get; private set; }
    public StaffId MemberId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset DeclaredAt { get; private set; }
}
