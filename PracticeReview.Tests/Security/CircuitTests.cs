using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Npgsql;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Workspace.Sessions;

namespace PracticeReview.Tests.Security;

/// <summary>What is taken away reaches pages that are already open, within five seconds.</summary>
public sealed class CircuitTests(Browser browser) : BrowserTests(browser)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("update staff_sessions set ended_at = now()")]
    [InlineData("update staff_members set ended_at = now()")]
    public async Task An_open_page_is_closed_within_five_seconds_of_its_session_or_person_ending(string end)
    {
        await using var portal = await TestPortal.StartAsync();
        var staff = await portal.World.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        var page = await OpenLiveAsync(portal, staff);

        var watch = Stopwatch.StartNew();
        await portal.World.TestDatabase.ExecuteAsOwnerAsync(end);
        await page.WaitForURLAsync("**/workspace/session-ended?to=**");

        watch.Elapsed.ShouldBeLessThan(Soon);
        (await page.ContentAsync()).ShouldNotContain("Maple");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_browser_that_will_not_leave_finds_the_page_empty()
    {
        await using var portal = await TestPortal.StartAsync();
        var staff = await portal.World.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        var page = await OpenLiveAsync(portal, staff);
        // As a tampered browser would: it does not follow where it is led.
        await page.RouteAsync("**/workspace/session-ended**", route => route.AbortAsync());

        await portal.World.TestDatabase.ExecuteAsOwnerAsync("update staff_sessions set ended_at = now()");
        await Task.Delay(Soon);

        var content = page.Url.StartsWith("chrome-error", StringComparison.Ordinal) ? "" : await page.ContentAsync();
        content.ShouldNotContain("Maple");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_role_that_is_taken_away_changes_the_open_page_and_the_last_one_closes_it()
    {
        await using var portal = await TestPortal.StartAsync();
        var staff = await portal.World.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager, StaffRole.Referrer);
        var page = await OpenLiveAsync(portal, staff);
        var publication = page.GetByRole(AriaRole.Link, new() { Name = "Publication" });
        (await publication.CountAsync()).ShouldBe(1);

        await portal.World.TestDatabase.ExecuteAsOwnerAsync("update staff_role_assignments set until = now() where role = 'BusinessManager'");
        await Assertions.Expect(publication).ToHaveCountAsync(0, new() { Timeout = 5000 });
        page.Url.ShouldEndWith("/workspace");

        await portal.World.TestDatabase.ExecuteAsOwnerAsync("update staff_role_assignments set until = now() where role = 'Referrer'");
        await page.WaitForURLAsync("**/workspace/not-allowed", new() { Timeout = 5000 });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_people_one_after_the_other_in_two_tabs_never_share_a_page()
    {
        var juniper = new DemonstrationPerson("juniper", "Officer Juniper Testwell", "juniper@police.example");
        var rowan = new DemonstrationPerson("rowan", "Nurse Rowan Sampleton", "rowan@health.example");
        await using var door = await StaffDoor.OpenAsync(juniper, rowan);
        await door.AddByEmailAsync(juniper.Name, juniper.Email, roles: StaffRole.BusinessManager);
        await door.AddByEmailAsync(rowan.Name, rowan.Email, roles: StaffRole.Referrer);
        var first = await door.NewPageAsync(Browser);
        await door.SignInAsync(first, "juniper");
        await LiveAsync(door.Portal, first);
        (await first.ContentAsync()).ShouldContain("Juniper");
        var second = await first.Context.NewPageAsync();
        await StaffDoor.ForgetAtProviderAsync(second);

        await door.SignInAsync(second, "rowan", "/workspace/sign-in");
        await first.WaitForURLAsync("**/workspace/session-ended?to=**", new() { Timeout = 5000 });

        (await first.ContentAsync()).ShouldNotContain("Juniper");
        (await first.ContentAsync()).ShouldNotContain("Rowan");
        await LiveAsync(door.Portal, second);
        (await second.ContentAsync()).ShouldContain("Rowan");
        (await second.ContentAsync()).ShouldNotContain("Juniper");
        await first.Context.CloseAsync();
    }

    [Fact]
    public async Task A_circuit_that_comes_back_with_another_persons_cookie_does_nothing_for_either()
    {
        var (mine, others) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var authentication = new Connections(mine);
        using var circuit = new OpenCircuit(new OpenCircuits(), authentication);
        await circuit.OnCircuitOpenedAsync(null!, default);
        var acted = 0;
        var act = circuit.CreateInboundActivityHandler(_ => Task.FromResult(acted++));
        authentication.ComesBackAs(mine);
        await act(null!);
        acted.ShouldBe(1);
        circuit.IsEnded.ShouldBeFalse("the same person came back");

        authentication.ComesBackAs(others);
        await act(null!);

        circuit.IsEnded.ShouldBeTrue();
        acted.ShouldBe(1);
    }

    [Fact]
    public async Task After_the_database_was_away_what_ended_meanwhile_is_found()
    {
        await using var portal = await TestPortal.StartAsync();
        var staying = await portal.World.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        var leaving = await portal.World.AddStaffAsync("Manager Birch", null, StaffRole.BusinessManager);
        var stays = await OpenLiveAsync(portal, staying);
        var leaves = await OpenLiveAsync(portal, leaving);

        // Ended behind the triggers' back, as by a restored copy: nobody is told. Then every connection of the portal is cut.
        await portal.World.TestDatabase.ExecuteAsOwnerAsync($"""
            alter table staff_sessions disable trigger user;
            update staff_sessions set ended_at = now() where staff_id = '{leaving}';
            alter table staff_sessions enable trigger user
            """);
        await portal.World.TestDatabase.CutConnectionsAsync();

        await leaves.WaitForURLAsync("**/workspace/session-ended?to=**", new() { Timeout = 10000 });
        stays.Url.ShouldEndWith("/workspace");
        await stays.GetByRole(AriaRole.Link, new() { Name = "Referrals" }).ClickAsync();
        await stays.WaitForURLAsync("**/workspace/referrals");
        (await stays.Locator("h1").InnerTextAsync()).ShouldNotBeEmpty();
        await stays.Context.CloseAsync();
        await leaves.Context.CloseAsync();
    }

    private async Task<IPage> OpenLiveAsync(TestPortal portal, StaffId staff)
    {
        var page = await portal.OpenAsStaffAsync(Browser, staff);
        await page.GotoAsync("/workspace");
        await LiveAsync(portal, page);
        return page;
    }

    // A circuit is live when its session stands in the node's register.
    private static async Task LiveAsync(TestPortal portal, IPage page)
    {
        var circuits = portal.Services.GetRequiredService<OpenCircuits>();
        await page.WaitForLoadStateAsync(LoadState.Load);
        for (var time = 0; time < 100 && circuits.Sessions.Count == 0; time++)
        {
            await Task.Delay(100);
        }
        circuits.Sessions.ShouldNotBeEmpty();
        await page.WaitUntilLiveAsync();
    }

    // As the framework tells a circuit whose cookie its new connection brought.
    private sealed class Connections : Microsoft.AspNetCore.Components.Server.ServerAuthenticationStateProvider
    {
        public Connections(Guid session) => ComesBackAs(session);

        public void ComesBackAs(Guid session) => SetAuthenticationState(Task.FromResult(
            new Microsoft.AspNetCore.Components.Authorization.AuthenticationState(
                PracticeReview.Web.Identity.SessionClaims.Principal(PracticeReview.Web.Identity.Schemes.Workspace, session))));
    }
}
