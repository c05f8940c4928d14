using Npgsql;
using PracticeReview.Data.People;

namespace PracticeReview.Bench;

/// <summary>What of a table was read by some work, within functions too, into which no plan looks.</summary>
internal sealed record TableReads(string Table, long Scans, long IndexScans, long Rows)
{
    /// <summary>Carries out what the work asks the database once more, for the same actor under row security, and counts what it reads.</summary>
    public static async Task<IReadOnlyList<TableReads>> OfAsync(World world, StaffActor actor, Func<Task> work, CancellationToken cancellation)
    {
        List<AskedQuery> asked = [];
        using (AskedQuery.Listen(asked))
        {
            await work();
        }
        // A connection of its own counts from nothing.
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(world.Connections.Workspace) { Pooling = false }.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await AskedQuery.ActAsAsync(connection, actor, cancellation);
        foreach (var query in asked)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = query.Sql;
            command.Parameters.AddRange(query.Parameters);
            await command.ExecuteNonQueryAsync(cancellation);
        }
        await using var count = connection.CreateCommand();
        count.CommandText = "select relname, coalesce(seq_scan, 0), coalesce(idx_scan, 0), coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables where schemaname = 'public'";
        List<TableReads> reads = [];
        await using var row = await count.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            reads.Add(new TableReads(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));
        }
        return reads;
    }
}
