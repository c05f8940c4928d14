using PracticeReview.Data;
using PracticeReview.Data.People;
using PracticeReview.Data.Scheduling;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Jobs;

/// <summary>An administrator sees what the jobs did and asks for a run; two nodes carry it out once.</summary>
public sealed class JobRequestsTests
{
    private const string Failed = "Npgsql.NpgsqlException: connection refused to db.internal.example as practicereview_jobs";

    private static async Task<(TestWorld World, StaffId Administrator)> WorldAsync()
    {
        var world = await TestWorld.CreateAsync();
        var administrator = await world.AddStaffAsync("Administrator Aspen", null, StaffRole.Administrator);
        var tick = DateTime.UtcNow.Ticks;
        await world.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into quartz.job_details values ('s', 'ChaseDeadlines', 'DEFAULT', null, 'x', true, true, false, false, null);
            insert into quartz.job_status (sched_name, job_group, job_name, first_fired_time, last_fired_time, last_result, last_run_time, last_instance_name,
                last_success_time, last_failure_time, last_failure_message, consecutive_failures, run_count, failure_count)
            values ('s', 'DEFAULT', 'ChaseDeadlines', {tick}, {tick}, 1, 400000, 'host-1', {tick - 10_000_000}, {tick}, '{Failed}', 1, 2, 1);
            insert into quartz.execution_history (sched_name, entry_id, instance_name, job_name, job_group, trigger_name, trigger_group, fired_time, run_time, succeeded, error_message, manual)
            values ('s', 'a', 'host-1', 'ChaseDeadlines', 'DEFAULT', 't', 'g', {tick - 10_000_000}, 250000, true, null, true),
                ('s', 'b', 'host-1', 'ChaseDeadlines', 'DEFAULT', 't', 'g', {tick}, 400000, false, '{Failed}', null)
            """);
        return (world, administrator);
    }

    [Fact]
    public async Task An_administrator_reads_the_last_runs_and_of_a_failure_only_what_it_was_about()
    {
        var (world, administrator) = await WorldAsync();
        await using var _ = world;
        var queries = new JobQueries(world.Database);

        var job = (await queries.ListAsync(await world.ActAsync(administrator), CancellationToken.None))!.Jobs.ShouldHaveSingleItem();
        job.LastSucceeded.ShouldBeFalse();
        job.Failure.ShouldBe(KindOfFailure.Database);
        job.LastAt!.Value.ShouldBe(world.Now, TimeSpan.FromMinutes(2));
        job.ToString().ShouldNotContain("internal.example");
        var runs = (await queries.RunsAsync(await world.ActAsync(administrator), "ChaseDeadlines", CancellationToken.None))!;
        runs.Select(run => run.Succeeded).ShouldBe([false, true]);
        runs.Select(run => run.Took.TotalMilliseconds).ShouldBe([40, 25]);
        runs.Select(run => run.WasAskedFor).ShouldBe([false, true]);
        runs.ShouldAllBe(run => !run.ToString().Contains("host-1") && !run.ToString().Contains("internal.example"));
    }

    [Fact]
    public async Task Nobody_else_gets_anything_from_the_rule_nor_from_the_database()
    {
        var (world, administrator) = await WorldAsync();
        await using var _ = world;
        var manager = await world.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        var author = await world.AddStaffAsync("Author Alder", null, StaffRole.AgencyAuthor);
        foreach (var other in new[] { manager, author })
        {
            var actor = await world.ActAsync(other);
            (await new JobQueries(world.Database).ListAsync(actor, CancellationToken.None)).ShouldBeNull();
            (await new JobQueries(world.Database).RunsAsync(actor, "ChaseDeadlines", CancellationToken.None)).ShouldBeNull();
            (await new RequestJob(world.Database).RunAsync(actor, "ChaseDeadlines", CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
            (await CountAsync(world, other, "access.job_states()")).ShouldBe(0);
            (await CountAsync(world, other, "access.job_runs('ChaseDeadlines', 10)")).ShouldBe(0);
            (await CountAsync(world, other, "quiet_hours")).ShouldBe(0);
        }
        (await CountAsync(world, null, "access.job_states()")).ShouldBe(0);
        (await CountAsync(world, administrator, "access.job_states()")).ShouldBe(1);
    }

    [Fact]
    public async Task A_run_is_asked_for_once_taken_by_one_node_and_recorded()
    {
        var (world, administrator) = await WorldAsync();
        await using var _ = world;
        var request = new RequestJob(world.Database);

        (await request.RunAsync(await world.ActAsync(administrator), "NoSuchJob", CancellationToken.None)).Refusals.ShouldBe([Refusal.NotFound]);
        (await request.RunAsync(await world.ActAsync(administrator), "ChaseDeadlines", CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await request.RunAsync(await world.ActAsync(administrator), "ChaseDeadlines", CancellationToken.None)).Refusals.ShouldHaveSingleItem().Message.ShouldContain("asked for this job already");
        (await new JobQueries(world.Database).ListAsync(await world.ActAsync(administrator), CancellationToken.None))!.Jobs[0].IsAwaited.ShouldBeTrue();

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new TakeJobRequests(world.Database).RunAsync(TestWorldJobs.Job, CancellationToken.None))));
        taken.SelectMany(jobs => jobs).ShouldBe(["ChaseDeadlines"]);
        (await world.TestDatabase.AskAsOwnerAsync<long>("select count(*) from audit_events where action = 'Job asked for' and actor_kind = 'Staff'")).ShouldBe(1);
        (await world.TestDatabase.AskAsOwnerAsync<long>("select count(*) from audit_events where action = 'Job taken' and actor_kind = 'Job'")).ShouldBe(1);

        await world.TestDatabase.ExecuteAsOwnerAsync("insert into quartz.fired_triggers (sched_name, entry_id, trigger_name, trigger_group, instance_name, fired_time, sched_time, priority, state, job_name, is_nonconcurrent) values ('s', 'e', 't', 'g', 'i', 1, 1, 1, 'EXECUTING', 'ChaseDeadlines', true)");
        (await request.RunAsync(await world.ActAsync(administrator), "ChaseDeadlines", CancellationToken.None)).Refusals.ShouldHaveSingleItem().Message.ShouldContain("runs at this moment");
    }

    private static async Task<long> CountAsync(TestWorld world, StaffId? staff, string from)
    {
        await using var connection = new Npgsql.NpgsqlConnection(world.TestDatabase.For(PracticeReview.Data.Storage.LoginRole.Workspace));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select set_config('practicereview.staff_id', '{staff}', true)";
        await command.ExecuteNonQueryAsync();
        command.CommandText = $"select count(*) from {from}";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
