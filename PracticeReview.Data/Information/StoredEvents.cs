using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>Puts a new version of a chronology in the place of the one in force, whose rows are kept as they were.</summary>
internal static class StoredEvents
{
    private const string Words = """
        row_number, date, time, date_as_written, earliest, latest, precision, uncertain, bound, what_happened, source_document, source_page,
        who_was_seen, child_seen, child_heard, risk, response, impact, partnership, learning, why_significant, content_hash
        """;

    /// <summary>Within the transaction of the operation; the caller saves.</summary>
    /// <param name="version">The new version, from 1.</param>
    /// <returns>How many rows stand unchanged.</returns>
    public static async Task<int> ReplaceAsync(Operation operation, InformationRequest request, int version, IReadOnlyList<ChronologyRow> rows, CancellationToken cancellation)
    {
        var before = await operation.Read<SignificantPracticeEvent>().Where(row => row.RequestId == request.Id).OrderBy(row => row.RowNumber).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.ContentHash }).ToListAsync(cancellation);
        byte[][] hashes = [.. rows.Select(EventContent.Hash)];
        var identities = EventContent.Identify(before.Select(row => (row.Id, row.ContentHash)), hashes);
        if (before.Count > 0)
        {
            await operation.Context.Database.ExecuteSqlAsync($"""
                insert into earlier_practice_events (id, version, request_id, partnership_id, case_id, row_number, date, time, date_as_written, earliest, latest, precision, uncertain,
                    bound, what_happened, source_document, source_page, who_was_seen, child_seen, child_heard, risk, response, impact, partnership, learning, why_significant, content_hash)
                select id, {version - 1}, request_id, partnership_id, case_id, row_number, date, time, date_as_written, earliest, latest, precision, uncertain,
                    bound, what_happened, source_document, source_page, who_was_seen, child_seen, child_heard, risk, response, impact, partnership, learning, why_significant, content_hash
                from significant_practice_events where request_id = {request.Id.Value}
                """, cancellation);
            await operation.Set<SignificantPracticeEvent>().Where(row => row.RequestId == request.Id).ExecuteDeleteAsync(cancellation);
        }
        await GiveIdentitiesAsync(operation, request, [.. identities.Where(identity => identity.IsNew).Select(identity => identity.Id.Value)], cancellation);
        await InsertAsync(operation, request, [.. identities.Select(identity => identity.Id.Value)], hashes, rows, cancellation);
        await SucceedAsync(operation, request, version, [.. before.Select(row => row.Id).Except(identities.Select(identity => identity.Id))],
            [.. identities.Index().Where(one => one.Item.IsNew).Select(one => (one.Item.Id, rows[one.Index]))], cancellation);
        return identities.Count(identity => !identity.IsNew);
    }

    // A row that is gone and seems to be told otherwise in a new one.
    private static async Task SucceedAsync(
        Operation operation, InformationRequest request, int version, IReadOnlyList<PracticeEventId> gone, IReadOnlyList<(PracticeEventId Id, ChronologyRow Row)> added, CancellationToken cancellation)
    {
        if (gone.Count == 0 || added.Count == 0)
        {
            return;
        }
        var wanted = gone.ToList();
        var earlier = await operation.Read<EarlierPracticeEvent>().Where(row => row.RequestId == request.Id && row.Version == version - 1 && wanted.Contains(row.Id))
            .OrderBy(row => row.RowNumber).ThenBy(row => row.Id).ToListAsync(cancellation);
        var changed = CompositeDifference.Between([.. earlier.Select(row => row.ToRow())], [.. added.Select(one => one.Row)])
            .Where(change => change is { Before: not null, After: not null }).ToList();
        if (changed.Count == 0)
        {
            return;
        }
        await using var command = operation.Connection.CreateCommand();
        command.CommandText = """
            with pairs as (select * from unnest($4, $5) as p (earlier, later))
            insert into event_successions (request_id, partnership_id, case_id, event_id, successor_id)
            select $1, $2, $3, earlier, later from pairs
            union select $1, $2, $3, s.event_id, later from pairs join event_successions s on s.successor_id = earlier
            """;
        Belong(command, request);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. changed.Select(change => earlier[change.Before!.Value].Id.Value)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. changed.Select(change => added[change.After!.Value].Id.Value)] });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task GiveIdentitiesAsync(Operation operation, InformationRequest request, Guid[] ids, CancellationToken cancellation)
    {
        await using var command = operation.Connection.CreateCommand();
        command.CommandText = "insert into event_identities (request_id, partnership_id, case_id, id) select $1, $2, $3, * from unnest($4)";
        Belong(command, request);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    // COPY is closed to roles under row security; arrays are as quick.
    private static async Task InsertAsync(Operation operation, InformationRequest request, Guid[] ids, byte[][] hashes, IReadOnlyList<ChronologyRow> rows, CancellationToken cancellation)
    {
        await using var command = operation.Connection.CreateCommand();
        Belong(command, request);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        Column(NpgsqlDbType.Integer, row => row.RowNumber);
        Column(NpgsqlDbType.Date, row => row.Date);
        Column(NpgsqlDbType.Time, row => row.Time);
        Column(NpgsqlDbType.Text, row => row.When.AsWritten);
        Column(NpgsqlDbType.Timestamp, row => DateTime.SpecifyKind(row.When.Earliest, DateTimeKind.Unspecified));
        Column(NpgsqlDbType.Timestamp, row => DateTime.SpecifyKind(row.When.Latest, DateTimeKind.Unspecified));
        Column(NpgsqlDbType.Text, row => row.When.Precision.ToString());
        Column(NpgsqlDbType.Boolean, row => row.When.Uncertain);
        Column(NpgsqlDbType.Text, row => row.When.Bound.ToString());
        Column(NpgsqlDbType.Text, row => row.WhatHappened);
        Column(NpgsqlDbType.Text, row => row.SourceDocument);
        Column(NpgsqlDbType.Text, row => row.SourcePage);
        Column(NpgsqlDbType.Text, row => row.WhoWasSeen);
        Column(NpgsqlDbType.Text, row => row.ChildSeen.ToString());
        Column(NpgsqlDbType.Text, row => row.ChildHeard.ToString());
        Column(NpgsqlDbType.Text, row => row.Risk);
        Column(NpgsqlDbType.Text, row => row.Response);
        Column(NpgsqlDbType.Text, row => row.Impact);
        Column(NpgsqlDbType.Text, row => row.Partnership);
        Column(NpgsqlDbType.Text, row => row.Learning);
        Column(NpgsqlDbType.Integer, row => (int)row.WhySignificant);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = hashes, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        var arrays = string.Join(", ", Enumerable.Range(4, command.Parameters.Count - 3).Select(at => FormattableString.Invariant($"${at}")));
        command.CommandText = $"insert into significant_practice_events (request_id, partnership_id, case_id, id, {Words}) select $1, $2, $3, * from unnest({arrays})";
        await command.ExecuteNonQueryAsync(cancellation);

        void Column<T>(NpgsqlDbType type, Func<ChronologyRow, T> value)
        {
            var values = new T[rows.Count];
            for (var at = 0; at < values.Length; at++)
            {
                values[at] = value(rows[at]);
            }
            command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        }
    }

    private static void Belong(NpgsqlCommand command, InformationRequest request)
    {
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = request.Id.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = request.PartnershipId.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = request.CaseId.Value });
    }
}
