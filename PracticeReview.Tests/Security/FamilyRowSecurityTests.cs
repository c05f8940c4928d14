using Npgsql;
using PracticeReview.Data.Families;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>The third net around the family area: what the database alone refuses to the role of the families.</summary>
public sealed class FamilyRowSecurityTests
{
    private const string Released = "The bell was broken.";
    private const string Unreleased = "Nobody outside reads this.";
    private static readonly string[] s_own = ["agreement_choices", "contributions", "contribution_answers", "released_passages", "family_drafts", "case_text_translations"];

    [Fact]
    public async Task Each_person_reads_their_own_and_a_relative_a_stranger_and_nobody_read_none_of_it()
    {
        await using var world = await FilledAsync();
        foreach (var table in s_own)
        {
            (await CountAsync(world, world.Mother, table)).ShouldBeGreaterThan(0, table);
            (await CountAsync(world, world.Stranger, table)).ShouldBe(0, table);
            (await CountAsync(world, null, table)).ShouldBe(0, table);
        }
        foreach (var table in s_own.Where(table => table != "agreement_choices"))
        {
            (await CountAsync(world, world.Uncle, table)).ShouldBe(0, table);
        }
        (await CountAsync(world, world.Uncle, "agreement_choices")).ShouldBe(1);
    }

    [Fact]
    public async Task Ended_access_and_a_passage_taken_back_are_out_of_reach_at_once()
    {
        await using var world = await FilledAsync();
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update released_passages set withdrawn_at = now()");
        (await CountAsync(world, world.Mother, "released_passages")).ShouldBe(0);
        (await CountAsync(world, world.Mother, "case_text_translations")).ShouldBe(0);

        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set access_ended_at = now() where id = '{world.Mother.Id}'");
        foreach (var table in s_own.Append("family_members").Append("family_progress"))
        {
            (await CountAsync(world, world.Mother, table)).ShouldBe(0, table);
        }
        await ShouldBeRefusedAsync(world, world.Mother, Draft(world, world.Mother));
    }

    [Fact]
    public async Task A_translation_is_read_only_by_who_may_read_what_it_translates()
    {
        await using var world = await FilledAsync();
        await world.TranslateAsync(Unreleased, "یہ باہر کوئی نہیں پڑھتا۔");

        (await world.CountAsync("case_text_translations")).ShouldBe(2);
        (await CountAsync(world, world.Mother, "case_text_translations")).ShouldBe(1);
        (await CountAsync(world, world.Uncle, "case_text_translations")).ShouldBe(0);
    }

    [Theory]
    [InlineData("select * from draft_passages")]
    [InlineData("select * from cases")]
    [InlineData("select * from staff_members")]
    [InlineData("select * from outbox_messages")]
    [InlineData("insert into contribution_answers select * from contribution_answers")]
    [InlineData("update contribution_answers set text = 'x'")]
    [InlineData("delete from contribution_answers")]
    [InlineData("update contributions set text = 'x'")]
    [InlineData("delete from contributions")]
    [InlineData("update agreement_choices set answer = 'No'")]
    [InlineData("delete from agreement_choices")]
    [InlineData("update released_passages set text = 'x'")]
    [InlineData("insert into released_passages select * from released_passages")]
    [InlineData("update case_text_translations set state = 'Approved'")]
    [InlineData("update family_members set name = 'x'")]
    [InlineData("update family_members set access_ended_at = null")]
    [InlineData("update family_members set facilitator_id = id")]
    [InlineData("update family_progress set stage = 'Finished'")]
    public async Task A_person_is_refused(string attempt)
    {
        await using var world = await FilledAsync();

        await ShouldBeRefusedAsync(world, world.Mother, attempt);
    }

    [Fact]
    public async Task Nobody_writes_in_anothers_name_into_anothers_case_or_under_anothers_passage()
    {
        await using var world = await FilledAsync();
        var passage = await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from released_passages");
        foreach (var (actor, attempt) in new[]
        {
            (world.Uncle, Contribution(world.Mother, world.Mother.CaseId.Value)),
            (world.Uncle, Contribution(world.Uncle, world.Stranger.CaseId.Value)),
            (world.Uncle, Contribution(world.Uncle, world.Uncle.CaseId.Value, passage)),
            (world.Stranger, Contribution(world.Mother, world.Mother.CaseId.Value)),
            (world.Uncle, Draft(world, world.Mother)),
            (world.Uncle, Agreement(world.Mother)),
        })
        {
            await ShouldBeRefusedAsync(world, actor, attempt);
        }
        (await RunAsync(world, world.Uncle, $"update family_members set safe_email = 'x@example.org' where id = '{world.Mother.Id}'")).ShouldBe(0);
        (await RunAsync(world, world.Uncle, $"delete from family_drafts where family_member_id = '{world.Mother.Id}'")).ShouldBe(0);

        (await RunAsync(world, world.Uncle, Contribution(world.Uncle, world.Uncle.CaseId.Value))).ShouldBe(1);
        (await RunAsync(world, world.Mother, Contribution(world.Mother, world.Mother.CaseId.Value, passage))).ShouldBe(1);
        (await RunAsync(world, world.Uncle, Agreement(world.Uncle))).ShouldBe(1);
    }

    private static string Contribution(FamilyMember member, Guid @case, Guid? passage = null) =>
        $"insert into contributions (id, partnership_id, case_id, family_member_id, kind, released_passage_id, text, language, sent_at) values (gen_random_uuid(), '{member.PartnershipId}', '{@case}', '{member.Id}', 'Comment', {(passage is null ? "null" : $"'{passage}'")}, 'x', 'en', now())";

    private static string Agreement(FamilyMember member) =>
        $"insert into agreement_choices (id, partnership_id, case_id, family_member_id, activity, answer, explained_by, language, chosen_at) values (gen_random_uuid(), '{member.PartnershipId}', '{member.CaseId}', '{member.Id}', 'KeptInformed', 'Yes', 'Facilitator', 'en', now())";

    private static string Draft(FamilyAreaWorld world, FamilyMember member) =>
        $"insert into family_drafts (family_member_id, form, partnership_id, case_id, content, saved_at) values ('{member.Id}', 'focus', '{world.World.Partnership.Id}', '{member.CaseId}', '{{}}', now())";

    private static async Task<FamilyAreaWorld> FilledAsync()
    {
        var world = await FamilyAreaWorld.CreateAsync();
        var passage = await world.ReleaseAsync(world.Mother, "Spring", Released);
        await world.TranslateAsync(Released, "گھنٹی خراب تھی۔");
        await world.AnswerAsync(await world.SendAsync(world.Mother, ContributionKind.Comment, "Yes, it was.", passage), AnswerOutcome.Accepted, "Thank you.");
        await RunAsync(world, world.Mother, Draft(world, world.Mother));
        return world;
    }

    private static async Task ShouldBeRefusedAsync(FamilyAreaWorld world, FamilyMember actor, string attempt) =>
        (await Should.ThrowAsync<PostgresException>(() => RunAsync(world, actor, attempt), attempt)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, attempt);

    private static async Task<int> RunAsync(FamilyAreaWorld world, FamilyMember actor, string sql)
    {
        await using var connection = await OpenAsync(world, actor);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(FamilyAreaWorld world, FamilyMember? actor, string table)
    {
        await using var connection = await OpenAsync(world, actor);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select count(*) from {table}";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<NpgsqlConnection> OpenAsync(FamilyAreaWorld world, FamilyMember? actor)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(world.World.TestDatabase.For(LoginRole.Family)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select set_config('practicereview.family_member_id', '{actor?.Id.ToString() ?? ""}', false)";
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
