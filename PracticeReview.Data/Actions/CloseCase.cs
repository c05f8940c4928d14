using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Actions;

/// <summary>Closes a case after its last action was verified (Policy 9) and the nine assurance questions were answered at
/// each of their points, or it was said why not; no hold has ended without the analysis being opened again. Its report stays public for its time.</summary>
public sealed class CloseCase(Database database)
{
    /// <param name="despite">Why the case cannot wait for a hold that runs; kept in the record. Asked for only where one does.</param>
    public async Task<Result> RunAsync(StaffActor actor, CaseId id, CancellationToken cancellation, string? despite = null)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (@case is null)
        {
            return Refusal.NotFound;
        }
        var isHandedOver = await operation.Read<ActionPlan>().AnyAsync(p => p.CaseId == id && p.HandedOverAt != null, cancellation);
        var notVerified = await operation.Read<PlannedAction>().CountAsync(a => a.CaseId == id && a.State != ActionState.Verified, cancellation);
        var isSettled = await operation.Read<ReviewReport>().AnyAsync(r => r.CaseId == id && (r.PublishedAt != null || r.PanelAdviceAt != null), cancellation);
        var open = await AssuranceQueries.OpenPointsAsync(operation, id, cancellation);
        var waiting = await InvolvementQueries.WaitingForAnalysisAsync(operation, id, cancellation);
        var running = await operation.Read<InvolvementHold>().CountAsync(hold => hold.CaseId == id && hold.EndedAt == null, cancellation);
        var closed = @case.Close(actor, isHandedOver, notVerified, isSettled, open, waiting, operation.Now, running, despite);
        return closed.Refused ? closed : await operation.SaveAsync(cancellation, new AuditEntry("Case closed", id, "Case", id.Value, running > 0 ? despite!.Trim() : null));
    }
}
