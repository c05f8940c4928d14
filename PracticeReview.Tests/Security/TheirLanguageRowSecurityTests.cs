using Npgsql;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>The third net around languages: who reads one, who approves in it, and what waits for a translation, with nothing but the database.</summary>
public sealed class TheirLanguageRowSecurityTests
{
    private const string Answer = "We will ask the school.";

    [Fact]
    public async Task Only_the_business_unit_records_who_reads_what_and_only_it_and_the_reader_see_it()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        await scene.ReadsAsync(scene.Reviewer, "ur");
        foreach (var (staff, sees) in new (StaffId?, long)[] { (scene.Manager, 1), (scene.Reviewer, 1), (scene.Chair, 0), (scene.OtherChair, 0), (scene.Adviser, 0), (null, 0) })
        {
            (await CountAsync(scene, LoginRole.Workspace, staff?.Value, "language_readers")).ShouldBe(sees, staff?.ToString());
        }
        (await TryAsync(scene, LoginRole.Family, scene.Mother.Value, "select * from language_readers")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(scene, LoginRole.Public, null, "select * from language_readers")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        var elsewhere = await scene.World.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var outsider = await scene.World.AddStaffAsync("Manager There", null, elsewhere, StaffRole.BusinessManager);
        (await CountAsync(scene, LoginRole.Workspace, outsider.Value, "language_readers")).ShouldBe(0);
        string Record(StaffId of, StaffId by) => $"insert into language_readers (staff_id, language, partnership_id, recorded_by, recorded_at) values ('{of}', 'pl', '{scene.World.Partnership.Id}', '{by}', now())";
        foreach (var staff in (StaffId[])[scene.Chair, scene.Facilitator, outsider])
        {
            (await TryAsync(scene, LoginRole.Workspace, staff.Value, Record(staff, staff))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, staff.ToString());
            (await TryAsync(scene, LoginRole.Workspace, staff.Value, "delete from language_readers")).ShouldBeNull();
            (await scene.CountAsync("language_readers")).ShouldBe(1, "none of them was theirs to take away");
        }
        (await TryAsync(scene, LoginRole.Workspace, scene.Manager.Value, Record(scene.Chair, scene.Reviewer))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "in another's name");
        (await TryAsync(scene, LoginRole.Workspace, scene.Manager.Value, Record(outsider, scene.Manager))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "of somebody who does not work here");
        (await TryAsync(scene, LoginRole.Workspace, scene.Manager.Value, Record(scene.Chair, scene.Manager))).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_approves_in_the_database_what_they_are_not_recorded_as_reading()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.AnswerAsync(scene.Chair, await scene.SendAsync())).ShouldSucceed();
        (await scene.TranslateAsync(scene.Facilitator, Answer, "ہم پوچھیں گے۔", from: "en", into: "ur")).ShouldSucceed();
        (await scene.TranslateAsync(scene.Facilitator, FamilyScene.Suggestion, "The school rang twice.")).ShouldSucceed();
        string Approve(StaffId by, string language) => $"update case_text_translations set state = 'Approved', reviewed_by = '{by}', reviewed_at = now() where language = '{language}'";
        await scene.ReadsAsync(scene.Chair, "pl");
        foreach (var language in (string[])["ur", "en"])
        {
            (await TryAsync(scene, LoginRole.Workspace, scene.Chair.Value, Approve(scene.Chair, language))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, language);
            (await TryAsync(scene, LoginRole.Workspace, scene.Reviewer.Value, Approve(scene.Reviewer, language))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, language);
        }
        (await TryAsync(scene, LoginRole.Workspace, scene.Chair.Value, "update case_text_translations set from_language = 'pl'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        await scene.ReadsAsync(scene.Reviewer, "ur");
        await scene.ReadsAsync(scene.Facilitator, "ur");
        foreach (var language in (string[])["ur", "en"])
        {
            (await TryAsync(scene, LoginRole.Workspace, scene.Facilitator.Value, Approve(scene.Facilitator, language))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, "their own words");
            (await TryAsync(scene, LoginRole.Workspace, scene.Reviewer.Value, Approve(scene.Reviewer, language))).ShouldBeNull(language);
        }
    }

    [Fact]
    public async Task What_waits_for_its_translation_is_hidden_by_the_database_and_stays_released_once_it_was()
    {
        var scene = await FamilyScene.CreateAsync();
        await using var _ = scene.World;
        await scene.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.Yes);
        var sent = await scene.SendAsync();
        (await new AnswerContribution(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Chair), new AnswerContributionCommand(sent, AnswerOutcome.Accepted, Answer, null, ForeignRelease.WhenTranslated), CancellationToken.None)).ShouldSucceed();
        var passage = (await scene.WriteAsync(scene.Chair)).Value;
        (await new ReleasePassage(scene.World.Database).RunAsync(await scene.World.ActAsync(scene.Chair),
            new ReleasePassageCommand(passage, 1, [scene.Mother], Enum.GetValues<ReleaseCheck>(), ForeignRelease.WhenTranslated), CancellationToken.None)).ShouldSucceed();
        (await scene.TranslateAsync(scene.Facilitator, Answer, "ہم پوچھیں گے۔", from: "en", into: "ur")).ShouldSucceed();
        foreach (var table in (string[])["contribution_answers", "released_passages", "case_text_translations"])
        {
            (await CountAsync(scene, LoginRole.Family, scene.Mother.Value, table)).ShouldBe(0, table);
            (await CountAsync(scene, LoginRole.Workspace, scene.Facilitator.Value, table)).ShouldBe(1, table);
        }
        (await TryAsync(scene, LoginRole.Family, scene.Mother.Value, "update contribution_answers set released_at = now()")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(scene, LoginRole.Family, scene.Mother.Value, "update released_passages set waits_since = null")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        foreach (var outsider in (StaffId[])[scene.OtherChair, scene.Adviser, scene.Facilitator])
        {
            await TryAsync(scene, LoginRole.Workspace, outsider.Value, "update contribution_answers set released_at = now()");
            await TryAsync(scene, LoginRole.Workspace, outsider.Value, "update released_passages set waits_since = null");
            (await scene.CountAsync("contribution_answers where released_at is null")).ShouldBe(1, "the review group sends an answer to a wish");
            (await scene.CountAsync("released_passages where waits_since is not null")).ShouldBe(1);
        }
        (await TryAsync(scene, LoginRole.Workspace, scene.Chair.Value, "update contribution_answers set released_at = now()")).ShouldBeNull();
        (await TryAsync(scene, LoginRole.Workspace, scene.Chair.Value, "update released_passages set waits_since = null, released_at = now()")).ShouldBeNull();
        (await CountAsync(scene, LoginRole.Family, scene.Mother.Value, "released_passages")).ShouldBe(1);
        (await CountAsync(scene, LoginRole.Family, scene.Mother.Value, "contribution_answers")).ShouldBe(1);
        (await TryAsync(scene, LoginRole.Workspace, scene.Chair.Value, "update released_passages set waits_since = now()")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        await TryAsync(scene, LoginRole.Workspace, scene.Chair.Value, "update contribution_answers set released_at = null");
        (await scene.CountAsync("contribution_answers where released_at is null")).ShouldBe(0);
    }

    [Fact]
    public async Task The_words_of_a_meeting_are_translated_for_those_who_were_shown_it_and_for_no_relative()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var sister = await scene.World.AddFamilyMemberAsync(scene.Scene.Case, scene.Scene.Facilitator, "Sister Inventado", "Sister", "ur");
        var meeting = await scene.MeetAsync(scene.Mother);
        (await scene.Scene.TranslateAsync(scene.Scene.Facilitator, "Heron Library, room 2", "ہیرون لائبریری", from: "en", into: "ur")).ShouldSucceed();
        (await CountAsync(scene.Scene, LoginRole.Family, scene.Scene.Mother.Value, "case_text_translations")).ShouldBe(0, "she was not shown it yet");
        (await new Data.Families.Involvement.HoldFamilyMeeting(scene.World.Database).ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, default)).ShouldSucceed();
        (await CountAsync(scene.Scene, LoginRole.Family, scene.Scene.Mother.Value, "case_text_translations")).ShouldBe(1);
        (await CountAsync(scene.Scene, LoginRole.Family, sister.Id.Value, "case_text_translations")).ShouldBe(0);
    }

    private static async Task<long> CountAsync(FamilyScene scene, LoginRole role, Guid? actor, string table)
    {
        await using var connection = await OpenAsync(scene, role, actor);
        await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <returns>The state with which PostgreSQL refused it; null when it was done.</returns>
    private static async Task<string?> TryAsync(FamilyScene scene, LoginRole role, Guid? actor, string sql)
    {
        await using var connection = await OpenAsync(scene, role, actor);
        await using var command = new NpgsqlCommand(sql, connection);
        try
        {
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(FamilyScene scene, LoginRole role, Guid? actor)
    {
        var connection = new NpgsqlConnection(scene.World.TestDatabase.For(role));
        await connection.OpenAsync();
        var setting = role == LoginRole.Family ? "family_member_id" : "staff_id";
        await using var command = new NpgsqlCommand($"select set_config('practicereview.{setting}', '{actor}', false)", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
