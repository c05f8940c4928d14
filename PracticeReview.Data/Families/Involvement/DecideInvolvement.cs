using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <param name="Replaces">The decision in force before it; refused when somebody has decided since.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record DecideInvolvementCommand(MappedPersonId Person, InvolvementChoice? Choice, string? Reason, string? BestInterests, Guid? Replaces = null, string? Draft = null);

/// <summary>Decides whether a person on the map is involved, and why (guidance 1.2, 1.8).</summary>
public sealed class DecideInvolvement(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, DecideInvolvementCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var person = await operation.Read<MappedPerson>().SingleOrDefaultAsync(p => p.Id == command.Person && p.TakenOffAt == null, cancellation);
        if (person is null)
        {
            return Refusal.NotFound;
        }
        var decided = InvolvementDecision.Decide(actor, person, command.Choice, command.Reason, command.BestInterests, operation.Now, command.Replaces);
        if (decided.Refused)
        {
            return decided;
        }
        var latest = InvolvementDecision.InForce(await operation.Read<InvolvementDecision>().Where(decision => decision.PersonId == person.Id).ToListAsync(cancellation));
        if (latest is not null && latest.ReplacesId == command.Replaces && latest.DecidedBy == actor.Id && latest.Choice == decided.Value.Choice && latest.Reason == decided.Value.Reason)
        {
            // The same decision, sent twice.
            return Result.Done;
        }
        if (latest?.Id != command.Replaces)
        {
            return Refusal.ChangedMeanwhile;
        }
        operation.Add(decided.Value);
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        var calledOff = decided.Value.Choice == InvolvementChoice.NotInvolved
            ? await CallOffMeetings.WithAsync(operation, actor, person, CalledOffBecause.NotInvolved, cancellation) : [];
        return await operation.SaveAsync(cancellation, [new AuditEntry("Involvement decided", person.CaseId, "MappedPerson", person.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["choice"] = decided.Value.Choice.ToString() }), .. calledOff]);
    }
}
