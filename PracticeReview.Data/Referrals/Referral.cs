using System.Text.Json;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Referrals;

/// <summary>Whose turn it is with a referral (Policy 7.5).</summary>
public enum ReferralStatus
{
    /// <summary>The business unit's, to forward it.</summary>
    Received,
    /// <summary>The Virtual Panel's, to decide.</summary>
    WithPanel,
    /// <summary>The referrer's, to complete it.</summary>
    Returned,
    Decided,
}

/// <summary>
/// A referral (Policy 7.3, 7.4): the only place of a case that holds the child's name. The referrer and those who work on the
/// case read it, and nobody else.
/// </summary>
public sealed class Referral
{
    private readonly List<ConflictOfInterest> _conflicts = [];

    private Referral() { }

    /// <summary>Whether this person may refer: for their agency, or, in the business unit, for a coroner, team or panel without an account.</summary>
    public static bool MayRefer(StaffActor actor) =>
        actor.Is(StaffRole.Referrer) || actor.Is(StaffRole.DesignatedDecisionMaker) || actor.IsBusinessUnit;

    /// <summary>Everything that keeps this person from submitting this form directly.</summary>
    public static IReadOnlyList<Refusal> CheckSubmission(ReferralForm form, StaffActor actor, DateTimeOffset now)
    {
        if (!MayRefer(actor))
        {
            return [Refusal.NotFound];
        }
        return ProposedReferral.IsWayFor(actor)
            ? [new Refusal(null, "An agency's referral is verified by its designated decision-maker before it is submitted (Policy 7.3).")]
            : form.CheckFor(actor, now);
    }

    /// <summary>Takes a form in that no agency verifies here. Refused with everything that is missing in it.</summary>
    public static Result<Referral> Submit(ReviewCase @case, ReferralForm form, StaffActor actor, DateTimeOffset now) =>
        CheckSubmission(form, actor, now) is { Count: > 0 } refusals
            ? Result<Referral>.Refuse(refusals)
            : Make(@case, form, actor.Id, actor.AgencyId, now);

    /// <summary>Takes in what the agency's designated decision-maker has verified.</summary>
    public static Result<Referral> SubmitVerified(ReviewCase @case, ProposedReferral proposed, ReferralForm form, DateTimeOffset now)
    {
        if (proposed.Status != ProposalStatus.Submitted)
        {
            return Refusal.NotFound;
        }
        var referral = Make(@case, form, proposed.ReferrerId, proposed.AgencyId, now);
        referral.VerifiedById = proposed.VerifiedById;
        referral.VerifiedAt = proposed.VerifiedAt;
        return referral;
    }

    private static Referral Make(ReviewCase @case, ReferralForm form, StaffId referrer, AgencyId? agency, DateTimeOffset now)
    {
        var referral = new Referral
        {
            Id = form.Id,
            PartnershipId = @case.PartnershipId,
            CaseId = @case.Id,
            ReferrerId = referrer,
            AgencyId = agency,
            Status = ReferralStatus.Received,
            Submission = 1,
            SubmittedAt = now,
        };
        referral.Take(form);
        return referral;
    }

    public ReferralId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public StaffId ReferrerId { get; private set; }
    /// <summary>The referrer's agency at the time.</summary>
    public AgencyId? AgencyId { get; private set; }
    public ReferralStatus Status { get; private set; }
    /// <summary>1, and one more with each resubmission.</summary>
    public int Submission { get; private set; }
    public DateTimeOffset SubmittedAt { get; private set; }
    public DateTimeOffset? ForwardedAt { get; private set; }

    public ReferrerKind ReferrerKind { get; private set; }
    public string ChildName { get; private set; } = "";
    public DateOnly ChildDateOfBirth { get; private set; }
    public DateOnly IncidentOn { get; private set; }
    public string WhatHappened { get; private set; } = "";
    public AbuseOrNeglect AbuseOrNeglect { get; private set; }
    public ChildHarm Harm { get; private set; }
    public IncidentPlace Place { get; private set; }
    public Guid[] AgencyIds { get; private set; } = [];
    public string OtherAgencies { get; private set; } = "";
    public bool IsLookedAfter { get; private set; }
    public LocalAuthorityNotification Notification { get; private set; }
    public DateOnly? AwareOn { get; private set; }
    public DateOnly? NotifiedOn { get; private set; }
    public string DecisionMaker { get; private set; } = "";
    public DateOnly? VerifiedOn { get; private set; }
    public bool IsNotedOnChildRecord { get; private set; }
    /// <summary>The designated decision-maker who verified it here; null where that was outside the portal, or not asked for.</summary>
    public StaffId? VerifiedById { get; private set; }
    public DateTimeOffset? VerifiedAt { get; private set; }
    public string FamilyAdvice { get; private set; } = "";
    /// <summary>The other children of the incident, as JSON.</summary>
    public string OtherChildrenContent { get; private set; } = "[]";
    public bool? ConcludesCriteriaMet { get; private set; }
    public string CriteriaReason { get; private set; } = "";
    public uint Version { get; private set; }

