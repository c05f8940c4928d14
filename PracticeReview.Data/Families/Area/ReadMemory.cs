using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Area;

/// <param name="Seen">Who might see it when it was looked at; where the person chose others meanwhile, that is noticed first.</param>
public sealed record ReadMemoryCommand(ChildMemoryId Id, MemoryAudience Seen);

/// <summary>Those for whom something told of the child is meant say that they have looked at it; the person reads the day (study 002).</summary>
public sealed class ReadMemory(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, ReadMemoryCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var memory = await operation.Set<ChildMemory>().SingleOrDefaultAsync(row => row.Id == command.Id, cancellation);
        if (memory is null)
        {
            return Refusal.NotFound;
        }
        if (memory.Audience != command.Seen)
        {
            return Result.Refuse(null, "The person has chosen anew who may see this. Open the page again and look who it is for now.");
        }
        if (memory.ReadAt is not null)
        {
            return Result.Done;
        }
        var contactPerson = await operation.Read<FamilyMember>().Where(member => member.Id == memory.FamilyMemberId).Select(member => member.FacilitatorId).SingleAsync(cancellation);
        // It is saved only where the audience is still the one that was seen.
        var read = memory.Read(actor, contactPerson, operation.Now);
        return read.Refused ? read : await operation.SaveAsync(cancellation, new AuditEntry("What was told of the child read", memory.CaseId, "ChildMemory", memory.Id.Value));
    }
}
