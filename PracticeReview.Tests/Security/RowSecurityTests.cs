using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>The third net: what the database alone refuses.</summary>
public sealed class RowSecurityTests
{
    [Fact]
    public async Task Every_table_is_under_forced_row_security()
    {
        await using var database = await TestDatabase.CreateAsync();
        var open = await ListAsync(database.OwnerConnection, """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> '__EFMigrationsHistory'
              and not (c.relrowsecurity and c.relforcerowsecurity)
            """);
        open.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(LoginRole.Workspace)]
    [InlineData(LoginRole.Family)]
    public async Task Without_an_actor_there_are_no_rows(LoginRole role)
    {
        await using var world = await TestWorld.CreateAsync();
        var referrer = await world.AddStaffAsync("Juniper Testwell", null, StaffRole.Referrer);
        var @case = await world.AddCaseAsync(referrer);
        await world.AddFamilyMemberAsync(@case, referrer, "Mother Inventado");

        var tables = await ListAsync(world.TestDatabase.OwnerConnection, $"""
            select distinct table_name from information_schema.role_table_grants
            where grantee = '{LoginRoles.NameOf(role)}' and privilege_type = 'SELECT' and table_name <> 'data_protection_keys'
            """);

        tables.ShouldNotBeEmpty();
        foreach (var table in tables)
        {
            (await CountAsync(world.TestDatabase.For(role), table)).ShouldBe(0, table);
        }
    }

    [Fact]
    public async Task Nobody_sees_another_partnerships_cases()
    {
        await using var world = await TestWorld.CreateAsync();
        var other = await world.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var here = await world.AddStaffAsync("Manager Here", null, StaffRole.BusinessManager);
        var there = await world.AddStaffAsync("Manager There", null, other, StaffRole.BusinessManager);
        await world.AddCaseAsync(here);
        await world.AddCaseAsync(there, partnership: other);

        await using var operation = await world.Database.BeginAsync(await world.ActAsync(here), CancellationToken.None);

        operation.Read<ReviewCase>().Select(@case => @case.PartnershipId).ToList().ShouldBe([world.Partnership.Id]);
    }

    [Fact]
    public async Task A_family_member_reads_only_themselves_and_no_professional_table()
    {
        await using var world = await TestWorld.CreateAsync();
        var facilitator = await world.AddStaffAsync("Facilitator Fern", null, StaffRole.BusinessUnit);
        var @case = await world.AddCaseAsync(facilitator);
        var mother = await world.AddFamilyMemberAsync(@case, facilitator, "Mother Inventado");
        await world.AddFamilyMemberAsync(@case, facilitator, "Uncle Inventado", "Uncle");

        await using (var operation = await world.Database.BeginAsync(await world.ActAsync(mother.Id), CancellationToken.None))
        {
            operation.Read<FamilyMember>().Select(member => member.Id).ToList().ShouldBe([mother.Id]);
        }
        await using var again = await world.Database.BeginAsync(await world.ActAsync(mother.Id), CancellationToken.None);
        Should.Throw<PostgresException>(() => again.Read<ReviewCase>().ToList()).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [InlineData("update audit_events set action = 'x'")]
    [InlineData("delete from audit_events")]
    [InlineData("truncate audit_events")]
    public async Task No_role_of_the_portal_may_change_the_record(string attempt)
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (var role in Enum.GetValues<LoginRole>())
        {
            await using var connection = new NpgsqlConnection(database.For(role));
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = attempt;
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    private static async Task<long> CountAsync(string connectionString, string table)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select count(*) from {table}";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<List<string>> ListAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var lines = new List<string>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            lines.Add(row.GetString(0));
        }
        return lines;
    }
}
