using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.UseCases.Cases;

/// <summary>The search at the top: what it finds, for whom it finds nothing, and that it does so by an index.</summary>
public sealed class FindCasesTests
{
    [Theory]
    [InlineData("INV-2026-0001")]
    [InlineData("inv 2026")]
    [InlineData("0001")]
    [InlineData("1")]
    [InlineData("a.b.")]
    [InlineData("AB")]
    [InlineData("police")]
    public async Task The_business_unit_finds_a_case_by_any_of_them(string asked)
    {
        await using var world = await TestWorld.CreateAsync();
        var scene = await InformationScene.CreateAsync(world);

        (await FindAsync(world, scene.Unit, asked)).ShouldBe([scene.Case.Id]);
    }

    [Theory]
    [InlineData("9")]
    [InlineData("B")]
    [InlineData("%")]
    [InlineData("...")]
    [InlineData("")]
    [InlineData("po")]
    public async Task What_is_not_there_is_not_found(string asked)
    {
        await using var world = await TestWorld.CreateAsync();
        var scene = await InformationScene.CreateAsync(world);

        (await FindAsync(world, scene.Unit, asked)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Strangers_agency_authors_and_people_without_a_part_find_nothing()
    {
        await using var world = await TestWorld.CreateAsync();
        var scene = await InformationScene.CreateAsync(world);
        var ended = await world.AddStaffAsync("Former Fig", null, StaffRole.BusinessUnit);
        var endedActor = await world.ActAsync(ended);
        await world.TestDatabase.ExecuteAsOwnerAsync($"update staff_members set ended_at = now() where id = '{ended}'");
        StaffId[] strangers =
        [
            scene.Stranger, scene.Officer, scene.OtherOfficer, scene.Teacher,
            await world.AddStaffAsync("Administrator Alder", null, StaffRole.Administrator), await world.AddStaffAsync("Referrer Rue", scene.Police, StaffRole.Referrer),
        ];
        foreach (var asked in (string[])["INV", "1", "AB", "police", "school"])
        {
            foreach (var stranger in strangers)
            {
                (await FindAsync(world, stranger, asked)).ShouldBeEmpty();
                (await scene.AskAsync(stranger, $"select count(*) from access.find_cases('{asked}')")).ShouldBe(0L);
            }
            (await scene.AskAsync(null, $"select count(*) from access.find_cases('{asked}')")).ShouldBe(0L);
            (await new FindCases(world.Database).RunAsync(endedActor, asked, default)).Rows.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_referrer_finds_their_own_case_and_not_by_an_agency_that_was_asked()
    {
        await using var world = await TestWorld.CreateAsync();
        var scene = await InformationScene.CreateAsync(world);

        (await FindAsync(world, scene.Case.ReferrerId, "AB")).ShouldBe([scene.Case.Id]);
        (await FindAsync(world, scene.Case.ReferrerId, "police")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_reads_the_keys_and_only_the_workspace_may_search()
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (var role in Enum.GetValues<LoginRole>())
        {
            await using var connection = new NpgsqlConnection(database.For(role));
            await connection.OpenAsync();
            await using var keys = new NpgsqlCommand("select count(*) from case_search_keys", connection);
            (await Should.ThrowAsync<PostgresException>(() => keys.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
            await using var search = new NpgsqlCommand("select count(*) from access.find_cases('1')", connection);
            if (role == LoginRole.Workspace)
            {
                (await search.ExecuteScalarAsync()).ShouldBe(0L);
                continue;
            }
            (await Should.ThrowAsync<PostgresException>(() => search.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Theory]
    [InlineData("force_custom_plan")]
    [InlineData("force_generic_plan")]
    public async Task Among_thousands_of_cases_an_index_is_used_and_no_other_case_is_read(string planning)
    {
        await using var world = await TestWorld.CreateAsync();
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        await ManyCasesAsync(world, 5000);
        // On the workspace's own login role, and on a connection that has read nothing yet.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(world.TestDatabase.For(LoginRole.Workspace)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"set local plan_cache_mode = {planning}; select set_config('practicereview.staff_id', '{unit}', true)";
        await command.ExecuteNonQueryAsync();

        command.CommandText = "select count(*) from access.find_cases('4711')";
        (await command.ExecuteScalarAsync()).ShouldBe(1L);

        var read = new Dictionary<string, (long Scans, long Lookups, long Rows)>(StringComparer.Ordinal);
        command.CommandText = """
            select relname, coalesce(seq_scan, 0), coalesce(idx_scan, 0), coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
            from pg_stat_xact_user_tables where relname in ('cases', 'case_search_keys')
            """;
        await using (var row = await command.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                read.Add(row.GetString(0), (row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));
            }
        }
        (read["case_search_keys"].Scans, read["cases"].Scans).ShouldBe((0, 0));
        read["case_search_keys"].Lookups.ShouldBe(1);
        (read["case_search_keys"].Rows + read["cases"].Rows).ShouldBeLessThan(10);
    }

    /// <summary>Cases with three deadlines each, from a hundred referrers of whom none takes part in anything else.</summary>
    internal static Task ManyCasesAsync(TestWorld world, int count) => world.TestDatabase.ExecuteAsOwnerAsync($"""
        create temp table referrers as select gen_random_uuid() as id, n from generate_series(0, 99) n;
        insert into staff_members (id, partnership_id, name, email, added_at)
        select id, '{world.Partnership.Id}', 'Referrer ' || n, 'referrer' || n || '@agency.example', now() from referrers;
        insert into cases (id, partnership_id, reference, policy_version, child_initials, referrer_id, stage, stage_since, received_at)
        select gen_random_uuid(), '{world.Partnership.Id}', 'INV-2026-' || lpad(n.n::text, 5, '0'), 'Salford2019', chr(65 + n.n % 26) || '.' || chr(65 + n.n % 25) || '.', r.id,
            case when n.n % 10 = 0 then 'Review' else 'Closed' end, now(), now() - n.n * interval '1 hour' from generate_series(1, {count}) as n (n) join referrers r on r.n = n.n % 100;
        insert into deadlines (id, partnership_id, case_id, kind, subject_id, name, counted_from, due_at, due_day, has_time_of_day, is_foretold, is_needed, met_at, explanation, source)
        select gen_random_uuid(), partnership_id, id, k, null, 'Due', received_at, received_at + interval '20 days', current_date, false, false, true,
            case when stage = 'Closed' then received_at end, '', '' from cases, unnest(array['SendReportAfterReferral', 'CompleteCaseReview', 'DecideReferral']) k;
        analyze
        """);

    private static async Task<List<CaseId>> FindAsync(TestWorld world, StaffId staff, string asked) =>
        [.. (await new FindCases(world.Database).RunAsync(await world.ActAsync(staff), asked, default)).Rows.Select(row => row.Id)];
}
