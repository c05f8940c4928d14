using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information.Annotations;

/// <param name="Audience">The widest audience that may see it; null lifts the mark.</param>
public sealed record RestrictEventCommand(PracticeEventId Event, EventAudience? Audience, string? Why);

/// <summary>Marks an event as not for everybody who is shown the chronology, or lifts the mark: its own, or that of an earlier row.</summary>
public sealed class RestrictEvent(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, RestrictEventCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var of = await operation.Read<EventIdentity>().SingleOrDefaultAsync(identity => identity.Id == command.Event, cancellation);
        if (of is null || !Annotating.MayBeDoneBy(actor, of.CaseId))
        {
            return Refusal.NotFound;
        }
        var mark = await operation.Set<EventRestriction>().SingleOrDefaultAsync(one => one.EventId == command.Event, cancellation);
        if (command.Audience is not { } audience)
        {
            // The mark of an earlier row would come back where nothing stands: that it is lifted is written down.
            if (await HeldRestrictions.IsInheritedAsync(operation, of.Id, cancellation))
            {
                if (mark is not null)
                {
                    mark.Free(actor, operation.Now);
                }
                else
                {
                    operation.Add(EventRestriction.Free(actor, of, operation.Now).Value);
                }
            }
            else if (mark is not null)
            {
                operation.Set<EventRestriction>().Remove(mark);
            }
        }
        else if (mark is not null)
        {
            if (mark.Change(actor, audience, command.Why, operation.Now) is { Refused: true } refused)
            {
                return refused;
            }
        }
        else
        {
            var made = EventRestriction.Mark(actor, of, audience, command.Why, operation.Now);
            if (made.Refused)
            {
                return made;
            }
            operation.Add(made.Value);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry(command.Audience is null ? "Restriction of an event lifted" : "Event restricted", of.CaseId, "Event", of.Id.Value));
    }
}
