using Microsoft.Playwright;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Referrals;

/// <summary>A request between areas from the business unit to the Executive, the assurance checklist, and a list narrowed and kept as a view.</summary>
public sealed class AreaAndChecklistPagesTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task Areas_ask_each_other_the_Executive_decides_and_the_checklist_is_answered()
    {
        var people = await ReferralWorld.CreateAsync(await TestWorld.CreateAsync());
        await using var portal = await TestPortal.StartAsync(people.World);
        var world = people.World;
        var executive = await world.AddStaffAsync("Executive Elm Testwell", null, StaffRole.SafeguardingExecutive);
        var @case = await people.SubmitAsync();
        var page = await portal.OpenAsStaffAsync(Browser, people.Unit);

        await page.GoLiveAsync("/workspace/referrals?state=Received&sort=Due");
        await page.GetByRole(AriaRole.Region, new() { Name = "Awaiting a decision, as a table" }).WaitForAsync();
        await page.GetByText("Save what is shown as a view of your own").ClickAsync();
        await page.GetByLabel("Name of the view").FillAsync("To forward");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the view" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "To forward" }).WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("referrals-view");
        await page.GotoAsync("/workspace/referrals?state=Decided");
        await page.GetByRole(AriaRole.Heading, new() { Name = "No referral that awaits a decision is like that" }).WaitForAsync();

        await page.GoLiveAsync($"/workspace/cases/{@case}/referral");
        var areas = page.GetByRole(AriaRole.Region, new() { Name = "Other areas" });
        await areas.GetByText("Record a request between areas").ClickAsync();
        await areas.GetByRole(AriaRole.Button, new() { Name = "Record the request" }).ClickAsync();
        await areas.GetByRole(AriaRole.Heading, new() { Name = "5 things need your attention" }).WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await areas.GetByLabel("Which other safeguarding partnership?").FillAsync("Elsewhereshire");
        await areas.GetByLabel("The other area asks us").CheckAsync();
        await areas.GetByLabel("Whether a review is required, and which area carries it out").CheckAsync();
        await areas.GetByLabel("The request").FillAsync("They ask us to lead the review.");
        await areas.GetByLabel("To be answered by").FillAsync(DateTime.UtcNow.AddDays(9).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await areas.GetByRole(AriaRole.Button, new() { Name = "Record the request" }).ClickAsync();
        await areas.GetByRole(AriaRole.Heading, new() { Name = "Elsewhereshire" }).WaitForAsync();
        await areas.GetByText("Record the answer, or take it to the Safeguarding Executive").ClickAsync();
        await areas.GetByLabel("Or: what do the areas not agree on").FillAsync("Who leads. Both directors have spoken.");
        await page.ShowAsync("areas");
        await areas.GetByRole(AriaRole.Button, new() { Name = "Take it to the Safeguarding Executive" }).ClickAsync();
        await areas.GetByText("With the Safeguarding Executive").WaitForAsync();

        var other = await portal.OpenAsStaffAsync(Browser, executive);
        await other.GoLiveAsync("/workspace");
        await other.GetByRole(AriaRole.Link, new() { Name = "Decide what two areas do not agree on" }).ClickAsync();
        await other.GetByLabel("Both areas commission it together").CheckAsync();
        await other.GetByLabel("Why", new() { Exact = true }).FillAsync("Both knew the child.");
        await other.ShouldBeAccessibleAsync();
        await other.ShowAsync("area-decision");
        await other.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        await other.GetByText("Decided by the Safeguarding Executive", new() { Exact = true }).WaitForAsync();
        (await people.CountAsync("area_requests where decision = 'Jointly'")).ShouldBe(1);

        await page.GoLiveAsync($"/workspace/cases/{@case}/checklist");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "At the referral" });
        await form.GetByRole(AriaRole.Group, new() { Name = "Have the notifications been made" }).GetByLabel("Partly").CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Save these answers" }).ClickAsync();
        await form.GetByText("Write what is missing, and what is done about it.").First.WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await form.GetByLabel("What is missing, and what is done about it").FillAsync("Ofsted is told on Monday.");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save these answers" }).ClickAsync();
        await page.GetByText("1 of 4 answered").WaitForAsync();
        await page.ShowAsync("checklist");
        (await people.CountAsync("checklist_answers where verdict = 'Partly' and evidence = 'Ofsted is told on Monday.'")).ShouldBe(1);
    }
}
