using Npgsql;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>The third net around the map, plans, holds, contacts, limits and meetings: what the database alone refuses, whatever the code asks for.</summary>
public sealed class InvolvementRowSecurityTests
{
    private static readonly string[] Tables =
    [
        "mapped_persons", "map_relations", "involvement_decisions", "involvement_plans", "involvement_holds", "hold_steps", "family_contacts", "family_limits",
        "family_meetings", "meeting_persons", "meeting_steps", "meeting_escalations",
    ];

    [Fact]
    public async Task Who_works_with_the_family_reads_it_and_nobody_else()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        var stranger = await scene.World.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var elsewhere = await scene.World.AddStaffAsync("Manager There Testwell", null, stranger, StaffRole.BusinessManager, StaffRole.IndependentAdviser);
        var author = await scene.World.AddStaffAsync("Author Alder Testwell", null, StaffRole.AgencyAuthor, StaffRole.Scrutineer, StaffRole.Administrator);

        foreach (var insider in (StaffId[])[scene.Scene.Chair, scene.Scene.Reviewer, scene.Scene.Facilitator, scene.Scene.Manager])
        {
            (await ReadableAsync(scene, insider)).ShouldBe(Tables);
        }
        foreach (var outsider in (StaffId?[])[scene.Scene.OtherChair, scene.Scene.Adviser, author, elsewhere, null])
        {
            (await ReadableAsync(scene, outsider)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Family_public_and_jobs_cannot_even_ask()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        foreach (var table in Tables)
        {
            (await RefusedAsync(scene, LoginRole.Family, $"select * from {table}", family: true)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table);
            (await RefusedAsync(scene, LoginRole.Public, $"select * from {table}")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table);
            (await RefusedAsync(scene, LoginRole.Jobs, $"select * from {table}")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, table);
        }
        (await RefusedAsync(scene, LoginRole.Jobs, "select look_again_on from involvement_holds")).ShouldBeNull();
        (await RefusedAsync(scene, LoginRole.Jobs, "select officer from involvement_holds")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(scene, LoginRole.Jobs, "update involvement_holds set look_again_on = now()")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    public static TheoryData<string> Writes =>
    [
        "insert into mapped_persons (id, partnership_id, case_id, name, relation, generation, is_the_child, responsibility, written_by, written_at, added_at) values (gen_random_uuid(), @partnership, @case, 'x', 'x', 'Others', false, 'NotKnown', @me, now(), now())",
        "insert into map_relations (id, partnership_id, case_id, from_id, to_id, kind, tension, note, written_by, written_at) values (gen_random_uuid(), @partnership, @case, @person, @other, 'FriendOf', 'None', '', @me, now())",
        "insert into involvement_decisions (id, partnership_id, case_id, person_id, choice, reason, best_interests, decided_by, decided_at) values (gen_random_uuid(), @partnership, @case, @other, 'Involve', 'x', '', @me, now())",
        "insert into hold_steps (id, hold_id, partnership_id, case_id, kind, words, look_again_on, done_by, done_at) values (gen_random_uuid(), @hold, @partnership, @case, 'LookedAgain', 'x', now(), @me, now())",
        "insert into family_contacts (id, partnership_id, case_id, person_id, at, means, side, outcome, words, recorded_by, recorded_at) values (gen_random_uuid(), @partnership, @case, @person, now(), 'Letter', 'Us', 'Spoke', '', @me, now())",
        "insert into family_limits (id, partnership_id, case_id, family_member_id, part, ground, reason, decided_by, decided_at, lifted_because) values (gen_random_uuid(), @partnership, @case, @member, 'Questions', 'CourtProceedings', 'x', @me, now(), '')",
        "insert into meeting_steps (meeting_id, preparation, partnership_id, case_id, words, done_by, done_at) values (@meeting, 'VenueSafe', @partnership, @case, 'x', @me, now())",
        "insert into meeting_escalations (id, meeting_id, partnership_id, case_id, problem, to_whom, raised_by, raised_at, outcome) values (gen_random_uuid(), @meeting, @partnership, @case, 'x', 'x', @me, now(), '')",
    ];

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Only_those_who_work_with_the_family_write_only_in_their_own_name_and_only_within_the_case(string write)
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        foreach (var outsider in (StaffId[])[scene.Scene.OtherChair, scene.Scene.Adviser])
        {
            (await RefusedAsync(scene, LoginRole.Workspace, write, outsider)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, write);
        }
        (await RefusedAsync(scene, LoginRole.Workspace, write, scene.Scene.Facilitator, inTheNameOf: scene.Scene.Chair)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, write);
        // Somebody of both cases does not tie a person, hold or meeting of one to the other.
        if (!write.Contains("into mapped_persons", StringComparison.Ordinal))
        {
            await scene.World.JoinCaseAsync(scene.Scene.OtherCase.Id, scene.Scene.Reviewer, Data.People.CaseRole.LeadReviewer);
            (await RefusedAsync(scene, LoginRole.Workspace, write.Replace("@case", $"'{scene.Scene.OtherCase.Id}'", StringComparison.Ordinal), scene.Scene.Reviewer)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, write);
        }
        (await RefusedAsync(scene, LoginRole.Workspace, write, scene.Scene.Facilitator)).ShouldBeNull(write);
    }

    [Theory]
    [InlineData("update involvement_decisions set reason = 'x'")]
    [InlineData("update family_contacts set outcome = 'WantsToTakePart'")]
    [InlineData("update hold_steps set words = 'x'")]
    [InlineData("update involvement_holds set officer = 'x'")]
    [InlineData("update family_limits set reason = 'x'")]
    [InlineData("update meeting_escalations set problem = 'x'")]
    [InlineData("delete from family_contacts")]
    [InlineData("delete from involvement_decisions")]
    [InlineData("delete from mapped_persons")]
    [InlineData("delete from family_limits")]
    // In somebody else's name, or without one.
    [InlineData("update mapped_persons set name = 'x'")]
    [InlineData("update involvement_plans set purpose = 'x'")]
    [InlineData("update family_limits set lifted_at = now(), lifted_by = (select id from staff_members where id <> @me limit 1)")]
    [InlineData("update family_limits set lifted_at = now()")]
    [InlineData("update meeting_escalations set outcome = 'x'")]
    // The analysis is the review group's to open again, and only once the hold has ended.
    [InlineData("update involvement_holds set ended_at = now(), reopened_at = now()")]
    public async Task What_was_decided_and_recorded_is_nobodys_to_alter(string write)
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"update mapped_persons set written_by = '{scene.Scene.Chair}'; update involvement_plans set written_by = '{scene.Scene.Chair}'");

        (await RefusedAsync(scene, LoginRole.Workspace, write, scene.Scene.Facilitator)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Nobody_is_invited_while_a_hold_runs_even_if_the_portal_asks_for_it()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        const string invite = "insert into family_invitations (id, partnership_id, case_id, family_member_id, token_hash, link_means, created_by, created_at, expires_at) values (gen_random_uuid(), @partnership, @case, @member, sha256('x'), 'Hand', @me, now(), now())";

        (await RefusedAsync(scene, LoginRole.Workspace, invite, scene.Scene.Chair)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await scene.StepAsync(scene.Scene.Chair, HoldStepKind.Ended)).ShouldSucceed();
        (await RefusedAsync(scene, LoginRole.Workspace, invite, scene.Scene.Chair)).ShouldBeNull();
    }

    private static readonly string[] s_approaches =
    [
        "insert into family_invitations (id, partnership_id, case_id, family_member_id, token_hash, link_means, created_by, created_at, expires_at) values (gen_random_uuid(), @partnership, @case, @member, sha256('x'), 'Hand', @me, now(), now())",
        "insert into released_passages (id, partnership_id, case_id, family_member_id, draft_passage_id, number, edition, heading, text, text_hash, released_by, released_at) select gen_random_uuid(), p.partnership_id, p.case_id, @member, p.id, 1, 7, 'x', 'x', 'x', @me, now() from draft_passages p",
        "update asked_questions set released_at = now()",
        "update family_letters set released_at = now(), released_by = @me",
        "update family_meetings set released_at = now(), written_by = @me where place = 'Heron Library, room 2' and released_at is null",
        "insert into meeting_persons (meeting_id, person_id, partnership_id, case_id) select m.id, @person, m.partnership_id, m.case_id from family_meetings m where m.place = 'Nowhere'",
    ];

    [Theory]
    [InlineData("insert into family_contacts (id, partnership_id, case_id, person_id, at, means, side, outcome, words, recorded_by, recorded_at) values (gen_random_uuid(), @partnership, @case, @person, now() + interval '9 years', 'Telephone', 'Person', 'Declined', '', @me, now())")]
    [InlineData("insert into involvement_decisions (id, partnership_id, case_id, person_id, choice, reason, best_interests, decided_by, decided_at, replaces_id) select gen_random_uuid(), @partnership, @case, @person, 'NotInvolved', 'x', 'x', @me, now() + interval '9 years', d.id from involvement_decisions d where d.person_id = @person")]
    [InlineData("insert into involvement_holds (id, partnership_id, case_id, person_id, officer, reason, agreed_on, is_acknowledged, acknowledgement, look_again_on, recorded_by, recorded_at) values (gen_random_uuid(), @partnership, @case, @person, 'x', 'x', '2026-03-02', true, 'x', '2026-03-30', @me, now())")]
    public async Task Whoever_said_no_is_not_involved_or_is_held_is_not_approached_even_if_the_portal_asks_for_it(string stop)
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        (await scene.StepAsync(scene.Scene.Chair, HoldStepKind.Ended)).ShouldSucceed();
        (await scene.Scene.WriteAsync(scene.Scene.Chair)).ShouldSucceed();
        (await new Data.Families.Area.AskFamilyMember(scene.World.Database).WriteAsync(await scene.ActAsync(scene.Scene.Chair), new Data.Families.Area.AskFamilyMemberCommand(scene.Scene.Mother, null, "What was it like?"), default)).ShouldSucceed();
        (await new WriteFamilyLetter(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Chair), new WriteFamilyLetterCommand(scene.Scene.Mother, FamilyLetterId.New(), null, "Next", "We write."), default)).ShouldSucceed();
        await scene.MeetAsync(scene.Mother);
        await scene.MeetAsync(scene.Uncle);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"update family_meetings m set place = 'Nowhere' where exists (select from meeting_persons p where p.meeting_id = m.id and p.person_id = '{scene.Uncle}')");
        foreach (var approach in s_approaches)
        {
            (await RefusedAsync(scene, LoginRole.Workspace, approach, scene.Scene.Chair, undone: true)).ShouldBeNull(approach);
        }
        (await RefusedAsync(scene, LoginRole.Workspace, stop, scene.Scene.Chair)).ShouldBeNull();

        foreach (var approach in s_approaches)
        {
            (await RefusedAsync(scene, LoginRole.Workspace, approach, scene.Scene.Chair, undone: true)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, approach);
        }
        // What is not an approach goes on: writing, and taking back.
        (await RefusedAsync(scene, LoginRole.Workspace, "update asked_questions set withdrawn_at = now()", scene.Scene.Chair)).ShouldBeNull();
        (await CountAsync(scene, LoginRole.Workspace, $"(select from mapped_persons where access.is_not_approached('{scene.Mother}')) x", scene.Scene.OtherChair)).ShouldBe(0);
        (await AskAsync(scene, $"access.is_not_approached('{scene.Mother}')", scene.Scene.OtherChair)).ShouldBeFalse("of another family it says nothing");
        (await AskAsync(scene, $"access.is_not_approached('{scene.Mother}')", scene.Scene.Facilitator)).ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_is_invited_before_it_is_decided_even_if_the_portal_asks_for_it()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        (await scene.StepAsync(scene.Scene.Chair, HoldStepKind.Ended)).ShouldSucceed();
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("delete from involvement_decisions");

        (await RefusedAsync(scene, LoginRole.Workspace, s_approaches[0], scene.Scene.Chair, undone: true)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve)).ShouldSucceed();
        (await RefusedAsync(scene, LoginRole.Workspace, s_approaches[0], scene.Scene.Chair, undone: true)).ShouldBeNull();
    }

    [Fact]
    public async Task Points_of_the_preparation_are_taken_back_only_before_the_meeting_and_nobody_is_taken_off_who_was_shown_it()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"insert into meeting_steps (meeting_id, preparation, partnership_id, case_id, words, done_by, done_at) select id, 'VenueSafe', partnership_id, case_id, 'x', '{scene.Scene.Chair}', now() from family_meetings");

        foreach (var nobody in (StaffId[])[scene.Scene.OtherChair, scene.Scene.Adviser])
        {
            (await RefusedAsync(scene, LoginRole.Workspace, "delete from meeting_steps", nobody)).ShouldBeNull();
        }
        (await scene.Scene.CountAsync("meeting_steps")).ShouldBe(2);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_meetings set state = 'Held', called_off = null, called_off_at = null");
        (await RefusedAsync(scene, LoginRole.Workspace, "delete from meeting_steps", scene.Scene.Chair)).ShouldBeNull();
        (await scene.Scene.CountAsync("meeting_steps")).ShouldBe(2, "what was prepared for a meeting that took place stays");
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_meetings set state = 'Planned'");
        (await RefusedAsync(scene, LoginRole.Workspace, "delete from meeting_steps", scene.Scene.Chair)).ShouldBeNull();
        (await scene.Scene.CountAsync("meeting_steps")).ShouldBe(0);

        (await scene.StepAsync(scene.Scene.Chair, HoldStepKind.Ended)).ShouldSucceed();
        const string shared = "insert into meeting_steps (meeting_id, preparation, partnership_id, case_id, words, done_by, done_at) select id, 'SharedBeforehand', partnership_id, case_id, 'x', @me, now() from family_meetings";
        foreach (var (unready, ready) in new[] { ("points = ''", "points = 'The winter.'"), ("released_at = null", "released_at = now()") })
        {
            await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_meetings set " + unready);
            (await RefusedAsync(scene, LoginRole.Workspace, shared, scene.Scene.Chair, undone: true)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, unready);
            await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_meetings set " + ready);
        }
        (await RefusedAsync(scene, LoginRole.Workspace, shared, scene.Scene.Chair, undone: true)).ShouldBeNull();

        var invited = await scene.Scene.CountAsync("meeting_persons");
        (await RefusedAsync(scene, LoginRole.Workspace, "delete from meeting_persons", scene.Scene.Chair)).ShouldBeNull();
        (await scene.Scene.CountAsync("meeting_persons")).ShouldBe(invited, "they were shown it");
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_meetings set released_at = null");
        (await RefusedAsync(scene, LoginRole.Workspace, "delete from meeting_persons", scene.Scene.OtherChair)).ShouldBeNull();
        (await scene.Scene.CountAsync("meeting_persons")).ShouldBe(invited, "it is not their case");
        (await RefusedAsync(scene, LoginRole.Workspace, "delete from meeting_persons", scene.Scene.Chair)).ShouldBeNull();
        (await scene.Scene.CountAsync("meeting_persons")).ShouldBe(0);
    }

    [Fact]
    public async Task Why_a_point_was_missed_is_said_by_the_review_group_in_its_own_name_once_and_stays()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        const string explain = "insert into assurance_missed_points (id, partnership_id, case_id, stage, reason, said_by, said_at) values (gen_random_uuid(), @partnership, @case, 'Start', 'x', @me, now())";
        foreach (var nobody in (StaffId[])[scene.Scene.OtherChair, scene.Scene.Adviser, scene.Scene.Facilitator, scene.Scene.Manager])
        {
            (await RefusedAsync(scene, LoginRole.Workspace, explain, nobody)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        (await RefusedAsync(scene, LoginRole.Workspace, explain, scene.Scene.Chair, inTheNameOf: scene.Scene.Reviewer)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(scene, LoginRole.Workspace, explain.Replace("'Start'", "'End'", StringComparison.Ordinal), scene.Scene.Chair)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(scene, LoginRole.Workspace, explain, scene.Scene.Chair)).ShouldBeNull();
        (await RefusedAsync(scene, LoginRole.Workspace, explain, scene.Scene.Chair)).ShouldBe(PostgresErrorCodes.UniqueViolation);
        (await RefusedAsync(scene, LoginRole.Workspace, "update assurance_missed_points set reason = 'y'", scene.Scene.Chair)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(scene, LoginRole.Workspace, "delete from assurance_missed_points", scene.Scene.Chair)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

        (await CountAsync(scene, LoginRole.Workspace, "assurance_missed_points", scene.Scene.Chair)).ShouldBe(1);
        (await CountAsync(scene, LoginRole.Workspace, "assurance_missed_points", scene.Scene.Manager)).ShouldBe(1);
        (await CountAsync(scene, LoginRole.Workspace, "assurance_missed_points", scene.Scene.OtherChair)).ShouldBe(0);
        (await CountAsync(scene, LoginRole.Workspace, "assurance_missed_points", scene.Scene.Facilitator)).ShouldBe(0);
        (await RefusedAsync(scene, LoginRole.Family, "select count(*) from assurance_missed_points", family: true)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_closed_part_and_a_frozen_account_are_closed_by_the_database_itself()
    {
        var scene = await FilledAsync();
        await using var _ = scene.World;
        const string send = "insert into contributions (id, partnership_id, case_id, family_member_id, kind, text, language, sent_at) values (gen_random_uuid(), @partnership, @case, @member, '{0}', 'x', 'ur', now())";

        (await RefusedAsync(scene, LoginRole.Family, send.Replace("{0}", "FocusSuggestion", StringComparison.Ordinal), family: true)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "the focus is closed to her");
        (await RefusedAsync(scene, LoginRole.Family, send.Replace("{0}", "Question", StringComparison.Ordinal), family: true)).ShouldBeNull();
        (await CountAsync(scene, LoginRole.Family, "contributions", family: true)).ShouldBe(1);
        (await CountAsync(scene, LoginRole.Family, "access.own_family_meetings()", family: true)).ShouldBe(1);

        (await new FreezeAccount(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Chair), scene.Scene.Mother, default)).ShouldSucceed();

        (await CountAsync(scene, LoginRole.Family, "contributions", family: true)).ShouldBe(0);
        (await CountAsync(scene, LoginRole.Family, "family_members", family: true)).ShouldBe(0);
        (await CountAsync(scene, LoginRole.Family, "access.own_family_meetings()", family: true)).ShouldBe(0);
        (await RefusedAsync(scene, LoginRole.Family, send.Replace("{0}", "Question", StringComparison.Ordinal), family: true)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusedAsync(scene, LoginRole.Family, "update family_members set frozen_at = null", family: true)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static async Task<InvolvementScene> FilledAsync()
    {
        var scene = await InvolvementScene.CreateAsync();
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve)).ShouldSucceed();
        (await scene.PlanAsync(scene.Mother)).ShouldSucceed();
        (await scene.ContactAsync(scene.Mother, ContactSide.Us, ContactOutcome.Spoke)).ShouldSucceed();
        var meeting = await scene.MeetAsync(scene.Mother);
        var hold = new HoldFamilyMeeting(scene.World.Database);
        (await hold.PrepareAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, MeetingPreparation.ChairForewarned, "By telephone.", null, null, default)).ShouldSucceed();
        (await hold.EscalateAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, "Nobody speaks freely.", "The chair", null, null, default)).ShouldSucceed();
        (await hold.ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, default)).ShouldSucceed();
        (await scene.HoldAsync(scene.Mother)).ShouldSucceed();
        (await scene.StepAsync(scene.Scene.Facilitator, HoldStepKind.LookedAgain, next: Data.Calendar.LegalDay.Of(scene.World.Now).AddDays(9))).ShouldSucceed();
        (await new DrawRelation(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator),
            new DrawRelationCommand(scene.Scene.Case.Id, Guid.NewGuid(), scene.Mother, scene.Child, RelationKind.ParentOf, Tension.None, null), default)).ShouldSucceed();
        (await new LimitFamilyArea(scene.World.Database).RunAsync(await scene.ActAsync(scene.Scene.Facilitator),
            new LimitFamilyAreaCommand(scene.Scene.Mother, [FamilyPart.Focus], LimitGround.UnderInvestigation, "She is to be interviewed."), default)).ShouldSucceed();
        return scene;
    }

    private static async Task<List<string>> ReadableAsync(InvolvementScene scene, StaffId? staff)
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

    private static async Task<long> CountAsync(InvolvementScene scene, LoginRole role, string from, StaffId? staff = null, bool family = false)
    {
        await using var connection = await OpenAsync(scene, role, staff, family);
        await using var command = new NpgsqlCommand($"select count(*) from {from}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<bool> AskAsync(InvolvementScene scene, string what, StaffId staff)
    {
        await using var connection = await OpenAsync(scene, LoginRole.Workspace, staff, false);
        await using var command = new NpgsqlCommand($"select {what}", connection);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <param name="undone">Only tried, and taken back.</param>
    /// <returns>The state with which PostgreSQL refused it; null when it was done.</returns>
    private static async Task<string?> RefusedAsync(InvolvementScene scene, LoginRole role, string sql, StaffId? staff = null, bool family = false, StaffId? inTheNameOf = null, bool undone = false)
    {
        var owner = scene.World.TestDatabase;
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["@me"] = $"'{inTheNameOf ?? staff}'::uuid",
            ["@partnership"] = $"'{scene.World.Partnership.Id}'",
            ["@case"] = $"'{scene.Scene.Case.Id}'",
            ["@member"] = $"'{scene.Scene.Mother}'",
            ["@person"] = $"'{scene.Mother}'",
            ["@other"] = $"'{scene.Uncle}'",
            ["@hold"] = $"'{await scene.HoldIdAsync()}'",
            ["@meeting"] = $"'{await owner.AskAsOwnerAsync<Guid>("select id from family_meetings limit 1")}'",
        };
        foreach (var (name, value) in names.OrderByDescending(name => name.Key.Length))
        {
            sql = sql.Replace(name, value, StringComparison.Ordinal);
        }
        await using var connection = await OpenAsync(scene, role, staff, family);
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        try
        {
            await command.ExecuteNonQueryAsync();
            if (!undone)
            {
                await transaction.CommitAsync();
            }
            return null;
        }
        catch (PostgresException problem)
        {
            return problem.SqlState;
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(InvolvementScene scene, LoginRole role, StaffId? staff, bool family)
    {
        var connection = new NpgsqlConnection(scene.World.TestDatabase.For(role));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"select set_config('practicereview.staff_id', '{staff}', false), set_config('practicereview.family_member_id', '{(family ? scene.Scene.Mother : "")}', false)", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
