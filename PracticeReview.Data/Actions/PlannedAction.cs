using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Actions;

/// <summary>Where an action stands.</summary>
public enum ActionState
{
    /// <summary>Being carried out, or not yet in force.</summary>
    Open,
    /// <summary>Its agency says it is done; a scrutineer has yet to verify it.</summary>
    ReportedComplete,
    Verified,
}

/// <summary>What an action asks for: outcome-focused, with who, when, and what will change (Policy 9).</summary>
/// <param name="RecommendationNumber">The recommendation of the report it comes from; null where it comes from none.</param>
/// <param name="Due">The London day by whose end it is to be done.</param>
public sealed record PlannedActionText(int? RecommendationNumber, string? Recommendation, string Text, AgencyId? Agency, DateOnly? Due, string IntendedOutcome)
{
    public const int Length = 4_000;

    public IReadOnlyList<Refusal> WhatIsWrong()
    {
        var refusals = new List<Refusal>();
        Ask(Text, "text", "Say what is to be done.", "What is to be done");
        if (Agency is null)
        {
            refusals.Add(new("agency", "Choose the agency that is responsible."));
        }
        if (Due is null)
        {
            refusals.Add(new("due", "Say by which day it is to be done."));
        }
        Ask(IntendedOutcome, "outcome", "Say what will change as a result.", "The intended outcome");
        return refusals;

        void Ask(string text, string field, string missing, string what)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                refusals.Add(new(field, missing));
            }
            else if (text.Length > Length)
            {
                refusals.Add(new(field, "{0} is too long: it has {1:N0} characters, and at most {2:N0} fit.", what, text.Length, Length));
            }
        }
    }
}

/// <summary>One action of a plan, from agreement to verification (Policy 9, 10.1).</summary>
public sealed class PlannedAction
{
    private PlannedAction() { }

    internal PlannedAction(ActionPlan plan, int number, PlannedActionText text)
    {
        Id = ActionId.New();
        PlanId = plan.Id;
        PartnershipId = plan.PartnershipId;
        CaseId = plan.CaseId;
        CaseReference = plan.CaseReference;
        Number = number;
        RecommendationNumber = text.RecommendationNumber;
        Recommendation = text.Recommendation;
        Text = text.Text.Trim();
        AgencyId = text.Agency!.Value;
        Due = text.Due!.Value;
        IntendedOutcome = text.IntendedOutcome.Trim();
    }

    public ActionId Id { get; private set; }
    public ActionPlanId PlanId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    /// <summary>Kept here because agencies and scrutineers see their actions without the rest of the case.</summary>
    public string CaseReference { get; private set; } = "";
    public int Number { get; private set; }
    public int? RecommendationNumber { get; private set; }
    /// <summary>The words of the recommendation when the action was planned.</summary>
    public string? Recommendation { get; private set; }
    public string Text { get; private set; } = "";
    public AgencyId AgencyId { get; private set; }
    /// <summary>The London day by whose end it is to be done.</summary>
    public DateOnly Due { get; private set; }
    public string IntendedOutcome { get; private set; } = "";
    /// <summary>When the plan was handed over; its agency sees the action from then on.</summary>
    public DateTimeOffset? InForceSince { get; private set; }
    public ActionState State { get; private set; }
    public DateTimeOffset? ReportedAt { get; private set; }
    public StaffId? ReportedBy { get; private set; }
    /// <summary>Whose turn it was to verify it; null while nobody eligible was found.</summary>
    public StaffId? ScrutineerId { get; private set; }
    public DateTimeOffset? VerifiedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Past its day and not reported complete.</summary>
    public bool IsOverdue(DateTimeOffset now) => InForceSince is not null && State == ActionState.Open && now >= LegalDay.EndOf(Due);

    /// <summary>The responsible agency's staff and the business unit report on it, once it is in force and until it is verified.</summary>
    public bool MayReport(StaffActor actor) => InForceSince is not null && State == ActionState.Open
        && actor.Partnership == PartnershipId && (actor.AgencyId == AgencyId || actor.IsBusinessUnit);

