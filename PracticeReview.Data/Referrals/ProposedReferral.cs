using System.Text.Json;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Referrals;

/// <summary>Whose turn it is with a referral inside the agency (Policy 7.3).</summary>
public enum ProposalStatus
{
    WithDecisionMaker,
    /// <summary>The referrer's, to change what the decision-maker asked to have changed.</summary>
    SentBack,
    /// <summary>Verified, and so submitted to the business unit.</summary>
    Submitted,
}

/// <summary>
/// A referral while its agency still considers it (Policy 7.3): "the case should first be considered internally within the
/// organisation at the appropriate level". A designated decision-maker of the same agency, never the referrer, verifies it or
/// sends it back with words. Only what was verified becomes a <see cref="Referral"/>, and only then do the clocks start.
/// </summary>
public sealed class ProposedReferral
{
    private ProposedReferral() { }

    /// <summary>
    /// Whether this person's referrals go by way of their agency. The Rapid Response Team, the Coroner and the Child Death
    /// Overview Panel have none: the policy asks no verification of them, and they submit directly.
    /// </summary>
    public static bool IsWayFor(StaffActor actor) => actor.AgencyId is not null && !actor.IsBusinessUnit;

    /// <summary>Hands a form to the agency's designated decision-makers. Refused with everything that is missing in it.</summary>
    public static Result<ProposedReferral> Send(ReferralForm form, StaffActor actor, DateTimeOffset now)
    {
        if (!Referral.MayRefer(actor) || !IsWayFor(actor))
        {
            return Refusal.NotFound;
        }
        if (form.CheckFor(actor, now) is { Count: > 0 } refusals)
        {
            return Result<ProposedReferral>.Refuse(refusals);
        }
        return new ProposedReferral
        {
            Id = form.Id,
            PartnershipId = actor.Partnership,
            AgencyId = actor.AgencyId!.Value,
            CaseId = CaseId.New(),
            ReferrerId = actor.Id,
            Status = ProposalStatus.WithDecisionMaker,
            Content = JsonSerializer.Serialize(form),
            SentAt = now,
        };
    }

    /// <summary>The identifier of the referral it becomes.</summary>
    public ReferralId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public AgencyId AgencyId { get; private set; }
    /// <summary>The case it will open; there is none of this name until it is verified.</summary>
    public CaseId CaseId { get; private set; }
    public StaffId ReferrerId { get; private set; }
    public ProposalStatus Status { get; private set; }
    /// <summary>The <see cref="ReferralForm"/> as JSON.</summary>
    public string Content { get; private set; } = "{}";
    public DateTimeOffset SentAt { get; private set; }
    /// <summary>What the decision-maker asked to have changed, the last time.</summary>
    public string? BackWords { get; private set; }
    public StaffId? BackById { get; private set; }
    public DateTimeOffset? BackAt { get; private set; }
    public StaffId? VerifiedById { get; private set; }
    public DateTimeOffset? VerifiedAt { get; private set; }
    public uint Version { get; private set; }

    public ReferralForm ToForm() => JsonSerializer.Deserialize<ReferralForm>(Content)!;

    public bool MayRead(StaffActor actor) => actor.Id == ReferrerId || IsDecisionMaker(actor);

    /// <summary>A designated decision-maker of the same agency, and another person than the referrer.</summary>
    public bool MayVerify(StaffActor actor) => IsDecisionMaker(actor) && Status == ProposalStatus.WithDecisionMaker;

    public bool MaySendAgain(StaffActor actor) => actor.Id == ReferrerId && Status == ProposalStatus.SentBack;

    /// <summary>Who verified it and when, and that it was noted on the child's record. Its words may be submitted now.</summary>
    /// <returns>The form, with the verification in it.</returns>
    public Result<ReferralForm> Verify(bool isNoted, StaffActor actor, DateTimeOffset now)
    {
        if (WhyNot(actor) is { } refusal)
        {
            return refusal;
        }
        if (!isNoted)
        {
            return Result<ReferralForm>.Refuse("Noted", "Note the referral on the child's record in your agency, and confirm it here.");
        }
        Status = ProposalStatus.Submitted;
        VerifiedById = actor.Id;
        VerifiedAt = now;
        var form = ToForm();
        form.DecisionMaker = actor.Name;
        form.VerifiedOn = LegalDay.Of(now);
        form.IsNotedOnChildRecord = true;
        Content = JsonSerializer.Serialize(form);
        return form;
    }

    /// <summary>Sends it back to the referrer, with what should be changed.</summary>
    public Result SendBack(string words, StaffActor actor, DateTimeOffset now)
    {
        if (WhyNot(actor) is { } refusal)
        {
            return refusal;
        }
        if (Decisions.Reasons.Check("BackWords", words, "Say what should be changed, or why it should not be referred.").ToList() is { Count: > 0 } refusals)
        {
            return Result.Refuse(refusals);
        }
        Status = ProposalStatus.SentBack;
        BackWords = words.Trim();
        BackById = actor.Id;
        BackAt = now;
        return Result.Done;
    }

    /// <summary>The referrer sends the changed form to the decision-makers again.</summary>
    public Result SendAgain(ReferralForm form, StaffActor actor, DateTimeOffset now)
    {
        if (!MaySendAgain(actor))
        {
            return actor.Id == ReferrerId ? Result.Refuse(null, "This referral is not waiting for you any more.") : Refusal.NotFound;
        }
        form.Id = Id;
        if (form.CheckFor(actor, now) is { Count: > 0 } refusals)
        {
            return Result.Refuse(refusals);
        }
        Content = JsonSerializer.Serialize(form);
        Status = ProposalStatus.WithDecisionMaker;
        SentAt = now;
        return Result.Done;
    }

    private bool IsDecisionMaker(StaffActor actor) =>
        actor.Is(StaffRole.DesignatedDecisionMaker) && actor.AgencyId == AgencyId && actor.Partnership == PartnershipId && actor.Id != ReferrerId;

    private Refusal? WhyNot(StaffActor actor) => (IsDecisionMaker(actor), Status) switch
    {
        (false, _) when actor.Id == ReferrerId => new Refusal(null, "You made this referral yourself, so another designated decision-maker of your agency verifies it."),
        (false, _) => Refusal.NotFound,
        (_, ProposalStatus.WithDecisionMaker) => null,
        (_, ProposalStatus.SentBack) => new Refusal(null, "This has been sent back to the referrer."),
        _ => new Refusal(null, "This has been verified and submitted already."),
    };
}
