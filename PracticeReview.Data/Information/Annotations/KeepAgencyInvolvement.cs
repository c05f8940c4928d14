using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information.Annotations;

/// <param name="Id">Null for a new one.</param>
/// <param name="Agency">Whose it is; it does not change afterwards.</param>
/// <param name="Version">The version the words were made from; another one saved meanwhile is refused.</param>
public sealed record KeepAgencyInvolvementCommand(CaseId Case, Guid? Id, AgencyId? Agency, string? From, string? To, uint Version = 0);

/// <summary>Says from when to when an agency was involved with the child or the family.</summary>
public sealed class KeepAgencyInvolvement(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, KeepAgencyInvolvementCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!Annotating.MayBeDoneBy(actor, command.Case) || !await operation.Read<ReviewCase>().IgnoreAutoIncludes().AnyAsync(@case => @case.Id == command.Case, cancellation))
        {
            return Refusal.NotFound;
        }
        AgencyInvolvement kept;
        if (command.Id is { } id)
        {
            if (await operation.Set<AgencyInvolvement>().SingleOrDefaultAsync(one => one.Id == id && one.CaseId == command.Case, cancellation) is not { } found)
            {
                return Refusal.NotFound;
            }
            if (found.Version != command.Version)
            {
                return Refusal.ChangedMeanwhile;
            }
            kept = found;
        }
        else
        {
            if (command.Agency is not { } agency)
            {
                return Result.Refuse("Agency", "Choose the agency.");
            }
            if (!await operation.Read<Agency>().AnyAsync(one => one.Id == agency, cancellation))
            {
                return Refusal.NotFound;
            }
            if (await operation.Read<AgencyInvolvement>().CountAsync(one => one.CaseId == command.Case, cancellation) >= AgencyInvolvement.MostOfCase)
            {
                return Result.Refuse(null, "At most {0} times of involvement are kept for a case.", AgencyInvolvement.MostOfCase);
            }
            kept = new AgencyInvolvement(actor, command.Case, agency);
        }
        if (kept.Write(actor, command.From, command.To, operation.Now) is { Refused: true } refused)
        {
            return refused;
        }
        if (command.Id is null)
        {
            operation.Add(kept);
        }
        await FormDrafts.DiscardAsync(operation, command.Id is { } changedOne ? $"involved/{changedOne}" : $"involved/new/{command.Case}", cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Involvement of an agency kept", command.Case, "AgencyInvolvement", kept.Id));
    }

    public async Task<Result> RemoveAsync(StaffActor actor, Guid id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Set<AgencyInvolvement>().SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (found is null || !Annotating.MayBeDoneBy(actor, found.CaseId))
        {
            return Refusal.NotFound;
        }
        operation.Set<AgencyInvolvement>().Remove(found);
        return await operation.SaveAsync(cancellation, new AuditEntry("Involvement of an agency removed", found.CaseId, "AgencyInvolvement", id));
    }
}
