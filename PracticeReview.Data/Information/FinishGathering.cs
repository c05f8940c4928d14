using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>The business unit says that all information is gathered, or why the review goes on without some of it.</summary>
public sealed class FinishGathering(Database database)
{
    /// <param name="whyWithout">Needed where an agency has not returned anything, or none was asked.</param>
    public async Task<Result> RunAsync(StaffActor actor, CaseId id, string? whyWithout, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (@case is null)
        {
            return Refusal.NotFound;
        }
        var returned = await operation.Read<InformationRequest>().Where(r => r.CaseId == id && r.Kind == RequestKind.Summary && r.WithdrawnAt == null).Select(r => r.ReturnedAt != null).ToListAsync(cancellation);
        var missing = returned.Count(isReturned => !isReturned);
        var finished = FinishedGathering.Finish(actor, @case, returned.Count, missing, whyWithout, operation.Now);
        if (finished.Refused)
        {
            return finished;
        }
        operation.Add(finished.Value);
        @case.Reach(CaseEvent.GatheringFinished, operation.Now);
        @case.MoveTo(FinishedGathering.StageAfter(@case.ReviewType), operation.Now);
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Gathering of information finished", id, "Case", id.Value,
            Why: finished.Value.WhyWithout, Details: new Dictionary<string, string> { ["missing"] = missing.ToString(System.Globalization.CultureInfo.InvariantCulture) }));
    }
}
