using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information.Annotations;

/// <param name="Passage">For a link to the draft; its heading is kept with the link.</param>
public sealed record LinkEventCommand(PracticeEventId Event, EventLinkKind Kind, DraftPassageId? Passage, string? Words);

/// <summary>Links an event to what it is evidence for, or takes the link away.</summary>
public sealed class LinkEvent(Database database)
{
    public async Task<Result> AddAsync(StaffActor actor, LinkEventCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await operation.Read<EventIdentity>().SingleOrDefaultAsync(identity => identity.Id == command.Event, cancellation) is not { } of)
        {
            return Refusal.NotFound;
        }
        var words = command.Words;
        if (command is { Kind: EventLinkKind.DraftPassage, Passage: { } passage })
        {
            words = await operation.Read<DraftPassage>().Where(one => one.Id == passage && one.CaseId == of.CaseId).Select(one => one.Heading).SingleOrDefaultAsync(cancellation);
            if (words is null)
            {
                return Refusal.NotFound;
            }
        }
        else if (words?.Trim() is { Length: > 0 } written && Annotating.MayBeDoneBy(actor, of.CaseId))
        {
            // Words that were chosen where names are replaced are those that read so.
            var earlier = await operation.Read<EventLink>().Where(link => link.CaseId == of.CaseId && link.Kind == command.Kind).Select(link => link.Words).Distinct().ToListAsync(cancellation);
            words = (await Themes.MeantAsync(operation, of.CaseId, earlier, written, isAnonymised: false, cancellation)).Order(StringComparer.Ordinal).FirstOrDefault(written);
        }
        var added = EventLink.Add(actor, of, command.Kind, command.Passage, words, operation.Now);
        if (added.Refused)
        {
            return added;
        }
        operation.Add(added.Value);
        return await operation.SaveAsync(cancellation, new AuditEntry("Event linked", of.CaseId, "Event", of.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = command.Kind.ToString() }));
    }

    public async Task<Result> RemoveAsync(StaffActor actor, Guid link, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Set<EventLink>().SingleOrDefaultAsync(one => one.Id == link, cancellation);
        if (found is null || !Annotating.MayBeDoneBy(actor, found.CaseId))
        {
            return Refusal.NotFound;
        }
        operation.Set<EventLink>().Remove(found);
        return await operation.SaveAsync(cancellation, new AuditEntry("Link of an event removed", found.CaseId, "Event", found.EventId.Value));
    }
}
