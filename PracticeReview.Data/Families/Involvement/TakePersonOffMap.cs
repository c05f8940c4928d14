using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>Takes somebody off the map who does not belong there. What was recorded about them stays.</summary>
public sealed class TakePersonOffMap(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, MappedPersonId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var person = await operation.Set<MappedPerson>().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (person is null)
        {
            return Refusal.NotFound;
        }
        var taken = person.TakeOff(actor, operation.Now);
        return taken.Refused ? taken : await operation.SaveAsync(cancellation, new AuditEntry("Person taken off the family map", person.CaseId, "MappedPerson", person.Id.Value));
    }
}
