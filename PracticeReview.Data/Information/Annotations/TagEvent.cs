using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>Puts an event under a theme, or takes it out again.</summary>
public sealed class TagEvent(Database database)
{
    /// <returns>Done, too, where it stands under that theme already.</returns>
    public async Task<Result> AddAsync(StaffActor actor, PracticeEventId id, string? tag, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await operation.Read<EventIdentity>().SingleOrDefaultAsync(identity => identity.Id == id, cancellation) is not { } of)
        {
            return Refusal.NotFound;
        }
        // A theme that was chosen where names are replaced is the one that reads so, and no other beside it.
        if (tag?.Trim() is { Length: > 0 } written && Annotating.MayBeDoneBy(actor, of.CaseId))
        {
            tag = (await Themes.MeantAsync(operation, of.CaseId, written, isAnonymised: false, cancellation)).Order(StringComparer.Ordinal).FirstOrDefault(written);
        }
        var added = EventTag.Add(actor, of, tag, operation.Now);
        if (added.Refused)
        {
            return added;
        }
        if (await operation.Read<EventTag>().AnyAsync(one => one.EventId == id && one.Tag == added.Value.Tag, cancellation))
        {
            return Result.Done;
        }
        operation.Add(added.Value);
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Theme added to an event", of.CaseId, "Event", id.Value));
        // Two people who name the same theme at once have both got what they want.
        return saved.Refusals.Contains(Refusal.ChangedMeanwhile) ? Result.Done : saved;
    }

    /// <summary>Puts several events under a theme, all of them or none. Those that stand under it already stay.</summary>
    public async Task<Result> AddAllAsync(StaffActor actor, IReadOnlyCollection<PracticeEventId> events, string? tag, CancellationToken cancellation)
    {
        var added = await AddAllOnceAsync(actor, events, tag, cancellation);
        // Somebody named the same theme in this moment: it is there, and the others follow.
        return added.Refusals.Contains(Refusal.ChangedMeanwhile) ? await AddAllOnceAsync(actor, events, tag, cancellation) : added;
    }

    private async Task<Result> AddAllOnceAsync(StaffActor actor, IReadOnlyCollection<PracticeEventId> events, string? tag, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var chosen = await ChosenEvents.FindAsync(operation, actor, events, cancellation);
        if (chosen.Refused)
        {
            return chosen;
        }
        var of = chosen.Value[0].CaseId;
        var theme = tag?.Trim() is { Length: > 0 } written ? (await Themes.MeantAsync(operation, of, written, isAnonymised: false, cancellation)).Order(StringComparer.Ordinal).FirstOrDefault(written) : tag;
        var added = chosen.Value.Select(one => EventTag.Add(actor, one, theme, operation.Now)).ToList();
        if (added.Find(one => one.Refused) is { } refused)
        {
            return refused;
        }
        var name = added[0].Value.Tag;
        var there = (await operation.Read<EventTag>().Where(one => one.CaseId == of && one.Tag == name).Select(one => one.EventId).ToListAsync(cancellation)).ToHashSet();
        var missing = added.Select(one => one.Value).Where(one => !there.Contains(one.EventId)).ToList();
        missing.ForEach(operation.Add);
        return missing.Count == 0 ? Result.Done : await operation.SaveAsync(cancellation, [.. missing.Select(one => new AuditEntry("Theme added to an event", of, "Event", one.EventId.Value))]);
    }

    public async Task<Result> RemoveAsync(StaffActor actor, PracticeEventId id, string tag, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var all = await operation.Set<EventTag>().Where(one => one.EventId == id).ToListAsync(cancellation);
        var found = all.Find(one => one.Tag == tag);
        if (found is null && all.Count > 0)
        {
            var meant = await Themes.MeantAsync(operation, all[0].CaseId, [.. all.Select(one => one.Tag)], tag, isAnonymised: true, cancellation);
            found = all.Find(one => meant.Contains(one.Tag));
        }
        if (found is null || !Annotating.MayBeDoneBy(actor, found.CaseId))
        {
            return Refusal.NotFound;
        }
        operation.Set<EventTag>().Remove(found);
        return await operation.SaveAsync(cancellation, new AuditEntry("Theme taken from an event", found.CaseId, "Event", id.Value));
    }
}
