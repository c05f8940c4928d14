using Npgsql;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>The third net around the family's words, letters and translations: what the database alone refuses, whatever the code asks for.</summary>
public sealed class FamilyWordsRowSecurityTests
{
    private static readonly string[] Tables =
    [
        "contribution_steps", "contribution_links", "contradictory_accounts", "earlier_accounts", "family_letters", "spoken_explanations", "translation_requests", "passage_readings", "translation_imports",
    ];

    [Fact]
    public async Task Who_reads_what()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        var family = scene.Family;
        string[] ofFamily = ["contribution_steps", "family_letters", "spoken_explanations", "translation_requests"];

        (await ReadableAsync(scene, family.Chair)).ShouldBe(["contribution_steps", "contribution_links", "contradictory_accounts", "earlier_accounts", "family_letters", "spoken_explanations", "translation_requests"]);
        (await ReadableAsync(scene, family.Manager)).ShouldBe(["contribution_steps", "contribution_links", "contradictory_accounts", "earlier_accounts", "family_letters", "spoken_explanations", "translation_requests"]);
        (await ReadableAsync(scene, family.Facilitator)).ShouldBe(ofFamily);
        (await ReadableAsync(scene, family.Adviser)).ShouldBeEmpty();
        (await ReadableAsync(scene, family.OtherChair)).ShouldBeEmpty();
        (await ReadableAsync(scene, scene.First)).ShouldBe(["translation_requests"]);
        (await ReadableAsync(scene, scene.OfPolish)).ShouldBeEmpty();
        (await ReadableAsync(scene, null)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cases")]
    [InlineData("family_members")]
    [InlineData("contributions")]
    [InlineData("contribution_answers")]
    [InlineData("released_passages")]
    [InlineData("draft_passages")]
    [InlineData("family_letters")]
    [InlineData("agreement_choices")]
    public async Task A_translator_reads_nothing_of_the_case_but_the_text_that_was_asked_for(string table)
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        (await CountAsync(scene, LoginRole.Workspace, table, staff: scene.Family.Manager)).ShouldBeGreaterThan(0);
        (await CountAsync(scene, LoginRole.Workspace, table, staff: scene.First)).ShouldBe(0);
    }

