using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information.Annotations;

/// <param name="Event">The row as it stands.</param>
/// <param name="Earlier">The earlier versions of it that were read.</param>
public sealed record SayStillHoldsCommand(PracticeEventId Event, IReadOnlyCollection<PracticeEventId> Earlier);

/// <summary>
/// Says at once that all that was written beside earlier versions of a row holds for it as it stands. Themes, links and episodes are
/// put beside it; notes stay their authors' and are shown as holding. A mark of who may be shown it holds by itself, and is not touched.
/// </summary>
public sealed class SayStillHolds(Database database)
{
    /// <returns>Refused for others than the business unit and the review group, and where a row is not an earlier version of the event.</returns>
    public async Task<Result> RunAsync(StaffActor actor, SayStillHoldsCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var earlier = command.Earlier.Distinct().ToList();
        var became = await operation.Read<EventSuccession>().Where(one => one.SuccessorId == command.Event && earlier.Contains(one.EventId)).ToListAsync(cancellation);
        if (earlier.Count == 0 || became.Count != earlier.Count || !Annotating.MayBeDoneBy(actor, became[0].CaseId))
        {
            return Refusal.NotFound;
        }
        var of = await operation.Read<EventIdentity>().SingleAsync(identity => identity.Id == command.Event, cancellation);
        var said = (await operation.Read<EventContinuation>().Where(one => one.SuccessorId == of.Id).Select(one => one.EventId).ToListAsync(cancellation)).ToHashSet();
        became.RemoveAll(one => said.Contains(one.EventId));
        if (became.Count == 0)
        {
            return Result.Done;
        }
        became.ForEach(one => operation.Add(new EventContinuation(actor, one, operation.Now)));
        // Of a row that holds for a later one already, that one tells what is left of it: what was removed there does not come back.
        var versions = operation.Read<EventSuccession>().Where(one => one.SuccessorId == of.Id).Select(one => one.EventId);
        var passedOn = await operation.Read<EventContinuation>().Where(one => earlier.Contains(one.EventId) && versions.Contains(one.SuccessorId)).Select(one => one.EventId).ToListAsync(cancellation);
        List<PracticeEventId> from = [.. became.Select(one => one.EventId).Where(one => !passedOn.Contains(one)), of.Id];
        foreach (var tag in (await operation.Read<EventTag>().Where(one => from.Contains(one.EventId)).ToListAsync(cancellation)).GroupBy(one => one.Tag).Where(same => same.All(one => one.EventId != of.Id)))
        {
            operation.Add(EventTag.Add(actor, of, tag.Key, operation.Now).Value);
        }
        foreach (var link in (await operation.Read<EventLink>().Where(one => from.Contains(one.EventId)).ToListAsync(cancellation))
            .GroupBy(one => EventLink.KeyOf(one.Kind, one.DraftPassageId, one.Words)).Where(same => same.All(one => one.EventId != of.Id)).Select(same => same.First()))
        {
            operation.Add(EventLink.Add(actor, of, link.Kind, link.DraftPassageId, link.Words, operation.Now).Value);
        }
        var placed = (await operation.Read<EpisodeEvent>().Where(one => from.Contains(one.EventId)).ToListAsync(cancellation)).GroupBy(one => one.EpisodeId).Where(same => same.All(one => one.EventId != of.Id)).Select(same => same.Key).ToList();
        foreach (var episode in await operation.Read<KeyPracticeEpisode>().Where(one => placed.Contains(one.Id)).ToListAsync(cancellation))
        {
            operation.Add(new EpisodeEvent(actor, episode, of, operation.Now));
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("What was written still holds for a changed event", of.CaseId, "Event", of.Id.Value));
    }
}
