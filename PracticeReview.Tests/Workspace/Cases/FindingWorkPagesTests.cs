using Microsoft.Playwright;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Cases;

/// <summary>Today, the search, the board, views and the calendar address in a browser, by mouse and by keyboard.</summary>
public sealed class FindingWorkPagesTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task Work_is_found_on_every_page_and_shortcuts_never_fire_while_typing()
    {
        await using var portal = await TestPortal.StartAsync();
        var world = portal.World;
        var police = await world.AddAgencyAsync("Inventshire Police", AgencyKind.Police);
        var unit = await world.AddStaffAsync("Manager Maple Testwell", null, StaffRole.BusinessManager);
        var officer = await world.AddStaffAsync("Officer Oak Testwell", police, StaffRole.Referrer);
        for (var age = 0; age < 10; age++)
        {
            await world.ReceiveCaseAsync(officer, world.Now.AddDays(-4 * age));
        }
        await world.TestDatabase.ExecuteAsOwnerAsync("update cases set stage = 'Review', review_type = 'LocalCaseReview' where reference in ('INV-2026-0003', 'INV-2026-0004')");
        var page = await portal.OpenAsStaffAsync(Browser, unit);
        await page.GoLiveAsync("/workspace");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Waits for you" }).WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("today");

        await page.GetByLabel("Find a case").FillAsync("g b/?");
        page.Url.ShouldEndWith("/workspace");
        (await page.Locator("dialog[open]").CountAsync()).ShouldBe(0);
        await page.GetByLabel("Find a case").FillAsync("0003");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "INV-2026-0003" }).WaitForAsync();
        (await page.TitleAsync()).ShouldBe("Search – PracticeReview");
        page.Url.ShouldContain("/workspace/search?q=");
        page.Url.ShouldNotContain("0003");
        await page.WaitUntilLiveAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("search");

        await page.Locator("h1").FocusAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("b");
        await page.WaitForURLAsync("**/workspace/board");
        await page.Locator(".board__column").First.WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("board");
        await page.GetByRole(AriaRole.Link, new() { Name = "Show as a table" }).ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Cases by stage, as a table" }).WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("board-table");

        await page.GoLiveAsync("/workspace/cases?late=Late&sort=Due");
        await page.GetByText("Save what is shown as a view of your own").ClickAsync();
        await page.GetByLabel("Name of the view").FillAsync("Late first");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the view" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Late first" }).WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("case-list");

        await page.Locator("h1").FocusAsync();
        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GetByLabel("Use keyboard shortcuts on this device").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await page.Locator("h1").FocusAsync();
        await page.Keyboard.PressAsync("?");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("t");
        (await page.Locator("dialog[open]").CountAsync()).ShouldBe(0);
        page.Url.ShouldContain("/workspace/cases");
    }

    [Fact]
    public async Task A_calendar_address_is_made_shown_once_and_ended()
    {
        await using var portal = await TestPortal.StartAsync();
        var unit = await portal.World.AddStaffAsync("Manager Maple Testwell", null, StaffRole.BusinessManager);
        var page = await portal.OpenAsStaffAsync(Browser, unit);
        await page.GoLiveAsync("/workspace/calendar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a calendar address" }).ClickAsync();
        var address = await page.GetByLabel("Address", new() { Exact = true }).InputValueAsync();
        (await page.APIRequest.GetAsync(address)).Status.ShouldBe(200);
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("calendar");
        await page.GoLiveAsync("/workspace/calendar");
        (await page.GetByLabel("Address", new() { Exact = true }).CountAsync()).ShouldBe(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "End it" }).ClickAsync();
        await page.GetByText("You have no calendar address.").WaitForAsync();
        (await page.APIRequest.GetAsync(address)).Status.ShouldBe(404);
    }
}
