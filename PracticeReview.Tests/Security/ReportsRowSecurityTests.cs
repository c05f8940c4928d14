using Npgsql;
using PracticeReview.Data.Actions;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>The third net around reports, the public room and actions: what the database alone refuses.</summary>
public sealed class ReportsRowSecurityTests
{
    private static readonly string[] Tables =
    [
        "review_reports", "report_versions", "report_sign_offs", "published_reports", "report_requests",
        "action_plans", "planned_actions", "action_entries", "scrutineer_turns",
    ];

    [Fact]
    public async Task The_public_role_reads_what_is_public_and_nothing_else_at_all()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        await world.SignOffAllAsync();

        (await CountAsync(world, LoginRole.Public, default, "published_reports")).ShouldBe(0);
        var readable = await world.World.TestDatabase.AskAsOwnerAsync<string>("""
            select string_agg(distinct table_name, ',' order by table_name) from information_schema.role_table_grants
            where grantee = 'practicereview_public' and privilege_type = 'SELECT'
            """);
        readable.ShouldBe("partnership_languages,partnerships,published_reports,support_organisations");

        (await world.SendCopyAsync()).ShouldSucceed();
        world.Clock.Advance(TimeSpan.FromDays(8));
        (await world.DecideAsync(new DateOnly(2026, 3, 10))).ShouldSucceed();
        await world.PublishDueAsync();
        (await CountAsync(world, LoginRole.Public, default, "published_reports")).ShouldBe(1);
        world.Clock.Advance(TimeSpan.FromDays(400));
        await world.TakeOffAsync();
        (await CountAsync(world, LoginRole.Public, default, "published_reports")).ShouldBe(0);
    }

    [Theory]
    [InlineData("select * from report_requests")]
    [InlineData("select * from review_reports")]
    [InlineData("select * from report_versions")]
    [InlineData("select * from planned_actions")]
    [InlineData("select * from cases")]
    [InlineData("update published_reports set is_public = true")]
    [InlineData("insert into published_reports select * from published_reports")]
    [InlineData("delete from published_reports")]
    [InlineData("update report_requests set state = 'Sent'")]
    [InlineData("delete from report_requests")]
    public async Task The_public_role_is_refused(string attempt)
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;

        (await Should.ThrowAsync<PostgresException>(() => RunAsync(world, LoginRole.Public, default, attempt))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [InlineData("'Sent', null")]
    [InlineData("'Waiting', decode('00', 'hex')")]
    public async Task The_public_role_adds_only_a_waiting_request_and_only_for_a_report_on_request(string stateAndKey)
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var other = await world.World.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        await world.PublishAsync();
        var reference = await world.ReferenceAsync();
        string Insert(PartnershipId partnership, string end) =>
            $"insert into report_requests (id, partnership_id, reference, email, language, asked_at, state, answer_key_hash) values (gen_random_uuid(), '{partnership}', '{reference}', 'a@example.org', 'en', now(), {end})";

        // Still in public: nothing to ask for.
        await ShouldBeRefusedAsync(world, LoginRole.Public, default, Insert(world.World.Partnership.Id, "'Waiting', null"));
        world.Clock.Advance(TimeSpan.FromDays(400));
        await world.TakeOffAsync();
        await ShouldBeRefusedAsync(world, LoginRole.Public, default, Insert(other.Id, "'Waiting', null"));
        await ShouldBeRefusedAsync(world, LoginRole.Public, default, Insert(world.World.Partnership.Id, stateAndKey));
        (await RunAsync(world, LoginRole.Public, default, Insert(world.World.Partnership.Id, "'Waiting', null"))).ShouldBe(1);
    }

    [Fact]
    public async Task Without_an_actor_or_from_another_partnership_there_is_nothing()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        await FillAsync(world);
        var other = await world.World.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var there = await world.World.AddStaffAsync("Manager There Testwell", null, other, StaffRole.BusinessManager, StaffRole.StatutoryPartner, StaffRole.Scrutineer);

        foreach (var table in Tables)
        {
            (await CountAsync(world, LoginRole.Jobs, default, table, otherwise: 1)).ShouldBeGreaterThan(0, table + " has rows");
            (await CountAsync(world, LoginRole.Workspace, default, table)).ShouldBe(0, table);
            (await CountAsync(world, LoginRole.Workspace, there.Value, table)).ShouldBe(0, table);
        }
        (await RunAsync(world, LoginRole.Workspace, there.Value, "update review_reports set number = 9")).ShouldBe(0);
        (await RunAsync(world, LoginRole.Workspace, there.Value, "update planned_actions set state = 'Open'")).ShouldBe(0);
        (await RunAsync(world, LoginRole.Workspace, there.Value, "update report_requests set state = 'Refused'")).ShouldBe(0);
    }

    [Fact]
    public async Task The_family_role_has_no_right_on_any_of_it()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Manager, "Mother Inventado");

        foreach (var table in Tables)
        {
            await ShouldBeRefusedAsync(world, LoginRole.Family, mother.Id.Value, $"select * from {table}");
            await ShouldBeRefusedAsync(world, LoginRole.Family, mother.Id.Value, $"delete from {table}");
        }
    }

    [Fact]
    public async Task A_statutory_partner_reads_what_is_agreed_and_signs_only_as_themselves_for_their_own_agency()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        (await world.WriteAsync(world.Chair, ReportWorld.Text())).ShouldSucceed();
        var partner = world.PolicePartner.Value;
        (await CountAsync(world, LoginRole.Workspace, partner, "review_reports")).ShouldBe(0);
        (await CountAsync(world, LoginRole.Workspace, partner, "report_versions")).ShouldBe(0);

        (await world.WriteAsync(world.Chair, ReportWorld.Text("Second words"), 1)).ShouldSucceed();
        (await world.AgreeAsync(world.Chair, 2)).ShouldSucceed();
        (await CountAsync(world, LoginRole.Workspace, partner, "review_reports")).ShouldBe(1);
        (await CountAsync(world, LoginRole.Workspace, partner, "report_versions")).ShouldBe(1);
        (await CountAsync(world, LoginRole.Workspace, partner, "cases")).ShouldBe(0);
        (await RunAsync(world, LoginRole.Workspace, partner, "update review_reports set published_at = now()")).ShouldBe(0);

        var report = await world.ReportAsync();
        string Sign(string kind, Agency agency, StaffId staff, int number) =>
            $"insert into report_sign_offs values ('{report}', {number}, '{kind}', '{world.World.Partnership.Id}', '{world.Case.Id}', '{agency.Id}', '{staff}', now())";
        await ShouldBeRefusedAsync(world, LoginRole.Workspace, partner, Sign("Health", world.Police, world.PolicePartner, 2));
        await ShouldBeRefusedAsync(world, LoginRole.Workspace, partner, Sign("Health", world.Health, world.PolicePartner, 2));
        await ShouldBeRefusedAsync(world, LoginRole.Workspace, partner, Sign("Police", world.Police, world.HealthPartner, 2));
        await ShouldBeRefusedAsync(world, LoginRole.Workspace, partner, Sign("Police", world.Police, world.PolicePartner, 1));
        await ShouldBeRefusedAsync(world, LoginRole.Workspace, world.Manager.Value, Sign("Police", world.Police, world.Manager, 2));
        (await RunAsync(world, LoginRole.Workspace, partner, Sign("Police", world.Police, world.PolicePartner, 2))).ShouldBe(1);
    }

    [Fact]
    public async Task A_facilitator_of_the_case_reads_neither_report_nor_requests_nor_actions()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        await FillAsync(world);
        var facilitator = await world.World.AddStaffAsync("Facilitator Fern Testwell", null);
        await world.World.JoinCaseAsync(world.Case.Id, facilitator, CaseRole.FamilyFacilitator);

        foreach (var table in Tables.Where(table => table != "published_reports"))
        {
            (await CountAsync(world, LoginRole.Workspace, facilitator.Value, table)).ShouldBe(0, table);
        }
        (await CountAsync(world, LoginRole.Workspace, world.Chair.Value, "report_requests")).ShouldBe(0);
    }

    [Fact]
    public async Task An_agency_sees_only_its_own_actions_once_they_are_in_force_and_verifies_none()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var author = (await world.World.AddStaffAsync("Author Birch Testwell", world.Police, StaffRole.AgencyAuthor)).Value;
        var add = new AddAction(world.World.Database);
        (await add.RunAsync(await world.World.ActAsync(world.Chair), new AddActionCommand(world.Case.Id, null, "Do it", world.Police.Id, new DateOnly(2026, 6, 1), "Better"), default)).ShouldSucceed();
        (await CountAsync(world, LoginRole.Workspace, author, "planned_actions")).ShouldBe(0);
        await world.World.TestDatabase.ExecuteAsOwnerAsync("delete from planned_actions; update action_plans set actions = 0");

        await world.HandOverAsync(world.Police, world.Health);
        (await CountAsync(world, LoginRole.Workspace, author, "planned_actions")).ShouldBe(1);
        (await RunAsync(world, LoginRole.Workspace, author, $"update planned_actions set state = 'ReportedComplete' where agency_id = '{world.Health.Id}'")).ShouldBe(0);
        await ShouldBeRefusedAsync(world, LoginRole.Workspace, author, "update planned_actions set state = 'Verified'");
        await ShouldBeRefusedAsync(world, LoginRole.Workspace, author, "update planned_actions set due = '2030-01-01'");
        await ShouldBeRefusedAsync(world, LoginRole.Workspace, author, "delete from planned_actions");
        var others = await world.World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from planned_actions where agency_id = '{world.Health.Id}'");
        await ShouldBeRefusedAsync(world, LoginRole.Workspace, author,
            $"insert into action_entries values (gen_random_uuid(), '{others}', '{world.World.Partnership.Id}', '{world.Case.Id}', 'Progress', 'x', '{author}', now())");
    }

    [Fact]
    public async Task A_scrutineer_sees_only_the_actions_given_to_them_and_nobody_else_verifies_one()
    {
        var world = await ReportWorld.CreateAsync();
        await using var _ = world.World;
        var author = await world.World.AddStaffAsync("Author Birch Testwell", world.Police, StaffRole.AgencyAuthor);
        var one = (await world.World.AddStaffAsync("Scrutineer One Testwell", null, StaffRole.Scrutineer)).Value;
        var two = (await world.World.AddStaffAsync("Scrutineer Two Testwell", null, StaffRole.Scrutineer)).Value;
        var actions = await world.HandOverAsync(world.Police, world.Police, world.Police);
        (await world.CompleteAsync(author, actions[0])).ShouldSucceed();
        (await world.CompleteAsync(author, actions[1])).ShouldSucceed();

        foreach (var scrutineer in new[] { one, two })
        {
            (await CountAsync(world, LoginRole.Workspace, scrutineer, "planned_actions")).ShouldBe(1);
            (await CountAsync(world, LoginRole.Workspace, scrutineer, "action_entries")).ShouldBe(1);
            (await CountAsync(world, LoginRole.Workspace, scrutineer, "action_plans")).ShouldBe(0);
            (await CountAsync(world, LoginRole.Workspace, scrutineer, "review_reports")).ShouldBe(0);
        }
        (await RunAsync(world, LoginRole.Workspace, one, "update planned_actions set state = 'Open' where scrutineer_id <> access.staff_id()")).ShouldBe(0);
        await ShouldBeRefusedAsync(world, LoginRole.Workspace, world.Manager.Value, "update planned_actions set state = 'Verified'");
        (await RunAsync(world, LoginRole.Workspace, one, "update planned_actions set state = 'Verified'")).ShouldBe(1);
    }

    private static async Task FillAsync(ReportWorld world)
    {
        await world.PublishAsync();
        var author = await world.World.AddStaffAsync("Author Birch Testwell", world.Police, StaffRole.AgencyAuthor);
        await world.World.AddStaffAsync("Scrutineer One Testwell", null, StaffRole.Scrutineer);
        var actions = await world.HandOverAsync(world.Police);
        (await world.CompleteAsync(author, actions[0])).ShouldSucceed();
        world.Clock.Advance(TimeSpan.FromDays(400));
        await world.TakeOffAsync();
        (await new RequestReport(world.World.Database).RunAsync(PublicActor.Anybody,
            new RequestReportCommand(await world.ReferenceAsync(), null, "reader@example.org", null, "en"), default)).ShouldSucceed();
    }

    private static async Task ShouldBeRefusedAsync(ReportWorld world, LoginRole role, Guid person, string sql) =>
        (await Should.ThrowAsync<PostgresException>(() => RunAsync(world, role, person, sql), sql)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);

    private static async Task<long> CountAsync(ReportWorld world, LoginRole role, Guid person, string table, long otherwise = 0)
    {
        await using var connection = await OpenAsync(world, role, person);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select case when has_table_privilege('{table}', 'select') then 1 else 0 end";
        if ((int)(await command.ExecuteScalarAsync())! == 0)
        {
            return otherwise;
        }
        command.CommandText = $"select count(*) from {table}";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<int> RunAsync(ReportWorld world, LoginRole role, Guid person, string sql)
    {
        await using var connection = await OpenAsync(world, role, person);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<NpgsqlConnection> OpenAsync(ReportWorld world, LoginRole role, Guid person)
    {
        var connection = new NpgsqlConnection(world.World.TestDatabase.For(role));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select set_config('practicereview.{(role == LoginRole.Family ? "family_member_id" : "staff_id")}', $1, false)";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person == default ? "" : person.ToString() });
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
