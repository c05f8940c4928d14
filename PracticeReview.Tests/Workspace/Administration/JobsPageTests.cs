using Microsoft.Playwright;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Administration;

/// <summary>The administrator's page of jobs, over a scheduler that really runs.</summary>
public sealed class JobsPageTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task An_administrator_runs_a_job_now_reads_its_runs_and_sets_the_quiet_hours_and_others_get_nothing()
    {
        await using var mail = new MailServer();
        await using var portal = await TestPortal.StartAsync(settings: new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Jobs:Enabled"] = "true",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Mail:From"] = "post@portal.example",
            ["PublicAddress"] = "https://portal.example",
        });
        var administrator = await portal.World.AddStaffAsync("Administrator Aspen", null, StaffRole.Administrator);
        var manager = await portal.World.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        await Patience.UntilAsync(async () => await portal.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from quartz.job_status where job_name = 'ChaseDeadlines'") == 1, "the first run");
        var page = await portal.OpenAsStaffAsync(Browser, administrator);
        await page.GoLiveAsync("/workspace/administration/jobs");

        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Remind of dates" }).First.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("“Remind of dates” runs as soon as a node takes it")).ToBeVisibleAsync();
        await Patience.UntilAsync(async () => await portal.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from quartz.execution_history where job_name = 'ChaseDeadlines' and manual") == 1, "the run that was asked for");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look again" }).ClickAsync();
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Remind of dates" }).First.GetByRole(AriaRole.Button, new() { Name = "Its runs" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "Asked for", Exact = true })).ToBeVisibleAsync();
        (await portal.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from audit_events where action = 'Job asked for'")).ShouldBe(1);

        await page.GetByLabel("Quiet from").FillAsync("19:00");
        await page.GetByLabel("Hours that cannot wait").FillAsync("99");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the quiet hours" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Give a number of hours from 0 to 72.").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Quiet from")).ToHaveValueAsync("19:00");
        await page.GetByLabel("Hours that cannot wait").FillAsync("12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the quiet hours" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The quiet hours are kept.")).ToBeVisibleAsync();
        (await portal.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from quiet_hours where begins_at = '19:00' and hours_that_cannot_wait = 12")).ShouldBe(1);
        await page.ShowAsync("jobs");
        (await page.FaultsAsync()).ShouldBeEmpty();
        await page.SetViewportSizeAsync(320, 800);
        await page.ShouldFitAsync();

        var other = await portal.OpenAsStaffAsync(Browser, manager);
        await other.GoLiveAsync("/workspace/administration/jobs");
        await Assertions.Expect(other.GetByText("This could not be found, or it is not yours to see.")).ToBeVisibleAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Button, new() { NameString = "Run now" })).ToHaveCountAsync(0);
    }
}
