using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Deadlines;

/// <summary>Starts a paused clock again after a last day.</summary>
public sealed class EndPause(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, CaseId id, Guid pause, DateOnly? lastDay, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await ClockedCase.LoadAsync(operation, id, cancellation);
        var ending = await operation.Set<ClockPause>().SingleOrDefaultAsync(p => p.Id == pause && p.CaseId == id, cancellation);
        if (found is null || ending is null)
        {
            return Refusal.NotFound;
        }
        var ended = ending.End(actor, lastDay, operation.Now);
        if (ended.Refused)
        {
            return ended;
        }
        await TimetableKeeper.KeepAsync(operation, found.Case, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Pause of clock ended", id, "ClockPause", pause,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["clock"] = ending.Kind.ToString() }));
    }
}
