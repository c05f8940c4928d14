using Npgsql;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Scheduling;

/// <summary>What a failed run was about. Never its message: that may hold an address, a name or a part of a query.</summary>
public enum KindOfFailure
{
    Database,
    Mail,
    Program,
}

/// <summary>A job as the scheduler has it. Instants are in UTC.</summary>
/// <param name="IsAwaited">Somebody has asked for a run that no node has taken yet.</param>
/// <param name="NextAt">When it runs next by itself; null where no node has scheduled it.</param>
/// <param name="LastAt">When it last began; null where it never has.</param>
/// <param name="Failure">What the last failure was about, however long ago; null where there was none.</param>
public sealed record JobState(
    string Job, bool IsRunning, bool IsAwaited, DateTimeOffset? NextAt, DateTimeOffset? LastAt, bool LastSucceeded, TimeSpan? LastTook,
    DateTimeOffset? LastFailedAt, KindOfFailure? Failure, int FailuresInARow, long Runs, long Failures);

/// <param name="WasAskedFor">An administrator asked for it; otherwise it ran by itself.</param>
/// <param name="Node">A mark by which two nodes are told apart; it is no name of a machine.</param>
public sealed record JobRun(DateTimeOffset StartedAt, TimeSpan Took, bool Succeeded, KindOfFailure? Failure, bool WasAskedFor, string Node);

/// <param name="Now">The instant (UTC) the page was made.</param>
public sealed record JobsView(IReadOnlyList<JobState> Jobs, DateTimeOffset Now);

/// <summary>What the jobs of the portal did, for administrators. The scheduler's tables are read by two functions of the database alone.</summary>
public sealed class JobQueries(Database database)
{
    /// <summary>The job that carries out what is asked for here; it is not asked for itself.</summary>
    public const string Runner = "RunRequestedJobs";

    /// <summary>The most runs of a job that are shown.</summary>
    public const int MostRuns = 20;

    /// <returns>Null for others than an administrator.</returns>
    public async Task<JobsView?> ListAsync(StaffActor actor, CancellationToken cancellation)
    {
        if (!KeepPeople.MayKeep(actor))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        return new JobsView(await StatesAsync(operation, cancellation), operation.Now);
    }

    /// <returns>The latest runs, the newest first; null for others than an administrator.</returns>
    public async Task<IReadOnlyList<JobRun>?> RunsAsync(StaffActor actor, string job, CancellationToken cancellation)
    {
        if (!KeepPeople.MayKeep(actor))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        await using var command = operation.Connection.CreateCommand();
        command.CommandText = "select started_at, milliseconds, succeeded, failure, was_asked_for, node from access.job_runs($1, $2)";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = job });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MostRuns });
        List<JobRun> runs = [];
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            runs.Add(new JobRun(row.GetFieldValue<DateTimeOffset>(0), TimeSpan.FromMilliseconds(row.GetInt64(1)), row.GetBoolean(2),
                Failure(row, 3), row.GetBoolean(4), row.GetString(5)));
        }
        return runs;
    }

    internal static async Task<IReadOnlyList<JobState>> StatesAsync(Operation operation, CancellationToken cancellation)
    {
        await using var command = operation.Connection.CreateCommand();
        command.CommandText = """
            select job, is_running, is_awaited, next_at, last_at, last_succeeded, last_milliseconds, last_failed_at, failure, failures_in_a_row, runs, failures
            from access.job_states() where job <> $1
            """;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Runner });
        List<JobState> states = [];
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            states.Add(new JobState(row.GetString(0), row.GetBoolean(1), row.GetBoolean(2), At(row, 3), At(row, 4), row.GetBoolean(5),
                row.IsDBNull(6) ? null : TimeSpan.FromMilliseconds(row.GetInt64(6)), At(row, 7), Failure(row, 8),
                row.IsDBNull(9) ? 0 : row.GetInt32(9), row.IsDBNull(10) ? 0 : row.GetInt64(10), row.IsDBNull(11) ? 0 : row.GetInt64(11)));
        }
        return states;
    }

    private static DateTimeOffset? At(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private static KindOfFailure? Failure(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : Enum.Parse<KindOfFailure>(row.GetString(column));
}
