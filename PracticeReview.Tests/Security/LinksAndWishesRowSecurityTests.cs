using Npgsql;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>The third net around the words a person is told in, links that end, and wishes that are taken back: the database alone.</summary>
public sealed class LinksAndWishesRowSecurityTests
{
    [Fact]
    public async Task In_which_words_is_said_to_the_person_and_why_is_not()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into consent_grounds (family_member_id, partnership_id, case_id, age, decider, is_looked_after, words_for, why_other_words, recorded_by, recorded_at)
            values ('{world.Mother.Id}', '{world.World.Partnership.Id}', '{world.Case.Id}', 'UnderTwelve', 'Themselves', false, 'YoungPerson', 'Reads well.', '{world.Facilitator}', now())
            """);
        (await AskAsync(world, LoginRole.Family, world.Mother.Id.Value, "select access.own_agreement_words()")).ShouldBe("YoungPerson");
        foreach (var other in new[] { world.Uncle.Id.Value, world.Stranger.Id.Value, Guid.Empty })
        {
            (await AskAsync(world, LoginRole.Family, other, "select access.own_agreement_words()")).ShouldBe("Adult");
        }
        (await TryAsync(world, LoginRole.Family, world.Mother.Id.Value, "select why_other_words from consent_grounds")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(world, LoginRole.Workspace, world.Facilitator.Value, "update consent_grounds set words_for = 'Anybody'")).ShouldBe(PostgresErrorCodes.CheckViolation);
    }

    [Fact]
    public async Task A_link_says_how_it_stands_to_its_door_alone_and_jobs_see_no_secret_of_it()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var invitation = FamilyInvitation.To(world.Mother, DoorMeans.Hand, world.Facilitator, world.World.Now, out var token);
        await world.World.AsOwnerAsync(context => context.Add(invitation));
        var standing = $"select coalesce(max(works_until)::text, 'gone') || ' ' || coalesce(max(telephone), 'none') from access.link_standing('\\x{Convert.ToHexString(FamilyInvitation.HashOf(token))}', '@now')";
        string At(TimeSpan after) => standing.Replace("@now", (world.World.Now + after).ToString("O"), StringComparison.Ordinal);
        var phone = world.World.Partnership.ContactTelephone;
        (await AskAsync(world, LoginRole.Family, Guid.Empty, At(TimeSpan.Zero))).ShouldEndWith(phone);
        (await AskAsync(world, LoginRole.Family, Guid.Empty, At(TimeSpan.Zero))).ShouldNotStartWith("gone");
        (await AskAsync(world, LoginRole.Family, Guid.Empty, At(FamilyInvitation.Lifetime))).ShouldBe($"gone {phone}");
        (await AskAsync(world, LoginRole.Family, Guid.Empty, At(TimeSpan.Zero).Replace("\\x", "\\x00", StringComparison.Ordinal))).ShouldBe("gone none");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set frozen_at = now() where id = '{world.Mother.Id}'");
        (await AskAsync(world, LoginRole.Family, Guid.Empty, At(TimeSpan.Zero))).ShouldBe($"gone {phone}");

        (await TryAsync(world, LoginRole.Jobs, Guid.Empty, "select token_hash from family_invitations")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(world, LoginRole.Jobs, Guid.Empty, "update family_invitations set expires_at = now() + interval '9 years'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(world, LoginRole.Jobs, Guid.Empty, "update family_invitations set reminded_at = now()")).ShouldBeNull();
        (await TryAsync(world, LoginRole.Workspace, world.Facilitator.Value, "update family_invitations set reminded_at = null")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(world, LoginRole.Public, Guid.Empty, "select expires_at from family_invitations")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Only_the_person_takes_a_wish_back_and_only_before_it_is_decided()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var wish = await world.SendAsync(world.Mother, ContributionKind.FocusSuggestion, "Nobody rang back.");
        (await world.AsAsync(world.Mother, actor => new AskToLeaveOut(world.World.Database).RunAsync(actor, wish, default))).ShouldSucceed();
        const string takeBack = "delete from leave_out_requests";
        foreach (var other in new[] { world.Uncle.Id.Value, world.Stranger.Id.Value, Guid.Empty })
        {
            (await TryAsync(world, LoginRole.Family, other, takeBack)).ShouldBeNull();
        }
        foreach (var (role, who) in new[] { (LoginRole.Workspace, world.Chair.Value), (LoginRole.Workspace, world.Facilitator.Value), (LoginRole.Jobs, Guid.Empty), (LoginRole.Public, Guid.Empty) })
        {
            (await TryAsync(world, role, who, takeBack)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, role.ToString());
        }
        (await world.CountAsync("leave_out_requests")).ShouldBe(1);
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update leave_out_requests set outcome = 'Kept'");
        (await TryAsync(world, LoginRole.Family, world.Mother.Id.Value, takeBack)).ShouldBeNull();
        (await world.CountAsync("leave_out_requests")).ShouldBe(1, "what is decided stays");
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update leave_out_requests set outcome = null");
        (await TryAsync(world, LoginRole.Family, world.Mother.Id.Value, takeBack)).ShouldBeNull();
        (await world.CountAsync("leave_out_requests")).ShouldBe(0);
    }

    [Fact]
    public async Task Only_those_who_keep_the_list_say_who_is_named_to_young_people()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into support_organisations (id, partnership_id, name, helps_with, telephone, languages_spoken, position, changed_by, changed_at, is_for_young_people)
            values (gen_random_uuid(), '{world.World.Partnership.Id}', 'Imaginary Listeners', 'They listen.', '01632 960 222', '{"{}"}', 1, '{world.Facilitator}', now(), false)
            """);
        string By(StaffId staff) => $"update support_organisations set is_for_young_people = true, changed_by = '{staff}'";
        (await TryAsync(world, LoginRole.Workspace, world.Chair.Value, By(world.Chair))).ShouldBeNull();
        (await TryAsync(world, LoginRole.Public, Guid.Empty, By(world.Chair))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(world, LoginRole.Family, world.Mother.Id.Value, By(world.Chair))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        foreach (var (role, who) in new[] { (LoginRole.Public, Guid.Empty), (LoginRole.Family, world.Mother.Id.Value), (LoginRole.Jobs, Guid.Empty) })
        {
            (await TryAsync(world, role, who, "update support_organisations set is_for_young_people = true")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, role.ToString());
        }
        (await world.CountAsync("support_organisations where is_for_young_people")).ShouldBe(0);
        (await TryAsync(world, LoginRole.Workspace, world.Facilitator.Value, By(world.Facilitator))).ShouldBeNull();
        (await world.CountAsync("support_organisations where is_for_young_people")).ShouldBe(1);
        (await AskAsync(world, LoginRole.Public, Guid.Empty, "select name from support_organisations where is_for_young_people")).ShouldBe("Imaginary Listeners");
    }

    private static async Task<string> AskAsync(FamilyAreaWorld world, LoginRole role, Guid who, string sql)
    {
        await using var connection = await OpenAsync(world, role, who);
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string?> TryAsync(FamilyAreaWorld world, LoginRole role, Guid who, string sql)
    {
        await using var connection = await OpenAsync(world, role, who);
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

    private static async Task<NpgsqlConnection> OpenAsync(FamilyAreaWorld world, LoginRole role, Guid who)
    {
        var connection = new NpgsqlConnection(world.World.TestDatabase.For(role));
        await connection.OpenAsync();
        var setting = role == LoginRole.Family ? "family_member_id" : "staff_id";
        await using var command = new NpgsqlCommand($"select set_config('practicereview.{setting}', '{(who == Guid.Empty ? "" : who.ToString())}', false)", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
