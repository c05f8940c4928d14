using Npgsql;
using NpgsqlTypes;
using PracticeReview.Data.Storage;

namespace PracticeReview.Bench;

/// <summary>
/// Finds what is due in one question for each partnership and writes the rows that the chasing job wrote, one statement for each
/// table, on the jobs' login role under the same row security. Nothing is reckoned, nobody looked up.
/// </summary>
internal sealed class RemindersByHand : IAsyncDisposable
{
    private const string Due = """
        select id, case_id, kind, counted_from, due_at, due_day, paused_from, paused_until from deadlines
        where partnership_id = $1 and met_at is null and is_needed and not is_foretold and due_at <= now() + interval '5 days'
            and (paused_from is null or paused_from > current_date or paused_until < current_date) order by due_at, id
        """;

    private readonly NpgsqlDataSource _source;
    private readonly List<(Guid Partnership, List<(string Insert, string Rows)> Writes)> _partnerships;

    private RemindersByHand(NpgsqlDataSource source, List<(Guid, List<(string, string)>)> partnerships, long reminders, long rows) =>
        (_source, _partnerships, Reminders, Rows) = (source, partnerships, reminders, rows);

    public long Reminders { get; }
    public long Rows { get; }

    /// <param name="begun">When the job began whose rows these are.</param>
    public static async Task<RemindersByHand> LikeAsync(World world, NpgsqlConnection owner, DateTimeOffset begun, CancellationToken cancellation)
    {
        (string Table, string Which)[] tables =
        [
            ("deadline_reminders", "partnership_id = $1 and queued_at >= $2"),
            ("outbox_messages", "partnership_id = $1 and template = 'StaffDeadline' and queued_at >= $2"),
            ("audit_events", "chain_id = $1 and action = 'Reminder queued' and at >= $2"),
        ];
        List<(string Table, string Which, string Columns)> known = [];
        foreach (var (table, which) in tables)
        {
            // A line's place in the record and its hashes are the database's to give.
            await using var columns = new NpgsqlCommand($"""
                select string_agg(attname, ', ' order by attnum) from pg_attribute
                where attrelid = '{table}'::regclass and attnum > 0 and not attisdropped and attname not in ('position', 'previous_hash', 'hash')
                """, owner);
            known.Add((table, which, (string)(await columns.ExecuteScalarAsync(cancellation))!));
        }
        List<(Guid, List<(string, string)>)> partnerships = [];
        long reminders = 0, all = 0;
        foreach (var partnership in await PartnershipsAsync(owner, cancellation))
        {
            List<(string, string)> writes = [];
            foreach (var (table, which, columns) in known)
            {
                await using var rows = new NpgsqlCommand($"select coalesce(jsonb_agg(to_jsonb(r)), '[]')::text, count(*) from (select * from {table} where {which}) r", owner);
                rows.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = partnership });
                rows.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = begun.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
                await using var row = await rows.ExecuteReaderAsync(cancellation);
                await row.ReadAsync(cancellation);
                writes.Add(($"insert into {table} ({columns}) select {columns} from jsonb_populate_recordset(null::{table}, $1)", row.GetString(0)));
                reminders += table == "deadline_reminders" ? row.GetInt64(1) : 0;
                all += row.GetInt64(1);
            }
            partnerships.Add((partnership, writes));
        }
        return new RemindersByHand(NpgsqlDataSource.Create(World.WithoutCompiling(world.Connections.Jobs)), partnerships, reminders, all);
    }

    public async Task WriteAsync(CancellationToken cancellation)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        foreach (var (partnership, writes) in _partnerships)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using (var due = new NpgsqlCommand(Due, connection, transaction))
            {
                due.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = partnership });
                await using var row = await due.ExecuteReaderAsync(cancellation);
                while (await row.ReadAsync(cancellation))
                {
                    _ = row.GetGuid(0);
                }
            }
            foreach (var (insert, rows) in writes)
            {
                await using var command = new NpgsqlCommand(insert, connection, transaction);
                command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Jsonb, Value = rows });
                await command.ExecuteNonQueryAsync(cancellation);
            }
            await transaction.CommitAsync(cancellation);
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static async Task<List<Guid>> PartnershipsAsync(NpgsqlConnection owner, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select id from partnerships order by id", owner);
        List<Guid> found = [];
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            found.Add(row.GetGuid(0));
        }
        return found;
    }
}
