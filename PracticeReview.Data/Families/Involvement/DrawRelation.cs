using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <param name="Id">Made with the form: the same form sent twice draws one line.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record DrawRelationCommand(CaseId Case, Guid Id, MappedPersonId? From, MappedPersonId? To, RelationKind? Kind, Tension Tension, string? Note, string? Draft = null);

/// <summary>Draws a line of the map between two persons, or takes one off.</summary>
public sealed class DrawRelation(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, DrawRelationCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!MappedPerson.MayBeMappedBy(actor, command.Case))
        {
            return Refusal.NotFound;
        }
        if (await operation.Read<MapRelation>().AnyAsync(relation => relation.Id == command.Id, cancellation))
        {
            return Result.Done;
        }
        var ends = await operation.Read<MappedPerson>().Where(person => person.CaseId == command.Case && person.TakenOffAt == null
            && (person.Id == command.From || person.Id == command.To)).ToListAsync(cancellation);
        var drawn = MapRelation.Draw(actor, ends.Find(person => person.Id == command.From), ends.Find(person => person.Id == command.To), command.Kind, command.Tension, command.Note, operation.Now, command.Id);
        if (drawn.Refused)
        {
            return drawn;
        }
        if (await operation.Read<MapRelation>().AnyAsync(relation => relation.FromId == drawn.Value.FromId && relation.ToId == drawn.Value.ToId
            && relation.Kind == drawn.Value.Kind && relation.TakenOffAt == null, cancellation))
        {
            return Result.Refuse("Kind", "This line is on the map already. Take it off first to say it differently.");
        }
        operation.Add(drawn.Value);
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Line drawn on the family map", command.Case, "MapRelation", command.Id));
    }

    /// <summary>Takes a line off the map.</summary>
    public async Task<Result> TakeOffAsync(StaffActor actor, Guid id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var relation = await operation.Set<MapRelation>().SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (relation is null)
        {
            return Refusal.NotFound;
        }
        var taken = relation.TakeOff(actor, operation.Now);
        return taken.Refused ? taken : await operation.SaveAsync(cancellation, new AuditEntry("Line taken off the family map", relation.CaseId, "MapRelation", id));
    }
}
