using Microsoft.Playwright;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Family;

/// <summary>What the review found stands in the family's language, with the English beside it, and whether what was promised was done is said plainly.</summary>
public sealed class WhatCameOfItPagesTests(TestData.Browser browser) : BrowserTests(browser)
{
    private static readonly Dictionary<string, string?> s_settings = new(StringComparer.Ordinal) { ["Words:ShowUnreviewed"] = "true" };

    [Fact]
    public async Task The_summary_is_translated_beside_the_report_and_read_by_the_family_and_the_public()
    {
        var world = await ReportWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var mother = await world.World.AddFamilyMemberAsync(world.Case, world.Manager, "Amber Inventado", "Mother", "ur");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set safety_said_at = '{world.World.Now:O}'");
        await world.SignOffAllAsync();
        (await new KeepLanguagesRead(world.World.Database).RunAsync(await world.World.ActAsync(world.Manager), new KeepLanguagesReadCommand(world.Manager, ["ur"]), default)).ShouldSucceed();
        (await world.SendCopyAsync()).ShouldSucceed();

        // Beside the report, before it is public: the chair asks and writes, the business unit checks.
        var chair = await portal.OpenAsStaffAsync(Browser, world.Chair, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
        await chair.GoLiveAsync($"/workspace/cases/{world.Case.Id}/report");
        var box = chair.Locator("#in-short");
        await Assertions.Expect(box).ToContainTextAsync("In Urdu");
        await box.GetByRole(AriaRole.Button, new() { NameRegex = new System.Text.RegularExpressions.Regex("^Translate") }).ClickAsync();
        await box.Locator("input[lang=ur]").FillAsync("پورے گھر کو دیکھنا");
        await box.Locator("textarea[lang=ur]").FillAsync("جو معلوم تھا وہ **پانچ** اداروں میں بکھرا ہوا تھا۔");
        await box.GetByRole(AriaRole.Button, new() { Name = "Send to review" }).ClickAsync();
        await Assertions.Expect(box).ToContainTextAsync("Written by Chair Clover");
        await chair.ShouldFitAsync();
        await chair.ShouldBeAccessibleAsync();
        await chair.ShowAsync("report-in-short");
        var manager = await portal.OpenAsStaffAsync(Browser, world.Manager);
        await manager.GoLiveAsync("/workspace/publication");
        await manager.ShouldBeAccessibleAsync();
        await manager.GetByRole(AriaRole.Link, new() { Name = "Title and summary are not approved yet in Urdu" }).ClickAsync();
        await manager.Locator("#in-short").GetByRole(AriaRole.Button, new() { NameRegex = new System.Text.RegularExpressions.Regex("^Approve") }).First.ClickAsync();
        await Assertions.Expect(manager.Locator("#in-short")).ToContainTextAsync("approved by Manager Maple");
        world.Clock.Advance(TimeSpan.FromDays(8));
        (await world.DecideAsync(new DateOnly(2026, 3, 10))).ShouldSucceed();
        (await world.PublishDueAsync()).ShouldBe(1);

        // On her own page it stands in Urdu first, and the English is one step away.
        var page = await portal.OpenAsFamilyAsync(Browser, mother.Id, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 700 }, JavaScriptEnabled = false });
        await page.GotoAsync("/ur/family/afterwards");
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("ur");
        await page.Locator("#found ~ details > summary").ClickAsync();
        var inUrdu = page.Locator("#found ~ details article[lang=ur][dir=rtl]");
        (await inUrdu.Locator("h3").InnerTextAsync()).ShouldBe("پورے گھر کو دیکھنا");
        (await inUrdu.Locator("strong").InnerTextAsync()).ShouldBe("پانچ");
        var inEnglish = page.Locator("#found ~ details article[lang=en-GB][dir=ltr]");
        await Assertions.Expect(inEnglish).ToBeHiddenAsync();
        await page.Locator("#found ~ details details > summary").ClickAsync();
        (await inEnglish.Locator("h3").InnerTextAsync()).ShouldBe("Seeing the whole household");
        await page.ShouldFitAsync();
        await page.ShowAsync("in-short-ur");
        await page.GotoAsync("/pl/family/afterwards");
        (await page.Locator("#found ~ details article").CountAsync()).ShouldBe(1, "there is no Polish: she reads the English");

