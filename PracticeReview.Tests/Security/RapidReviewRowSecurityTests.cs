using Npgsql;
using PracticeReview.Data.People;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>The third net around the rapid review meeting: what the database alone refuses.</summary>
public sealed class RapidReviewRowSecurityTests
{
    private static readonly string[] Tables =
    [
        "rapid_reviews", "undecided_sittings", "meeting_invitations", "meeting_attendances", "meeting_notes", "immediate_actions",
        "meeting_reports", "endorsements", "meeting_papers", "outcome_notices",
    ];

    [Fact]
    public async Task Strangers_other_partnerships_and_nobody_see_and_change_nothing()
    {
        var scene = await FilledAsync();
        await using var world = scene.World;
        var facilitator = await world.AddStaffAsync("Facilitator Fern Testwell", null);
        await world.JoinCaseAsync(scene.Case, facilitator, CaseRole.FamilyFacilitator);

        foreach (var table in Tables)
        {
            (await scene.CountAsync(table)).ShouldBeGreaterThan(0, table + " has rows");
            foreach (var who in new StaffId?[] { null, scene.Information.Stranger, scene.Information.OtherOfficer, facilitator })
            {
                (await scene.Information.AskAsync(who, $"select count(*) from {table}")).ShouldBe(0L, $"{table} {who}");
            }
            await RefusedAsync(world, LoginRole.Public, null, $"select * from {table}");
            await RefusedAsync(world, LoginRole.Jobs, null, $"select * from {table}");
            await RefusedAsync(world, LoginRole.Family, null, $"select * from {table}");
            await RefusedAsync(world, LoginRole.Workspace, scene.Manager, $"delete from {table}");
        }
    }

    [Fact]
    public async Task Who_is_invited_reads_the_meeting_and_their_own_papers_until_it_is_taken_back()
    {
        var scene = await FilledAsync();
        await using var world = scene.World;
        var teacher = scene.Information.Teacher;

        (await scene.Information.AskAsync(teacher, "select count(*) from meeting_notes")).ShouldBe(1L);
        (await scene.Information.AskAsync(teacher, "select count(*) from meeting_papers")).ShouldBe(1L, "their own, not the partner's");
        (await scene.Information.AskAsync(teacher, "select count(*) from meeting_invitations")).ShouldBe(1L);
        (await scene.Information.AskAsync(teacher, "select count(*) from endorsements")).ShouldBe(0L);
        (await scene.Information.AskAsync(teacher, "select count(*) from cases")).ShouldBe(0L);
        (await RunAsync(world, teacher, "update meeting_papers set opened_at = now()")).ShouldBe(1);
        (await RunAsync(world, teacher, "update meeting_notes set text = 'x'")).ShouldBe(0, "another's note");
        (await RunAsync(world, scene.Manager, "update meeting_papers set opened_at = now()")).ShouldBe(0, "only who got them opens them");
        await RefusedAsync(world, LoginRole.Workspace, teacher, "update meeting_papers set content = ''");
        await RefusedAsync(world, LoginRole.Workspace, teacher, Note(scene, scene.Manager));
        (await RunAsync(world, teacher, Note(scene, teacher))).ShouldBe(1);
        await RefusedAsync(world, LoginRole.Workspace, scene.Manager, Note(scene, teacher));

        (await scene.RevokeAsync(teacher)).ShouldSucceed();
        foreach (var table in new[] { "rapid_reviews", "meeting_notes", "meeting_papers", "meeting_attendances", "immediate_actions" })
        {
            (await scene.Information.AskAsync(teacher, $"select count(*) from {table}")).ShouldBe(0L, table);
        }
    }

    [Fact]
    public async Task One_endorses_only_a_complete_report_as_oneself_and_for_whom_one_represents()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var world = scene.World;
        await scene.HoldAsync();
        var police = scene.Partner(AgencyKind.Police);
        string Word(string level, string endorser, StaffId staff, Agency? agency) =>
            $"insert into endorsements (case_id, level, endorser, partnership_id, staff_id, agency_id, agrees, said_at) values ('{scene.Case}', '{level}', '{endorser}', '{world.Partnership.Id}', '{staff}', {(agency is null ? "null" : $"'{agency.Id}'")}, true, now())";

