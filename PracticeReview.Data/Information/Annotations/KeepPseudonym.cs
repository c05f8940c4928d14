using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Information.Composites.Names;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information.Annotations;

/// <param name="Id">Null for a new entry.</param>
/// <param name="Version">The version the words were made from; another one saved meanwhile is refused.</param>
public sealed record KeepPseudonymCommand(CaseId Case, Guid? Id, PseudonymEntry Entry, uint Version = 0);

/// <summary>Writes who is called what in a case's anonymised chronology.</summary>
public sealed class KeepPseudonym(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, KeepPseudonymCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!Annotating.MayBeDoneBy(actor, command.Case) || !await operation.Read<ReviewCase>().IgnoreAutoIncludes().AnyAsync(@case => @case.Id == command.Case, cancellation))
        {
            return Refusal.NotFound;
        }
        var table = await operation.Set<CasePseudonym>().Where(one => one.CaseId == command.Case).OrderBy(one => one.Id).ToListAsync(cancellation);
        var kept = command.Id is { } id ? table.Find(one => one.Id == id) : new CasePseudonym(actor, command.Case);
        if (kept is null)
        {
            return Refusal.NotFound;
        }
        if (command.Id is not null && kept.Version != command.Version)
        {
            return Refusal.ChangedMeanwhile;
        }
        if (kept.Write(actor, command.Entry, [.. table.Where(one => one != kept).Select(one => one.ToEntry())], operation.Now) is { Refused: true } refused)
        {
            return refused;
        }
        if (command.Id is null)
        {
            operation.Add(kept);
        }
        await FormDrafts.DiscardAsync(operation, command.Id is { } changedOne ? $"pseudonym/{changedOne}" : $"pseudonym/new/{command.Case}", cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Pseudonym kept", command.Case, "Pseudonym", kept.Id));
    }

    public async Task<Result> RemoveAsync(StaffActor actor, Guid id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Set<CasePseudonym>().SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (found is null || !Annotating.MayBeDoneBy(actor, found.CaseId))
        {
            return Refusal.NotFound;
        }
        operation.Set<CasePseudonym>().Remove(found);
        return await operation.SaveAsync(cancellation, new AuditEntry("Pseudonym removed", found.CaseId, "Pseudonym", id));
    }
}
