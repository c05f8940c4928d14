using Microsoft.Playwright;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
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
        var agree = chair.GetByRole(AriaRole.Button, new() { Name = "Agree version 1 as the final one" });
        await agree.ClickAsync();
        // Nobody has answered the nine questions for the draft: it is said, and a reason is asked for.
        var reason = chair.GetByLabel("Why it cannot wait");
        await Assertions.Expect(reason).ToHaveAttributeAsync("aria-invalid", "true");
        await CheckAsync(chair, "agree-errors");
        await reason.FillAsync("The inquest opens on Monday.");
        await agree.ClickAsync();
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
    public async Task A_report_is_made_of_the_passages_and_shows_where_it_differs_from_the_draft_and_from_what_the_family_read()
    {
        var world = await ReportWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World);
        var actor = await world.World.ActAsync(world.Chair);
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Chair, "Amber Inventado");
        var write = new WriteDraftPassage(world.World.Database);
        var passage = (await write.RunAsync(actor, new WriteDraftPassageCommand(world.Case.Id, null, 0, "What happened", "Nobody asked who lived there."), default)).Value;
        (await write.RunAsync(actor, new WriteDraftPassageCommand(world.Case.Id, null, 0, "What we learned", "Ask."), default)).Succeeded.ShouldBeTrue();
        (await new ReleasePassage(world.World.Database).RunAsync(actor, new ReleasePassageCommand(passage, 1, [mother.Id], Enum.GetValues<ReleaseCheck>()), default)).ShouldSucceed();
        var page = await portal.OpenAsStaffAsync(Browser, world.Chair, Narrow());
        await page.GotoAsync($"/workspace/cases/{world.Case.Id}/report");
        await ClickAsync(page, "Begin with the passages of the draft", "#section-1");
        (await page.Locator("#section-0").InputValueAsync()).ShouldBe("Nobody asked who lived there.");
        await page.GetByText("Passage 2 of the draft").WaitForAsync();
        await page.Locator("#title").FillAsync("Seeing the whole household");
        await page.Locator("#summary").FillAsync("In short.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take section 2 away" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take in passage 2" }).WaitForAsync();
        await CheckAsync(page, "report-passages");
        await WaitForAsync(async () => await world.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from form_drafts where content like '%Seeing%' and content not like '%Ask.%'") == 1);

        // The draft is changed elsewhere: what was typed is found again, and both are shown.
        var version = (uint)await world.World.TestDatabase.AskAsOwnerAsync<long>($"select xmin::text::bigint from draft_passages where id = '{passage}'");
        (await write.RunAsync(actor, new WriteDraftPassageCommand(world.Case.Id, passage, version, "What happened", "Nobody asked her who lived there."), default)).Succeeded.ShouldBeTrue();
        await page.GotoAsync($"/workspace/cases/{world.Case.Id}/report");
        await page.GetByText("The draft says something else now").WaitForAsync();
        (await page.Locator(".word-changes ins").First.InnerTextAsync()).ShouldContain("her");
        await CheckAsync(page, "report-draft-changed");
        await ClickAsync(page, "Take the draft's words", "text=Put back what stood in section 1");
        (await page.Locator("#section-0").InputValueAsync()).ShouldBe("Nobody asked her who lived there.");
        await page.GetByText("It differs from what the family read").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as version 1" }).ClickAsync();
        await page.GetByText("One section says something else than what family members read in the draft.").WaitForAsync();
        await CheckAsync(page, "report-differs");
        await world.AssureDraftAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Agree version 1 as the final one" }).ClickAsync();
        var reason = page.GetByLabel("Why it cannot wait");
        await Assertions.Expect(reason).ToHaveAttributeAsync("aria-invalid", "true");
        await reason.FillAsync("She reads it on Monday.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Agree version 1 as the final one" }).ClickAsync();
        await page.GetByText("for the review group").WaitForAsync();

        var partner = await portal.OpenAsStaffAsync(Browser, world.PolicePartner, Narrow());
        await partner.GotoAsync($"/workspace/publication/{await world.ReportAsync()}");
        await partner.GetByText("the family had read one section as it stands here").WaitForAsync();
        (await partner.GetByText("Passage 1 of the draft").CountAsync()).ShouldBe(0);
        await CheckAsync(partner, "sign-off-read");
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
        await Assertions.Expect(page).Not.ToHaveTitleAsync("");
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
