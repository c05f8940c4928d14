using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Cases;

/// <param name="Query">What stands after the question mark in the page's address.</param>
public sealed record SaveViewCommand(ViewPlace Place, string? Name, string Query);

/// <summary>Keeps a view of one's own; one of the same name is replaced.</summary>
public sealed class SaveView(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, SaveViewCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var own = await operation.Set<SavedView>().Where(view => view.StaffId == actor.Id && view.Place == command.Place).ToListAsync(cancellation);
        var former = own.Find(view => string.Equals(view.Name, command.Name?.Trim(), StringComparison.OrdinalIgnoreCase));
        var kept = SavedView.Keep(actor, command.Place, command.Name, command.Query, former is null ? own.Count : 0, operation.Now);
        if (kept.Refused)
        {
            return kept;
        }
        if (former is null)
        {
            operation.Add(kept.Value);
        }
        else
        {
            former.Show(command.Query, operation.Now);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("View saved", null, "SavedView", (former ?? kept.Value).Id));
    }
}
