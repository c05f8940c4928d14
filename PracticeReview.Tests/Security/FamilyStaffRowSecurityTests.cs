using Npgsql;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>The third net around drafts, answers and assurance: what the database alone refuses, whatever the code asks for.</summary>
public sealed class FamilyStaffRowSecurityTests
{
    private static readonly string[] Tables =
    [
        "draft_passages", "released_passages", "agreement_choices", "contributions", "contribution_answers", "case_text_translations", "assurance_answers", "assurance_evidence",
    ];

    [Fact]
    public async Task Who_reads_what()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        var stranger = await scene.World.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var elsewhere = await scene.World.AddStaffAsync("Manager There Testwell", null, stranger, StaffRole.BusinessManager, StaffRole.IndependentAdviser);

        (await ReadableAsync(scene, scene.Chair)).ShouldBe(Tables);
        (await ReadableAsync(scene, scene.Manager)).ShouldBe(Tables);
        (await ReadableAsync(scene, scene.Facilitator)).ShouldBe(["released_passages", "agreement_choices", "contributions", "contribution_answers", "case_text_translations"]);
        (await ReadableAsync(scene, scene.Adviser)).ShouldBe(["draft_passages"]);
        (await ReadableAsync(scene, scene.OtherChair)).ShouldBeEmpty();
        (await ReadableAsync(scene, elsewhere)).ShouldBeEmpty();
        (await ReadableAsync(scene, null)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("draft_passages")]
    [InlineData("assurance_answers")]
    [InlineData("assurance_evidence")]
    [InlineData("cases")]
    [InlineData("staff_members")]
    [InlineData("form_drafts")]
    public async Task The_family_cannot_even_ask_for_a_professional_table(string table)
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;

        (await RefusedAsync(scene, LoginRole.Family, $"select * from {table}", family: scene.Mother)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_family_member_reads_nothing_of_another_member_of_the_same_case()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        var uncle = await scene.World.AddFamilyMemberAsync(scene.Case, scene.Facilitator, "Uncle Inventado", "Uncle");
        foreach (var table in (string[])["released_passages", "agreement_choices", "contributions", "contribution_answers", "case_text_translations"])
        {
            (await CountAsync(scene, LoginRole.Family, table, family: scene.Mother)).ShouldBeGreaterThan(0, table);
            (await CountAsync(scene, LoginRole.Family, table, family: uncle.Id)).ShouldBe(0, table);
        }
    }

    public static TheoryData<string> Writes =>
    [
        "insert into draft_passages (id, partnership_id, case_id, number, edition, heading, text, written_by, written_at) select gen_random_uuid(), partnership_id, case_id, 99, 1, 'x', 'x', @me, now() from (values (@partnership::uuid, @case::uuid)) v (partnership_id, case_id)",
        "insert into assurance_answers (id, partnership_id, case_id, stage, question, verdict, explanation, answered_by, answered_at) values (gen_random_uuid(), @partnership, @case, 'Start', 7, 'Yes', 'x', @me, now())",
        "insert into assurance_evidence (answer_id, kind, subject_id, partnership_id, case_id) values (@answer, 'Support', gen_random_uuid(), @partnership, @case)",
        "insert into released_passages (id, partnership_id, case_id, family_member_id, draft_passage_id, number, edition, heading, text, text_hash, released_by, released_at) values (gen_random_uuid(), @partnership, @case, @member, @passage, 1, 9, 'x', 'x', 'x', @me, now())",
        "insert into contribution_answers (contribution_id, partnership_id, case_id, family_member_id, outcome, text, text_hash, answered_by, answered_at) values (@open, @partnership, @case, @member, 'Accepted', 'x', 'x', @me, now())",
    ];

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Only_the_review_group_of_the_case_writes_and_only_in_its_own_name(string write)
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;

