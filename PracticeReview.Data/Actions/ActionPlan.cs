using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Actions;

/// <summary>
/// The action plan of a case (Policy 9): agreed by the review group, then handed over to the business unit, which follows
/// its progress. Until it is handed over nobody outside the review sees its actions.
/// </summary>
public sealed class ActionPlan
{
    private ActionPlan() { }

    public ActionPlan(ReviewCase @case)
    {
        Id = ActionPlanId.New();
        PartnershipId = @case.PartnershipId;
        CaseId = @case.Id;
        CaseReference = @case.Reference;
    }

    public ActionPlanId Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public string CaseReference { get; private set; } = "";
    /// <summary>How many actions it has been given; their numbers are never given twice.</summary>
    public int Actions { get; private set; }
    public DateTimeOffset? AgreedAt { get; private set; }
    public StaffId? AgreedBy { get; private set; }
    public DateTimeOffset? HandedOverAt { get; private set; }
    public StaffId? HandedOverBy { get; private set; }
    public uint Version { get; private set; }

    /// <summary>The review group and the business unit, which supports it.</summary>
    public static bool MayWrite(StaffActor actor, CaseId @case) => actor.IsInReviewGroup(@case) || actor.IsBusinessUnit;

    /// <summary>Adds an action. An agreed plan that has not been handed over has to be agreed again.</summary>
    public Result<PlannedAction> Add(StaffActor actor, PlannedActionText text, DateTimeOffset now)
    {
        if (!MayWrite(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        if (HandedOverAt is not null)
        {
            return Result<PlannedAction>.Refuse(null, "This plan was agreed and handed over. Its actions stand as they were agreed.");
        }
        if (text.WhatIsWrong() is { Count: > 0 } wrong)
        {
            return Result<PlannedAction>.Refuse(wrong);
        }
        Actions++;
        (AgreedAt, AgreedBy) = (null, null);
        return new PlannedAction(this, Actions, text);
    }

    /// <summary>The review group agrees the plan (Policy 9).</summary>
    /// <param name="actions">How many actions the plan had when it was read: another one added meanwhile is refused.</param>
    public Result Agree(StaffActor actor, int actions, DateTimeOffset now)
    {
        if (!actor.IsInReviewGroup(CaseId))
        {
            return Refusal.NotFound;
        }
        if (actions != Actions)
        {
            return Refusal.ChangedMeanwhile;
        }
        if (Actions == 0)
        {
            return Result.Refuse(null, "A plan without an action cannot be agreed.");
        }
        if (AgreedAt is not null)
        {
            return Result.Refuse(null, "This plan is already agreed.");
        }
        AgreedAt = now;
        AgreedBy = actor.Id;
        return Result.Done;
    }

    /// <summary>Hands the agreed plan over to the business unit (Policy 9). Its actions are in force from then on.</summary>
    public Result HandOver(StaffActor actor, IReadOnlyList<PlannedAction> actions, DateTimeOffset now)
    {
        if (!MayWrite(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        if (AgreedAt is null)
        {
            return Result.Refuse(null, "The review group agrees the plan before it is handed over.");
        }
        if (HandedOverAt is not null)
        {
            return Result.Refuse(null, "This plan is already handed over.");
        }
        HandedOverAt = now;
        HandedOverBy = actor.Id;
        foreach (var action in actions)
        {
            action.ComeIntoForce(now);
        }
        return Result.Done;
    }
}
