using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Cases;

/// <summary>Removes a view of one's own.</summary>
public sealed class RemoveView(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, Guid id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await operation.Set<SavedView>().SingleOrDefaultAsync(view => view.Id == id && view.StaffId == actor.Id, cancellation) is not { } view)
        {
            return Refusal.NotFound;
        }
        operation.Context.Remove(view);
        return await operation.SaveAsync(cancellation, new AuditEntry("View removed", null, "SavedView", id));
    }
}
