using Microsoft.Playwright;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace;

/// <summary>Report, publication and actions as the people of a review use them.</summary>
public sealed class ReportPagesTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task A_report_is_written_agreed_signed_and_decided_on_in_the_browser()
    {
        var world = await ReportWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World);
        var chair = await portal.OpenAsStaffAsync(Browser, world.Chair, Narrow());
        await chair.GotoAsync($"/workspace/cases/{world.Case.Id}/report");
        await ClickAsync(chair, "Begin the report", "#title");
        await chair.Locator("#summary").FillAsync("In short.");
        await chair.GetByRole(AriaRole.Button, new() { Name = "Save as version 1" }).ClickAsync();
        await chair.GetByRole(AriaRole.Link, new() { Name = "Give the report a title." }).WaitForAsync();
        await CheckAsync(chair, "report-errors");
        await chair.Locator("#title").FillAsync("Seeing the whole household");
        await chair.Locator("#heading-0").FillAsync("What happened");
        await chair.Locator("#section-0").FillAsync("A child was <b>not</b> seen.");
        // What was typed is kept within seconds, whatever happens to the page.
        await WaitForAsync(async () => await world.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from form_drafts where content like '%not%seen%'") == 1);
        await chair.GetByRole(AriaRole.Button, new() { Name = "Save as version 1" }).ClickAsync();
        await chair.GetByRole(AriaRole.Button, new() { Name = "Agree version 1 as the final one" }).WaitForAsync();
        (await chair.Locator("article").InnerTextAsync()).ShouldContain("A child was <b>not</b> seen.");
        (await world.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from form_drafts")).ShouldBe(0);
        await CheckAsync(chair, "report");
        await chair.GetByRole(AriaRole.Button, new() { Name = "Agree version 1 as the final one" }).ClickAsync();
        await chair.GetByText("for the review group").WaitForAsync();

        var partner = await portal.OpenAsStaffAsync(Browser, world.PolicePartner, Narrow());
        await partner.GotoAsync("/workspace/publication");
        await partner.GetByRole(AriaRole.Link, new() { Name = "Read it and sign it off" }).ClickAsync();
        await partner.GetByRole(AriaRole.Button, new() { Name = "Sign off version 1" }).WaitForAsync();
        await CheckAsync(partner, "sign-off");
        await ClickAsync(partner, "Sign off version 1", "text=Signed off");
        (await world.SignAsync(world.CouncilPartner)).ShouldSucceed();
        (await world.SignAsync(world.HealthPartner)).ShouldSucceed();

        var manager = await portal.OpenAsStaffAsync(Browser, world.Manager, Narrow());
        await manager.GotoAsync("/workspace/publication");
        await ClickAsync(manager, "The copy has been sent to the National Panel", "text=The first possible day is Monday 9 March 2026");
        await manager.Locator("input[type=date]").First.FillAsync("2026-03-08");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        await manager.Locator(".refusals").GetByText("a report is published at least 7 days after that").WaitForAsync();
        await CheckAsync(manager, "publication-errors");
        await manager.Locator("input[type=date]").First.FillAsync("2026-03-09");
        await manager.Locator("textarea").First.FillAsync("Others can learn from it.");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        await manager.GetByText("To be published on Monday 9 March 2026").WaitForAsync();
        await CheckAsync(manager, "publication");
    }

    [Fact]
    public async Task An_action_is_planned_carried_out_and_verified_in_the_browser()
    {
        var world = await ReportWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World);
        var author = await world.World.AddStaffAsync("Author Birch Testwell", world.Police, StaffRole.AgencyAuthor);
        var scrutineer = await world.World.AddStaffAsync("Scrutineer Elm Testwell", world.Health, StaffRole.Scrutineer);
        (await world.WriteAsync(world.Chair, ReportWorld.Text())).ShouldSucceed();

        var chair = await portal.OpenAsStaffAsync(Browser, world.Chair, Narrow());
        await chair.GotoAsync($"/workspace/cases/{world.Case.Id}/actions");
        await ClickAsync(chair, "Add the action", ".refusals");
        await CheckAsync(chair, "actions-errors");
        await chair.Locator("#recommendation").SelectOptionAsync("1");
        await chair.Locator("#text").FillAsync("Add every adult to the form");
        await chair.Locator("#agency").SelectOptionAsync(new SelectOptionValue { Label = "Inventshire Police" });
        await chair.Locator("#due").FillAsync("2026-06-01");
        await chair.Locator("#outcome").FillAsync("Nobody is overlooked");
        await ClickAsync(chair, "Add the action", "text=Agencies record every adult of a household. >> nth=0");
        await ClickAsync(chair, "Agree this plan", "button:has-text('Hand it over to the business unit')");
        await ClickAsync(chair, "Hand it over to the business unit", "text=Being carried out");
        await CheckAsync(chair, "actions");

        var agency = await portal.OpenAsStaffAsync(Browser, author, Narrow());
        await agency.GotoAsync("/workspace/actions");
        await ClickAsync(agency, "Report it complete", ".refusals");
        await agency.Locator("textarea").FillAsync("40 of 40 records show it.");
        await ClickAsync(agency, "Report it complete", "text=Reported complete, to be verified");
        await CheckAsync(agency, "my-actions");

        var verifier = await portal.OpenAsStaffAsync(Browser, scrutineer, Narrow());
        await verifier.GoLiveAsync("/workspace/actions");
        await verifier.Locator("textarea").WaitForAsync();
        await CheckAsync(verifier, "to-verify");
        await verifier.GetByRole(AriaRole.Button, new() { Name = "Verified", Exact = true }).WaitForAsync();
        await verifier.Locator("textarea").FillAsync("All records were read.");
        await verifier.GetByRole(AriaRole.Button, new() { Name = "Verified", Exact = true }).ClickAsync();
        await verifier.Locator(".badge--done").WaitForAsync();
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select state from planned_actions")).ShouldBe("Verified");
    }

    private static BrowserNewContextOptions Narrow() => new() { ViewportSize = new() { Width = 320, Height = 900 } };

    // A page is drawn before its circuit is there: what is pressed too soon is pressed again.
    private static async Task ClickAsync(IPage page, string button, string expected)
    {
        for (var attempt = 0; ; attempt++)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            try
            {
                await page.Locator(expected).First.WaitForAsync(new LocatorWaitForOptions { Timeout = 5000 });
                return;
            }
            catch (TimeoutException) when (attempt < 3)
            {
            }
        }
    }

    private static async Task WaitForAsync(Func<Task<bool>> condition)
    {
        for (var attempt = 0; attempt < 50 && !await condition(); attempt++)
        {
            await Task.Delay(100);
        }
        (await condition()).ShouldBeTrue();
    }

    private static async Task CheckAsync(IPage page, string what)
    {
        await page.WaitForFunctionAsync("document.title !== ''");
        (await page.FaultsAsync()).ShouldBeEmpty(what);
        (await page.EvaluateAsync<string[]>("""
            document.documentElement.scrollWidth <= 320 ? [] : [...document.querySelectorAll('main *')]
                .filter(e => e.getBoundingClientRect().right > 320).map(e => e.outerHTML.slice(0, 120))
            """)).ShouldBeEmpty(what);
        if (Environment.GetEnvironmentVariable("PRACTICEREVIEW_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, what + ".png"), FullPage = true });
        }
    }
}
