using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <param name="Member">Null is refused: nobody was chosen.</param>
public sealed record LinkToAreaCommand(MappedPersonId Person, FamilyMemberId? Member);

/// <summary>Says that a person on the map and a person with an area of their own are the same.</summary>
public sealed class LinkToArea(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, LinkToAreaCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var person = await operation.Set<MappedPerson>().SingleOrDefaultAsync(p => p.Id == command.Person, cancellation);
        if (person is null)
        {
            return Refusal.NotFound;
        }
        if (command.Member is null)
        {
            return Result.Refuse("Member", "Choose whose area it is.");
        }
        var member = await operation.Read<FamilyMember>().SingleOrDefaultAsync(m => m.Id == command.Member, cancellation);
        if (member is null)
        {
            return Refusal.NotFound;
        }
        if (await operation.Read<MappedPerson>().AnyAsync(p => p.FamilyMemberId == member.Id && p.Id != person.Id, cancellation))
        {
            return Result.Refuse("Member", "This area belongs to somebody else on the map.");
        }
        var linked = person.Link(actor, member, operation.Now);
        return linked.Refused ? linked : await operation.SaveAsync(cancellation, new AuditEntry("Person on the map linked to their area", person.CaseId, "MappedPerson", person.Id.Value));
    }
}