    /// <summary>Only the scrutineer whose turn it is, and never one of the responsible agency (Policy 10.1).</summary>
    public bool MayVerify(StaffActor actor) => State == ActionState.ReportedComplete && ScrutineerId == actor.Id
        && actor.Is(StaffRole.Scrutineer) && actor.AgencyId != AgencyId;

    /// <summary>The business unit asks the rota again: where nobody was eligible, or the scrutineer cannot do it.</summary>
    public bool MayAssign(StaffActor actor) => State == ActionState.ReportedComplete && actor.IsBusinessUnit && actor.Partnership == PartnershipId;

    internal void ComeIntoForce(DateTimeOffset now) => InForceSince ??= now;

    /// <summary>Adds progress with its evidence.</summary>
    public Result<ActionEntry> Report(StaffActor actor, string? text, DateTimeOffset now)
    {
        if (!MayReport(actor))
        {
            return Refusal.NotFound;
        }
        return WhatIsWrong(text, "Write what has been done, and what shows it.") is { } wrong
            ? wrong
            : new ActionEntry(this, ActionEntryKind.Progress, text!, actor.Id, now);
    }

    /// <summary>Reports the action complete, with the evidence. A scrutineer verifies it (Policy 10.1).</summary>
    public Result<ActionEntry> ReportComplete(StaffActor actor, string? evidence, DateTimeOffset now)
    {
        if (!MayReport(actor))
        {
            return Refusal.NotFound;
        }
        if (WhatIsWrong(evidence, "Write what shows that the action is complete and what has changed.") is { } wrong)
        {
            return wrong;
        }
        State = ActionState.ReportedComplete;
        ReportedAt = now;
        ReportedBy = actor.Id;
        return new ActionEntry(this, ActionEntryKind.ReportedComplete, evidence!, actor.Id, now);
    }

    /// <summary>Gives the verification to a scrutineer of another agency, or to nobody where there is none.</summary>
    internal void GiveTo(Scrutineer? scrutineer)
    {
        if (scrutineer is not null && scrutineer.Agency == AgencyId)
        {
            throw new ArgumentException("A scrutineer never verifies an action of their own agency.", nameof(scrutineer));
        }
        ScrutineerId = scrutineer?.Staff;
    }

    /// <summary>The scrutineer found the evidence sufficient, and says what it shows.</summary>
    public Result<ActionEntry> Verify(StaffActor actor, string? findings, DateTimeOffset now)
    {
        if (!MayVerify(actor))
        {
            return Refusal.NotFound;
        }
        if (WhatIsWrong(findings, "Write what the evidence shows.") is { } wrong)
        {
            return wrong;
        }
        State = ActionState.Verified;
        VerifiedAt = now;
        return new ActionEntry(this, ActionEntryKind.Verified, findings!, actor.Id, now);
    }

    /// <summary>The scrutineer sends the action back, with the reason. It stays theirs to verify when it comes again.</summary>
    public Result<ActionEntry> SendBack(StaffActor actor, string? reason, DateTimeOffset now)
    {
        if (!MayVerify(actor))
        {
            return Refusal.NotFound;
        }
        if (WhatIsWrong(reason, "Write what is missing, so that the agency knows what to do.") is { } wrong)
        {
            return wrong;
        }
        State = ActionState.Open;
        (ReportedAt, ReportedBy) = (null, null);
        return new ActionEntry(this, ActionEntryKind.SentBack, reason!, actor.Id, now);
    }

    private static Refusal? WhatIsWrong(string? text, string missing) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => new Refusal("words", missing),
        { Length: > ActionEntry.Length } => new Refusal("words", "This is too long: it has {0:N0} characters, and at most {1:N0} fit. Nothing was lost: shorten it here.", text.Length, ActionEntry.Length),
        _ => null,
    };
}