        foreach (var staff in (StaffId[])[scene.Facilitator, scene.Adviser, scene.OtherChair, scene.Manager])
        {
            (await RefusedAsync(scene, LoginRole.Workspace, write, staff)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, write);
        }
        if (write.Contains("@me", StringComparison.Ordinal))
        {
            (await RefusedAsync(scene, LoginRole.Workspace, write, scene.Chair, inTheNameOf: scene.Reviewer)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, write);
        }
        (await RefusedAsync(scene, LoginRole.Workspace, write, scene.Chair)).ShouldBeNull(write);
    }

    [Theory]
    [InlineData("update draft_passages set text = 'x'")]
    [InlineData("update released_passages set withdrawn_at = now()")]
    public async Task Nobody_outside_the_review_group_changes_a_passage(string write)
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        foreach (var staff in (StaffId[])[scene.Facilitator, scene.Adviser, scene.OtherChair])
        {
            (await ChangedAsync(scene, write, staff)).ShouldBe(0, write);
        }
    }

    [Theory]
    [InlineData("update released_passages set text = 'x'")]
    [InlineData("update contributions set text = 'x'")]
    [InlineData("update contribution_answers set text = 'x'")]
    [InlineData("update assurance_answers set verdict = 'Yes'")]
    [InlineData("update agreement_choices set answer = 'Yes'")]
    [InlineData("delete from contributions")]
    [InlineData("delete from contribution_answers")]
    [InlineData("delete from draft_passages")]
    [InlineData("delete from assurance_answers")]
    [InlineData("insert into contributions select * from contributions")]
    [InlineData("insert into agreement_choices select * from agreement_choices")]
    public async Task What_was_said_is_nobodys_to_alter(string write)
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;

        (await RefusedAsync(scene, LoginRole.Workspace, write, scene.Chair)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static async Task<FamilyScene> FilledAsync()
    {
        var scene = await FamilyScene.CreateAsync();
        await scene.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.Yes);
        (await scene.AnswerAsync(scene.Chair, await scene.SendAsync())).ShouldSucceed();
        await scene.SendAsync(text: "Not answered");
        var passage = (await scene.WriteAsync(scene.Chair)).Value;
        (await scene.ReleaseAsync(scene.Chair, passage)).ShouldSucceed();
        (await scene.TranslateAsync(scene.Facilitator, new("Nobody asked who lived in the house.", FamilyScene.Heading), "…", from: "en", into: "ur")).ShouldSucceed();
        (await scene.AssureAsync(scene.Chair, 1, replaces: null, evidence: (Data.Assurance.EvidenceKind.Involvement, scene.Mother.Value))).ShouldSucceed();
        return scene;
    }

    private static async Task<List<string>> ReadableAsync(FamilyScene scene, StaffId? staff)
    {
        var readable = new List<string>();
        foreach (var table in Tables)
        {
            if (await CountAsync(scene, LoginRole.Workspace, table, staff) > 0)
            {
                readable.Add(table);
            }
        }
        return readable;
    }

    private static async Task<long> CountAsync(FamilyScene scene, LoginRole role, string table, StaffId? staff = null, FamilyMemberId? family = null)
    {
        await using var connection = await OpenAsync(scene, role, staff, family);
        await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<int> ChangedAsync(FamilyScene scene, string write, StaffId staff)
    {
        await using var connection = await OpenAsync(scene, LoginRole.Workspace, staff, null);
        await using var command = new NpgsqlCommand(write, connection);
        return await command.ExecuteNonQueryAsync();
    }

    /// <returns>The state with which PostgreSQL refused it; null when it was done.</returns>
    private static async Task<string?> RefusedAsync(FamilyScene scene, LoginRole role, string sql, StaffId? staff = null, FamilyMemberId? family = null, StaffId? inTheNameOf = null)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["@me"] = $"'{inTheNameOf ?? staff}'::uuid",
            ["@partnership"] = $"'{scene.World.Partnership.Id}'",
            ["@case"] = $"'{scene.Case.Id}'",
            ["@member"] = $"'{scene.Mother}'",
        };
        names["@answer"] = $"'{await scene.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from assurance_answers limit 1")}'";
        names["@passage"] = $"'{await scene.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from draft_passages limit 1")}'";
        names["@open"] = $"'{await scene.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from contributions where text = 'Not answered'")}'";
        foreach (var (name, value) in names.OrderByDescending(name => name.Key.Length))
        {
            sql = sql.Replace(name, value, StringComparison.Ordinal);
        }
        await using var connection = await OpenAsync(scene, role, staff, family);
        await using var command = new NpgsqlCommand(sql, connection);
        try
        {
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException problem)
        {
            return problem.SqlState;
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(FamilyScene scene, LoginRole role, StaffId? staff, FamilyMemberId? family)
    {
        var connection = new NpgsqlConnection(scene.World.TestDatabase.For(role));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"select set_config('practicereview.staff_id', '{staff}', false), set_config('practicereview.family_member_id', '{family}', false)", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
