using Microsoft.Playwright;
using PracticeReview.Data.GoodOutcomes;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.GoodOutcomes;

public sealed class GoodOutcomePagesTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task A_good_outcome_is_put_forward_and_decided()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(people.World);
        var page = await portal.OpenAsStaffAsync(Browser, people.Referrer);
        await page.GoLiveAsync("/workspace/referrals");
        await page.GetByRole(AriaRole.Link, new() { Name = "Put forward a good outcome" }).ClickAsync();
        await page.GetByLabel("What the practice is").FillAsync("A walk to school");
        await page.GetByLabel("The agencies that worked together").FillAsync("School and housing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it forward" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "10 things need your attention" }).WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        foreach (var feature in Enum.GetNames<GoodOutcomeFeature>())
        {
            await page.Locator($"#good-outcome-{feature}").FillAsync("Invented words.");
        }
        await page.GetByLabel("free from jargon").CheckAsync();
        await page.ShowAsync("good-outcome-new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it forward" }).DblClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "A walk to school" }).WaitForAsync();
        (await people.CountAsync("good_outcome_referrals")).ShouldBe(1);

        var chair = await portal.OpenAsStaffAsync(Browser, people.Chair);
        await chair.GoLiveAsync(new Uri(page.Url).AbsolutePath);
        await chair.GetByLabel("Hold a good outcome review").CheckAsync();
        await chair.GetByLabel("Rationale").FillAsync("Others can learn from it.");
        await chair.ShowAsync("good-outcome");
        await chair.ShouldBeAccessibleAsync();
        await chair.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        await chair.GetByRole(AriaRole.Heading, new() { Name = "A good outcome review is held" }).WaitForAsync();
    }
}
