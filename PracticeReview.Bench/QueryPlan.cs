using System.Text.Json;
using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Bench;

/// <summary>How PostgreSQL carried out one query for one actor under row security.</summary>
/// <param name="Shape">The kinds of nodes, from the top, with what they read.</param>
/// <param name="RowsRead">Rows that were looked at in tables, kept or not.</param>
/// <param name="PagesTouched">Pages of 8 KiB.</param>
internal sealed record QueryPlan(string Shape, long RowsRead, long PagesTouched)
{
    /// <summary>The plans of everything the case list asks the database, in the words in which it asks.</summary>
    public static async Task<IReadOnlyList<QueryPlan>> OfCaseListAsync(Database database, string workspace, Guid session, CancellationToken cancellation)
    {
        var actor = await new ActorDirectory(database).FindStaffAsync(new StaffSessionId(session), cancellation)
            ?? throw new InvalidOperationException("The session is not there.");
        List<AskedQuery> asked = [];
        using (AskedQuery.Listen(asked))
        {
            await new CaseQueries(database).ListAsync(actor, new CaseListFilter(), cancellation);
        }
        await using var source = NpgsqlDataSource.Create(workspace);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await AskedQuery.ActAsAsync(connection, actor, cancellation);
        List<QueryPlan> plans = [];
        foreach (var (sql, parameters) in asked)
        {
            await using var explain = connection.CreateCommand();
            explain.CommandText = "explain (analyze, buffers, timing off, format json) " + sql;
            explain.Parameters.AddRange(parameters);
            using var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync(cancellation))!);
            plans.Add(Read(plan.RootElement[0].GetProperty("Plan")));
        }
        return plans;
    }

    private static QueryPlan Read(JsonElement node)
    {
        var below = node.TryGetProperty("Plans", out var plans) ? plans.EnumerateArray().Select(Read).ToList() : [];
        var what = node.GetProperty("Node Type").GetString() + Of(node, "Index Name", " ") + (node.TryGetProperty("Index Name", out _) ? "" : Of(node, "Relation Name", " of "));
        var rows = node.TryGetProperty("Relation Name", out _) ? Number(node, "Actual Loops") * (Number(node, "Actual Rows") + Number(node, "Rows Removed by Filter")) : 0;
        var shown = below.Where(plan => plan.Shape != "Result").Select(plan => plan.Shape).ToList();
        return new QueryPlan(
            shown.Count == 0 ? what : $"{what} ({string.Join(", ", shown)})",
            rows + below.Sum(plan => plan.RowsRead),
            Number(node, "Shared Hit Blocks") + Number(node, "Shared Read Blocks"));
    }

    private static string Of(JsonElement node, string name, string before) => node.TryGetProperty(name, out var value) ? before + value.GetString() : "";

    private static long Number(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? (long)value.GetDouble() : 0;
}
