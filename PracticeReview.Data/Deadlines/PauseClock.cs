using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Deadlines;

/// <summary>Pauses a clock of a case, with why and who allowed it. Its date moves on, and nobody is reminded of it meanwhile.</summary>
public sealed class PauseClock(Database database)
{
    /// <param name="draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
    public async Task<Result> RunAsync(StaffActor actor, CaseId id, PauseWords words, CancellationToken cancellation, string? draft = null)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await ClockedCase.LoadAsync(operation, id, cancellation) is not { } found)
        {
            return Refusal.NotFound;
        }
        var others = await operation.Read<ClockPause>().Where(pause => pause.CaseId == id).ToListAsync(cancellation);
        var paused = ClockPause.Record(found.Case, found.Policy, found.Deadlines, others, words, actor, operation.Now);
        if (paused.Refused)
        {
            return paused;
        }
        operation.Add(paused.Value);
        await TimetableKeeper.KeepAsync(operation, found.Case, cancellation);
        await ClockedCase.DiscardAsync(operation, draft, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Clock paused", id, "ClockPause", paused.Value.Id,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["clock"] = paused.Value.Kind.ToString(), ["reason"] = paused.Value.Reason.ToString() }));
    }
}
