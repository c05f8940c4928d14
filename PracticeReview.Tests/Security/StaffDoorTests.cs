using Microsoft.Playwright;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>Professionals come in through their organisation's provider, and only those whom a partnership has added.</summary>
public sealed class StaffDoorTests(Browser browser) : BrowserTests(browser)
{
    private static readonly DemonstrationPerson Juniper = new("juniper", "Officer Juniper Testwell", "juniper@police.example");
    private static readonly DemonstrationPerson Rowan = new("rowan", "Nurse Rowan Sampleton", "rowan@health.example");

    [Fact]
    public async Task A_person_added_by_email_signs_in_arrives_where_they_wanted_and_signs_out_everywhere()
    {
        await using var door = await StaffDoor.OpenAsync(Juniper);
        var staff = await door.AddByEmailAsync(Juniper.Name, Juniper.Email.ToUpperInvariant(), roles: StaffRole.BusinessManager);
        var page = await door.NewPageAsync(Browser);

        await door.SignInAsync(page, "juniper", "/workspace/choose?to=%2Fworkspace");

        new Uri(page.Url).AbsolutePath.ShouldBe("/workspace/choose");
        (await DoorLinesAsync(door)).ShouldBe(["Signed in"]);
        (await door.World.TestDatabase.AskAsOwnerAsync<string>($"select subject from staff_members where id = '{staff}'")).ShouldBe("juniper");
        var cookie = (await page.Context.CookiesAsync()).Single(one => one.Name == "workspace");
        cookie.HttpOnly.ShouldBeTrue();
        cookie.Expires.ShouldBe(-1, "the cookie ends with the browser");

        await SignOutAsync(page);
        await page.Locator("[data-answer=sign-out]").ClickAsync();
        await page.WaitForURLAsync("**/workspace/goodbye");

        (await DoorLinesAsync(door)).ShouldBe(["Signed in", "Signed out"]);
        (await door.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from staff_sessions where ended_at is null")).ShouldBe(0);
        // The very cookie, put back, opens nothing.
        await page.Context.AddCookiesAsync([new Cookie { Name = "workspace", Value = cookie.Value, Url = door.Portal.Address.ToString() }]);
        await page.GotoAsync("/workspace");
        page.Url.ShouldContain("/interaction/");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whom_no_partnership_has_added_reads_a_friendly_page_and_gets_no_account()
    {
        await using var door = await StaffDoor.OpenAsync(Juniper);
        var page = await door.NewPageAsync(Browser);

        await door.SignInAsync(page, "juniper");

        new Uri(page.Url).PathAndQuery.ShouldBe("/workspace/unknown-person");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("We do not know you yet");
        (await page.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "workspace");
        (await door.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from staff_members")).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_person_of_two_partnerships_chooses_one_and_may_move_to_the_other_later()
    {
        await using var door = await StaffDoor.OpenAsync(Juniper);
        var elsewhere = await door.World.AddPartnershipAsync("Elsewhere Safeguarding Children Partnership", "ELS");
        await door.AddByEmailAsync(Juniper.Name, Juniper.Email, roles: StaffRole.Referrer);
        var there = await door.AddByEmailAsync(Juniper.Name, Juniper.Email, elsewhere, StaffRole.BusinessManager);
        var stranger = await door.AddByEmailAsync("Stranger Sorrel", "sorrel@elsewhere.example", elsewhere, StaffRole.BusinessManager);
        var page = await door.NewPageAsync(Browser);

        await door.SignInAsync(page, "juniper");
        new Uri(page.Url).PathAndQuery.ShouldBe("/workspace/choose?to=%2Fworkspace");
        await page.GetByRole(AriaRole.Button, new() { Name = "Elsewhere" }).ClickAsync();
        await page.WaitForURLAsync("**/workspace");

        (await OpenSessionsOfAsync(door, there)).ShouldBe(1);
        (await door.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from staff_sessions where ended_at is null")).ShouldBe(1);

        // A place that belongs to somebody else is not to be had, whatever is posted.
        await page.GotoAsync("/workspace/choose");
        await page.EvalOnSelectorAsync("button.button--second", $"button => button.value = '{stranger}'");
        await page.Locator("button.button--second").ClickAsync();
        await page.WaitForLoadStateAsync();
        (await OpenSessionsOfAsync(door, stranger)).ShouldBe(0);
        (await OpenSessionsOfAsync(door, there)).ShouldBe(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_second_sign_in_in_the_same_browser_ends_the_first()
    {
        await using var door = await StaffDoor.OpenAsync(Juniper, Rowan);
        var first = await door.AddByEmailAsync(Juniper.Name, Juniper.Email, roles: StaffRole.BusinessManager);
        var second = await door.AddByEmailAsync(Rowan.Name, Rowan.Email, roles: StaffRole.Referrer);
        var page = await door.NewPageAsync(Browser);
        await door.SignInAsync(page, "juniper");
        await StaffDoor.ForgetAtProviderAsync(page);

        await door.SignInAsync(page, "rowan", "/workspace/sign-in");

        (await OpenSessionsOfAsync(door, first)).ShouldBe(0);
        (await OpenSessionsOfAsync(door, second)).ShouldBe(1);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/workspace")]
    [InlineData("/en/family")]
    public async Task Nobody_is_led_out_of_the_workspace_after_signing_in(string to)
    {
        await using var door = await StaffDoor.OpenAsync(Juniper);
        await door.AddByEmailAsync(Juniper.Name, Juniper.Email, roles: StaffRole.Referrer);
        var page = await door.NewPageAsync(Browser);

        await door.SignInAsync(page, "juniper", "/workspace/sign-in?to=" + Uri.EscapeDataString(to));

        page.Url.ShouldBe(new Uri(door.Portal.Address, "/workspace").AbsoluteUri);
        await page.Context.CloseAsync();
    }

    // The choosing page holds a form with a token of this person's; the shell's menu posts the same.
    internal static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/workspace/choose");
        await page.EvalOnSelectorAsync("form", "form => { form.action = '/workspace/sign-out'; form.submit(); }");
        await page.WaitForURLAsync("**/session/end**");
    }

    private static Task<long> OpenSessionsOfAsync(StaffDoor door, StaffId staff) =>
        door.World.TestDatabase.AskAsOwnerAsync<long>($"select count(*) from staff_sessions where staff_id = '{staff}' and ended_at is null");

    private static async Task<string[]> DoorLinesAsync(StaffDoor door) =>
        await door.World.TestDatabase.AskAsOwnerAsync<string[]>("select coalesce(array_agg(action order by position), '{}') from audit_events where subject_kind = 'Session'");
}
