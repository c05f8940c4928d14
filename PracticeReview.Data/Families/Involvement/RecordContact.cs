using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <param name="Id">Made with the form: the same form sent twice is one contact.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record RecordContactCommand(MappedPersonId Person, Guid Id, DateTimeOffset? At, ContactMeans? Means, ContactSide? Side, ContactOutcome? Outcome, string? Words, string? Draft = null);

/// <summary>Records a contact with a person, or an attempt: when, by which means, by whom, and what came of it (checklist I6).</summary>
public sealed class RecordContact(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, RecordContactCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        // The row is locked: a decline and an approach that are recorded at once are recorded one after the other.
        var person = await operation.Set<MappedPerson>().FromSql($"select *, xmin from mapped_persons where id = {command.Person.Value} for no key update").AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (person is null)
        {
            return Refusal.NotFound;
        }
        var log = await operation.Read<FamilyContact>().Where(contact => contact.PersonId == person.Id).ToListAsync(cancellation);
        if (log.Exists(contact => contact.Id == command.Id))
        {
            return Result.Done;
        }
        var recorded = FamilyContact.Record(actor, person, log, command.At, command.Means, command.Side, command.Outcome, command.Words, operation.Now, command.Id);
        if (recorded.Refused)
        {
            return recorded;
        }
        operation.Add(recorded.Value);
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        // A decline that is recorded late calls nothing off where they wanted to take part since.
        var calledOff = recorded.Value.Outcome == ContactOutcome.Declined && ContactLog.HasDeclined([.. log, recorded.Value], operation.Now)
            ? await CallOffMeetings.WithAsync(operation, actor, person, CalledOffBecause.Declined, cancellation) : [];
        return await operation.SaveAsync(cancellation, [new AuditEntry("Contact with a family member recorded", person.CaseId, "MappedPerson", person.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["outcome"] = recorded.Value.Outcome.ToString() }), .. calledOff]);
    }
}
