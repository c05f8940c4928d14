using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Actions;

/// <param name="Complete">Whether the action is reported complete, and so goes to a scrutineer.</param>
public sealed record ReportOnActionCommand(ActionId Action, string? Words, bool Complete);

/// <summary>The responsible agency, or the business unit, reports progress with its evidence, or reports the action complete (Policy 9).</summary>
public sealed class ReportOnAction(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, ReportOnActionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var action = await operation.Set<PlannedAction>().SingleOrDefaultAsync(a => a.Id == command.Action, cancellation);
        if (action is null)
        {
            return Refusal.NotFound;
        }
        var reported = command.Complete ? action.ReportComplete(actor, command.Words, operation.Now) : action.Report(actor, command.Words, operation.Now);
        if (reported.Refused)
        {
            return reported;
        }
        operation.Add(reported.Value);
        await FormDrafts.DiscardAsync(operation, $"action-words/{action.Id}", cancellation);
        if (!command.Complete)
        {
            return await operation.SaveAsync(cancellation, new AuditEntry("Action progress reported", action.CaseId, "Action", action.Id.Value));
        }
        var scrutineer = await RotaTurns.GiveAsync(operation, action, keep: true, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Action reported complete", action.CaseId, "Action", action.Id.Value,
            Details: new Dictionary<string, string> { ["scrutineer"] = scrutineer?.Staff.ToString() ?? "nobody eligible" }));
    }
}

/// <summary>The business unit asks the rota again for somebody to verify an action (Policy 10.1).</summary>
public sealed class AssignScrutineer(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, ActionId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var action = await operation.Set<PlannedAction>().SingleOrDefaultAsync(a => a.Id == id, cancellation);
        if (action is null || !action.MayAssign(actor))
        {
            return Refusal.NotFound;
        }
        var before = action.ScrutineerId;
        var scrutineer = await RotaTurns.GiveAsync(operation, action, keep: false, cancellation);
        if (scrutineer is null)
        {
            return Result.Refuse(null, before is null
                ? "Nobody may verify this action: every scrutineer is of the agency that carried it out. Ask an administrator to add one of another agency."
                : "Nobody else may verify this action. It stays with the scrutineer it was given to.");
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Scrutineer assigned", action.CaseId, "Action", action.Id.Value,
            Details: new Dictionary<string, string> { ["scrutineer"] = scrutineer.Staff.ToString() }));
    }
}
