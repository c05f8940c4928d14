using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;

namespace PracticeReview.Data.Decisions;

/// <summary>
/// The answer to one submission of a referral (Policy 7.5). Made once; never changed. After a disagreement a second one, the
/// final, stands beside the first.
/// </summary>
public sealed class ReferralDecision
{
    private ReferralDecision() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public ReferralId ReferralId { get; private set; }
    public int Submission { get; private set; }
    public PanelOutcome Outcome { get; private set; }
    public DecisionBasis Basis { get; private set; }
    /// <summary>Whether it is the one after a disagreement.</summary>
    public bool IsFinal { get; private set; }
    /// <summary>What the referrer is told.</summary>
    public string Rationale { get; private set; } = "";
    /// <summary>Who helps the referrer to complete what was incomplete.</summary>
    public StaffId? HelperId { get; private set; }
    public StaffId DecidedById { get; private set; }
    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>
    /// The panel's decision, recorded by one who sees the votes: the outcome is what the votes come to, or, where they are tied,
    /// what the Independent Adviser decides.
    /// </summary>
    /// <param name="panel">What the votes come to.</param>
    /// <param name="outcome">What is recorded.</param>
    /// <param name="helper">Needed where the referral is incomplete.</param>
    public static Result<ReferralDecision> Record(Referral referral, PanelDecision panel, PanelOutcome? outcome, string rationale, StaffId? helper, StaffActor actor, DateTimeOffset now)
    {
        if (!referral.MayRecordDecision(actor))
        {
            return WhyNot(referral, actor, actor.IsBusinessUnit || actor.IsOnVirtualPanel);
        }
        if (panel.State != PanelState.Decided && !MayBreakTie(panel, actor))
        {
            return Result<ReferralDecision>.Refuse(null, panel.Explanation);
        }
        var refusals = Check(outcome, rationale, helper);
        if (panel.State == PanelState.Decided && outcome is not null && outcome != panel.Outcome)
        {
            refusals.Insert(0, new Refusal("DecisionOutcome", "The votes come to something else. " + panel.Explanation));
        }
        return refusals.Count > 0
            ? Result<ReferralDecision>.Refuse(refusals)
            : Make(referral, outcome!.Value, panel.State == PanelState.Decided ? DecisionBasis.Panel : DecisionBasis.IndependentAdviser, rationale, helper, actor, now);
    }

    /// <summary>Whether the Independent Adviser may decide now, because the votes are tied.</summary>
    public static bool MayBreakTie(PanelDecision panel, StaffActor actor) => panel.State == PanelState.Open && actor.Is(StaffRole.IndependentAdviser);

    /// <summary>The Business Manager's immediate decision that it is obviously a rapid review.</summary>
    public static Result<ReferralDecision> DecideAtOnce(Referral referral, string rationale, StaffActor actor, DateTimeOffset now)
    {
        if (!referral.MayDecideAtOnce(actor))
        {
            return actor.Is(StaffRole.BusinessManager) && !referral.Criteria.AreMet
                ? new Refusal(null, "By its own answers this referral does not meet the criteria, so it is not obviously a rapid review: the panel decides.")
                : WhyNot(referral, actor, actor.Is(StaffRole.BusinessManager));
        }
        var refusals = Check(PanelOutcome.RapidReview, rationale, null);
        return refusals.Count > 0
            ? Result<ReferralDecision>.Refuse(refusals)
            : Make(referral, PanelOutcome.RapidReview, DecisionBasis.Immediate, rationale, null, actor, now);
    }

    /// <summary>The final decision after the referrer disagreed and the Independent Adviser gave a view.</summary>
    public static Result<ReferralDecision> DecideFinally(Referral referral, Disagreement disagreement, PanelOutcome? outcome, string rationale, StaffActor actor, DateTimeOffset now)
    {
        if (!disagreement.MayDecideFinally(actor) || referral.HasConflict(actor))
        {
            return actor.IsOnVirtualPanel && disagreement.AdviserView is null && !referral.HasConflict(actor)
                ? new Refusal(null, "The Independent Adviser's view comes first.")
                : WhyNot(referral, actor, actor.IsOnVirtualPanel);
        }
        var refusals = Check(outcome, rationale, null);
        if (outcome == PanelOutcome.Incomplete)
        {
            refusals.Insert(0, new Refusal("FinalOutcome", "A final decision is for a rapid review, a case review or neither."));
        }
        if (refusals.Count > 0)
        {
            return Result<ReferralDecision>.Refuse([.. refusals.Select(refusal => refusal with { Field = refusal.Field?.Replace("Decision", "Final", StringComparison.Ordinal) })]);
        }
        disagreement.Close(now);
        var decision = Make(referral, outcome!.Value, DecisionBasis.Final, rationale, null, actor, now);
        decision.IsFinal = true;
        return decision;
    }

    private static List<Refusal> Check(PanelOutcome? outcome, string rationale, StaffId? helper)
    {
        List<Refusal> refusals = [];
        if (outcome is null)
        {
            refusals.Add(new Refusal("DecisionOutcome", "Choose what was decided."));
        }
        if (outcome == PanelOutcome.Incomplete && helper is null)
        {
            refusals.Add(new Refusal("DecisionHelper", "Name the person who will help the referrer."));
        }
        refusals.AddRange(Reasons.Check("DecisionRationale", rationale, "Give the rationale: the referrer will read it."));
        return refusals;
    }

    private static Refusal WhyNot(Referral referral, StaffActor actor, bool couldDecide) => (couldDecide, referral.Status) switch
    {
        (false, _) => Refusal.NotFound,
        _ when actor.Id == referral.ReferrerId => new Refusal(null, "You made this referral yourself, so others decide on it."),
        _ when referral.HasConflict(actor) => ConflictOfInterest.Excluded,
        (_, ReferralStatus.Received) => new Refusal(null, "This referral has not been forwarded to the panel yet."),
        _ => new Refusal(null, "This has been decided already. Open the page again to see what was decided."),
    };

    private static ReferralDecision Make(Referral referral, PanelOutcome outcome, DecisionBasis basis, string rationale, StaffId? helper, StaffActor actor, DateTimeOffset now)
    {
        var decision = new ReferralDecision
        {
            Id = Guid.CreateVersion7(),
            PartnershipId = referral.PartnershipId,
            CaseId = referral.CaseId,
            ReferralId = referral.Id,
            Submission = referral.Submission,
            Outcome = outcome,
            Basis = basis,
            Rationale = rationale.Trim(),
            HelperId = outcome == PanelOutcome.Incomplete ? helper : null,
            DecidedById = actor.Id,
            DecidedAt = now,
        };
        referral.Answer(outcome);
        return decision;
    }
}
