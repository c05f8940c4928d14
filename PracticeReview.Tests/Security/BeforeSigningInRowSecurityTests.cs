using Npgsql;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Support;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Readiness;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>Who keeps the list of organisations and the languages of a partnership, and who only reads them.</summary>
public sealed class BeforeSigningInRowSecurityTests
{
    private static readonly SupportOrganisationWords s_words = new("Imaginary Support", "They listen.", "01632 960 111", "https://support.example", null, ["pl"]);
    private static readonly LanguageReadiness s_ready = LanguageReadiness.Of(Languages.Offered.Single(language => language.Code == "pl"), [new("Leave", TextPurpose.Safety, TextState.Approved, "Testina Wordsmith")]);

    [Fact]
    public async Task The_business_unit_keeps_the_list_others_get_nothing_and_anybody_reads_what_is_shown()
    {
        await using var world = await TestWorld.CreateAsync();
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        var member = await world.AddStaffAsync("Member Mauve", null, StaffRole.SubGroupMember, StaffRole.IndependentAdviser);
        var elsewhere = await world.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        var stranger = await world.AddStaffAsync("Manager There Testwell", null, elsewhere, StaffRole.BusinessManager, StaffRole.Administrator);
        var keep = new KeepSupportOrganisation(world.Database);
        var queries = new SupportQueries(world.Database);

        (await keep.RunAsync(await world.ActAsync(unit), new(null, s_words, 0), default)).ShouldSucceed();
        (await keep.RunAsync(await world.ActAsync(unit), new(null, s_words with { Name = "Second Support", LanguagesSpoken = ["ur"] }, 0), default)).ShouldSucceed();
        (await keep.RunAsync(await world.ActAsync(member), new(null, s_words, 0), default)).ShouldRefuse("could not be found");
        (await queries.FindAsync(await world.ActAsync(member), default)).ShouldBeNull();
        (await queries.FindAsync(await world.ActAsync(stranger), default))!.Organisations.ShouldBeEmpty();

        var list = (await queries.FindAsync(await world.ActAsync(unit), default))!.Organisations;
        list.Select(one => one.Name).ShouldBe(["Imaginary Support", "Second Support"]);
        (await keep.RunAsync(await world.ActAsync(stranger), new(list[0].Id, s_words with { Name = "Taken over" }, list[0].Version), default)).ShouldRefuse("could not be found");
        (await new RemoveSupportOrganisation(world.Database).RunAsync(await world.ActAsync(stranger), list[0].Id, default)).ShouldRefuse("could not be found");
        (await new MoveSupportOrganisation(world.Database).RunAsync(await world.ActAsync(member), list[1].Id, default)).ShouldRefuse("could not be found");

        // Those who can be spoken with in the reader's language come first.
        (await queries.ListAsync(PublicActor.Anybody, "ur", default)).ShouldHaveSingleItem().Organisations.Select(one => one.Name).ShouldBe(["Second Support", "Imaginary Support"]);
        (await new MoveSupportOrganisation(world.Database).RunAsync(await world.ActAsync(unit), list[1].Id, default)).ShouldSucceed();
        (await queries.ListAsync(PublicActor.Anybody, "en", default)).ShouldHaveSingleItem().Organisations.Select(one => one.Name).ShouldBe(["Second Support", "Imaginary Support"]);

        // Two savers lose nothing: the second hears that the first was quicker.
        var read = (await queries.FindAsync(await world.ActAsync(unit), default))!.Organisations[0];
        (await keep.RunAsync(await world.ActAsync(unit), new(read.Id, s_words with { Name = "Second Support UK" }, read.Version), default)).ShouldSucceed();
        (await keep.RunAsync(await world.ActAsync(unit), new(read.Id, s_words with { Name = "Lost" }, read.Version), default)).ShouldRefuse("Somebody else changed this");
        (await new RemoveSupportOrganisation(world.Database).RunAsync(await world.ActAsync(unit), read.Id, default)).ShouldSucceed();
        (await queries.ListAsync(PublicActor.Anybody, "en", default)).ShouldHaveSingleItem().Organisations.Select(one => one.Name).ShouldBe(["Imaginary Support"]);
        (await world.TestDatabase.AskAsOwnerAsync<string[]>("select array_agg(action order by position) from audit_events where action like 'Support organisation%'"))
            .ShouldBe(["Support organisation added", "Support organisation added", "Support organisation moved up", "Support organisation changed", "Support organisation removed"]);
    }

    [Fact]
    public async Task An_administrator_lets_a_language_go_live_when_it_is_ready_and_nobody_else_does()
    {
        await using var world = await TestWorld.CreateAsync();
        var administrator = await world.AddStaffAsync("Administrator Aspen", null, StaffRole.Administrator);
        var manager = await world.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        var offer = new OfferLanguage(world.Database);
        var queries = new LanguageQueries(world.Database);
        var unready = LanguageReadiness.Of(s_ready.Language, [new("Leave", TextPurpose.Safety, TextState.WaitingForReview, null)]);

        (await offer.RunAsync(await world.ActAsync(manager), true, s_ready, default)).ShouldRefuse("could not be found");
        (await queries.FindAsync(await world.ActAsync(await world.AddStaffAsync("Reviewer Reed", null, StaffRole.Referrer)), default)).ShouldBeNull();
        (await queries.FindAsync(await world.ActAsync(manager), default))!.MayDecide.ShouldBeFalse();
        (await queries.FindAsync(await world.ActAsync(administrator), default))!.MayDecide.ShouldBeTrue();
        (await offer.RunAsync(await world.ActAsync(administrator), true, unready, default)).ShouldRefuse("cannot go live yet: 1 of 1");
        (await offer.RunAsync(await world.ActAsync(administrator), true, LanguageReadiness.Of(Languages.English, []), default)).ShouldRefuse("always offered");
        (await queries.OfferedAsync(PublicActor.Anybody, default)).ShouldBeEmpty();

        (await offer.RunAsync(await world.ActAsync(administrator), true, s_ready, default)).ShouldSucceed();
        (await queries.OfferedAsync(PublicActor.Anybody, default)).ShouldBe(["pl"]);
        (await offer.RunAsync(await world.ActAsync(administrator), false, unready, default)).ShouldSucceed();
        (await queries.OfferedAsync(PublicActor.Anybody, default)).ShouldBeEmpty();
        (await world.TestDatabase.AskAsOwnerAsync<string[]>("select array_agg(action order by position) from audit_events where action like 'Language %'")).ShouldBe(["Language offered", "Language no longer offered"]);
    }