        await RefusedAsync(world, LoginRole.Workspace, police, Word("Representatives", "Police", police, scene.Information.Police));
        (await scene.Information.AskAsync(police, "select count(*) from meeting_reports")).ShouldBe(0L);
        (await scene.WriteReportAsync()).ShouldSucceed();
        (await scene.Information.AskAsync(police, "select count(*) from meeting_reports")).ShouldBe(1L);

        await RefusedAsync(world, LoginRole.Workspace, police, Word("Representatives", "Health", police, scene.Information.Police));
        await RefusedAsync(world, LoginRole.Workspace, police, Word("Representatives", "Health", police, scene.Health));
        await RefusedAsync(world, LoginRole.Workspace, police, Word("Representatives", "Police", scene.Partner(AgencyKind.Health), scene.Information.Police));
        await RefusedAsync(world, LoginRole.Workspace, police, Word("Executive", "SafeguardingExecutive", police, scene.Information.Police));
        await RefusedAsync(world, LoginRole.Workspace, police, Word("Representatives", "IndependentAdviser", police, scene.Information.Police));
        await RefusedAsync(world, LoginRole.Workspace, scene.Manager, Word("Representatives", "IndependentAdviser", scene.Manager, null));
        await RefusedAsync(world, LoginRole.Workspace, scene.Adviser, Word("NextLevel", "IndependentAdviser", scene.Adviser, null));
        (await RunAsync(world, police, Word("Representatives", "Police", police, scene.Information.Police))).ShouldBe(1);
        (await RunAsync(world, scene.Adviser, Word("Representatives", "IndependentAdviser", scene.Adviser, null))).ShouldBe(1);
    }

    // Everything there is, put there by the use cases where that is short and by the owner where it is not.
    private static async Task<RapidReviewScene> FilledAsync()
    {
        var scene = await RapidReviewScene.CreateAsync();
        (await scene.InviteAsync(null, scene.Information.Teacher, scene.Partner(AgencyKind.Police))).ShouldSucceed();
        (await scene.NoteAsync(scene.Manager, AgendaItem.Facts, "A note")).ShouldSucceed();
        (await new KeepImmediateAction(scene.World.Database).AddAsync(await scene.World.ActAsync(scene.Manager),
            new AddImmediateActionCommand(scene.Case, "See the brother", scene.Council.Id, new DateOnly(2026, 4, 1)), default)).ShouldSucceed();
        await scene.EndorseAllAsync();
        var ids = $"gen_random_uuid(), '{scene.World.Partnership.Id}', '{scene.Case}'";
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into undecided_sittings values ('{scene.Case}', 7, '{scene.World.Partnership.Id}', now(), 'x', '{scene.Manager}');
            insert into meeting_papers values ({ids}, '{scene.Information.Teacher}', '{scene.Manager}', now(), null, '\x00'), ({ids}, '{scene.Partner(AgencyKind.Police)}', '{scene.Manager}', now(), null, '\x00');
            insert into outcome_notices values ({ids}, 'INV', '{scene.Partner(AgencyKind.Police)}', null, 'NoFurtherAction', now(), null, null);
            """);
        return scene;
    }

    private static string Note(RapidReviewScene scene, StaffId author) =>
        $"insert into meeting_notes values ('{scene.Case}', 'Improvements', '{author}', '{scene.World.Partnership.Id}', 'x', now())";

    private static async Task<int> RunAsync(TestWorld world, StaffId who, string sql) => await RunAsync(world, LoginRole.Workspace, who, sql);

    private static async Task<int> RunAsync(TestWorld world, LoginRole role, StaffId? who, string sql)
    {
        await using var connection = new NpgsqlConnection(world.TestDatabase.For(role));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select set_config('practicereview.staff_id', '{who}', true)";
        await command.ExecuteNonQueryAsync();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task RefusedAsync(TestWorld world, LoginRole role, StaffId? who, string sql) =>
        (await Should.ThrowAsync<PostgresException>(() => RunAsync(world, role, who, sql), sql)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
}
