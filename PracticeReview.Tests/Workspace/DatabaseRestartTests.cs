using Microsoft.Playwright;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace;

/// <summary>A database that restarts under work: the person is told, keeps their words, and is done when they press again.</summary>
public sealed class DatabaseRestartTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task What_is_being_sent_when_the_database_restarts_stays_in_the_form_and_is_saved_once()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(people.World);
        var @case = await people.ForwardedAsync();
        var page = await portal.OpenAsStaffAsync(Browser, people.Chair);
        await page.GoLiveAsync($"/workspace/cases/{@case}/referral");
        await page.GetByLabel("Neither a rapid review nor a case review").CheckAsync();
        await page.GetByLabel("Your reason").FillAsync("The criteria are not met.");
        var vote = page.GetByRole(AriaRole.Button, new() { Name = "Cast your vote" });
        var cast = page.GetByRole(AriaRole.Button, new() { Name = "Change your vote" });
        var told = page.GetByText("This could not be done just now.").First;

        await people.World.TestDatabase.CutConnectionsAsync();
        await vote.ClickAsync();
        await cast.Or(told).First.WaitForAsync();
        for (var press = 1; press <= 5 && !await cast.IsVisibleAsync(); press++)
        {
            (await page.GetByLabel("Your reason").InputValueAsync()).ShouldBe("The criteria are not met.");
            await vote.ClickAsync();
            await Task.WhenAny(cast.WaitForAsync(), Task.Delay(TimeSpan.FromSeconds(3)));
        }

        await Assertions.Expect(cast).ToBeVisibleAsync();
        (await people.CountAsync("panel_votes where reason = 'The criteria are not met.'")).ShouldBe(1);
    }
}
