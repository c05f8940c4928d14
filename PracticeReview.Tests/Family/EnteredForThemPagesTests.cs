using Microsoft.Playwright;
using PracticeReview.Data.Families;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Family;

/// <summary>On her pages, without scripts, a mother says yes to what she reads of what was entered for her, and to nothing else.</summary>
public sealed class EnteredForThemPagesTests(TestData.Browser browser) : BrowserTests(browser)
{
    private static readonly Dictionary<string, string?> s_settings = new(StringComparer.Ordinal) { ["Words:ShowUnreviewed"] = "true" };

    [Fact]
    public async Task Each_page_confirms_what_stands_on_it_and_tells_why_what_came_meanwhile_still_waits()
    {
        await using var world = await EnteredForThem.CreateAsync();
        await world.Area.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set safety_said_at = '{world.Area.World.Now:O}'");
        await world.EnterAsync(FamilyActivity.InfluenceFocus, AgreementAnswer.Yes);
        await world.EnterWishesAsync("At home");
        await using var portal = await TestPortal.StartAsync(world.Area.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Area.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
        var confirm = page.Locator("form[action$='handler=Confirm'] button");

        await page.GotoAsync("/ur/family");
        await Assertions.Expect(page.Locator("#to-confirm a[href$='/taking-part'], #wishes-to-confirm a[href$='/taking-part/wishes']")).ToHaveCountAsync(2);
        await page.ShouldFitAsync();
        await page.ClickAsync("#to-confirm a");
        await world.EnterAsync(FamilyActivity.ShareExperience, AgreementAnswer.Yes);
        await confirm.ClickAsync();
        await Assertions.Expect(page.Locator("#done")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".notice [role=status]")).ToHaveCountAsync(1);
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("ur");
        await page.ShouldFitAsync();
        await page.ShowAsync("entered-meanwhile-ur");
        (await world.Area.CountAsync("agreement_choices where confirmed_at is not null")).ShouldBe(1);
        await confirm.ClickAsync();
        await Assertions.Expect(page.Locator("#done")).ToHaveCountAsync(1);
        await Assertions.Expect(confirm).ToHaveCountAsync(0);
        (await world.Area.CountAsync("taking_part_wishes where confirmed_at is not null")).ShouldBe(0, "the page of choices shows no wishes");
        await page.GotoAsync("/en/family/taking-part");
        (await page.Locator(".history").InnerTextAsync()).ShouldContain("Fern Explainer explained it to you. The interpreter was Iris Interpreter.");

        await page.GotoAsync("/en/family/taking-part/wishes");
        await world.EnterWishesAsync("At my sister's");
        await world.EnterAsync(FamilyActivity.KeptInformed, AgreementAnswer.Yes);
        await confirm.ClickAsync();
        (await page.Locator(".notice").First.InnerTextAsync()).ShouldContain("we did not count your yes for it");
        (await page.InputValueAsync("#Place")).ShouldBe("At my sister's");
        (await world.Area.CountAsync("taking_part_wishes where confirmed_at is not null")).ShouldBe(0);
        await confirm.ClickAsync();
        await Assertions.Expect(page.Locator("#done")).ToHaveCountAsync(1);
        (await world.Area.CountAsync("taking_part_wishes where confirmed_at is not null")).ShouldBe(1);
        (await world.HomeAsync()).ChoicesToConfirm.ShouldBe(1, "the page of wishes shows no choices");

        // What she corrects herself is not asked about any more.
        await page.GotoAsync("/en/family/taking-part");
        await page.CheckAsync("input[name=KeptInformed][value=No]");
        await page.CheckAsync("input[name=ExplainedBy][value=ReadItMyself]");
        world.Area.Clock.Advance(TimeSpan.FromMinutes(5));
        await page.ClickAsync("form[data-keep] button");
        await Assertions.Expect(page.Locator("#done")).ToHaveCountAsync(1);
        await Assertions.Expect(confirm).ToHaveCountAsync(0);
        await page.GotoAsync("/en/family");
        await Assertions.Expect(page.Locator("#to-confirm, #wishes-to-confirm")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }
}
