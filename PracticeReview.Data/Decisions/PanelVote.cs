using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;

namespace PracticeReview.Data.Decisions;

/// <summary>What a member of the Virtual Panel thinks of one submission of a referral, and why. Changeable until it is decided.</summary>
public sealed class PanelVote
{
    /// <summary>The most characters of a reason, rationale or view.</summary>
    public const int ReasonLimit = 10_000;

    private PanelVote() { }

    /// <summary>A first vote. Refused for whoever may not vote, and without a reason.</summary>
    public static Result<PanelVote> Cast(Referral referral, StaffActor actor, PanelOutcome? outcome, string reason, DateTimeOffset now)
    {
        if (Refusals(referral, actor, outcome, reason) is { Count: > 0 } refusals)
        {
            return Result<PanelVote>.Refuse(refusals);
        }
        return new PanelVote
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = referral.PartnershipId,
            CaseId = referral.CaseId,
            ReferralId = referral.Id,
            Submission = referral.Submission,
            MemberId = actor.Id,
            Outcome = outcome!.Value,
            Reason = reason.Trim(),
            CastAt = now,
        };
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public ReferralId ReferralId { get; private set; }
    /// <summary>The submission it was cast on; a resubmitted referral is voted on again.</summary>
    public int Submission { get; private set; }
    public StaffId MemberId { get; private set; }
    public PanelOutcome Outcome { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset CastAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>The member thinks otherwise now.</summary>
    public Result Change(Referral referral, StaffActor actor, PanelOutcome? outcome, string reason, DateTimeOffset now)
    {
        if (actor.Id != MemberId)
        {
            return Refusal.NotFound;
        }
        if (Refusals(referral, actor, outcome, reason) is { Count: > 0 } refusals)
        {
            return Result.Refuse(refusals);
        }
        Outcome = outcome!.Value;
        Reason = reason.Trim();
        CastAt = now;
        return Result.Done;
    }

    /// <summary>Why this member cannot vote now, whatever they would say; null where they can.</summary>
    internal static Refusal? WhyNot(Referral referral, StaffActor actor) =>
        !actor.IsOnVirtualPanel ? Refusal.NotFound
        : actor.Id == referral.ReferrerId ? new Refusal(null, "You made this referral yourself, so you can't vote on it.")
        : referral.HasConflict(actor) ? ConflictOfInterest.Excluded
        : referral.MayVote(actor) ? null
        : new Refusal(null, referral.Status == ReferralStatus.Received
            ? "This referral has not been forwarded to the panel yet."
            : "This referral has been answered already. Votes can't change any more.");

    private static IReadOnlyList<Refusal> Refusals(Referral referral, StaffActor actor, PanelOutcome? outcome, string reason)
    {
        if (WhyNot(referral, actor) is { } refusal)
        {
            return [refusal];
        }
        List<Refusal> refusals = [];
        if (outcome is null)
        {
            refusals.Add(new Refusal("VoteOutcome", "Choose an outcome."));
        }
        refusals.AddRange(Reasons.Check("VoteReason", reason, "Say why, in a sentence or more."));
        return refusals;
    }
}

internal static class Reasons
{
    public static IEnumerable<Refusal> Check(string field, string text, string missing)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return new Refusal(field, missing);
        }
        else if (text.Length > PanelVote.ReasonLimit)
        {
            yield return new Refusal(field, "This is {0:N0} characters long; at most {1:N0} can be taken. Nothing was cut.", text.Length, PanelVote.ReasonLimit);
        }
    }
}