    /// <summary>What members of the panel declared; loaded with the referral.</summary>
    public IReadOnlyList<ConflictOfInterest> Conflicts => _conflicts;

    /// <summary>How its answers stand to section 16C(1).</summary>
    public Criteria Criteria => Criteria.Of(AbuseOrNeglect, OtherChildren.Select(child => child.Harm!.Value).Prepend(Harm).Min(), Place);

    public IReadOnlyList<OtherChild> OtherChildren => JsonSerializer.Deserialize<List<OtherChild>>(OtherChildrenContent)!;

    /// <summary>Which notifications its answers ask the local authority for.</summary>
    public AuthorityDuties Duties => ToForm().Duties;

    public bool MayRead(StaffActor actor) =>
        actor.Id == ReferrerId || actor.IsBusinessUnit || actor.IsOnVirtualPanel || actor.IsInReviewGroup(CaseId);

    public bool MayForward(StaffActor actor) => actor.IsBusinessUnit && Status == ReferralStatus.Received;

    /// <summary>A member of the Virtual Panel votes, but never on a referral of their own.</summary>
    public bool MayVote(StaffActor actor) => actor.IsOnVirtualPanel && Status == ReferralStatus.WithPanel && actor.Id != ReferrerId && !HasConflict(actor);

    public bool HasConflict(StaffActor actor) => HasConflict(actor.Id);

    public bool HasConflict(StaffId member) => _conflicts.Exists(conflict => conflict.MemberId == member);

    /// <summary>A member of the panel who could take part otherwise, until it is decided.</summary>
    public bool MayDeclareConflict(StaffActor actor) =>
        actor.IsOnVirtualPanel && actor.Id != ReferrerId && Status != ReferralStatus.Decided && !HasConflict(actor);

    /// <summary>The Business Manager alone, where the referral's own answers make it obviously a rapid review.</summary>
    public bool MayDecideAtOnce(StaffActor actor) => actor.Is(StaffRole.BusinessManager) && actor.Id != ReferrerId && !HasConflict(actor)
        && Status is ReferralStatus.Received or ReferralStatus.WithPanel && Criteria.AreMet;

    /// <summary>Whether this person may record what the panel's votes come to.</summary>
    public bool MayRecordDecision(StaffActor actor) =>
        (actor.IsBusinessUnit || actor.IsOnVirtualPanel) && actor.Id != ReferrerId && !HasConflict(actor) && Status == ReferralStatus.WithPanel;

    public bool MayResubmit(StaffActor actor) => actor.Id == ReferrerId && Status == ReferralStatus.Returned;

    /// <summary>Hands the referral to the Virtual Panel (Policy 7.5).</summary>
    public Result Forward(StaffActor actor, DateTimeOffset now)
    {
        if (!MayForward(actor))
        {
            return actor.IsBusinessUnit ? Result.Refuse(null, "This referral is no longer waiting to be forwarded.") : Refusal.NotFound;
        }
        Status = ReferralStatus.WithPanel;
        ForwardedAt = now;
        return Result.Done;
    }

    /// <summary>Takes the completed form back in, as the next version (Policy 7.5).</summary>
    public Result Resubmit(ReferralForm form, StaffActor actor, DateTimeOffset now)
    {
        if (!MayResubmit(actor))
        {
            return actor.Id == ReferrerId ? Result.Refuse(null, "This referral is not waiting for you any more.") : Refusal.NotFound;
        }
        // The agency verified that the case is referred, once; a completed form needs no second verification (Policy 7.3, 7.5).
        form.DecisionMaker = VerifiedById is null ? form.DecisionMaker : DecisionMaker;
        form.VerifiedOn = VerifiedById is null ? form.VerifiedOn : VerifiedOn;
        form.IsNotedOnChildRecord = VerifiedById is not null || form.IsNotedOnChildRecord;
        if (form.Check(now) is { Count: > 0 } refusals)
        {
            return Result.Refuse(refusals);
        }
        Take(form);
        Submission++;
        SubmittedAt = now;
        Status = ForwardedAt is null ? ReferralStatus.Received : ReferralStatus.WithPanel;
        return Result.Done;
    }

