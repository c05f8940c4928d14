using Npgsql;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>The third net around what families are promised: holds, talks and words to be left out, with nothing but the database.</summary>
public sealed class FamilyPromisesRowSecurityTests
{
    [Fact]
    public async Task Words_to_be_left_out_only_the_review_group_reads_and_after_that_nobody_does()
    {
        var (scene, wish, uncle) = await FilledAsync();
        await using var _ = scene.World;
        async Task ShouldBeReadByAsync(params StaffId[] readers)
        {
            foreach (var staff in (StaffId[])[scene.Scene.Chair, scene.Scene.Reviewer, scene.Scene.Facilitator, scene.Scene.Manager, scene.Scene.OtherChair])
            {
                (await CountAsync(scene, LoginRole.Workspace, staff.Value, $"contributions where id = '{wish}'")).ShouldBe(readers.Contains(staff) ? 1 : 0, staff.ToString());
            }
        }
        await ShouldBeReadByAsync(scene.Scene.Chair, scene.Scene.Reviewer);
        (await CountAsync(scene, LoginRole.Workspace, scene.Scene.OtherChair.Value, "leave_out_requests")).ShouldBe(0);
        (await CountAsync(scene, LoginRole.Family, scene.Scene.Mother.Value, "leave_out_requests")).ShouldBe(1);
        (await CountAsync(scene, LoginRole.Family, uncle.Value, "leave_out_requests")).ShouldBe(0);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update leave_out_requests set outcome = 'Kept'");
        await ShouldBeReadByAsync(scene.Scene.Chair, scene.Scene.Reviewer, scene.Scene.Facilitator, scene.Scene.Manager);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update leave_out_requests set outcome = 'LeftOut'");
        await ShouldBeReadByAsync();
        (await CountAsync(scene, LoginRole.Family, scene.Scene.Mother.Value, "contributions")).ShouldBe(1, "they stay hers to read");
    }

    [Fact]
    public async Task Only_the_person_asks_only_the_review_group_decides_and_only_once()
    {
        var (scene, wish, uncle) = await FilledAsync();
        await using var _ = scene.World;
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("delete from leave_out_requests");
        var ask = $"insert into leave_out_requests (id, partnership_id, case_id, family_member_id, contribution_id, asked_at, reason, reason_hash, words_hash) values (gen_random_uuid(), '{scene.World.Partnership.Id}', '{scene.Scene.Case.Id}', '@member', '{wish}', now(), '', '', 'h')";
        (await TryAsync(scene, LoginRole.Family, uncle.Value, ask.Replace("@member", uncle.ToString(), StringComparison.Ordinal))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "of another's words");
        (await TryAsync(scene, LoginRole.Family, uncle.Value, ask.Replace("@member", scene.Scene.Mother.ToString(), StringComparison.Ordinal))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "in another's name");
        (await TryAsync(scene, LoginRole.Workspace, scene.Scene.Chair.Value, ask.Replace("@member", scene.Scene.Mother.ToString(), StringComparison.Ordinal))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(scene, LoginRole.Family, scene.Scene.Mother.Value, ask.Replace("now(), ''", "now(), 'x'", StringComparison.Ordinal).Replace("@member", scene.Scene.Mother.ToString(), StringComparison.Ordinal)))
            .ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "decided by oneself");
        (await TryAsync(scene, LoginRole.Family, scene.Scene.Mother.Value, ask.Replace("@member", scene.Scene.Mother.ToString(), StringComparison.Ordinal))).ShouldBeNull();