    [Fact]
    public async Task A_family_member_reads_their_own_letters_and_steps_and_a_relative_reads_none_of_them()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        var uncle = await scene.World.AddFamilyMemberAsync(scene.Family.Case, scene.Family.Facilitator, "Uncle Inventado", "Uncle");
        foreach (var (what, own) in new[] { ("contribution_id) from contribution_steps", 2L), ("id) from family_letters", 1L), ("released_passage_id) from passage_readings", 1L) })
        {
            (await AskAsync(scene, what, scene.Family.Mother)).ShouldBe(own, what);
            (await AskAsync(scene, what, uncle.Id)).ShouldBe(0, what);
        }
        // Not a word of the review's notes, of who took a step, of links, contradictions, talks or requests.
        foreach (var attempt in (string[])["select note from contribution_steps", "select taken_by from contribution_steps", "select * from contribution_links", "select * from contradictory_accounts",
            "select * from spoken_explanations", "select * from translation_requests", "select * from translator_languages", "update family_letters set text = 'x'", "delete from passage_readings"])
        {
            (await RefusedAsync(scene, LoginRole.Family, attempt, family: scene.Family.Mother)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, attempt);
        }
    }

    public static TheoryData<string, bool> Writes => new()
    {
        { "insert into contribution_steps (id, contribution_id, number, partnership_id, case_id, family_member_id, status, taken_by, taken_at) values (gen_random_uuid(), @said, 99, @partnership, @case, @member, 'Used', @me, now())", false },
        { "insert into contribution_links (id, contribution_id, partnership_id, case_id, kind, label, linked_by, linked_at) values (gen_random_uuid(), @said, @partnership, @case, 'Finding', 'x', @me, now())", false },
        { "insert into contradictory_accounts (id, partnership_id, case_id, title, analysis, sides, written_by, written_at) values (gen_random_uuid(), @partnership, @case, 'x', 'x', '[]', @me, now())", false },
        { "insert into family_letters (id, partnership_id, case_id, family_member_id, title, text, text_hash, written_by, written_at) values (gen_random_uuid(), @partnership, @case, @member, 'x', 'x', 'x', @me, now())", true },
        { "insert into spoken_explanations (id, partnership_id, case_id, family_member_id, thing, subject_id, explained_by, explained_on, understanding, recorded_by, recorded_at) values (gen_random_uuid(), @partnership, @case, @member, 'Letter', (select l.id from family_letters l where l.released_at is not null limit 1), 'x', now(), 'Silence', @me, now())", true },
        { "insert into translation_requests (id, partnership_id, case_id, kind, source, source_hash, from_language, into_language, requested_by, requested_at) values (gen_random_uuid(), @partnership, @case, 'Letter', 'x', 'x', 'en', 'pl', @me, now())", true },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Only_who_may_write_does_and_only_in_their_own_name(string write, bool facilitatorToo)
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        foreach (var staff in (StaffId[])[scene.Family.Adviser, scene.Family.OtherChair, scene.First])
        {
            (await RefusedAsync(scene, LoginRole.Workspace, write, staff)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, write);
        }
        (await RefusedAsync(scene, LoginRole.Workspace, write, scene.Family.Chair, inTheNameOf: scene.Family.Reviewer)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, write);
        (await RefusedAsync(scene, LoginRole.Workspace, write, scene.Family.Facilitator)).ShouldBe(facilitatorToo ? null : PostgresErrorCodes.InsufficientPrivilege, write);
        if (!facilitatorToo)
        {
            (await RefusedAsync(scene, LoginRole.Workspace, write, scene.Family.Chair)).ShouldBeNull(write);
        }
    }

    [Theory]
    [InlineData("update contribution_steps set note = 'x'")]
    [InlineData("delete from contribution_steps")]
    [InlineData("delete from contribution_links")]
    [InlineData("update contribution_links set label = 'x'")]
    [InlineData("delete from family_letters")]
    [InlineData("update spoken_explanations set understanding = 'SaidInOwnWords'")]
    [InlineData("update translation_requests set source = 'x'")]
    public async Task What_was_recorded_is_nobodys_to_alter(string write)
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        (await RefusedAsync(scene, LoginRole.Workspace, write, scene.Family.Chair)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_letter_that_was_released_stays_as_it_is_and_no_translator_approves_alone()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        (await ChangedAsync(scene, "update family_letters set text = 'x'", scene.Family.Chair)).ShouldBe(0);
        const string made = "insert into catalogue_translations (id, language, kind, key, source_hash, forms, state, is_machine_made, translated_by, reviewed_by, changed_at) values (gen_random_uuid(), '{0}', 'Interface', 'k{1}', 'h', '[\"x\"]', '{2}', false, @me, @me, now())";
        (await RefusedAsync(scene, LoginRole.Workspace, Made("ur", "1", "WaitingForReview"), scene.First)).ShouldBeNull();
        (await RefusedAsync(scene, LoginRole.Workspace, Made("ur", "2", "Approved"), scene.First)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(scene, LoginRole.Workspace, Made("pl", "3", "WaitingForReview"), scene.First)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(scene, LoginRole.Workspace, Made("ur", "4", "WaitingForReview"), scene.Family.Chair)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        const string approve = "update catalogue_translations set state = 'Approved', reviewed_by = @me where key = 'k1'";
        (await RefusedAsync(scene, LoginRole.Workspace, approve, scene.First)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(scene, LoginRole.Workspace, approve, scene.Second)).ShouldBeNull();
        (await scene.Family.CountAsync("catalogue_translations where state = 'Approved'")).ShouldBe(1);

        static string Made(string language, string key, string state) => made.Replace("{0}", language, StringComparison.Ordinal).Replace("{1}", key, StringComparison.Ordinal).Replace("{2}", state, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_puts_words_over_anothers_name_or_keeps_an_approval_for_other_words()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_letters set released_at = null, released_by = null");
        (await RefusedAsync(scene, LoginRole.Workspace, "update family_letters set text = 'x', text_hash = 'x', released_by = @me, released_at = now()", scene.Family.Chair)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(scene, LoginRole.Workspace, "update family_letters set released_by = @me, released_at = now()", scene.Family.Chair)).ShouldBeNull();

        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"insert into catalogue_translations (id, language, kind, key, source_hash, forms, state, is_machine_made, translated_by, reviewed_by, changed_at) values (gen_random_uuid(), 'ur', 'Interface', 'k', 'h', '[\"x\"]', 'Approved', false, '{scene.First}', '{scene.Second}', now())");
        foreach (var write in (string[])["forms = '[\"y\"]', translated_by = @me", "forms = '[\"y\"]'", "translated_by = @me", $"forms = '[\"y\"]', state = 'WaitingForReview', translated_by = '{scene.First}'"])
        {
            (await RefusedAsync(scene, LoginRole.Workspace, $"update catalogue_translations set {write}", scene.Second)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, write);
        }
        (await RefusedAsync(scene, LoginRole.Workspace, "update catalogue_translations set forms = '[\"y\"]'", scene.First)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "the other approved other words");
        (await RefusedAsync(scene, LoginRole.Workspace, "update catalogue_translations set forms = '[\"y\"]', state = 'WaitingForReview', translated_by = @me, reviewed_by = null", scene.Second)).ShouldBeNull();
    }

    [Theory]
    [InlineData("taken_back_at")]
    [InlineData("superseded_at")]
    public async Task Nobody_waits_for_a_text_that_was_taken_back_or_is_out_of_date(string since)
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        var hash = await scene.World.TestDatabase.AskAsOwnerAsync<string>("select text_hash from family_letters");
        var waiting = $"access.readers_of_translation('{scene.Family.Case.Id}', '{hash}', 'ur')";
        (await CountAsync(scene, LoginRole.Workspace, waiting, scene.First)).ShouldBe(1);
        (await CountAsync(scene, LoginRole.Workspace, waiting, scene.OfPolish)).ShouldBe(0);

        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"update translation_requests set {since} = now()");

        (await CountAsync(scene, LoginRole.Workspace, waiting, scene.First)).ShouldBe(0);
    }

    private static async Task<DeskScene> FilledAsync()
    {
        var scene = await DeskScene.CreateAsync();
        var family = scene.Family;
        await family.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.Yes);
        var passage = (await family.WriteAsync(family.Chair)).Value;
        (await family.ReleaseAsync(family.Chair, passage)).ShouldSucceed();
        var sent = await family.SendAsync();
        (await family.AnswerAsync(family.Chair, await family.SendAsync(text: "Answered"))).ShouldSucceed();
        var chair = await scene.World.ActAsync(family.Chair);
        (await new LinkContribution(scene.World.Database).RunAsync(chair, new LinkContributionCommand(sent, ContributionLinkKind.Finding, "Who is asked"), CancellationToken.None)).ShouldSucceed();
        (await new SetSideBySide(scene.World.Database).RunAsync(chair, new SetSideBySideCommand(family.Case.Id, ContradictoryAccountsId.New(), null, "Who was at home",
            [new AccountOfEvents(sent, null, null), new AccountOfEvents(null, "Log", "Nobody.")], null), CancellationToken.None)).ShouldSucceed();
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update contradictory_accounts set analysis = 'Both.'; update contradictory_accounts set analysis = 'Neither.'");
        (await scene.AskAsync(family.Facilitator)).ShouldSucceed();
        var letter = (await new FamilyLetterQueries(scene.World.Database).OpenAsync(chair, family.Case.Id, family.Mother, CancellationToken.None))!.Letters.Single();
        (await new WriteFamilyLetter(scene.World.Database).ReleaseAsync(chair, new ReleaseFamilyLetterCommand(letter.Id, letter.Version, true), CancellationToken.None)).ShouldSucceed();
        (await new RecordExplanation(scene.World.Database).RunAsync(chair, new RecordExplanationCommand(family.Mother, ExplainedThing.Letter, letter.Id.Value, "Fern", new DateOnly(2026, 3, 2), null, Understanding.Silence, null), CancellationToken.None)).ShouldSucceed();
        var mother = await scene.World.ActAsync(family.Mother);
        var shown = (await new FamilyQueries(scene.World.Database).DraftAsync(mother, "en", false, CancellationToken.None)).Single();
        (await new ReadingPlace(scene.World.Database).PutOffAsync(mother, shown.Id, CancellationToken.None)).ShouldSucceed();
        return scene;
    }

    private static async Task<List<string>> ReadableAsync(DeskScene scene, StaffId? staff)
    {
        var readable = new List<string>();
        foreach (var table in Tables)
        {
            // A table that is not the workspace's at all is as unreadable as one without rows.
            if (await RefusedAsync(scene, LoginRole.Workspace, $"select from {table}", staff) is null && await CountAsync(scene, LoginRole.Workspace, table, staff) > 0)
            {
                readable.Add(table);
            }
        }
        return readable;
    }

    private static async Task<long> AskAsync(DeskScene scene, string what, FamilyMemberId family)
    {
        await using var connection = await OpenAsync(scene, LoginRole.Family, null, family);
        await using var command = new NpgsqlCommand($"select count({what}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<long> CountAsync(DeskScene scene, LoginRole role, string table, StaffId? staff)
    {
        await using var connection = await OpenAsync(scene, role, staff, null);
        await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<int> ChangedAsync(DeskScene scene, string write, StaffId staff)
    {
        await using var connection = await OpenAsync(scene, LoginRole.Workspace, staff, null);
        await using var command = new NpgsqlCommand(write, connection);
        return await command.ExecuteNonQueryAsync();
    }

    /// <returns>The state with which PostgreSQL refused it; null when it was done.</returns>
    private static async Task<string?> RefusedAsync(DeskScene scene, LoginRole role, string sql, StaffId? staff = null, FamilyMemberId? family = null, StaffId? inTheNameOf = null)
    {
        sql = sql.Replace("@member", $"'{scene.Family.Mother}'", StringComparison.Ordinal).Replace("@me", $"'{inTheNameOf ?? staff}'::uuid", StringComparison.Ordinal).Replace("@partnership", $"'{scene.World.Partnership.Id}'", StringComparison.Ordinal)
            .Replace("@case", $"'{scene.Family.Case.Id}'", StringComparison.Ordinal);
        if (sql.Contains("@said", StringComparison.Ordinal))
        {
            sql = sql.Replace("@said", $"'{await scene.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from contributions where kind = 'FocusSuggestion' limit 1")}'", StringComparison.Ordinal);
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

    private static async Task<NpgsqlConnection> OpenAsync(DeskScene scene, LoginRole role, StaffId? staff, FamilyMemberId? family)
    {
        var connection = new NpgsqlConnection(scene.World.TestDatabase.For(role));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"select set_config('practicereview.staff_id', '{staff}', false), set_config('practicereview.family_member_id', '{family}', false)", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
