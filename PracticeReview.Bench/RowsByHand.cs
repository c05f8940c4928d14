using Npgsql;
using PracticeReview.Data.Cases;

namespace PracticeReview.Bench;

/// <summary>
/// Writes the rows that a use case wrote once more under new identifiers: one connection, one transaction, one batch of plain
/// inserts on the same login role under the same row security. Nothing is looked up and nothing is reckoned.
/// </summary>
internal sealed class RowsByHand : IAsyncDisposable
{
    private static readonly (string Table, string Key)[] Tables =
    [
        ("cases", "id"), ("family_progress", "case_id"), ("milestones", "case_id"), ("referrals", "case_id"), ("referral_versions", "case_id"),
        ("deadlines", "case_id"), ("outbox_messages", "case_id"), ("audit_events", "case_id"),
    ];

    // The database gives these by itself.
    private static readonly string[] Given = ["position", "previous_hash", "hash"];

    private readonly NpgsqlDataSource _source;
    private readonly Guid _staff;
    private readonly List<Row> _rows;
    private readonly HashSet<Guid> _identifiers;

    private RowsByHand(NpgsqlDataSource source, Guid staff, List<Row> rows)
    {
        (_source, _staff, _rows) = (source, staff, rows);
        _identifiers = [.. rows.SelectMany(row => row.Cells).Where(cell => cell.Column == "id").Select(cell => cell.Value).OfType<Guid>()];
    }

    public int Rows => _rows.Count;

    /// <param name="staff">On whose behalf they are written.</param>
    public static async Task<RowsByHand> LikeAsync(World world, CaseId @case, Guid staff, CancellationToken cancellation)
    {
        await using var owner = await world.OpenAsOwnerAsync(cancellation);
        List<Row> rows = [];
        foreach (var (table, key) in Tables)
        {
            await using var command = owner.CreateCommand();
            command.CommandText = $"select * from {table} where {key} = $1";
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = @case.Value });
            await using var found = await command.ExecuteReaderAsync(cancellation);
            var columns = await found.GetColumnSchemaAsync(cancellation);
            while (await found.ReadAsync(cancellation))
            {
                rows.Add(new Row(table, [.. columns.Select((column, at) => new Cell(column.ColumnName, column.DataTypeName!, found.GetValue(at)))
                    .Where(cell => !Given.Contains(cell.Column, StringComparer.Ordinal))]));
            }
        }
        return new RowsByHand(NpgsqlDataSource.Create(world.Connections.Workspace), staff, rows);
    }

    public async Task WriteAsync(CancellationToken cancellation)
    {
        var renamed = _identifiers.ToDictionary(id => id, _ => Guid.CreateVersion7());
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var reference = await TellAndNumberAsync(connection, cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var row in _rows)
        {
            var command = new NpgsqlBatchCommand(row.Insert);
            foreach (var cell in row.Cells)
            {
                var value = cell switch
                {
                    { Column: "reference" } => reference,
                    { Value: Guid id } when renamed.TryGetValue(id, out var fresh) => fresh,
                    _ => cell.Value,
                };
                command.Parameters.Add(new NpgsqlParameter { DataTypeName = cell.Type, Value = value });
            }
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<string> TellAndNumberAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select set_config('practicereview.staff_id', $1, true)";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _staff.ToString() });
        await command.ExecuteNonQueryAsync(cancellation);
        await using var next = connection.CreateCommand();
        next.CommandText = "select access.next_case_reference(2026)";
        return (string)(await next.ExecuteScalarAsync(cancellation))!;
    }

    private sealed record Cell(string Column, string Type, object Value);

    private sealed record Row(string Table, IReadOnlyList<Cell> Cells)
    {
        public string Insert { get; } =
            $"insert into {Table} ({string.Join(", ", Cells.Select(cell => cell.Column))}) values ({string.Join(", ", Enumerable.Range(1, Cells.Count).Select(number => $"${number}"))})";
    }
}
