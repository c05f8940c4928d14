using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>A row that is not the same in both versions.</summary>
/// <param name="When">When it happened: as it is now, or as it was where it was removed.</param>
/// <param name="WhatHappened">As it is now, or as it was.</param>
public sealed record ChangedRow(RowChangeKind Kind, int RowNumber, EventDate When, string WhatHappened, IReadOnlyList<FieldChange> Fields);

/// <summary>What a version of a chronology changes. Rows that stand unchanged are counted only.</summary>
/// <param name="Rows">The changed, added and removed rows, at most <see cref="Most"/>, in the order of the later version.</param>
public sealed record ChronologyDifference(int Added, int Changed, int Removed, int Unchanged, IReadOnlyList<ChangedRow> Rows)
{
    /// <summary>More are counted, but not shown.</summary>
    public const int Most = 500;

    /// <summary>Compares two versions.</summary>
    public static ChronologyDifference Of(IReadOnlyList<ChronologyRow> before, IReadOnlyList<ChronologyRow> after)
    {
        var changes = CompositeDifference.Between(before, after);
        return new ChronologyDifference(
            changes.Count(change => change.Kind == RowChangeKind.Added), changes.Count(change => change.Kind == RowChangeKind.Changed),
            changes.Count(change => change.Kind == RowChangeKind.Removed), changes.Count(change => change.Kind == RowChangeKind.Unchanged),
            [.. changes.Where(change => change.Kind != RowChangeKind.Unchanged).Take(Most).Select(change =>
            {
                var row = change.After is { } at ? after[at] : before[change.Before!.Value];
                return new ChangedRow(change.Kind, row.RowNumber, row.When, row.WhatHappened, change.Fields);
            })]);
    }
}

/// <param name="Version">The later version; it is compared with the one before.</param>
public sealed record DifferencePage(string AgencyName, int Version, DateTimeOffset UploadedAt, ChronologyDifference Difference)
{
    /// <inheritdoc cref="CompositeOpening.ListedNames"/>
    public int? ListedNames { get; init; }
}

/// <summary>What a version of an agency's chronology changed, for its author and for those who work on the case.</summary>
public sealed class ChronologyDifferenceQueries(Database database)
{
    /// <summary>Opens it, which leaves a line in the record.</summary>
    /// <returns>Null for everybody else, and for a first version.</returns>
    public async Task<DifferencePage?> OpenAsync(StaffActor actor, InformationRequestId id, int version, bool anonymised, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await (
            from chronology in operation.Read<Chronology>()
            join request in operation.Read<InformationRequest>() on chronology.RequestId equals request.Id
            join agency in operation.Read<Agency>() on request.AgencyId equals agency.Id
            where request.Id == id && chronology.Version == version && version > 1
            select new { request.CaseId, request.AuthorId, chronology.UploadedAt, agency.Name }).SingleOrDefaultAsync(cancellation);
        if (found is null || !(found.AuthorId == actor.Id || Annotations.Annotating.MayBeReadBy(actor, found.CaseId)))
        {
            return null;
        }
        // The agency's author has no part in the case's table of names.
        var replaced = Annotations.Annotating.MayBeReadBy(actor, found.CaseId) ? await ReplacedNames.OfAsync(operation, found.CaseId, new AskedEvents(Anonymised: anonymised), cancellation) : null;
        var before = await RowsAsync(operation, id, version - 1, cancellation);
        var after = await RowsAsync(operation, id, version, cancellation);
        await operation.SaveAsync(cancellation, new AuditEntry("Versions of a chronology compared", found.CaseId, "InformationRequest", id.Value));
        return new DifferencePage(replaced?.Names.Apply(found.Name) ?? found.Name, version, found.UploadedAt, await Task.Run(() => ChronologyDifference.Of(Read(before), Read(after)), cancellation)) { ListedNames = replaced?.Listed };

        IReadOnlyList<ChronologyRow> Read(IReadOnlyList<ChronologyRow> rows) => replaced is null ? rows : [.. rows.Select(replaced.Names.Apply)];
    }

    private static async Task<IReadOnlyList<ChronologyRow>> RowsAsync(Operation operation, InformationRequestId id, int version, CancellationToken cancellation)
    {
        var earlier = await operation.Read<EarlierPracticeEvent>().Where(row => row.RequestId == id && row.Version == version).OrderBy(row => row.RowNumber).ThenBy(row => row.Id).ToListAsync(cancellation);
        return earlier.Count > 0
            ? [.. earlier.Select(row => row.ToRow())]
            : [.. (await operation.Read<SignificantPracticeEvent>().Where(row => row.RequestId == id).OrderBy(row => row.RowNumber).ThenBy(row => row.Id).ToListAsync(cancellation)).Select(row => row.ToRow())];
    }
}
