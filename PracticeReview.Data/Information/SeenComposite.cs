using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>Up to which version somebody has looked at a composite chronology. It is their own, and nobody else reads it.</summary>
public sealed class SeenComposite
{
    private SeenComposite() { }

    public StaffId StaffId { get; private set; }
    public CaseId CaseId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    /// <summary>The version, by its number.</summary>
    public int Version { get; private set; }
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>They have looked as far as this version; never less far than before.</summary>
    internal void Look(int version, DateTimeOffset now) => (Version, SeenAt) = (Math.Max(Version, version), now);
}

/// <summary>Somebody has looked at what is new in a composite chronology: from now on only what comes later is new to them.</summary>
public sealed class SeeComposite(Database database)
{
    /// <param name="version">The version they looked at; one that has not come yet is the latest.</param>
    public async Task<Result> RunAsync(StaffActor actor, CaseId id, int version, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await CompositeChronologyQueries.IsOpenToAsync(operation, actor, id, cancellation))
        {
            return Refusal.NotFound;
        }
        var latest = await operation.Read<Chronology>().CountAsync(chronology => chronology.CaseId == id, cancellation);
        await BeginAsync(operation, actor, id, 0, cancellation);
        (await operation.Set<SeenComposite>().SingleAsync(one => one.CaseId == id && one.StaffId == actor.Id, cancellation)).Look(Math.Clamp(version, 0, latest), operation.Now);
        return await operation.SaveAsync(cancellation, new AuditEntry("What is new in a chronology seen", id, "Case", id.Value));
    }

    /// <summary>At the first look nothing is new yet: it begins with what stands there.</summary>
    internal static Task BeginAsync(Operation operation, StaffActor actor, CaseId id, int version, CancellationToken cancellation) =>
        operation.Context.Database.ExecuteSqlAsync($"""
            insert into seen_composites (staff_id, case_id, partnership_id, version, seen_at)
            values ({actor.Id.Value}, {id.Value}, {actor.Partnership.Value}, {version}, {operation.Now}) on conflict do nothing
            """, cancellation);
}
