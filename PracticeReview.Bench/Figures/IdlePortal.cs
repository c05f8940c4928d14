using System.Globalization;
using Npgsql;
using PracticeReview.Bench.Circuits;
using PracticeReview.Web.Identity;

namespace PracticeReview.Bench.Figures;

/// <summary>
/// How often the published portal, with its jobs and the demonstration's cases, turns to the database while nobody does anything:
/// without a page, with "my work today" open, and with a meeting open.
/// </summary>
internal sealed class IdlePortal : IFigure
{
    private const string Database = "bench_idle";
    private const double Most = 5;
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(45);
    // Long enough for every job of a demonstration but the hourly ones to come round.
    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(65);

    public string Name => "idle";
    public string About => "Database transactions of an idle portal";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        var (owner, connections) = await world.MakeEmptyAsync(Database, cancellation);
        await using var post = new PostTaker();
        Dictionary<string, string?> settings = new(StringComparer.Ordinal)
        {
            ["Jobs:Enabled"] = "true",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = post.Port.ToString(CultureInfo.InvariantCulture),
            ["Mail:From"] = "post@localhost",
        };
        Report.Say("  Filling in the demonstration's cases");
        await PublishedPortal.RunVerbAsync(connections, new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["ConnectionStrings:Owner"] = owner }, "demonstrate", cancellation);
        var session = Guid.CreateVersion7();
        var meeting = await PrepareAsync(world, owner, session, cancellation);
        await using var app = await PublishedPortal.StartAsync(connections, cancellation, settings);
        await Task.Delay(s_settling, cancellation);
        List<Line> lines = [await CountAsync(world, "Idle portal", cancellation)];
        var cookie = world.Cookie(Schemes.Workspace, session);
        foreach (var (what, page) in new[] { ("… with \"today\" open", "/workspace"), ("… with a meeting open", $"/workspace/meetings/{meeting}") })
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
            client.DefaultRequestHeaders.Add("Cookie", cookie);
            await using var circuit = await Circuit.OpenAsync(client, app.Address, page, cookie);
            using var left = new CancellationTokenSource();
            var pinging = PingAsync(circuit, left.Token);
            lines.Add(await CountAsync(world, what, cancellation));
            await left.CancelAsync();
            await pinging;
            await circuit.LeaveAsync(client, app.Address);
        }
        return lines;
    }

    // The post of earlier days has gone out, the portal can read the cookies made here, and somebody is signed in.
    private static async Task<Guid> PrepareAsync(World world, string owner, Guid session, CancellationToken cancellation)
    {
        await using var bench = await world.OpenAsOwnerAsync(cancellation);
        await using var keys = new NpgsqlCommand("select jsonb_agg(to_jsonb(k))::text from data_protection_keys k", bench);
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancellation);
        await using var prepare = new NpgsqlCommand("""
            insert into data_protection_keys select * from jsonb_populate_recordset(null::data_protection_keys, $1::jsonb)
            """, connection);
        prepare.Parameters.Add(new NpgsqlParameter<string> { TypedValue = (string)(await keys.ExecuteScalarAsync(cancellation))! });
        await prepare.ExecuteNonQueryAsync(cancellation);
        await using var signIn = new NpgsqlCommand($"""
            update outbox_messages set sent_at = now() where sent_at is null and given_up_at is null;
            insert into staff_sessions (id, staff_id, started_at, last_seen_at)
            select '{session}', staff_id, now(), now() from staff_role_assignments where role = 'BusinessManager' and until is null limit 1
            """, connection);
        await signIn.ExecuteNonQueryAsync(cancellation);
        await using var meeting = new NpgsqlCommand("select case_id from rapid_reviews order by planned_for desc limit 1", connection);
        return (Guid)(await meeting.ExecuteScalarAsync(cancellation))!;
    }

    // Asked from another database, whose transactions are not counted.
    private static async Task<Line> CountAsync(World world, string what, CancellationToken cancellation)
    {
        await using var owner = await world.OpenAsOwnerAsync(cancellation);
        var before = await TransactionsAsync(owner, cancellation);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Task.Delay(s_window, cancellation);
        return Line.AtMost($"{what}, transactions over {s_window.TotalSeconds:0} s", (await TransactionsAsync(owner, cancellation) - before) / watch.Elapsed.TotalSeconds, "per s", Most);
    }

    private static async Task<long> TransactionsAsync(NpgsqlConnection owner, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select xact_commit + xact_rollback from pg_stat_database where datname = '{Database}'", owner);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task PingAsync(Circuit circuit, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                await circuit.PingAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The page is left.
        }
    }
}
