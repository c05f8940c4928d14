using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;

namespace PracticeReview.Data.Decisions;

/// <summary>What the panel found when it checked the notification to Ofsted (Policy 7.5).</summary>
public enum OfstedCheck
{
    Completed,
    /// <summary>It is required and has not been made: the local authority is reminded.</summary>
    NotCompleted,
    NotRequired,
}

/// <summary>
/// What comes with a decision to undertake a review: "the panel will consider who should chair it and also check whether Ofsted
/// notification has been completed if required" (Policy 7.5). Who chairs is the sub-group Chair's to decide (7.6), by the test
/// of independence of the Chair and Lead Reviewer Specification (Document 5).
/// </summary>
public sealed class ReviewLeading
{
    private ReviewLeading() { }

    internal ReviewLeading(Referral referral)
    {
        CaseId = referral.CaseId;
        PartnershipId = referral.PartnershipId;
    }

    public CaseId CaseId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public StaffId? ChairId { get; private set; }
    /// <summary>Independent of the organisations whose actions are reviewed; where not, <see cref="Consideration"/> says why they chair all the same.</summary>
    public bool? IsIndependent { get; private set; }
    /// <summary>The degree of independence that was thought to be required, and how this person meets it.</summary>
    public string? Consideration { get; private set; }
    public StaffId? ChairDecidedById { get; private set; }
    public DateTimeOffset? ChairDecidedAt { get; private set; }
    public OfstedCheck? Ofsted { get; private set; }
    public StaffId? OfstedCheckedById { get; private set; }
    public DateTimeOffset? OfstedCheckedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>The Chair of the sub-group, or the Deputy in the Chair's place.</summary>
    public static bool MayDecideChair(Referral referral, ReviewCase @case, StaffActor actor) =>
        (actor.Is(StaffRole.SubGroupChair) || actor.Is(StaffRole.SubGroupDeputyChair)) && IsToBeReviewed(referral, @case) && !referral.HasConflict(actor);

    public static bool MayCheckOfsted(Referral referral, ReviewCase @case, StaffActor actor) =>
        (actor.IsOnVirtualPanel || actor.IsBusinessUnit) && IsToBeReviewed(referral, @case);

    /// <param name="chair">Who is thought of, and the agency they work for.</param>
    /// <param name="hasLineManagement">Whether they manage the case, or anybody who worked on it, in the line.</param>
    /// <param name="isIndependent">Whether they are independent of the organisations whose actions are reviewed.</param>
    public Result DecideChair(Referral referral, ReviewCase @case, Candidate? chair, AgencyId? chairsAgency, bool? hasLineManagement, bool? isIndependent, string consideration,
        StaffActor actor, DateTimeOffset now)
    {
        if (!MayDecideChair(referral, @case, actor))
        {
            return actor.Is(StaffRole.SubGroupChair) || actor.Is(StaffRole.SubGroupDeputyChair)
                ? Result.Refuse(null, "Who chairs is decided once a review has been decided on, by somebody without a conflict of interest.") : Refusal.NotFound;
        }
        List<Refusal> refusals = [];
        var isInvolved = chairsAgency is { } agency && (agency == referral.AgencyId || referral.AgencyIds.Contains(agency.Value));
        if (chair is null)
        {
            refusals.Add(new Refusal("Chair", "Choose who should chair the review."));
        }
        else if (chair.Id == referral.ReferrerId || chair.Id == referral.VerifiedById)
        {
            refusals.Add(new Refusal("Chair", "Whoever made or verified the referral is not independent of the case and cannot chair its review (Policy 3.1)."));
        }
        if (hasLineManagement is null)
        {
            refusals.Add(new Refusal("HasLineManagement", "Say whether the person manages the case in the line."));
        }
        else if (hasLineManagement == true)
        {
            refusals.Add(new Refusal("HasLineManagement", "Somebody who manages the case in the line cannot lead its review (Policy 3.1). Choose another person."));
        }
        if (isIndependent is null)
        {
            refusals.Add(new Refusal("IsIndependent", "Say whether the person is independent of the organisations involved."));
        }
        else if (isIndependent == true && isInvolved)
        {
            refusals.Add(new Refusal("IsIndependent", "The referral names this person's own agency among those involved. Answer no, and say why they should chair all the same, or choose another person."));
        }
        refusals.AddRange(Reasons.Check("Consideration", consideration, isIndependent == false
            ? "Say why somebody who is not independent of the organisations should chair all the same."
            : "Say what degree of independence is required, and how this person meets it."));
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        (ChairId, IsIndependent, Consideration) = (chair!.Id, isIndependent, consideration.Trim());
        (ChairDecidedById, ChairDecidedAt) = (actor.Id, now);
        return Result.Done;
    }

    public Result CheckOfsted(Referral referral, ReviewCase @case, OfstedCheck? found, StaffActor actor, DateTimeOffset now)
    {
        if (!MayCheckOfsted(referral, @case, actor))
        {
            return actor.IsOnVirtualPanel || actor.IsBusinessUnit ? Result.Refuse(null, "The notification to Ofsted is checked once a review has been decided on.") : Refusal.NotFound;
        }
        if (found is null)
        {
            return Result.Refuse("Ofsted", "Say what you found.");
        }
        if (found == OfstedCheck.NotRequired && referral.Duties.SecretaryOfStateAndOfsted)
        {
            return Result.Refuse("Ofsted", "By the referral a looked-after child has died, so the notification is required whether or not abuse or neglect is suspected (Policy 7.4).");
        }
        (Ofsted, OfstedCheckedById, OfstedCheckedAt) = (found, actor.Id, now);
        return Result.Done;
    }

    private static bool IsToBeReviewed(Referral referral, ReviewCase @case) =>
        referral.Status == ReferralStatus.Decided && @case.ReviewType is not null && @case.Stage is not (CaseStage.NotReviewed or CaseStage.Closed);
}
