using Microsoft.Playwright;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Administration;

/// <summary>Where a partnership says who supports families, and in which languages it speaks to them.</summary>
public sealed class SupportAndLanguagesPageTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task The_business_unit_keeps_the_list_of_organisations_and_families_read_it_at_once()
    {
        await using var portal = await TestPortal.StartAsync();
        var unit = await portal.World.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit);
        var member = await portal.World.AddStaffAsync("Member Mauve", null, StaffRole.SubGroupMember);
        var page = await portal.OpenAsStaffAsync(Browser, unit);
        await page.GoLiveAsync("/workspace/administration/support");
        await Assertions.Expect(page.GetByText("No organisation is named yet")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Add the organisation" }).ClickAsync();
        await Assertions.Expect(page.GetByText("3 things need your attention")).ToBeVisibleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Imaginary Support");
        await page.GetByLabel("What they help with").FillAsync("They listen.");
        await page.GetByLabel("Web site").FillAsync("https://support.example");
        await page.GetByLabel("Urdu").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the organisation" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Imaginary Support is on the list.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true }).Last).ToHaveValueAsync("");

        await page.GetByText("Change what is said of Imaginary Support").ClickAsync();
        await page.GetByLabel("Telephone").First.FillAsync("01632 960 111");
        await page.GetByLabel("They can turn to them").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the change" }).ClickAsync();
        await Assertions.Expect(page.GetByText("What is said of Imaginary Support is kept.")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("support");
        using var client = portal.Client();
        (await client.GetStringAsync("/en/support")).ShouldContain("01632 960 111");
        (await client.GetStringAsync("/en/leaflet/children")).ShouldContain("Imaginary Support, 01632 960 111");

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(page.GetByText("No organisation is named yet")).ToBeVisibleAsync();
        (await client.GetStringAsync("/en/support")).ShouldNotContain("01632 960 111");

        var other = await portal.OpenAsStaffAsync(Browser, member);
        await other.GoLiveAsync("/workspace/administration/support");
        await Assertions.Expect(other.GetByText("This could not be found, or it is not yours to see.")).ToBeVisibleAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Button, new() { Name = "Add the organisation" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_administrator_reads_what_a_language_lacks_and_cannot_let_it_go_live_before()
    {
        await using var portal = await TestPortal.StartAsync();
        var administrator = await portal.World.AddStaffAsync("Administrator Aspen", null, StaffRole.Administrator);
        var manager = await portal.World.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        var referrer = await portal.World.AddStaffAsync("Referrer Rowan", null, StaffRole.Referrer);
        var page = await portal.OpenAsStaffAsync(Browser, administrator);
        await page.GoLiveAsync("/workspace/administration/languages");

        await Assertions.Expect(page.GetByText("This is a demonstration.")).ToBeVisibleAsync();
        foreach (var language in (string[])["Polish", "Romanian", "Urdu", "Arabic", "Farsi"])
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = language })).ToBeVisibleAsync();
        }
        await page.GetByText("What is lacking in Urdu").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Urdu" }).GetByRole(AriaRole.Heading, new() { Name = "Safety and signing in" })).ToBeVisibleAsync();
        await page.Locator("section.panel").Filter(new() { HasText = "Romanian" }).GetByRole(AriaRole.Button, new() { Name = "Let it go live" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Romanian cannot go live yet")).ToBeVisibleAsync();
        (await portal.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from partnership_languages")).ShouldBe(0);
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("languages");

        // Who works at the translations reads what is lacking and decides nothing; nobody else reads it.
        var reader = await portal.OpenAsStaffAsync(Browser, manager);
        await reader.GoLiveAsync("/workspace/administration/languages");
        await Assertions.Expect(reader.GetByRole(AriaRole.Heading, new() { Name = "Urdu" })).ToBeVisibleAsync();
        await Assertions.Expect(reader.GetByRole(AriaRole.Button, new() { Name = "Let it go live" })).ToHaveCountAsync(0);
        var other = await portal.OpenAsStaffAsync(Browser, referrer);
        await other.GoLiveAsync("/workspace/administration/languages");
        await Assertions.Expect(other.GetByText("This could not be found, or it is not yours to see.")).ToBeVisibleAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Button, new() { Name = "Let it go live" })).ToHaveCountAsync(0);
    }
}
