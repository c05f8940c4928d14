using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Actions;

/// <param name="Actions">How many actions the plan had when it was read.</param>
public sealed record AgreeActionPlanCommand(CaseId Case, int Actions);

/// <summary>The review group agrees the plan (Policy 9).</summary>
public sealed class AgreeActionPlan(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, AgreeActionPlanCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var plan = await operation.Set<ActionPlan>().SingleOrDefaultAsync(p => p.CaseId == command.Case, cancellation);
        if (plan is null)
        {
            return Refusal.NotFound;
        }
        var agreed = plan.Agree(actor, command.Actions, operation.Now);
        return agreed.Refused
            ? agreed
            : await operation.SaveAsync(cancellation, new AuditEntry("Action plan agreed", command.Case, "ActionPlan", plan.Id.Value));
    }
}

/// <summary>Hands the agreed plan over to the business unit (Policy 9). The agencies see their actions from then on.</summary>
public sealed class HandOverActionPlan(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var plan = await operation.Set<ActionPlan>().SingleOrDefaultAsync(p => p.CaseId == id, cancellation);
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (plan is null || @case is null)
        {
            return Refusal.NotFound;
        }
        var actions = await operation.Set<PlannedAction>().Where(a => a.PlanId == plan.Id).ToListAsync(cancellation);
        var handed = plan.HandOver(actor, actions, operation.Now);
        if (handed.Refused)
        {
            return handed;
        }
        if (@case.Stage == CaseStage.Publication)
        {
            @case.MoveTo(CaseStage.Actions, operation.Now);
        }
        var agencies = actions.Select(a => (AgencyId?)a.AgencyId).Distinct().ToList();
        var authors = await Recipients.WithRoleAsync(operation, cancellation, StaffRole.AgencyAuthor);
        var told = await operation.Read<StaffMember>().Where(s => authors.Contains(s.Id) && agencies.Contains(s.AgencyId)).Select(s => s.Id).ToListAsync(cancellation);
        foreach (var staff in told.Concat(await Recipients.BusinessUnitAsync(operation, cancellation)).Where(staff => staff != actor.Id).Distinct())
        {
            operation.Add(OutboxMessage.To(staff, actor.Partnership, id, MessageTemplate.StaffSomethingWaits, operation.Now, "/workspace/actions"));
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Action plan handed over", id, "ActionPlan", plan.Id.Value));
    }
}