    [Theory]
    [InlineData("BusinessUnit", "insert into support_organisations select gen_random_uuid(), @partnership, 'x', 'x', '1', null, '{}', null, 9, @me, now(), null, false", true)]
    [InlineData("Administrator", "insert into support_organisations select gen_random_uuid(), @partnership, 'x', 'x', '1', null, '{}', null, 9, @me, now(), null, false", true)]
    [InlineData("IndependentAdviser", "insert into support_organisations select gen_random_uuid(), @partnership, 'x', 'x', '1', null, '{}', null, 9, @me, now(), null, false", false)]
    [InlineData("BusinessUnit", "insert into support_organisations select gen_random_uuid(), @partnership, 'x', 'x', '1', null, '{}', null, 9, @other, now(), null, false", false)]
    [InlineData("BusinessUnit", "insert into support_organisations select gen_random_uuid(), @elsewhere, 'x', 'x', '1', null, '{}', null, 9, @me, now(), null, false", false)]
    [InlineData("BusinessUnit", "insert into partnership_languages select @partnership, 'pl', true, @me, now()", false)]
    [InlineData("Administrator", "insert into partnership_languages select @partnership, 'pl', true, @me, now()", true)]
    [InlineData("Administrator", "insert into partnership_languages select @partnership, 'pl', true, @other, now()", false)]
    [InlineData("Administrator", "insert into partnership_languages select @elsewhere, 'pl', true, @me, now()", false)]
    public async Task The_database_alone_lets_only_them_write_and_only_in_their_own_name(string role, string write, bool may)
    {
        await using var world = await TestWorld.CreateAsync();
        var me = await world.AddStaffAsync("Somebody Sepia", null, Enum.Parse<StaffRole>(role));
        var other = await world.AddStaffAsync("Other Ochre", null, StaffRole.Administrator, StaffRole.BusinessUnit);
        var elsewhere = await world.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");

        (await RefusedAsync(world, LoginRole.Workspace, write, me, other, elsewhere.Id)).ShouldBe(may ? null : PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [InlineData(LoginRole.Public, "select 1 from support_organisations", true)]
    [InlineData(LoginRole.Public, "select 1 from partnership_languages", true)]
    [InlineData(LoginRole.Public, "update support_organisations set name = 'x'", false)]
    [InlineData(LoginRole.Public, "insert into partnership_languages select @partnership, 'pl', true, @me, now()", false)]
    [InlineData(LoginRole.Public, "delete from support_organisations", false)]
    [InlineData(LoginRole.Workspace, "delete from support_organisations", false)]
    [InlineData(LoginRole.Workspace, "update support_organisations set partnership_id = @partnership", false)]
    [InlineData(LoginRole.Family, "select 1 from support_organisations", false)]
    [InlineData(LoginRole.Family, "select 1 from partnership_languages", false)]
    [InlineData(LoginRole.Jobs, "select 1 from support_organisations", false)]
    public async Task Each_login_role_has_only_the_rights_it_needs(LoginRole role, string sql, bool may)
    {
        await using var world = await TestWorld.CreateAsync();
        var me = await world.AddStaffAsync("Somebody Sepia", null, StaffRole.Administrator);

        (await RefusedAsync(world, role, sql, me, me, world.Partnership.Id)).ShouldBe(may ? null : PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task What_was_removed_is_hidden_from_the_public_by_the_database()
    {
        await using var world = await TestWorld.CreateAsync();
        var me = await world.AddStaffAsync("Somebody Sepia", null, StaffRole.Administrator);
        await world.TestDatabase.ExecuteAsOwnerAsync($"insert into support_organisations select gen_random_uuid(), '{world.Partnership.Id}', 'x', 'x', '1', null, '{{}}', null, 9, '{me}', now(), now(), false");
        await world.TestDatabase.ExecuteAsOwnerAsync($"insert into partnership_languages select '{world.Partnership.Id}', 'pl', false, '{me}', now()");
        await using var connection = new NpgsqlConnection(world.TestDatabase.For(LoginRole.Public));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select (select count(*) from support_organisations) + (select count(*) from partnership_languages)", connection);

        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }

    /// <returns>The state in which the database refused, or null.</returns>
    private static async Task<string?> RefusedAsync(TestWorld world, LoginRole role, string sql, StaffId me, StaffId other, PartnershipId elsewhere)
    {
        await using var connection = new NpgsqlConnection(world.TestDatabase.For(role));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var actor = new NpgsqlCommand("select set_config('practicereview.staff_id', @id, true)", connection, transaction))
        {
            actor.Parameters.AddWithValue("id", me.Value.ToString());
            await actor.ExecuteNonQueryAsync();
        }
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var (name, value) in new[] { ("partnership", world.Partnership.Id.Value), ("me", me.Value), ("other", other.Value), ("elsewhere", elsewhere.Value) })
        {
            if (sql.Contains('@' + name, StringComparison.Ordinal))
            {
                command.Parameters.AddWithValue(name, value);
            }
        }
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
}
