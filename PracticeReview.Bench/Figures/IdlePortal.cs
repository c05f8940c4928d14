using Npgsql;

namespace PracticeReview.Bench.Figures;

/// <summary>What the whole portal, its jobs included, asks of the database while nobody does anything.</summary>
internal sealed class IdlePortal : IFigure
{
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_watched = TimeSpan.FromSeconds(60);

    public string Name => "idle";
    public string About => "Database transactions of the whole portal while it is idle";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        // A database of its own: in the other one there is always something to chase and to send.
        var connections = await world.MakeEmptyAsync("idle", cancellation);
        await using var portal = await PublishedPortal.StartAsync(connections, cancellation, jobs: true);
        await Task.Delay(s_settling, cancellation);
        var before = await CountAsync(world, cancellation);
        await Task.Delay(s_watched, cancellation);
        var after = await CountAsync(world, cancellation);
        return [Line.AtMost("Whole portal idle, transactions a second", (after - before) / s_watched.TotalSeconds, "per s", 5)];
    }

    // Asked in the other database, so that asking is not counted.
    private static async Task<long> CountAsync(World world, CancellationToken cancellation)
    {
        await using var connection = await world.OpenAsOwnerAsync(cancellation);
        await using var command = new NpgsqlCommand("select xact_commit + xact_rollback from pg_stat_database where datname = 'idle'", connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
