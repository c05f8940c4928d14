using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>What the database alone refuses of referrals, votes, decisions and disagreements, whatever the portal asks.</summary>
public sealed class ReferralsRowSecurityTests
{
    private static readonly string[] Tables = ["referrals", "referral_versions", "panel_votes", "referral_decisions", "referral_disagreements"];

    [Fact]
    public async Task Strangers_read_no_row_change_none_and_add_none()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await DisagreedAsync(people);
        var other = await world.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var hospital = await world.AddAgencyAsync("Invented Hospital", AgencyKind.HealthProvider);
        var strangers = new Dictionary<string, StaffId?>(StringComparer.Ordinal)
        {
            ["nobody"] = null,
            ["another partnership's manager"] = await world.AddStaffAsync("Manager There", null, other, StaffRole.BusinessManager),
            ["another partnership's referrer"] = await world.AddStaffAsync("Officer There", null, other, StaffRole.Referrer),
            ["another agency's referrer"] = await world.AddStaffAsync("Nurse Nettle Unreal", hospital, StaffRole.Referrer),
            ["a colleague of the referrer"] = await world.AddStaffAsync("Officer Oak Unreal", people.Police, StaffRole.Referrer, StaffRole.AgencyAuthor),
            ["a facilitator"] = await FacilitatorAsync(people, @case),
        };
        foreach (var table in Tables)
        {
            var row = await world.TestDatabase.AskAsOwnerAsync<string>($"select to_jsonb(t)::text from {table} t limit 1");
            foreach (var (name, stranger) in strangers)
            {
                (await RunAsync(world, stranger, $"select count(*) from {table}")).ShouldBe(0L, $"{name} reads {table}");
                (await AffectedAsync(world, stranger, $"update {table} set {Changeable(table)}")).ShouldBeLessThanOrEqualTo(0, $"{name} changes {table}");
                (await AffectedAsync(world, stranger, $"insert into {table} select * from jsonb_populate_record(null::{table}, '{row.Replace("'", "''", StringComparison.Ordinal)}')"))
                    .ShouldBe(-1, $"{name} adds to {table}");
            }
        }
    }

    [Fact]
    public async Task The_referrer_reads_the_referral_and_its_decisions_and_no_vote()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        await DisagreedAsync(people);

        (await RunAsync(world, people.Referrer, "select count(*) from referrals")).ShouldBe(1L);
        (await RunAsync(world, people.Referrer, "select count(*) from referral_decisions")).ShouldBe(1L);
        (await RunAsync(world, people.Referrer, "select count(*) from panel_votes")).ShouldBe(0L);
        (await AffectedAsync(world, people.Referrer, "update referral_decisions set rationale = 'mine'")).ShouldBe(-1);
        (await AffectedAsync(world, people.Referrer, "update referral_disagreements set adviser_view = 'mine'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_member_neither_sees_the_others_votes_before_their_own_nor_writes_anothers()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var @case = await people.ForwardedAsync();
        await people.VoteAsync(@case, people.Chair, PanelOutcome.RapidReview);
        var forged = $"insert into panel_votes select gen_random_uuid(), partnership_id, case_id, id, submission, '{people.Adviser}', 'Neither', 'forged', now() from referrals";

        (await RunAsync(world, people.Deputy, "select count(*) from panel_votes")).ShouldBe(0L);
        (await RunAsync(world, people.Unit, "select count(*) from panel_votes")).ShouldBe(1L);
        (await AffectedAsync(world, people.Deputy, forged)).ShouldBe(-1);
        (await AffectedAsync(world, people.Deputy, "update panel_votes set reason = 'forged'")).ShouldBe(0);
        await people.VoteAsync(@case, people.Deputy, PanelOutcome.CaseReview);
        (await RunAsync(world, people.Deputy, "select count(*) from panel_votes")).ShouldBe(2L);
        (await AffectedAsync(world, people.Deputy, "update panel_votes set reason = 'mine again'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_referrer_on_the_panel_can_write_neither_a_vote_nor_a_decision_on_their_own()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        await people.SubmitAsync(referrer: people.Manager);

        (await AffectedAsync(world, people.Manager, $"insert into panel_votes select gen_random_uuid(), partnership_id, case_id, id, 1, '{people.Manager}', 'Neither', 'mine', now() from referrals")).ShouldBe(-1);
        (await AffectedAsync(world, people.Manager,
            $"insert into referral_decisions select gen_random_uuid(), partnership_id, case_id, id, 1, 'RapidReview', 'Immediate', false, 'mine', null, '{people.Manager}', now() from referrals")).ShouldBe(-1);
    }

    [Theory]
    [InlineData(LoginRole.Family)]
    [InlineData(LoginRole.Public)]
    [InlineData(LoginRole.Jobs)]
    public async Task The_other_login_roles_have_no_right_on_them_at_all(LoginRole role)
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (var table in Tables.Append("case_numbers"))
        {
            await using var connection = new NpgsqlConnection(database.For(role));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table);
        }
    }

    private static async Task<CaseId> DisagreedAsync(ReferralWorld people)
    {
        var @case = await people.DecidedAsync(PanelOutcome.Neither);
        (await new Disagree(people.World.Database).RunAsync(await people.World.ActAsync(people.Referrer), new DisagreeCommand(@case, "Otherwise."), default)).Refusals.ShouldBeEmpty();
        return @case;
    }

    private static async Task<StaffId> FacilitatorAsync(ReferralWorld people, CaseId @case)
    {
        var facilitator = await people.World.AddStaffAsync("Facilitator Fern Unreal", null);
        await people.World.JoinCaseAsync(@case, facilitator, CaseRole.FamilyFacilitator);
        return facilitator;
    }

    private static string Changeable(string table) => table switch
    {
        "referrals" => "what_happened = 'changed'",
        "panel_votes" => "reason = 'changed'",
        "referral_disagreements" => "adviser_view = 'changed'",
        "referral_versions" => "content = 'changed'",
        _ => "rationale = 'changed'",
    };

    private static async Task<object?> RunAsync(TestWorld world, StaffId? actor, string sql)
    {
        await using var connection = new NpgsqlConnection(world.TestDatabase.For(LoginRole.Workspace));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var who = new NpgsqlCommand("select set_config('practicereview.staff_id', $1, true)", connection))
        {
            who.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor?.ToString() ?? "" });
            await who.ExecuteNonQueryAsync();
        }
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <returns>How many rows; -1 when the database refused.</returns>
    private static async Task<int> AffectedAsync(TestWorld world, StaffId? actor, string sql)
    {
        try
        {
            return Convert.ToInt32(await RunAsync(world, actor, $"with done as ({sql} returning 1) select count(*) from done"), System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return -1;
        }
    }
}
