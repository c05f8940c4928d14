using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information.Annotations;

/// <param name="Events">How many events are in it.</param>
/// <param name="First">The first and the last moment it may cover; null where it has no events.</param>
public sealed record EpisodeView(Guid Id, string Name, string Summary, int Events, DateTime? First, DateTime? Last, string ChangedBy, DateTimeOffset ChangedAt, uint Version);

public sealed record EpisodesPage(IReadOnlyList<EpisodeView> Episodes, bool MayAnnotate)
{
    /// <inheritdoc cref="CompositeOpening.ListedNames"/>
    public int? ListedNames { get; init; }
}

/// <summary>The key practice episodes of a case.</summary>
public sealed class EpisodeQueries(Database database)
{
    /// <summary>Opens them in the order of their first events, at most two hundred, which leaves a line in the record.</summary>
    public async Task<EpisodesPage?> OpenAsync(StaffActor actor, CaseId id, bool anonymised, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await CompositeChronologyQueries.IsOpenToAsync(operation, actor, id, cancellation))
        {
            return null;
        }
        var episodes = await (
            from episode in operation.Read<KeyPracticeEpisode>()
            join staff in operation.Read<StaffMember>() on episode.ChangedBy equals staff.Id
            where episode.CaseId == id
            orderby episode.Name
            select new { Episode = episode, staff.Name }).Take(200).ToListAsync(cancellation);
        var spans = await (
            from placed in operation.Read<EpisodeEvent>()
            join row in operation.Read<SignificantPracticeEvent>() on placed.EventId equals row.Id
            where placed.CaseId == id
            group row by placed.EpisodeId into rows
            select new { rows.Key, Count = rows.Count(), First = rows.Min(row => row.Earliest), Last = rows.Max(row => row.Latest) }).ToDictionaryAsync(span => span.Key, cancellation);
        var replaced = await ReplacedNames.OfAsync(operation, id, new AskedEvents(Anonymised: anonymised), cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Key practice episodes opened", id, "Case", id.Value));
        return new EpisodesPage(
            [.. episodes.Select(one => spans.TryGetValue(one.Episode.Id, out var span)
                    ? new EpisodeView(one.Episode.Id, one.Episode.Name, one.Episode.Summary, span.Count, span.First, span.Last, one.Name, one.Episode.ChangedAt, one.Episode.Version)
                    : new EpisodeView(one.Episode.Id, one.Episode.Name, one.Episode.Summary, 0, null, null, one.Name, one.Episode.ChangedAt, one.Episode.Version))
                .Select(one => replaced is null ? one : one with { Name = replaced.Names.Apply(one.Name), Summary = replaced.Names.Apply(one.Summary) })
                .OrderBy(one => one.First ?? DateTime.MaxValue).ThenBy(one => one.Name, StringComparer.Ordinal)],
            Annotating.MayBeDoneBy(actor, id))
        {
            ListedNames = replaced?.Listed,
        };
    }
}
