using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record PlaceHoldCommand(MappedPersonId Person, InvolvementHoldWords Words, string? Draft = null);

/// <param name="Next">The next day to look again; only where it goes on.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record HoldStepCommand(InvolvementHoldId Hold, HoldStepKind Kind, string? Words, DateOnly? Next = null, string? Draft = null);

/// <summary>Records a hold agreed with the senior investigating officer, and what becomes of it (guidance 1.3, 1.7).</summary>
public sealed class HoldInvolvement(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, PlaceHoldCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var person = await operation.Read<MappedPerson>().SingleOrDefaultAsync(p => p.Id == command.Person && p.TakenOffAt == null, cancellation);
        if (person is null)
        {
            return Refusal.NotFound;
        }
        var placed = InvolvementHold.Place(actor, person, command.Words, operation.Now);
        if (placed.Refused)
        {
            return placed;
        }
        if (await operation.Read<InvolvementHold>().AnyAsync(hold => hold.PersonId == person.Id && hold.EndedAt == null, cancellation))
        {
            return Result.Refuse(null, "A hold of this person is running already.");
        }
        operation.Add(placed.Value);
        await DiscardAsync(operation, command.Draft, cancellation);
        var calledOff = await CallOffMeetings.WithAsync(operation, actor, person, CalledOffBecause.Held, cancellation);
        return await operation.SaveAsync(cancellation, [new AuditEntry("Hold recorded", person.CaseId, "InvolvementHold", placed.Value.Id.Value), .. calledOff]);
    }

    /// <summary>Looks again, ends it, or opens the analysis again. A hold that ends tells those who lead the review that the analysis waits.</summary>
    public async Task<Result> StepAsync(StaffActor actor, HoldStepCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var hold = await operation.Set<InvolvementHold>().SingleOrDefaultAsync(h => h.Id == command.Hold, cancellation);
        if (hold is null)
        {
            return Refusal.NotFound;
        }
        var done = command.Kind switch
        {
            HoldStepKind.LookedAgain => hold.LookAgain(actor, command.Words, command.Next, operation.Now),
            HoldStepKind.Ended => hold.End(actor, command.Words, operation.Now),
            HoldStepKind.AnalysisReopened => hold.ReopenAnalysis(actor, command.Words, operation.Now),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.Kind, "A step nobody takes."),
        };
        if (done.Refused)
        {
            return done;
        }
        if (command.Kind == HoldStepKind.Ended)
        {
            var leaders = await operation.Read<CaseMembership>().Where(membership => membership.CaseId == hold.CaseId && membership.Until == null
                && (membership.Role == CaseRole.ReviewChair || membership.Role == CaseRole.LeadReviewer)).Select(membership => membership.StaffId).Distinct().ToListAsync(cancellation);
            foreach (var leader in leaders.Where(leader => leader != actor.Id))
            {
                operation.Add(OutboxMessage.To(leader, hold.PartnershipId, hold.CaseId, MessageTemplate.StaffSomethingWaits, operation.Now));
            }
        }
        await DiscardAsync(operation, command.Draft, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry(command.Kind switch
        {
            HoldStepKind.LookedAgain => "Hold looked at again",
            HoldStepKind.Ended => "Hold ended",
            _ => "Analysis opened again",
        }, hold.CaseId, "InvolvementHold", hold.Id.Value));
    }

    private static Task DiscardAsync(Operation operation, string? draft, CancellationToken cancellation) =>
        draft is null ? Task.CompletedTask : FormDrafts.DiscardAsync(operation, draft, cancellation);
}
