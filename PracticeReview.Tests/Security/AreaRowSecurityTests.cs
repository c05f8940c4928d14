using Npgsql;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>The third net around a person's own area: what the database alone refuses, whatever the code asks for.</summary>
public sealed class AreaRowSecurityTests
{
    private static readonly string[] s_own =
    [
        "asked_questions", "question_answers", "child_memories", "documents", "document_pieces", "taking_part_wishes", "family_processes", "answer_checks", "sensitivity_answers", "wishes_answers",
    ];

    [Fact]
    public async Task Each_table_opens_to_the_person_and_to_those_who_work_with_them_and_to_nobody_else()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await FillAsync(world);
        var elsewhere = await world.World.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var outsider = await world.World.AddStaffAsync("Manager There", null, elsewhere, StaffRole.BusinessManager);
        var adviser = await world.World.AddStaffAsync("Adviser Yarrow", null, StaffRole.IndependentAdviser);
        var otherChair = await world.World.AddStaffAsync("Chair Sedge", null);
        await world.World.JoinCaseAsync(world.Stranger.CaseId, otherChair, PracticeReview.Data.People.CaseRole.ReviewChair);
        foreach (var table in s_own)
        {
            (await CountAsync(world, LoginRole.Family, world.Mother.Id.Value, table)).ShouldBeGreaterThan(0, table);
            foreach (var other in new[] { world.Uncle.Id.Value, world.Stranger.Id.Value, Guid.Empty })
            {
                (await CountAsync(world, LoginRole.Family, other, table)).ShouldBe(0, table);
            }
            foreach (var staff in new[] { outsider.Value, adviser.Value, otherChair.Value, Guid.Empty })
            {
                (await CountAsync(world, LoginRole.Workspace, staff, table)).ShouldBe(0, $"{table} and staff");
            }
            (await CountAsync(world, LoginRole.Workspace, world.Facilitator.Value, table)).ShouldBeGreaterThan(0, table);
        }
        // Pictures and stories go by what the person chose; how it was is for the business unit.
        (await CountAsync(world, LoginRole.Workspace, world.Chair.Value, "child_memories")).ShouldBe(2);
        (await CountAsync(world, LoginRole.Workspace, world.Facilitator.Value, "child_memories")).ShouldBe(3);
        (await CountAsync(world, LoginRole.Workspace, world.Chair.Value, "sensitivity_answers")).ShouldBe(0);
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update child_memories set audience = 'ContactPersonOnly'");
        (await CountAsync(world, LoginRole.Workspace, world.Chair.Value, "documents")).ShouldBe(0);
        (await CountAsync(world, LoginRole.Workspace, world.Chair.Value, "document_pieces")).ShouldBe(0);

        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set access_ended_at = now()");
        foreach (var table in s_own)
        {
            (await CountAsync(world, LoginRole.Family, world.Mother.Id.Value, table)).ShouldBe(0, table);
        }
    }

    [Fact]
    public async Task What_is_not_released_or_taken_back_is_out_of_reach()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FillAsync(world);
        await filled.TellOfActionAsync();
        (await CountAsync(world, LoginRole.Family, world.Uncle.Id.Value, "told_actions")).ShouldBe(1);
        (await CountAsync(world, LoginRole.Family, world.Uncle.Id.Value, "access.family_action_states()")).ShouldBe(1);
        (await CountAsync(world, LoginRole.Family, world.Stranger.Id.Value, "access.family_action_states()")).ShouldBe(0);
        (await CountAsync(world, LoginRole.Family, world.Stranger.Id.Value, "access.family_report()")).ShouldBe(0);

        await world.World.TestDatabase.ExecuteAsOwnerAsync("update told_actions set withdrawn_at = now(); update family_processes set ended_at = now(); update asked_questions set released_at = null where number = 1; update asked_questions set withdrawn_at = now() where number = 2");

        foreach (var table in (string[])["told_actions", "family_processes", "asked_questions", "access.family_action_states()"])
        {
            (await CountAsync(world, LoginRole.Family, world.Mother.Id.Value, table)).ShouldBe(0, table);
        }
    }

    [Fact]
    public async Task A_person_is_refused_whatever_is_not_theirs_to_do()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await FillAsync(world);
        foreach (var attempt in (string[])
        [
            "select * from anonymous_sensitivity_answers",
            "select * from consent_grounds",
            "select * from planned_actions",
            "select * from published_reports",
            "select * from family_sessions",
            "update asked_questions set text = 'x'",
            "update question_answers set read_at = now()",
            "update child_memories set text = 'x'",
            "update documents set scan_state = 'Clean'",
            "delete from documents",
            "delete from document_pieces",
            "update agreement_choices set answer = 'Yes'",
            "delete from question_answers",
            "update family_processes set text = 'x'",
            "update told_actions set text = 'x'",
            "update family_members set ring_from = '00:00'",
            "insert into family_processes select * from family_processes",
            "insert into asked_questions select * from asked_questions",
        ])
        {
            (await TryAsync(world, LoginRole.Family, world.Mother.Id.Value, attempt)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, attempt);
        }
    }

    [Fact]
    public async Task Nobody_writes_in_anothers_name_or_changes_what_was_read()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FillAsync(world);
        var head = $"'{world.World.Partnership.Id}', '{world.Case.Id}'";
        var mother = world.Mother.Id;
        var (uncle, chair) = (world.Uncle.Id.Value, world.Chair.Value);
        foreach (var attempt in (string[])
        [
            $"insert into question_answers (id, question_id, partnership_id, case_id, family_member_id, kind, text, language, said_at) values (gen_random_uuid(), '{filled.Asked}', {head}, '{world.Uncle.Id}', 'Words', 'x', 'en', now())",
            $"insert into question_answers (id, question_id, partnership_id, case_id, family_member_id, kind, text, language, said_at) values (gen_random_uuid(), '{filled.Asked}', {head}, '{mother}', 'Words', 'x', 'en', now())",
            $"insert into child_memories (id, partnership_id, case_id, family_member_id, kind, text, language, audience, has_picture, has_sound, told_at) values (gen_random_uuid(), {head}, '{mother}', 'Words', 'x', 'en', 'ReviewGroup', false, false, now())",
            $"insert into documents (id, partnership_id, case_id, kind, subject_id, file_name, media_type, sha256, length, uploaded_by_family_member, uploaded_at, scan_state) values (gen_random_uuid(), {head}, 'FamilyPicture', '{filled.Picture}', 'x', 'image/png', 'x', 1, '{world.Uncle.Id}', now(), 'Clean')",
            $"insert into documents (id, partnership_id, case_id, kind, subject_id, file_name, media_type, sha256, length, uploaded_by_family_member, uploaded_at, scan_state) values (gen_random_uuid(), {head}, 'FamilySound', '{filled.Picture}', 'x', 'audio/wav', 'x', 1, '{world.Uncle.Id}', now(), 'Clean')",
            $"insert into documents (id, partnership_id, case_id, kind, file_name, media_type, sha256, length, uploaded_by_family_member, uploaded_at, scan_state) values (gen_random_uuid(), {head}, 'AgencyChronology', 'x', 'image/png', 'x', 1, '{world.Uncle.Id}', now(), 'Clean')",
            $"insert into answer_checks (contribution_id, partnership_id, case_id, family_member_id, is_answered, said_at) values ('{filled.Answered}', {head}, '{world.Uncle.Id}', true, now())",
            $"insert into taking_part_wishes (family_member_id, partnership_id, case_id, times, means, help, language, said_at) values ('{mother}', {head}, 'None', 'None', 'None', 'en', now())",
            $"insert into agreement_choices (id, partnership_id, case_id, family_member_id, activity, answer, explained_by, language, chosen_at, entered_by) values (gen_random_uuid(), {head}, '{world.Uncle.Id}', 'KeptInformed', 'Yes', 'Facilitator', 'en', now(), '{world.Chair}')",
            $"insert into anonymous_sensitivity_answers (id, partnership_id, listened, kindness, understood, said_on) values (gen_random_uuid(), gen_random_uuid(), 'Yes', 'Yes', 'Yes', now())",
        ])
        {
            (await TryAsync(world, LoginRole.Family, uncle, attempt)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, attempt);
        }
        foreach (var attempt in (string[])
        [
            $"insert into agreement_choices (id, partnership_id, case_id, family_member_id, activity, answer, explained_by, language, chosen_at) values (gen_random_uuid(), {head}, '{mother}', 'KeptInformed', 'Yes', 'Facilitator', 'en', now())",
            $"insert into family_processes (id, partnership_id, case_id, kind, text, text_hash, ask_name, ask_how, written_by, written_at) values (gen_random_uuid(), {head}, 'Police', 'x', 'x', 'x', 'x', '{world.Facilitator}', now())",
            $"insert into asked_questions (id, partnership_id, case_id, family_member_id, number, text, text_hash, written_by, written_at) values (gen_random_uuid(), {head}, '{world.Stranger.Id}', 9, 'x', 'x', '{world.Chair}', now())",
            $"insert into sensitivity_answers (family_member_id, partnership_id, case_id, listened, kindness, understood, said_on) values ('{world.Uncle.Id}', {head}, 'Yes', 'Yes', 'Yes', now())",
            "update question_answers set text = 'x'",
            "update child_memories set audience = 'MayBeInReport'",
            "delete from child_memories",
            $"update child_memories set read_at = now(), read_by = '{world.Facilitator}'",
        ])
        {
            (await TryAsync(world, LoginRole.Workspace, chair, attempt)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, attempt);
        }
        // The mother may change an answer, and no longer once it was read.
        (await ChangedAsync(world, mother.Value, "update question_answers set text = 'Changed'")).ShouldBe(1);
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update question_answers set read_at = now(), read_by = '{world.Chair}'");
        (await ChangedAsync(world, mother.Value, "update question_answers set text = 'Changed again'")).ShouldBe(0);
        // What was told of the child is read by those it is for: by the review group not what is for the contact person alone, and the
        // other way round; and by the person in nobody's name.
        foreach (var unread in (string[])["read_at = null", "read_at = now() + interval '1 day'", "read_at = 'infinity'"])
        {
            (await TryAsync(world, LoginRole.Workspace, chair, $"update child_memories set {unread}, read_by = '{world.Chair}'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, unread);
        }
        (await TryAsync(world, LoginRole.Workspace, chair, "update child_memories set read_at = now()")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "by nobody");
        var read = "update child_memories set read_at = now(), read_by = '{0}'";
        (await ChangedAsync(world, world.Facilitator.Value, string.Format(System.Globalization.CultureInfo.InvariantCulture, read, world.Facilitator), LoginRole.Workspace)).ShouldBe(1);
        (await ChangedAsync(world, chair, string.Format(System.Globalization.CultureInfo.InvariantCulture, read, world.Chair), LoginRole.Workspace)).ShouldBe(2);
        (await TryAsync(world, LoginRole.Family, mother.Value, string.Format(System.Globalization.CultureInfo.InvariantCulture, read, world.Chair))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await ChangedAsync(world, uncle, "update child_memories set audience = 'MayBeInReport', read_at = null, read_by = null")).ShouldBe(0);
        // Taking back reaches only what is one's own.
        (await ChangedAsync(world, uncle, $"select access.forget_own_files('{filled.Picture}')")).ShouldBe(-1);
        (await world.CountAsync("documents")).ShouldBe(1);
    }

    [Fact]
    public async Task The_database_alone_keeps_whose_contact_person_case_and_picture_it_is_and_what_was_asked()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FillAsync(world);
        var head = $"'{world.World.Partnership.Id}', '{world.Case.Id}'";
        var elsewhere = await world.World.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var outsider = await world.World.AddStaffAsync("Manager There", null, elsewhere, StaffRole.BusinessManager);
        foreach (var attempt in (string[])
        [
            $"update family_members set facilitator_id = '{world.Chair}' where id = '{world.Mother.Id}'",
            $"update family_members set case_id = '{world.Stranger.CaseId}' where id = '{world.Mother.Id}'",
            $"update asked_questions set text = 'Another question', written_by = '{world.Chair}' where id = '{filled.Asked}'",
            $"update asked_questions set released_at = now() where id = '{filled.Asked}'",
            $"insert into documents (id, partnership_id, case_id, kind, subject_id, file_name, media_type, sha256, length, uploaded_by, uploaded_by_family_member, uploaded_at, scan_state) values (gen_random_uuid(), {head}, 'FamilyPicture', '{filled.Picture}', 'x', 'image/png', 'x', 1, '{world.Chair}', '{world.Mother.Id}', now(), 'Clean')",
            $"insert into documents (id, partnership_id, case_id, kind, subject_id, file_name, media_type, sha256, length, uploaded_by, uploaded_at, scan_state) values (gen_random_uuid(), {head}, 'FamilySound', '{filled.Picture}', 'x', 'audio/wav', 'x', 1, '{world.Chair}', now(), 'Clean')",
        ])
        {
            (await TryAsync(world, LoginRole.Workspace, world.Chair.Value, attempt)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, attempt);
        }
        // Another partnership plants nobody, and nothing, in a case that is not its own.
        foreach (var attempt in (string[])
        [
            $"insert into family_members (id, partnership_id, case_id, name, relation, language, reason, facilitator_id, facilitator_name, added_at, unsafe_times, unsafe_ways) values (gen_random_uuid(), '{elsewhere.Id}', '{world.Case.Id}', 'x', 'x', 'en', 'x', '{outsider}', 'x', now(), 'None', 'None')",
            $"insert into family_processes (id, partnership_id, case_id, kind, text, text_hash, ask_name, ask_how, written_by, written_at) values (gen_random_uuid(), '{elsewhere.Id}', '{world.Case.Id}', 'Police', 'x', 'x', 'x', 'x', '{outsider}', now())",
        ])
        {
            (await TryAsync(world, LoginRole.Workspace, outsider.Value, attempt)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, attempt);
        }
    }

    [Fact]
    public async Task The_database_alone_gives_the_translation_of_a_memory_to_those_who_read_the_memory_and_to_translators_who_were_asked()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FillAsync(world, answersWishes: false);
        var translator = await AddTranslatorAsync("ur");
        var ofPolish = await AddTranslatorAsync("pl");
        var adviser = await world.World.AddStaffAsync("Adviser Yarrow", null, StaffRole.IndependentAdviser);
        var otherChair = await world.World.AddStaffAsync("Chair Sedge", null);
        await world.World.JoinCaseAsync(world.Stranger.CaseId, otherChair, PracticeReview.Data.People.CaseRole.ReviewChair);
        var elsewhere = await world.World.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var outsider = await world.World.AddStaffAsync("Manager There", null, elsewhere, StaffRole.BusinessManager);
        var head = $"'{world.World.Partnership.Id}', '{world.Case.Id}'";
        var memory = await world.World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from child_memories where text = '{FilledArea.Memory}'");
        await world.ReleaseAsync(world.Uncle, "Spring 2025", "The health visitor called on 3 May.");
        const string request = "insert into translation_requests (id, partnership_id, case_id, kind, memory_id, source, source_hash, from_language, into_language, requested_by, requested_at) values (gen_random_uuid(), ";
        const string translation = "insert into case_text_translations (id, partnership_id, case_id, memory_id, language, source_hash, text, state, is_machine_made, translated_by, changed_at, from_language) values (gen_random_uuid(), ";

        // Nobody asks for, or translates, what is for the contact person alone, of another case, or another's to read.
        (await TryAsync(world, LoginRole.Workspace, world.Facilitator.Value, $"{request}{head}, 'Memory', '{filled.Private}', 'x', 'p', 'ur', 'en', '{world.Facilitator}', now())")).ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
        (await TryAsync(world, LoginRole.Workspace, world.Facilitator.Value, $"{translation}{head}, '{filled.Private}', 'en', 'p', 'x', 'NeedsWork', false, '{world.Facilitator}', now(), 'ur')")).ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
        (await TryAsync(world, LoginRole.Workspace, world.Facilitator.Value, $"{request}'{world.World.Partnership.Id}', '{world.Stranger.CaseId}', 'Memory', '{memory}', 'x', 'p', 'ur', 'en', '{world.Facilitator}', now())")).ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
        (await TryAsync(world, LoginRole.Workspace, otherChair.Value, $"{request}{head}, 'Memory', '{memory}', 'x', 'p', 'ur', 'en', '{otherChair}', now())")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(world, LoginRole.Workspace, world.Chair.Value, $"{request}{head}, 'Memory', '{memory}', 'x', 'h', 'ur', 'en', '{world.Chair}', now())")).ShouldBeNull();
        (await TryAsync(world, LoginRole.Workspace, translator.Value, $"{translation}{head}, null, 'en', 'h', 'x', 'NeedsWork', false, '{translator}', now(), 'ur')")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "it would stay when the memory goes");
        (await TryAsync(world, LoginRole.Workspace, ofPolish.Value, $"{translation}{head}, '{memory}', 'en', 'h', 'x', 'NeedsWork', false, '{ofPolish}', now(), 'ur')")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(world, LoginRole.Workspace, translator.Value, $"{translation}{head}, '{memory}', 'en', 'h', 'x', 'NeedsWork', false, '{translator}', now(), 'ur')")).ShouldBeNull();
        (await TryAsync(world, LoginRole.Workspace, translator.Value, "update case_text_translations set memory_id = null")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(world, LoginRole.Workspace, world.Chair.Value, $"update case_text_translations set memory_id = '{filled.Picture}'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

        // What else was asked for, as it was released, is not what this looks at.
        await world.World.TestDatabase.ExecuteAsOwnerAsync("delete from translation_requests where kind <> 'Memory'");
        foreach (var reader in (StaffId[])[world.Chair, world.Facilitator, translator])
        {
            (await ReadableAsync(reader)).ShouldBe((1, 1), reader.ToString());
        }
        foreach (var other in (StaffId[])[ofPolish, adviser, otherChair, outsider])
        {
            (await ReadableAsync(other)).ShouldBe((0, 0), other.ToString());
        }
        // No relative, whatever they were given to read; and not the person either, who has the words themselves.
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update released_passages set text_hash = 'h'");
        foreach (var member in new[] { world.Mother, world.Uncle, world.Stranger })
        {
            (await CountAsync(world, LoginRole.Family, member.Id.Value, "case_text_translations")).ShouldBe(0, member.Name);
        }

        // A role that ends, and a request that is taken back, end what the translator reads.
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update staff_role_assignments set until = now() where staff_id = '{translator}'");
        (await ReadableAsync(translator)).ShouldBe((0, 0));
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update staff_role_assignments set until = null where staff_id = '{translator}'");
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update translation_requests set taken_back_at = now()");
        (await ReadableAsync(translator)).ShouldBe((0, 0));
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update translation_requests set taken_back_at = null");

        // Kept for the contact person: unreadable for everybody, even if it were still there.
        await world.World.TestDatabase.ExecuteAsOwnerAsync("alter table child_memories disable trigger forget_translations_of_what_is_narrowed; update child_memories set audience = 'ContactPersonOnly'; alter table child_memories enable trigger forget_translations_of_what_is_narrowed");
        (await world.CountAsync("case_text_translations")).ShouldBe(1);
        foreach (var reader in (StaffId[])[world.Chair, world.Facilitator, translator])
        {
            (await ReadableAsync(reader)).ShouldBe((0, 0), reader.ToString());
        }

        // Taken back by the person, by the database alone: nothing stays.
        (await ChangedAsync(world, world.Mother.Id.Value, $"delete from child_memories where id = '{memory}'")).ShouldBe(1);
        (await world.CountAsync("case_text_translations") + await world.CountAsync("translation_requests")).ShouldBe(0);

        async Task<StaffId> AddTranslatorAsync(string language)
        {
            var added = await world.World.AddStaffAsync($"Translator of {language}", null, StaffRole.Translator);
            await world.World.TestDatabase.ExecuteAsOwnerAsync($"insert into translator_languages (staff_id, language, partnership_id, given_by, given_at) values ('{added}', '{language}', '{world.World.Partnership.Id}', '{world.Facilitator}', now())");
            return added;
        }

        async Task<(long Requests, long Translations)> ReadableAsync(StaffId staff) =>
            (await CountAsync(world, LoginRole.Workspace, staff.Value, "translation_requests"), await CountAsync(world, LoginRole.Workspace, staff.Value, "case_text_translations"));
    }

    private static async Task<FilledArea> FillAsync(FamilyAreaWorld world, bool answersWishes = true)
    {
        var filled = await FilledArea.CreateAsync(world);
        if (answersWishes)
        {
            (await filled.AnswerWishesAsync()).ShouldSucceed();
        }
        (await world.AsAsync(world.Mother, actor => new CheckAnswer(world.World.Database).RunAsync(actor, new CheckAnswerCommand(filled.Answered, true, null, ContributionId.New(), "ur"), CancellationToken.None))).ShouldSucceed();
        return filled;
    }

    private static Task<long> CountAsync(FamilyAreaWorld world, LoginRole role, Guid who, string from) => world.World.TestDatabase.CountAsAsync(role, who, from);

    private static Task<int> ChangedAsync(FamilyAreaWorld world, Guid who, string sql, LoginRole role = LoginRole.Family) => world.World.TestDatabase.ChangeAsAsync(role, who, sql);

    private static Task<string?> TryAsync(FamilyAreaWorld world, LoginRole role, Guid who, string sql) => world.World.TestDatabase.TryAsAsync(role, who, sql);
}