    /// <summary>The words of the present submission, to be kept as they are.</summary>
    public ReferralVersion KeepVersion(ReferralForm form) =>
        new(this, JsonSerializer.Serialize(form));

    /// <summary>The present words, to be worked on again.</summary>
    public ReferralForm ToForm() => new()
    {
        Id = Id,
        ReferrerKind = ReferrerKind,
        ChildName = ChildName,
        ChildDateOfBirth = ChildDateOfBirth,
        IncidentOn = IncidentOn,
        WhatHappened = WhatHappened,
        AbuseOrNeglect = AbuseOrNeglect,
        Harm = Harm,
        Place = Place,
        AgencyIds = [.. AgencyIds],
        OtherAgencies = OtherAgencies,
        IsLookedAfter = IsLookedAfter,
        Notification = Notification,
        AwareOn = AwareOn,
        NotifiedOn = NotifiedOn,
        DecisionMaker = DecisionMaker,
        VerifiedOn = VerifiedOn,
        IsNotedOnChildRecord = IsNotedOnChildRecord,
        FamilyAdvice = FamilyAdvice,
        OtherChildren = [.. OtherChildren],
        ConcludesCriteriaMet = ConcludesCriteriaMet,
        CriteriaReason = CriteriaReason,
        Considered = [.. Enum.GetValues<AssuranceQuestion>()],
    };

    /// <summary>The answer to the submission is known.</summary>
    internal void Answer(PanelOutcome outcome) => Status = outcome == PanelOutcome.Incomplete ? ReferralStatus.Returned : ReferralStatus.Decided;

    private void Take(ReferralForm form)
    {
        ReferrerKind = form.ReferrerKind!.Value;
        ChildName = form.ChildName.Trim();
        ChildDateOfBirth = form.ChildDateOfBirth!.Value;
        IncidentOn = form.IncidentOn!.Value;
        WhatHappened = form.WhatHappened.Trim();
        AbuseOrNeglect = form.AbuseOrNeglect!.Value;
        Harm = form.Harm!.Value;
        Place = form.Place!.Value;
        AgencyIds = [.. form.AgencyIds.Distinct()];
        OtherAgencies = form.OtherAgencies.Trim();
        IsLookedAfter = form.IsLookedAfter!.Value;
        Notification = form.Notification!.Value;
        AwareOn = form.AwareOn;
        NotifiedOn = form.Notification == LocalAuthorityNotification.Made ? form.NotifiedOn : null;
        DecisionMaker = form.DecisionMaker.Trim();
        VerifiedOn = form.VerifiedOn;
        IsNotedOnChildRecord = form.IsNotedOnChildRecord;
        FamilyAdvice = form.FamilyAdvice.Trim();
        OtherChildrenContent = JsonSerializer.Serialize(form.OtherChildren);
        ConcludesCriteriaMet = form.ConcludesCriteriaMet;
        CriteriaReason = form.CriteriaReason.Trim();
    }
}

/// <summary>The words of one submission, kept as they were sent.</summary>
public sealed class ReferralVersion
{
    private ReferralVersion() { }

    internal ReferralVersion(Referral referral, string content)
    {
        ReferralId = referral.Id;
        Submission = referral.Submission;
        PartnershipId = referral.PartnershipId;
        CaseId = referral.CaseId;
        ReferrerId = referral.ReferrerId;
        Content = content;
        SubmittedAt = referral.SubmittedAt;
    }

    public ReferralId ReferralId { get; private set; }
    public int Submission { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public StaffId ReferrerId { get; private set; }
    /// <summary>The <see cref="ReferralForm"/> as JSON.</summary>
    public string Content { get; private set; } = "{}";
    public DateTimeOffset SubmittedAt { get; private set; }
}

/// <summary>How many references a partnership has given out in a year.</summary>
internal sealed class CaseNumber
{
    private CaseNumber() { }

    public PartnershipId PartnershipId { get; private set; }
    public int Year { get; private set; }
    public int Last { get; private set; }
}