        (await TryAsync(scene, LoginRole.Family, scene.Scene.Mother.Value, "update leave_out_requests set outcome = 'LeftOut'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        const string decide = "update leave_out_requests set outcome = 'LeftOut', reason = 'x', decided_at = now(), decided_by = '@by'";
        foreach (var outsider in (StaffId[])[scene.Scene.Facilitator, scene.Scene.Manager, scene.Scene.OtherChair])
        {
            await TryAsync(scene, LoginRole.Workspace, outsider.Value, decide.Replace("@by", outsider.ToString(), StringComparison.Ordinal));
            (await scene.Scene.CountAsync("leave_out_requests where outcome is not null")).ShouldBe(0);
        }
        (await TryAsync(scene, LoginRole.Workspace, scene.Scene.Chair.Value, decide.Replace("@by", scene.Scene.Reviewer.ToString(), StringComparison.Ordinal))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(scene, LoginRole.Workspace, scene.Scene.Chair.Value, "update leave_out_requests set asked_at = now()")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(scene, LoginRole.Workspace, scene.Scene.Chair.Value, decide.Replace("@by", scene.Scene.Chair.ToString(), StringComparison.Ordinal))).ShouldBeNull();
        (await TryAsync(scene, LoginRole.Workspace, scene.Scene.Chair.Value, decide.Replace("LeftOut", "Kept", StringComparison.Ordinal).Replace("@by", scene.Scene.Chair.ToString(), StringComparison.Ordinal))).ShouldBeNull();
        (await scene.Scene.CountAsync("leave_out_requests where outcome = 'LeftOut'")).ShouldBe(1, "what is decided is decided");
        foreach (var role in (LoginRole[])[LoginRole.Public, LoginRole.Jobs])
        {
            (await TryAsync(scene, role, Guid.Empty, "select * from leave_out_requests")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Fact]
    public async Task What_is_to_be_left_out_is_taken_back_from_translators_and_its_translation_goes_with_it()
    {
        var (scene, wish, _) = await FilledAsync();
        await using var world = scene.World;
        await world.TestDatabase.ExecuteAsOwnerAsync("delete from leave_out_requests");
        var chair = await world.ActAsync(scene.Scene.Chair);
        var ask = new RequestTranslation(world.Database);
        var wanted = new RequestTranslationCommand(scene.Scene.Case.Id, CaseTextKind.FamilyWords, FamilyScene.Suggestion, "ur", "en");
        (await ask.RunAsync(chair, wanted, default)).ShouldSucceed();
        (await scene.Scene.TranslateAsync(scene.Scene.Chair, FamilyScene.Suggestion, "The school rang twice.")).ShouldSucceed();
        var hash = CaseTextTranslation.HashOf(FamilyScene.Suggestion);

        (await new AskToLeaveOut(world.Database).RunAsync(await world.ActAsync(scene.Scene.Mother), wish, default)).ShouldSucceed();

        (await scene.Scene.CountAsync($"translation_requests where source_hash = '{hash}' and taken_back_at is null")).ShouldBe(0);
        foreach (var (staff, reads) in new[] { (scene.Scene.Chair, 1), (scene.Scene.Facilitator, 0), (scene.Scene.Manager, 0) })
        {
            (await CountAsync(scene, LoginRole.Workspace, staff.Value, $"case_text_translations where source_hash = '{hash}'")).ShouldBe(reads, staff.ToString());
            (await CountAsync(scene, LoginRole.Workspace, staff.Value, $"translation_requests where source_hash = '{hash}'")).ShouldBe(reads, staff.ToString());
        }
        (await ask.RunAsync(chair, wanted, default)).Refusals.ShouldBe([Refusal.NotFound], "nobody asks for them meanwhile");
        var request = await world.TestDatabase.AskAsOwnerAsync<Guid>("select id from leave_out_requests");
        (await new DecideLeaveOut(world.Database).RunAsync(chair, new DecideLeaveOutCommand(new LeaveOutRequestId(request), LeaveOutOutcome.LeftOut, "We do without it."), default)).ShouldSucceed();

        (await scene.Scene.CountAsync($"case_text_translations where source_hash = '{hash}'")).ShouldBe(0);
        (await scene.Scene.CountAsync($"translation_requests where source_hash = '{hash}'")).ShouldBe(0);
        (await scene.Scene.CountAsync($"translation_requests where kind = 'Answer' and into_language = 'ur' and source_hash = '{CaseTextTranslation.HashOf("We do without it.")}'")).ShouldBe(1, "the reason is asked for in her language");
    }

    [Fact]
    public async Task A_hold_a_talk_and_a_meeting_are_the_persons_own_and_say_nothing_of_why()
    {
        var (scene, _, uncle) = await FilledAsync();
        await using var __ = scene.World;
        foreach (var (function, empty) in new[] { ("access.own_hold()", 0), ("access.own_talk_wanted() t where t is not null", 0), ("access.own_family_meetings()", 0) })
        {
            (await CountAsync(scene, LoginRole.Family, scene.Scene.Mother.Value, function)).ShouldBe(1, function);
            foreach (var other in new[] { uncle.Value, Guid.Empty })
            {
                (await CountAsync(scene, LoginRole.Family, other, function)).ShouldBe(empty, function);
            }
        }
        (await CountAsync(scene, LoginRole.Workspace, scene.Scene.Facilitator.Value, "access.talks_wanted()")).ShouldBe(0, "nobody is rung while the police asked that they wait");
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update involvement_holds set ended_at = now()");
        (await CountAsync(scene, LoginRole.Workspace, scene.Scene.Facilitator.Value, "access.talks_wanted()")).ShouldBe(1);
        foreach (var staff in (StaffId[])[scene.Scene.Chair, scene.Scene.Manager, scene.Scene.OtherChair])
        {
            (await CountAsync(scene, LoginRole.Workspace, staff.Value, "access.talks_wanted()")).ShouldBe(0);
        }
        foreach (var attempt in (string[])["select reason from access.own_hold()", "select officer from access.own_hold()"])
        {
            (await TryAsync(scene, LoginRole.Family, scene.Scene.Mother.Value, attempt)).ShouldBe(PostgresErrorCodes.UndefinedColumn);
        }
        (await TryAsync(scene, LoginRole.Family, scene.Scene.Mother.Value, $"select access.talk_wanted('{uncle}')")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set frozen_at = now()");
        foreach (var function in (string[])["access.own_hold()", "access.own_talk_wanted() t where t is not null", "leave_out_requests"])
        {
            (await CountAsync(scene, LoginRole.Family, scene.Scene.Mother.Value, function)).ShouldBe(0, function);
        }
    }

    private static async Task<(InvolvementScene, ContributionId, FamilyMemberId)> FilledAsync()
    {
        var scene = await InvolvementScene.CreateAsync();
        var uncle = await scene.World.AddFamilyMemberAsync(scene.Scene.Case, scene.Scene.Facilitator, "Uncle Inventado", "Uncle");
        var wish = await scene.Scene.SendAsync();
        var mother = await scene.World.ActAsync(scene.Scene.Mother);
        (await new AskToLeaveOut(scene.World.Database).RunAsync(mother, wish, default)).ShouldSucceed();
        (await new RecordAgreement(scene.World.Database).RunAsync(mother, new RecordAgreementCommand(
            new Dictionary<FamilyActivity, AgreementAnswer> { [FamilyActivity.ShareExperience] = AgreementAnswer.RatherTalk }, ExplainedBy.ReadItMyself, "ur"), default)).ShouldSucceed();
        var meeting = await scene.MeetAsync(scene.Mother);
        (await new HoldFamilyMeeting(scene.World.Database).ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, default)).ShouldSucceed();
        (await scene.HoldAsync(scene.Mother)).ShouldSucceed();
        return (scene, wish, uncle.Id);
    }

    private static Task<long> CountAsync(InvolvementScene scene, LoginRole role, Guid who, string from) => scene.World.TestDatabase.CountAsAsync(role, who, from);

    private static Task<string?> TryAsync(InvolvementScene scene, LoginRole role, Guid who, string sql) => scene.World.TestDatabase.TryAsAsync(role, who, sql);
}
