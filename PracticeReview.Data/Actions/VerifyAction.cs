using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Actions;

/// <param name="Verified">Whether the evidence suffices; otherwise the action goes back to its agency.</param>
/// <param name="Words">What the evidence shows, or what is missing.</param>
public sealed record VerifyActionCommand(ActionId Action, bool Verified, string? Words);

/// <summary>The scrutineer verifies an action, or sends it back with a reason (Policy 10.1).</summary>
public sealed class VerifyAction(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, VerifyActionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var action = await operation.Set<PlannedAction>().SingleOrDefaultAsync(a => a.Id == command.Action, cancellation);
        if (action is null)
        {
            return Refusal.NotFound;
        }
        var reporter = action.ReportedBy;
        var verified = command.Verified ? action.Verify(actor, command.Words, operation.Now) : action.SendBack(actor, command.Words, operation.Now);
        if (verified.Refused)
        {
            return verified;
        }
        // A family that was told of the action hears that there is something new: the database tells it, since who checks does not work with it.
        operation.Add(verified.Value);
        await FormDrafts.DiscardAsync(operation, $"action-words/{action.Id}", cancellation);
        if (!command.Verified && reporter is { } staff)
        {
            operation.Add(OutboxMessage.To(staff, actor.Partnership, action.CaseId, MessageTemplate.StaffSomethingWaits, operation.Now, "/workspace/actions"));
        }
        return await operation.SaveAsync(cancellation, new AuditEntry(command.Verified ? "Action verified" : "Action sent back", action.CaseId, "Action", action.Id.Value));
    }
}
