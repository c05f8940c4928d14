using System.Globalization;
using System.Text.Json;
using Npgsql;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Cases;

namespace PracticeReview.Bench.Figures;

/// <summary>The search within a partnership that has 5,000 cases, and how its question is answered.</summary>
internal sealed class SearchingCases : IFigure
{
    private const int Cases = 5_000;

    public string Name => "search";
    public string About => "Search within the 5,000 cases of a partnership";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        await world.AsOwnerAsync($"""
            insert into cases (id, partnership_id, reference, policy_version, child_initials, referrer_id, stage, stage_since, review_type, received_at)
            select md5('searched' || n)::uuid, '{World.Partnership}', 'AX-2020-' || n, 'Salford2019', chr(65 + n % 26) || '.' || chr(65 + n / 26 % 26) || '.', md5('staff1/3')::uuid,
                'Closed', now() - interval '3 years', 'RapidReview', now() - interval '3 years' - n * interval '1 minute'
            from generate_series(1, {Cases} - (select count(*) from cases where partnership_id = '{World.Partnership}')::integer) n;
            """, cancellation);
        await world.TidyAsync(cancellation);
        var manager = await world.ActAsync(World.ManagerSession, cancellation);
        var cookie = world.Cookie(Schemes.Workspace, World.ManagerSession);
        var page = "/workspace/search?q=" + Uri.EscapeDataString(world.Get<SealedQuestion>().Seal(manager.Id, Floors.Asked));
        var (measured, least) = await Sampling.AlternateAsync(30, 200, () => world.GetAsync(page, cookie), () => world.GetAsync(Floors.Search, session: World.ManagerSession));
        var (index, scans) = await PlanAsync(world, manager.Id.ToString(), cancellation);
        return
        [
            Line.AtMostTimes("Search, p50", measured.P50, least.P50, "ms", null),
            Line.AtMostTimes("Search, p95", measured.P95, least.P95, "ms", 3),
            new Line("Search: index of what cases are found by, used for one who asks under row security", index ? "used" : "not used", "", "", "used", index),
            new Line("Search: cases or their keys read from end to end", scans.ToString(CultureInfo.InvariantCulture), "", "", "none", scans == 0),
        ];
    }

    // The words of the function that every search asks, for the one who asks.
    private static async Task<(bool Index, int Scans)> PlanAsync(World world, string staff, CancellationToken cancellation)
    {
        await using var connection = await world.OpenAsOwnerAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "select set_config('practicereview.staff_id', $1, true)";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = staff });
        await command.ExecuteNonQueryAsync(cancellation);
        command.Parameters.Clear();
        command.CommandText = "select prosrc from pg_proc where oid = 'access.find_cases(text)'::regprocedure";
        var words = (string)(await command.ExecuteScalarAsync(cancellation))!;
        command.CommandText = "explain (format json) " + words.Replace("$1", $"'{Floors.Asked}'", StringComparison.Ordinal);
        using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(cancellation))!);
        var nodes = Nodes(plan.RootElement[0].GetProperty("Plan")).ToList();
        return (nodes.Exists(node => Text(node, "Index Name") == "pk_case_search_keys"),
            nodes.Count(node => Text(node, "Node Type") == "Seq Scan" && Text(node, "Relation Name") is "cases" or "case_search_keys"));
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement node) =>
        node.TryGetProperty("Plans", out var below) ? below.EnumerateArray().SelectMany(Nodes).Prepend(node) : [node];

    private static string? Text(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetString() : null;
}
