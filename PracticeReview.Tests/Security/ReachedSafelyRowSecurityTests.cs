using Npgsql;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>What the database alone keeps of how a person is reached, and of what was told a former contact person.</summary>
public sealed class ReachedSafelyRowSecurityTests
{
    [Fact]
    public async Task Ways_of_contact_change_only_under_the_name_of_who_stands_beside_the_person_and_never_in_the_future()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var (chair, fern, ash) = (world.Chair.Value, world.Facilitator.Value, await AshAsync(world));
        var mother = $"where id = '{world.Mother.Id}'";
        foreach (var (staff, attempt) in new[]
        {
            (chair, $"update family_members set safe_mobile = '1' {mother}"),
            (chair, $"update family_members set safe_mobile = '1', safety_said_at = now(), safety_entered_by = '{chair}', safety_confirmed_at = null {mother}"),
            (fern, $"update family_members set safe_mobile = '1' {mother}"),
            (fern, $"update family_members set unsafe_ways = 'None', safety_note = 'x' {mother}"),
            (fern, $"update family_members set safety_said_at = now() {mother}"),
            (fern, $"update family_members set safe_mobile = '1', safety_said_at = now(), safety_entered_by = '{chair}' {mother}"),
            (fern, $"update family_members set safe_mobile = '1', safety_said_at = now(), safety_entered_by = '{fern}', safety_confirmed_at = now() {mother}"),
            (fern, $"update family_members set safe_mobile = '1', safety_said_at = null, safety_entered_by = '{fern}' {mother}"),
            (fern, $"update family_members set safe_mobile = '1', safety_said_at = now() + interval '1 day', safety_entered_by = '{fern}' {mother}"),
            (ash, $"update family_members set safe_mobile = '1', safety_said_at = now(), safety_entered_by = '{ash}' {mother}"),
        })
        {
            (await TryAsync(world, LoginRole.Workspace, staff, attempt)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, attempt);
        }
        (await TryAsync(world, LoginRole.Workspace, fern, $"update family_members set safe_mobile = '1', safety_said_at = now(), safety_entered_by = '{fern}' {mother}")).ShouldBeNull();
        (await TryAsync(world, LoginRole.Family, world.Mother.Id.Value, $"update family_members set safety_entered_by = '{chair}'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(world, LoginRole.Workspace, ash, $"update family_members set safe_mobile = '1', safety_said_at = now(), safety_entered_by = '{ash}' where id = '{world.Uncle.Id}'")).ShouldBeNull("the uncle's own contact person");
        (await TryAsync(world, LoginRole.Family, world.Mother.Id.Value, "update family_members set safety_said_at = now() + interval '1 day'")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(world, LoginRole.Family, world.Mother.Id.Value, "update family_members set safety_confirmed_at = now()")).ShouldBeNull();
        (await world.CountAsync($"family_members where safety_confirmed_at is not null and id <> '{world.Mother.Id}'")).ShouldBe(0, "one confirms for oneself");
        (await TryAsync(world, LoginRole.Jobs, Guid.Empty, "select safety_note from family_members")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_new_number_ends_visits_and_codes_whatever_the_code_forgets()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await world.World.BeginFamilySessionAsync(world.Mother.Id);
        await world.World.TestDatabase.ExecuteAsOwnerAsync(Code(world, "now() + interval '1 minute'"));

        (await TryAsync(world, LoginRole.Workspace, world.Facilitator.Value,
            $"update family_members set safe_mobile = '1', safety_said_at = now(), safety_entered_by = '{world.Facilitator}' where id = '{world.Mother.Id}'")).ShouldBeNull();

        (await world.CountAsync($"family_sessions where family_member_id = '{world.Mother.Id}' and ended_at is null")).ShouldBe(0);
        (await world.CountAsync("family_codes where ended_at is null")).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_code_on_its_way_by_letter_ends_once_letters_are_unsafe_whatever_the_code_forgets(bool byThePerson)
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var (fern, mother) = (world.Facilitator.Value, world.Mother.Id.Value);
        foreach (var (until, left) in new[] { ("now() + interval '14 days'", 0), ("now() + interval '15 minutes'", 1) })
        {
            await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set unsafe_ways = 'None'");
            (await TryAsync(world, LoginRole.Workspace, fern, Code(world, until))).ShouldBeNull();
            (await (byThePerson
                ? TryAsync(world, LoginRole.Family, mother, "update family_members set unsafe_ways = 'Calls, Letters'")
                : TryAsync(world, LoginRole.Workspace, fern, $"update family_members set unsafe_ways = 'Letters', safety_said_at = now(), safety_entered_by = '{fern}', safety_confirmed_at = null where id = '{mother}'"))).ShouldBeNull();
            (await world.CountAsync("family_codes where ended_at is null")).ShouldBe(left);
        }
    }

    [Fact]
    public async Task A_code_lasts_no_longer_than_a_letter_needs_and_none_goes_by_letter_where_that_is_unsafe()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var fern = world.Facilitator.Value;
        (await TryAsync(world, LoginRole.Workspace, fern, Code(world, "now() + interval '15 days'"))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(world, LoginRole.Workspace, fern, Code(world, "now() + interval '14 days'", 6))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(world, LoginRole.Workspace, fern, Code(world, "now() + interval '14 days'"))).ShouldBeNull();
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set unsafe_ways = 'Letters'");
        (await TryAsync(world, LoginRole.Workspace, fern, Code(world, "now() + interval '14 days'"))).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(world, LoginRole.Workspace, fern, Code(world, "now() + interval '15 minutes'"))).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_for_a_former_contact_person_stays_closed_until_the_person_opens_it()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await FilledArea.CreateAsync(world);
        var (chair, fern, ash, mother) = (world.Chair.Value, world.Facilitator.Value, await AshAsync(world), $"where id = '{world.Mother.Id}'");
        var alone = "child_memories where audience = 'ContactPersonOnly'";
        foreach (var (staff, attempt) in new[]
        {
            (chair, $"update family_members set facilitator_id = '{chair}', facilitator_since = now() {mother}"),
            (ash, $"update family_members set facilitator_id = '{ash}', facilitator_since = now() {mother}"),
            (fern, $"update family_members set facilitator_id = '{chair}' {mother}"),
            (fern, $"update family_members set facilitator_id = '{chair}', facilitator_since = '2020-01-01' {mother}"),
            (fern, $"update family_members set facilitator_id = '{chair}', facilitator_since = (select told_at from {alone}) {mother}"),
            (fern, $"update family_members set facilitator_id = '{chair}', facilitator_since = now() + interval '1 day' {mother}"),
            (fern, $"update family_members set facilitator_id = '{chair}', facilitator_since = now(), facilitator_trusted_at = now() {mother}"),
            (fern, $"update family_members set facilitator_trusted_at = now() {mother}"),
            (fern, $"update family_members set facilitator_name = 'x' {mother}"),
        })
        {
            (await TryAsync(world, LoginRole.Workspace, staff, attempt)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, attempt);
        }
        (await CountAsync(world, LoginRole.Workspace, fern, alone)).ShouldBe(1);
        (await TryAsync(world, LoginRole.Workspace, fern, $"update family_members set facilitator_id = '{chair}', facilitator_since = now() {mother}")).ShouldBeNull();

        (await CountAsync(world, LoginRole.Workspace, chair, alone)).ShouldBe(0);
        (await CountAsync(world, LoginRole.Workspace, fern, alone)).ShouldBe(0);
        (await TryAsync(world, LoginRole.Workspace, chair, $"update family_members set facilitator_since = null {mother}")).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await TryAsync(world, LoginRole.Family, world.Uncle.Id.Value, "update family_members set facilitator_trusted_at = now()")).ShouldBeNull();
        (await CountAsync(world, LoginRole.Workspace, chair, alone)).ShouldBe(0, "one opens only what is one's own");
        (await TryAsync(world, LoginRole.Family, world.Mother.Id.Value, "update family_members set facilitator_trusted_at = now()")).ShouldBeNull();
        (await CountAsync(world, LoginRole.Workspace, chair, alone)).ShouldBe(1);
        (await CountAsync(world, LoginRole.Workspace, fern, alone)).ShouldBe(0);
    }

    /// <returns>Who facilitates in the same case, for the uncle.</returns>
    private static async Task<Guid> AshAsync(FamilyAreaWorld world)
    {
        var ash = await world.World.AddStaffAsync("Facilitator Ash", null);
        await world.World.JoinCaseAsync(world.Case.Id, ash, CaseRole.FamilyFacilitator);
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set facilitator_id = '{ash}' where id = '{world.Uncle.Id}'");
        return ash.Value;
    }

    private static string Code(FamilyAreaWorld world, string until, int tries = 5) =>
        $"insert into family_codes (id, partnership_id, case_id, family_member_id, salt, hash, means, made_at, expires_at, tries_left) values (gen_random_uuid(), '{world.Mother.PartnershipId}', '{world.Mother.CaseId}', '{world.Mother.Id}', 'x', 'x', 'Hand', now(), {until}, {tries})";

    private static Task<long> CountAsync(FamilyAreaWorld world, LoginRole role, Guid who, string from) => world.World.TestDatabase.CountAsAsync(role, who, from);

    private static Task<string?> TryAsync(FamilyAreaWorld world, LoginRole role, Guid who, string sql) => world.World.TestDatabase.TryAsAsync(role, who, sql);
}
