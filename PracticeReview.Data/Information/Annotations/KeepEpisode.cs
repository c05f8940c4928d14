using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information.Annotations;

/// <param name="Episode">Null for a new one.</param>
/// <param name="Version">The version the words were made from; another one saved meanwhile is refused.</param>
public sealed record KeepEpisodeCommand(CaseId Case, Guid? Episode, string? Name, string? Summary, uint Version = 0);

/// <summary>Groups events to a key practice episode, names and summarises it.</summary>
public sealed class KeepEpisode(Database database)
{
    /// <returns>The episode.</returns>
    public async Task<Result<KeyPracticeEpisode>> RunAsync(StaffActor actor, KeepEpisodeCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!Annotating.MayBeDoneBy(actor, command.Case) || !await operation.Read<ReviewCase>().IgnoreAutoIncludes().AnyAsync(@case => @case.Id == command.Case, cancellation))
        {
            return Refusal.NotFound;
        }
        var name = command.Name?.Trim();
        if (await operation.Read<KeyPracticeEpisode>().AnyAsync(one => one.CaseId == command.Case && one.Name == name && one.Id != command.Episode, cancellation))
        {
            return Result<KeyPracticeEpisode>.Refuse("Name", "There is an episode of this name already.");
        }
        KeyPracticeEpisode episode;
        if (command.Episode is { } id)
        {
            if (await operation.Set<KeyPracticeEpisode>().SingleOrDefaultAsync(one => one.Id == id && one.CaseId == command.Case, cancellation) is not { } found)
            {
                return Refusal.NotFound;
            }
            if (found.Version != command.Version)
            {
                return Refusal.ChangedMeanwhile;
            }
            var changed = found.Change(actor, command.Name, command.Summary, operation.Now);
            if (changed.Refused)
            {
                return Result<KeyPracticeEpisode>.Refuse(changed.Refusals);
            }
            episode = found;
        }
        else
        {
            var made = KeyPracticeEpisode.Make(actor, command.Case, command.Name, command.Summary, operation.Now);
            if (made.Refused)
            {
                return made;
            }
            operation.Add(episode = made.Value);
        }
        await FormDrafts.DiscardAsync(operation, command.Episode is { } changedOne ? $"episode/{changedOne}" : $"episode/new/{command.Case}", cancellation);
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Key practice episode kept", command.Case, "Episode", episode.Id));
        return saved.Refused ? Result<KeyPracticeEpisode>.Refuse(saved.Refusals) : episode;
    }

    /// <summary>Puts an event into an episode, or takes it out. Nothing is done where it is so already.</summary>
    public async Task<Result> PlaceAsync(StaffActor actor, Guid episode, PracticeEventId id, bool isIn, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Read<KeyPracticeEpisode>().SingleOrDefaultAsync(one => one.Id == episode, cancellation);
        var of = await operation.Read<EventIdentity>().SingleOrDefaultAsync(identity => identity.Id == id, cancellation);
        if (found is null || of is null || of.CaseId != found.CaseId || !Annotating.MayBeDoneBy(actor, found.CaseId))
        {
            return Refusal.NotFound;
        }
        var placed = await operation.Set<EpisodeEvent>().SingleOrDefaultAsync(one => one.EpisodeId == episode && one.EventId == id, cancellation);
        if (placed is not null == isIn)
        {
            return Result.Done;
        }
        if (isIn)
        {
            operation.Add(new EpisodeEvent(actor, found, of, operation.Now));
        }
        else
        {
            operation.Set<EpisodeEvent>().Remove(placed!);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry(isIn ? "Event put into an episode" : "Event taken out of an episode", found.CaseId, "Event", id.Value));
    }

    /// <summary>Puts several events into an episode, all of them or none. Those that are in it already stay.</summary>
    public async Task<Result> PlaceAllAsync(StaffActor actor, Guid episode, IReadOnlyCollection<PracticeEventId> events, CancellationToken cancellation)
    {
        var placed = await PlaceAllOnceAsync(actor, episode, events, cancellation);
        // Somebody put one of them there in this moment: it is there, and the others follow.
        return placed.Refusals.Contains(Refusal.ChangedMeanwhile) ? await PlaceAllOnceAsync(actor, episode, events, cancellation) : placed;
    }

    private async Task<Result> PlaceAllOnceAsync(StaffActor actor, Guid episode, IReadOnlyCollection<PracticeEventId> events, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var chosen = await ChosenEvents.FindAsync(operation, actor, events, cancellation);
        if (chosen.Refused)
        {
            return chosen;
        }
        var found = await operation.Read<KeyPracticeEpisode>().SingleOrDefaultAsync(one => one.Id == episode, cancellation);
        if (found is null || found.CaseId != chosen.Value[0].CaseId)
        {
            return Refusal.NotFound;
        }
        var there = (await operation.Read<EpisodeEvent>().Where(one => one.EpisodeId == episode).Select(one => one.EventId).ToListAsync(cancellation)).ToHashSet();
        var added = chosen.Value.Where(one => !there.Contains(one.Id)).ToList();
        added.ForEach(one => operation.Add(new EpisodeEvent(actor, found, one, operation.Now)));
        return added.Count == 0 ? Result.Done : await operation.SaveAsync(cancellation, [.. added.Select(one => new AuditEntry("Event put into an episode", found.CaseId, "Event", one.Id.Value))]);
    }

    /// <summary>Takes an episode away; its events stay where they are.</summary>
    /// <param name="version">The version that was looked at; one that somebody wrote in since is not taken away with their words.</param>
    public async Task<Result> RemoveAsync(StaffActor actor, Guid episode, uint version, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Set<KeyPracticeEpisode>().SingleOrDefaultAsync(one => one.Id == episode, cancellation);
        if (found is null || !Annotating.MayBeDoneBy(actor, found.CaseId))
        {
            return Refusal.NotFound;
        }
        if (found.Version != version)
        {
            return Refusal.ChangedMeanwhile;
        }
        await operation.Set<EpisodeEvent>().Where(one => one.EpisodeId == episode).ExecuteDeleteAsync(cancellation);
        await FormDrafts.DiscardAsync(operation, $"episode/{episode}", cancellation);
        operation.Set<KeyPracticeEpisode>().Remove(found);
        return await operation.SaveAsync(cancellation, new AuditEntry("Key practice episode removed", found.CaseId, "Episode", episode));
    }
}
