using Npgsql;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>The third net around pauses, longer periods and the policy of a partnership: what the database alone refuses.</summary>
public sealed class TimetableRowSecurityTests
{
    private static readonly string[] Tables = ["clock_pauses", "longer_periods"];

    [Fact]
    public async Task Pauses_and_longer_periods_are_read_by_those_who_see_the_case_and_by_nobody_else()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        var facilitator = await scene.World.AddStaffAsync("Facilitator Fern Testwell", null);
        await scene.World.JoinCaseAsync(scene.Case.Id, facilitator, PracticeReview.Data.People.CaseRole.FamilyFacilitator);

        foreach (var table in Tables)
        {
            foreach (var reader in (Guid[])[scene.Unit.Value, scene.Adviser.Value, scene.Chair.Value])
            {
                (await AskAsync(scene, LoginRole.Workspace, reader, $"select count(*) from {table}")).ShouldBe(1L, table);
            }
            foreach (var other in (Guid[])[scene.Stranger.Value, scene.Referrer.Value, facilitator.Value, Guid.Empty])
            {
                (await AskAsync(scene, LoginRole.Workspace, other, $"select count(*) from {table}")).ShouldBe(0L, table);
            }
        }
    }

    [Theory]
    [InlineData(LoginRole.Family)]
    [InlineData(LoginRole.Public)]
    public async Task Families_and_the_public_have_no_right_on_them(LoginRole role)
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;

        foreach (var table in Tables)
        {
            await ShouldBeRefusedAsync(scene, role, Guid.Empty, $"select * from {table}");
            await ShouldBeRefusedAsync(scene, role, Guid.Empty, $"delete from {table}");
        }
        await ShouldBeRefusedAsync(scene, role, Guid.Empty, "update partnerships set policy_version = 'WorkingTogether2023'");
    }

    [Fact]
    public async Task Only_the_business_unit_writes_them_in_its_own_name_and_nothing_is_rewritten()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        string Pause(Guid by) => $"""
            insert into clock_pauses (id, partnership_id, case_id, kind, reason, why, allowed_by_name, allowed_by_role, first_day, recorded_by_id, recorded_at)
            values (gen_random_uuid(), '{scene.World.Partnership.Id}', '{scene.Case.Id}', 'CompletePracticeReview', 'Other', 'x', 'x', 'x', '2026-06-01', '{by}', now())
            """;
        string Longer(Guid by) => $"insert into longer_periods values (gen_random_uuid(), '{scene.World.Partnership.Id}', '{scene.Case.Id}', 'CompletePracticeReview', '2026-12-01', 'x', '{by}', now())";

        foreach (var other in (Guid[])[scene.Chair.Value, scene.Adviser.Value, scene.Stranger.Value, scene.Referrer.Value])
        {
            await ShouldBeRefusedAsync(scene, LoginRole.Workspace, other, Pause(other));
            await ShouldBeRefusedAsync(scene, LoginRole.Workspace, other, Longer(other));
            (await RunAsync(scene, LoginRole.Workspace, other, $"update clock_pauses set last_day = '2030-01-01', ended_by_id = '{other}'")).ShouldBe(0);
        }
        await ShouldBeRefusedAsync(scene, LoginRole.Workspace, scene.Unit.Value, Pause(scene.Manager.Value));
        await ShouldBeRefusedAsync(scene, LoginRole.Workspace, scene.Unit.Value, Longer(scene.Manager.Value));
        await ShouldBeRefusedAsync(scene, LoginRole.Workspace, scene.Unit.Value, "update clock_pauses set why = 'x'");
        await ShouldBeRefusedAsync(scene, LoginRole.Workspace, scene.Unit.Value, "update longer_periods set reason = 'x'");
        await ShouldBeRefusedAsync(scene, LoginRole.Workspace, scene.Unit.Value, "delete from clock_pauses");
        await ShouldBeRefusedAsync(scene, LoginRole.Jobs, Guid.Empty, "update clock_pauses set last_day = '2030-01-01'");
        (await RunAsync(scene, LoginRole.Workspace, scene.Unit.Value, Pause(scene.Unit.Value))).ShouldBe(1);
    }

    [Fact]
    public async Task Only_an_administrator_changes_the_policy_of_their_partnership_and_nothing_else_of_it()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var _ = scene.World;
        var administrator = (await scene.World.AddStaffAsync("Administrator Ash Testwell", null, PracticeReview.Data.People.StaffRole.Administrator)).Value;
        const string Change = "update partnerships set policy_version = 'WorkingTogether2023'";

        (await RunAsync(scene, LoginRole.Workspace, scene.Manager.Value, Change)).ShouldBe(0);
        (await RunAsync(scene, LoginRole.Workspace, Guid.Empty, Change)).ShouldBe(0);
        (await RunAsync(scene, LoginRole.Workspace, administrator, Change)).ShouldBe(1, "their own, and not the other one");
        await ShouldBeRefusedAsync(scene, LoginRole.Workspace, administrator, "update partnerships set name = 'x'");
    }

    private static async Task<TimelineScene> FilledAsync()
    {
        var scene = await TimelineScene.CreateAsync();
        (await scene.PauseAsync()).ShouldSucceed();
        (await scene.AgreeAsync(new DateOnly(2026, 12, 18))).ShouldSucceed();
        return scene;
    }

    private static async Task ShouldBeRefusedAsync(TimelineScene scene, LoginRole role, Guid person, string sql) =>
        (await Should.ThrowAsync<PostgresException>(() => RunAsync(scene, role, person, sql), sql)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);

    private static async Task<int> RunAsync(TimelineScene scene, LoginRole role, Guid person, string sql) => (int)(await DoAsync(scene, role, person, async command =>
    {
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }))!;

    private static Task<object?> AskAsync(TimelineScene scene, LoginRole role, Guid person, string sql) => DoAsync(scene, role, person, async command =>
    {
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    });

    private static async Task<object?> DoAsync(TimelineScene scene, LoginRole role, Guid person, Func<NpgsqlCommand, Task<object?>> work)
    {
        await using var connection = new NpgsqlConnection(scene.World.TestDatabase.For(role));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select set_config('practicereview.staff_id', '{(person == Guid.Empty ? "" : person)}', true)";
        await command.ExecuteNonQueryAsync();
        return await work(command);
    }
}
