using Npgsql;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>Functions that answer beyond row security are as narrow as their callers: a door's functions belong to that door.</summary>
public sealed class FunctionRightsTests
{
    [Theory]
    [InlineData("begin_staff_session", LoginRole.Workspace)]
    [InlineData("switch_staff_session", LoginRole.Workspace)]
    [InlineData("end_staff_session", LoginRole.Workspace)]
    [InlineData("recognise_staff", LoginRole.Workspace)]
    [InlineData("staff_of_session", LoginRole.Workspace)]
    [InlineData("end_old_staff_sessions", LoginRole.Jobs)]
    [InlineData("told_as", LoginRole.Jobs)]
    [InlineData("members_nobody_approaches", LoginRole.Jobs)]
    [InlineData("told_of", null)]
    [InlineData("forget_memory_steps", null)]
    [InlineData("forget_step_words", null)]
    [InlineData("forget_steps_of_what_is_narrowed", null)]
    [InlineData("translates_support", LoginRole.Workspace)]
    [InlineData("consent_waits", null)]
    [InlineData("own_consent_waits", LoginRole.Family)]
    [InlineData("own_report_is_agreed", LoginRole.Family)]
    [InlineData("keep_until_consent", null)]
    [InlineData("tell_family", null)]
    [InlineData("tell_family_of_action", null)]
    [InlineData("tell_family_of_report", null)]
    [InlineData("withdrawn_requests", LoginRole.Workspace)]
    [InlineData("opening_cases", LoginRole.Workspace)]
    [InlineData("chaired_cases", LoginRole.Workspace)]
    [InlineData("send_family_code", LoginRole.Family)]
    [InlineData("redeem_family_code", LoginRole.Family)]
    [InlineData("end_family_session", LoginRole.Family)]
    [InlineData("frozen_account", LoginRole.Family)]
    [InlineData("family_closed_parts", LoginRole.Family)]
    [InlineData("own_family_meetings", LoginRole.Family)]
    [InlineData("unanswered_assurance", LoginRole.Workspace)]
    [InlineData("stage_for_assurance", LoginRole.Workspace)]
    [InlineData("assurance_over_reviews", LoginRole.Workspace)]
    [InlineData("forget_own_files", LoginRole.Family)]
    [InlineData("memories_to_translate", LoginRole.Workspace)]
    [InlineData("family_action_states", LoginRole.Family)]
    [InlineData("family_report", LoginRole.Family)]
    [InlineData("public_report_summary", LoginRole.Public)]
    [InlineData("family_visit_before", LoginRole.Family)]
    [InlineData("family_publication", LoginRole.Family)]
    [InlineData("own_hold", LoginRole.Family)]
    [InlineData("own_agreement_words", LoginRole.Family)]
    [InlineData("own_passage", LoginRole.Family)]
    [InlineData("family_of_left_session", LoginRole.Family)]
    [InlineData("link_standing", LoginRole.Family)]
    [InlineData("own_passages_in_report", LoginRole.Family)]
    [InlineData("own_answered_questions", LoginRole.Family)]
    [InlineData("own_talk_wanted", LoginRole.Family)]
    [InlineData("talks_wanted", LoginRole.Workspace)]
    [InlineData("talk_wanted", null)]
    [InlineData("said_no_to_everything", null)]
    [InlineData("meeting_refused", null)]
    [InlineData("leave_no_meeting", null)]
    [InlineData("call_off_own_meetings", null)]
    [InlineData("keep_from_approaching", null)]
    [InlineData("wants_to_be_told", LoginRole.Jobs)]
    [InlineData("to_be_told_later", LoginRole.Jobs)]
    [InlineData("said_not_now", null)]
    [InlineData("answers_them", LoginRole.Workspace)]
    [InlineData("own_actions_untold", LoginRole.Family)]
    [InlineData("new_link_refused", LoginRole.Jobs)]
    [InlineData("keep_from_who_stopped", null)]
    [InlineData("end_with_old_contact", null)]
    [InlineData("begin_family_session", null)]
    [InlineData("record_door", null)]
    [InlineData("live_invitation", null)]
    [InlineData("is_not_approached", LoginRole.Workspace)]
    [InlineData("approach_refused", null)]
    [InlineData("languages_read", LoginRole.Workspace)]
    [InlineData("passage_may_come", null)]
    [InlineData("open_words", null)]
    [InlineData("open_words_of_family", LoginRole.Workspace)]
    [InlineData("open_words_since_decision", LoginRole.Jobs)]
    [InlineData("hold_publication", null)]
    [InlineData("passage_is_read", LoginRole.Workspace)]
    [InlineData("was_given", LoginRole.Workspace)]
    [InlineData("keep_earlier_accounts", null)]
    [InlineData("protect", null)]
    public async Task Only_its_own_door_may_call(string function, LoginRole? only)
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (var role in Enum.GetValues<LoginRole>())
        {
            var may = await database.AskAsOwnerAsync<bool>(
                $"select bool_or(has_function_privilege('{LoginRoles.NameOf(role)}', p.oid, 'execute')) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'access' and p.proname = '{function}'");
            may.ShouldBe(role == only, $"{role} and {function}");
        }
    }

    [Fact]
    public async Task No_function_is_open_to_everybody()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var connection = await database.OpenAsOwnerAsync();
        await using var command = new NpgsqlCommand("""
            select string_agg(p.proname, ', ') from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname in ('access', 'public') and p.prorettype <> 'trigger'::regtype
              and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)
            """, connection);
        (await command.ExecuteScalarAsync()).ShouldBe(DBNull.Value);
    }

    [Theory]
    [InlineData("select salt from family_codes")]
    [InlineData("select hash from family_codes")]
    [InlineData("update family_codes set tries_left = 5")]
    [InlineData("insert into family_sessions (id, family_member_id, started_at, last_seen_at) values (gen_random_uuid(), gen_random_uuid(), now(), now())")]
    [InlineData("update family_invitations set token_hash = sha256('x')")]
    [InlineData("select issuer from staff_sessions, staff_members for update of staff_sessions nowait; insert into staff_sessions (id, staff_id, started_at, last_seen_at) values (gen_random_uuid(), gen_random_uuid(), now(), now())")]
    public async Task No_login_role_goes_round_the_doors(string attempt)
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (var role in Enum.GetValues<LoginRole>())
        {
            await using var connection = new NpgsqlConnection(database.For(role));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(attempt, connection);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, role.ToString());
        }
    }
}
