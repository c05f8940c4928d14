using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

public sealed record AddImmediateActionCommand(CaseId Case, string? Text, AgencyId? Agency, DateOnly? DueOn);

/// <summary>Writes an immediate action down, and that it was done; both at any time, whatever the outcome of the meeting (Policy 7.12).</summary>
public sealed class KeepImmediateAction(Database database)
{
    public async Task<Result> AddAsync(StaffActor actor, AddImmediateActionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await MeetingRoom.FindAsync(operation, actor, command.Case, cancellation) is not { } review)
        {
            return Refusal.NotFound;
        }
        var agency = command.Agency is { } chosen ? await operation.Read<Agency>().Where(a => a.Id == chosen).Select(a => (AgencyId?)a.Id).SingleOrDefaultAsync(cancellation) : null;
        var added = ImmediateAction.Add(actor, review, command.Text, agency, command.DueOn, operation.Now);
        if (added.Refused)
        {
            return added;
        }
        operation.Add(added.Value);
        return await operation.SaveAsync(cancellation, new AuditEntry("Immediate action added", command.Case, "ImmediateAction", added.Value.Id));
    }

    public async Task<Result> FinishAsync(StaffActor actor, CaseId id, Guid action, string? whatWasDone, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await MeetingRoom.FindAsync(operation, actor, id, cancellation) is null
            ? null
            : await operation.Set<ImmediateAction>().SingleOrDefaultAsync(a => a.Id == action && a.CaseId == id, cancellation);
        if (found is null)
        {
            return Refusal.NotFound;
        }
        var finished = found.Finish(actor, whatWasDone, operation.Now);
        return finished.Refused ? finished : await operation.SaveAsync(cancellation, new AuditEntry("Immediate action done", id, "ImmediateAction", action));
    }
}
