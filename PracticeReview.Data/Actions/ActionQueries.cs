using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Actions;

/// <summary>What the pages on actions show.</summary>
public sealed class ActionQueries(Database database)
{
    /// <summary>The plan of a case; null when the case is not the actor's to see.</summary>
    public async Task<ActionPlanPage?> FindPlanAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Read<ReviewCase>().IgnoreAutoIncludes().SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (@case is null || !(actor.IsBusinessUnit || actor.IsOnVirtualPanel || actor.IsInReviewGroup(id)))
        {
            return null;
        }
        var plan = await operation.Read<ActionPlan>().SingleOrDefaultAsync(p => p.CaseId == id, cancellation);
        var report = await operation.Read<ReportVersion>().Where(v => v.CaseId == id).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellation);
        var agencies = await operation.Read<Agency>().OrderBy(a => a.Name).Select(a => new AgencyChoice(a.Id, a.Name)).ToListAsync(cancellation);
        var actions = await ShowAsync(operation, actor, operation.Read<PlannedAction>().Where(a => a.CaseId == id).OrderBy(a => a.Number), cancellation);
        return new ActionPlanPage(@case.Reference, plan?.Actions ?? 0, plan?.AgreedAt, plan?.HandedOverAt, actions, report?.Recommendations ?? [], agencies,
            plan?.HandedOverAt is null && ActionPlan.MayWrite(actor, id),
            plan is { AgreedAt: null, Actions: > 0 } && actor.IsInReviewGroup(id),
            plan is { AgreedAt: not null, HandedOverAt: null } && ActionPlan.MayWrite(actor, id),
            plan?.HandedOverAt is not null && actions.All(action => action.State == ActionState.Verified) && @case.MayBeClosedBy(actor),
            @case.Stage == CaseStage.Closed ? @case.StageSince : null);
    }

    /// <summary>The actions that are the actor's: to report on, and to verify.</summary>
    public async Task<IReadOnlyList<ActionLine>> ListMineAsync(StaffActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var agency = actor.AgencyId;
        return await ShowAsync(operation, actor, operation.Read<PlannedAction>()
            .Where(a => a.InForceSince != null && (a.ScrutineerId == actor.Id || a.AgencyId == agency || actor.IsBusinessUnit))
            .OrderBy(a => a.State == ActionState.Verified).ThenBy(a => a.Due).ThenBy(a => a.CaseReference).ThenBy(a => a.Number).Take(500), cancellation);
    }

    private static async Task<IReadOnlyList<ActionLine>> ShowAsync(Operation operation, StaffActor actor, IQueryable<PlannedAction> wanted, CancellationToken cancellation)
    {
        var actions = await wanted.ToListAsync(cancellation);
        var ids = actions.ConvertAll(a => a.Id);
        var entries = await operation.Read<ActionEntry>().Where(e => ids.Contains(e.ActionId)).OrderBy(e => e.WrittenAt).ToListAsync(cancellation);
        var names = await operation.Read<StaffMember>().Select(s => new { s.Id, s.Name }).ToDictionaryAsync(s => s.Id, s => s.Name, cancellation);
        var agencies = await operation.Read<Agency>().ToDictionaryAsync(a => a.Id, a => a.Name, cancellation);
        return actions.ConvertAll(action => new ActionLine(
            action.Id, action.CaseId, action.CaseReference, action.Number, action.RecommendationNumber, action.Recommendation, action.Text,
            agencies[action.AgencyId], action.Due, action.IntendedOutcome, action.State, action.InForceSince is not null, action.IsOverdue(operation.Now),
            action.ScrutineerId is { } scrutineer ? names.GetValueOrDefault(scrutineer) : null,
            [.. entries.Where(e => e.ActionId == action.Id).Select(e => new EntryLine(e.Kind, e.Text, names.GetValueOrDefault(e.WrittenBy), e.WrittenAt))],
            action.MayReport(actor), action.MayVerify(actor), action.MayAssign(actor)));
    }
}

/// <summary>The page of a case's plan.</summary>
/// <param name="Count">How many actions the plan has been given, for agreeing exactly those.</param>
public sealed record ActionPlanPage(
    string CaseReference, int Count, DateTimeOffset? AgreedAt, DateTimeOffset? HandedOverAt, IReadOnlyList<ActionLine> Actions,
    IReadOnlyList<Recommendation> Recommendations, IReadOnlyList<AgencyChoice> Agencies, bool MayWrite, bool MayAgree, bool MayHandOver, bool MayClose, DateTimeOffset? ClosedAt);

public sealed record AgencyChoice(AgencyId Id, string Name);

/// <summary>An action as pages show it. <paramref name="Due"/> is a London day.</summary>
public sealed record ActionLine(
    ActionId Id, CaseId Case, string CaseReference, int Number, int? RecommendationNumber, string? Recommendation, string Text, string Agency,
    DateOnly Due, string IntendedOutcome, ActionState State, bool InForce, bool Overdue, string? Scrutineer, IReadOnlyList<EntryLine> Entries,
    bool MayReport, bool MayVerify, bool MayAssign);

public sealed record EntryLine(ActionEntryKind Kind, string Text, string? By, DateTimeOffset At);
