using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>Writes a note beside an event, or takes one's own away.</summary>
public sealed class KeepEventNote(Database database)
{
    public async Task<Result> WriteAsync(StaffActor actor, PracticeEventId id, string? text, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await operation.Read<EventIdentity>().SingleOrDefaultAsync(identity => identity.Id == id, cancellation) is not { } of)
        {
            return Refusal.NotFound;
        }
        var written = EventNote.Write(actor, of, text, operation.Now);
        if (written.Refused)
        {
            return written;
        }
        operation.Add(written.Value);
        await FormDrafts.DiscardAsync(operation, $"event-note/{id}", cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Note written beside an event", of.CaseId, "Event", id.Value));
    }

    /// <summary>Only the person who wrote it takes it away.</summary>
    public async Task<Result> RemoveAsync(StaffActor actor, Guid note, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Set<EventNote>().SingleOrDefaultAsync(one => one.Id == note && one.WrittenBy == actor.Id, cancellation);
        if (found is null || !Annotating.MayBeDoneBy(actor, found.CaseId))
        {
            return Refusal.NotFound;
        }
        operation.Set<EventNote>().Remove(found);
        return await operation.SaveAsync(cancellation, new AuditEntry("Note beside an event removed", found.CaseId, "Event", found.EventId.Value));
    }
}
