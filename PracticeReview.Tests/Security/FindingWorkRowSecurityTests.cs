using System.Net;
using Npgsql;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Feeds;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity;

namespace PracticeReview.Tests.Security;

/// <summary>Views and calendar addresses are one's own, and a calendar address gives nothing but days.</summary>
public sealed class FindingWorkRowSecurityTests
{
    [Fact]
    public async Task A_view_is_its_owners_alone_and_the_same_name_replaces_it()
    {
        await using var world = await TestWorld.CreateAsync();
        var scene = await InformationScene.CreateAsync(world, sent: false);
        var colleague = await world.AddStaffAsync("Unit Ultramarine", null, StaffRole.BusinessManager);
        (await SaveAsync(world, scene.Unit, "Late", "late=Late")).ShouldSucceed();
        (await SaveAsync(world, scene.Unit, "late ", "late=DueSoon")).ShouldSucceed();
        (await SaveAsync(world, scene.Unit, " ", "")).Refusals.Count.ShouldBe(2);

        var own = (await new ViewQueries(world.Database).FindAsync(await world.ActAsync(scene.Unit), ViewPlace.Cases, default)).Views.ShouldHaveSingleItem();
        own.Query.ShouldBe("late=DueSoon");
        (await new RemoveView(world.Database).RunAsync(await world.ActAsync(colleague), own.Id, default)).ShouldRefuse("could not be found");
        foreach (var stranger in (StaffId?[])[colleague, scene.Stranger, scene.Officer, null])
        {
            (await scene.AskAsync(stranger, "select count(*) from saved_views")).ShouldBe(0L);
            (await scene.AskAsync(stranger, "with done as (update saved_views set query = 'x' returning 1) select count(*) from done")).ShouldBe(0L);
            (await Should.ThrowAsync<PostgresException>(() => scene.AskAsync(stranger,
                $"insert into saved_views values (gen_random_uuid(), '{world.Partnership.Id}', '{scene.Unit}', 'Cases', 'forged', 'x', now())"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
        (await new RemoveView(world.Database).RunAsync(await world.ActAsync(scene.Unit), own.Id, default)).ShouldSucceed();
        (await scene.CountAsync("audit_events where action in ('View saved', 'View removed')")).ShouldBe(3);
    }

    [Theory]
    [InlineData(LoginRole.Family)]
    [InlineData(LoginRole.Public)]
    [InlineData(LoginRole.Jobs)]
    public async Task The_other_login_roles_have_no_right_on_them_at_all(LoginRole role)
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (var sql in (string[])["select count(*) from saved_views", "select count(*) from calendar_addresses", "select access.calendar_is_open('')", "select count(*) from access.days_of_calendar('', now(), now(), now())"])
        {
            await using var connection = new NpgsqlConnection(database.For(role));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
        }
    }

    [Fact]
    public async Task A_calendar_address_answers_with_days_until_it_is_replaced_ended_or_its_person_is()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await using var portal = await TestPortal.StartAsync(await TestWorld.CreateAsync(clock));
        var world = portal.World;
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        var @case = await world.ReceiveCaseAsync(await world.AddStaffAsync("Juniper Testwell", null, StaffRole.Referrer), world.Now);
        var make = new MakeCalendarAddress(world.Database);
        using var client = portal.Client();

        var first = (await make.RunAsync(await world.ActAsync(unit), default)).Value;
        var answer = await client.GetAsync($"/workspace/calendar/{first}.ics");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var file = await answer.Content.ReadAsStringAsync();
        file.ShouldContain("SUMMARY:PracticeReview: something is due");
        foreach (var secret in (string[])[@case.Reference, @case.Id.ToString(), "A.B.", "Testwell", "Inventshire", "referral"])
        {
            file.ShouldNotContain(secret, Case.Insensitive);
        }

        var second = (await make.RunAsync(await world.ActAsync(unit), default)).Value;
        await ShouldAnswerNothingAsync(client, first);
        (await client.GetAsync($"/workspace/calendar/{second}.ics")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await new EndCalendarAddress(world.Database).RunAsync(await world.ActAsync(unit), default)).ShouldSucceed();
        await ShouldAnswerNothingAsync(client, second);
        await ShouldAnswerNothingAsync(client, new string('A', CalendarAddress.TokenLength));

        var third = (await make.RunAsync(await world.ActAsync(unit), default)).Value;
        await world.TestDatabase.ExecuteAsOwnerAsync($"update staff_members set ended_at = now() where id = '{unit}'");
        await ShouldAnswerNothingAsync(client, third);
        (await world.TestDatabase.AskAsOwnerAsync<long>($"select count(*) from calendar_addresses where encode(token_hash, 'escape') like '%{third}%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_without_cases_has_an_empty_calendar_and_whoever_asks_too_often_waits()
    {
        await using var portal = await TestPortal.StartAsync();
        var world = portal.World;
        await world.ReceiveCaseAsync(await world.AddStaffAsync("Juniper Testwell", null, StaffRole.Referrer), world.Now);
        var outsider = await world.AddStaffAsync("Officer Oak", null, StaffRole.AgencyAuthor);
        var token = (await new MakeCalendarAddress(world.Database).RunAsync(await world.ActAsync(outsider), default)).Value;
        using var client = portal.Client();

        (await client.GetStringAsync($"/workspace/calendar/{token}.ics")).ShouldNotContain("BEGIN:VEVENT");
        var statuses = new List<HttpStatusCode>();
        for (var knock = 0; knock < 121; knock++)
        {
            statuses.Add((await client.GetAsync($"/workspace/calendar/{new string('B', CalendarAddress.TokenLength)}.ics")).StatusCode);
        }
        statuses[^1].ShouldBe(HttpStatusCode.TooManyRequests);
        statuses[0].ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/workspace/search?q=INV")]
    [InlineData("/workspace/board")]
    [InlineData("/workspace/calendar")]
    [InlineData("/workspace")]
    public async Task Strangers_and_families_are_shown_nothing_on_the_pages(string address)
    {
        await using var portal = await TestPortal.StartAsync();
        var referrer = await portal.World.AddStaffAsync("Juniper Testwell", null, StaffRole.Referrer);
        var @case = await portal.World.AddCaseAsync(referrer, "Q.Z.");
        var mother = await portal.World.AddFamilyMemberAsync(@case, referrer, "Invented Mother");
        using var nobody = portal.Client();
        using var family = portal.Client(Schemes.Family, (await portal.World.BeginFamilySessionAsync(mother.Id)).Value);
        foreach (var client in (HttpClient[])[nobody, family])
        {
            var answer = await client.GetAsync(address);
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Unauthorized);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain(@case.Reference);
        }
        var author = await portal.World.AddStaffAsync("Author Ash", null, StaffRole.AgencyAuthor);
        using var outsider = portal.Client(Schemes.Workspace, (await portal.World.BeginStaffSessionAsync(author)).Value);
        (await outsider.GetStringAsync(address)).ShouldNotContain(@case.Reference);
    }

    [Fact]
    public async Task What_somebody_looks_for_is_sealed_in_the_address_for_them_alone_and_for_a_time()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await using var portal = await TestPortal.StartAsync(await TestWorld.CreateAsync(clock));
        var world = portal.World;
        var unit = await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        var other = await world.AddStaffAsync("Unit Ultramarine", null, StaffRole.BusinessUnit);
        var @case = await world.AddCaseAsync(unit, "Q.Z.");
        var questions = new Web.Workspace.Cases.SealedQuestion(new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider(), clock);
        var address = questions.Seal(unit, "Aspen Rowan");
        address.ShouldNotContain("Aspen", Case.Insensitive);
        (questions.Open(unit, address), questions.Open(other, address), questions.Open(unit, "Aspen"), questions.Open(unit, null)).ShouldBe(("Aspen Rowan", null, null, null));
        clock.Advance(Web.Workspace.Cases.SealedQuestion.Lasts);
        questions.Open(unit, address).ShouldBeNull();

        using var client = portal.Client(Schemes.Workspace, (await world.BeginStaffSessionAsync(unit)).Value);
        (await client.GetStringAsync("/workspace/search?q=QZ")).ShouldNotContain(@case.Reference, Case.Sensitive, "an address that was not sealed asks nothing");
        (await client.PostAsync("/workspace/search/ask", new FormUrlEncodedContent([new("asked", "QZ")]))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "another site cannot ask");
    }

    private static async Task ShouldAnswerNothingAsync(HttpClient client, string token)
    {
        var answer = await client.GetAsync($"/workspace/calendar/{token}.ics");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("BEGIN");
    }

    private static async Task<PracticeReview.Data.Result> SaveAsync(TestWorld world, StaffId staff, string name, string query) =>
        await new SaveView(world.Database).RunAsync(await world.ActAsync(staff), new SaveViewCommand(ViewPlace.Cases, name, query), default);
}
