using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Jobs;

/// <summary>The chasing finds what is due through an index: what was met long ago costs it nothing.</summary>
public sealed class ChaseDeadlinesPlanTests
{
    [Fact]
    public async Task What_is_due_is_found_by_an_index_among_any_number_of_deadlines()
    {
        await using var world = await TestWorld.CreateAsync(new FakeClock(new DateTimeOffset(2026, 12, 16, 10, 0, 0, TimeSpan.Zero)));
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        var @case = await world.ReceiveCaseAsync(unit, world.Now.AddDays(-20));
        // Long met, and due only in years to come.
        await world.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into deadlines select gen_random_uuid(), partnership_id, case_id, kind, gen_random_uuid(), name, counted_from,
                due_at + case when n % 2 = 0 then interval '0' else interval '2 years' end, due_day, has_time_of_day, is_foretold, true,
                case when n % 2 = 0 then due_at end, explanation, source
            from deadlines cross join generate_series(1, 40000) n where case_id = '{@case.Id}' and kind = 'SendReportAfterReferral';
            analyze deadlines; analyze deadline_reminders
            """);

        string sql;
        await using (var operation = await world.Database.BeginAsync(TestWorldJobs.Job, CancellationToken.None))
        {
            sql = RemindOfDeadlines.NearOrPast(operation, world.Partnership.Id, null).ToQueryString();
            RemindOfDeadlines.NearOrPast(operation, world.Partnership.Id, null).Count().ShouldBeInRange(1, 50);
        }
        using var plan = JsonDocument.Parse(await ExplainAsync(world, sql));
        var nodes = NodesOf(plan.RootElement[0].GetProperty("Plan")).ToList();

        var onDeadlines = nodes.Where(node => node.TryGetProperty("Relation Name", out _) && node.GetProperty("Relation Name").ValueEquals("deadlines")).ToList();
        onDeadlines.ShouldNotBeEmpty();
        onDeadlines.Select(node => node.GetProperty("Node Type").GetString()).ShouldNotContain("Seq Scan");
        nodes.Where(node => node.TryGetProperty("Index Name", out _)).Select(node => node.GetProperty("Index Name").GetString()).ShouldContain("ix_deadlines_partnership_id_due_at");
        nodes.Where(node => node.TryGetProperty("Actual Rows", out _)).Sum(node => node.GetProperty("Actual Rows").GetDouble()).ShouldBeLessThan(200, "rows of 40,000 that were looked at");
    }

    // On the jobs' own login role, under its row security.
    private static async Task<string> ExplainAsync(TestWorld world, string query)
    {
        await using var connection = new Npgsql.NpgsqlConnection(world.TestDatabase.For(PracticeReview.Data.Storage.LoginRole.Jobs));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "explain (analyze, timing off, format json) " + Inlined(query);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    // The query string begins with a comment for each parameter: "-- @name='value' (DbType = …)".
    private static string Inlined(string query)
    {
        foreach (var line in query.Split('\n').Where(line => line.StartsWith("-- @", StringComparison.Ordinal)))
        {
            var name = line[3..line.IndexOf('=', StringComparison.Ordinal)];
            var value = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(" (", 2)[0].Trim();
            query = query.Replace(name, value.StartsWith('\'') ? value : $"'{value}'", StringComparison.Ordinal);
        }
        return string.Join('\n', query.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)));
    }

    private static IEnumerable<JsonElement> NodesOf(JsonElement node) =>
        node.TryGetProperty("Plans", out var below) ? below.EnumerateArray().SelectMany(NodesOf).Prepend(node) : [node];
}
