using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>The events of the version in force, for its author to correct one of them without writing the others again.</summary>
public sealed record TakenRows(int Version, IReadOnlyList<ChronologyRow> Rows);

/// <summary>Gives an author the events that were taken, to go on from them.</summary>
public sealed class TakenRowsQueries(Database database)
{
    /// <summary>The most events that are corrected in our form; of more the file is corrected.</summary>
    public const int Most = 500;

    /// <summary>Opens them in the order of the file, which leaves a line in the record.</summary>
    /// <returns>Null for everybody but the author while the request is open, before a chronology was taken, and where it has more than <see cref="Most"/> events.</returns>
    public async Task<TakenRows?> OpenAsync(StaffActor actor, InformationRequestId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var request = await operation.Read<InformationRequest>().SingleOrDefaultAsync(one => one.Id == id && one.AuthorId == actor.Id, cancellation);
        if (request is null || !request.MayBeAnsweredBy(actor))
        {
            return null;
        }
        var version = await operation.Read<Chronology>().Where(one => one.RequestId == id).MaxAsync(one => (int?)one.Version, cancellation);
        var rows = await operation.Read<SignificantPracticeEvent>().Where(row => row.RequestId == id).OrderBy(row => row.RowNumber).ThenBy(row => row.Id).Take(Most + 1).ToListAsync(cancellation);
        if (version is null || rows.Count > Most)
        {
            return null;
        }
        await operation.SaveAsync(cancellation, new AuditEntry("Chronology opened to be corrected", request.CaseId, "InformationRequest", id.Value));
        return new TakenRows(version.Value, [.. rows.Select(row => row.ToRow())]);
    }
}
