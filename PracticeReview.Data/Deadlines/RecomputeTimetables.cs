using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Deadlines;

/// <summary>
/// Finds the deadlines of every open case anew. Nothing changes in a case whose dates stay; where one moves, its deadlines and a
/// line in the record are saved together, case by case.
/// </summary>
public sealed class RecomputeTimetables(Database database)
{
    private const int PageSize = 100;

    /// <returns>How many cases had a deadline that changed.</returns>
    public async Task<int> RunAsync(JobActor actor, CancellationToken cancellation)
    {
        var changed = 0;
        CaseId? last = null;
        while (true)
        {
            var page = await OpenCasesAsync(actor, last, cancellation);
            foreach (var @case in page)
            {
                changed += await RecomputeAsync(actor, @case, cancellation) ? 1 : 0;
            }
            if (page.Count < PageSize)
            {
                return changed;
            }
            last = page[^1];
        }
    }

    private async Task<List<CaseId>> OpenCasesAsync(JobActor actor, CaseId? after, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var from = after?.Value ?? Guid.Empty;
        return await operation.Context.Set<ReviewCase>()
            .FromSql($"select *, xmin from cases where stage <> 'Closed' and stage <> 'NotReviewed' and id > {from} order by id limit {PageSize}")
            .IgnoreAutoIncludes().AsNoTracking().Select(@case => @case.Id).ToListAsync(cancellation);
    }

    private async Task<bool> RecomputeAsync(JobActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().SingleAsync(c => c.Id == id, cancellation);
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        // A row whose explanation alone reads otherwise counts too: people are shown it.
        var moved = operation.Context.ChangeTracker.Entries<CaseDeadline>().Where(entry => entry.State is EntityState.Added or EntityState.Modified).ToList();
        if (moved.Count == 0)
        {
            return false;
        }
        // Somebody who worked on the case meanwhile has recomputed it themselves; then nothing is left to do here.
        return (await operation.SaveAsync(@case.PartnershipId, cancellation, new AuditEntry("Deadlines found anew", id,
            Details: moved.DistinctBy(entry => entry.Entity.Kind).ToDictionary(entry => entry.Entity.Kind.ToString(), entry => entry.Entity.DueDay.ToString("O", System.Globalization.CultureInfo.InvariantCulture))))).Succeeded;
    }
}