        var seen = await portal.OpenAsFamilyAsync(Browser, mother.Id);
        await seen.GotoAsync("/ur/family/afterwards");
        await seen.Locator("#found ~ details > summary").ClickAsync();
        await seen.ShouldBeAccessibleAsync();
        await seen.GotoAsync($"/ur/reports/{await world.ReferenceAsync()}");
        (await seen.Locator("article[lang=ur] h2").InnerTextAsync()).ShouldBe("پورے گھر کو دیکھنا");
        await seen.ShouldBeAccessibleAsync();
        await seen.GotoAsync($"/en/reports/{await world.ReferenceAsync()}");
        await Assertions.Expect(seen.Locator("article[lang=ur]")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public async Task What_is_late_and_what_was_found_not_done_is_called_so(string language)
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var action = await filled.TellOfActionAsync();
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set safety_said_at = '{world.World.Now:O}'; update planned_actions set due = '2026-02-27'");
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
        var state = page.Locator("#being-done + ul .state");

        await page.GotoAsync($"/{language}/family/afterwards");
        (await state.InnerTextAsync()).ShouldContain(language == "en" ? "This is late" : "دیر");
        (await page.Locator("#being-done + ul").InnerTextAsync()).ShouldContain(language == "en" ? "That day has passed" : "وہ دن گزر گیا");
        await page.ShouldFitAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync($"action-late-{language}");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into action_entries (id, action_id, partnership_id, case_id, kind, text, written_by, written_at)
            values (gen_random_uuid(), '{action}', '{world.World.Partnership.Id}', '{world.Case.Id}', 'SentBack', 'Only the agency reads why.', '{world.Chair}', '2026-03-01T12:00:00Z')
            """);
        await page.SetViewportSizeAsync(320, 700);
        await page.ReloadAsync();
        (await state.InnerTextAsync()).ShouldContain(language == "en" ? "it is not done yet" : "ابھی نہیں ہوا");
        (await page.Locator("#being-done + ul").InnerTextAsync()).ShouldContain("2026");
        (await page.ContentAsync()).ShouldNotContain("Only the agency");
        await page.ShouldFitAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync($"action-not-done-{language}");
    }

    [Fact]
    public async Task A_picture_stands_small_on_the_page_and_large_where_it_is_asked_for()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set safety_said_at = '{world.World.Now:O}'");
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
        List<string> fetched = [];
        page.Request += (_, request) => fetched.Add(new Uri(request.Url).AbsolutePath);

        await page.GotoAsync("/ur/family/your-child");
        await page.Locator(".memory__picture").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator(".memory__picture")).ToHaveJSPropertyAsync("naturalWidth", 480);
        fetched.ShouldContain(address => address.EndsWith("/small-picture", StringComparison.Ordinal));
        fetched.ShouldNotContain(address => address.EndsWith("/picture", StringComparison.Ordinal), "the picture itself is not fetched before she asks");
        await page.ShouldFitAsync();
        await page.ShouldBeAccessibleAsync();
        await page.Locator($".memory a[href$='/{filled.Picture}?large=true']").ClickAsync();
        await Assertions.Expect(page.Locator(".memory__picture")).ToHaveJSPropertyAsync("complete", true);
        fetched.ShouldContain(address => address.EndsWith($"/{filled.Picture}/picture", StringComparison.Ordinal));
        await page.ShouldFitAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GotoAsync($"/ur/family/your-child/{filled.Picture}");
        (await page.Locator(".memory__picture").GetAttributeAsync("src")).ShouldEndWith("/small-picture");
    }
}
