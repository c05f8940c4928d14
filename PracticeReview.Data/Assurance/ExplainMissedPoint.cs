using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Assurance;

/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record ExplainMissedPointCommand(CaseId Case, AssuranceStage Stage, string? Reason, string? Draft = null);

/// <summary>The review group says why the nine questions were not all answered at a point that has gone by.</summary>
public sealed class ExplainMissedPoint(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, ExplainMissedPointCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        if (@case is null)
        {
            return Refusal.NotFound;
        }
        var unanswered = await AssuranceQueries.UnansweredAsync(operation, @case.Id, cancellation, command.Stage) ?? AssuranceQuestion.All;
        var explained = MissedPoint.Explain(actor, @case, command.Stage, unanswered.Count, command.Reason, operation.Now);
        if (explained.Refused)
        {
            return explained;
        }
        if (await operation.Read<MissedPoint>().SingleOrDefaultAsync(point => point.CaseId == @case.Id && point.Stage == command.Stage, cancellation) is { } said)
        {
            // The same reason, sent twice.
            return said.SaidBy == actor.Id && said.Reason == explained.Value.Reason ? Result.Done : Refusal.ChangedMeanwhile;
        }
        operation.Add(explained.Value);
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Missed assurance point explained", @case.Id, "MissedPoint", explained.Value.Id,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["stage"] = command.Stage.ToString() }));
    }
}
