using System.Net;
using Microsoft.Playwright;
using PracticeReview.Tests.Family;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Public;

/// <summary>The public room in a browser: whoever reads it, in whatever language, on however narrow a screen.</summary>
public sealed class PublicRoomTests(Browser browser) : BrowserTests(browser)
{
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        ["Words:ShowUnreviewed"] = "true",
        ["Words:OfferPseudoLanguages"] = "true",
    };

    [Theory]
    [InlineData("en", "ltr")]
    [InlineData("ur", "rtl")]
    public async Task Every_public_page_is_accessible_and_fits_a_narrow_screen(string language, string direction)
    {
        var world = await ReportWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, Settings);
        await world.PublishAsync();
        var page = await Browser.NewPageAsync(new BrowserNewContextOptions { BaseURL = portal.Address.ToString(), ViewportSize = new() { Width = 320, Height = 640 } });

        foreach (var address in new[] { "/", $"/{language}", $"/{language}/reports", $"/{language}/reports/{await world.ReferenceAsync()}", $"/{language}/nothing-here" })
        {
            var answer = await page.GotoAsync(address);
            answer!.Status.ShouldBe(address.EndsWith("nothing-here", StringComparison.Ordinal) ? 404 : 200, address);
            await CheckAsync(page, address);
            if (address != "/")
            {
                (await page.Locator("html").GetAttributeAsync("lang")).ShouldStartWith(language, Case.Insensitive, address);
                (await page.Locator("html").GetAttributeAsync("dir")).ShouldBe(direction, address);
            }
            (await page.TitleAsync()).ShouldNotContain("Inventshire");
        }
        (await page.Locator("h1").InnerTextAsync()).ShouldBe(language == "en" ? "We could not find this page" : "ہمیں یہ صفحہ نہیں ملا");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ur")]
    public async Task A_reader_asks_for_an_older_report_with_the_keyboard_and_without_script(string language)
    {
        var world = await ReportWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, Settings);
        await world.PublishAsync();
        world.Clock.Advance(TimeSpan.FromDays(400));
        await world.TakeOffAsync();
        var reference = await world.ReferenceAsync();
        var page = await Browser.NewPageAsync(new BrowserNewContextOptions
        {
            BaseURL = portal.Address.ToString(),
            JavaScriptEnabled = false,
            ViewportSize = new() { Width = 320, Height = 640 },
        });

        await page.GotoAsync($"/{language}/reports/{reference}");
        new Uri(page.Url).AbsolutePath.ShouldBe($"/{language}/reports/{reference}/request");
        await page.Locator("#email").FocusAsync();
        await page.Keyboard.TypeAsync("no address");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".govuk-error-summary a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        new Uri(page.Url).Fragment.ShouldBe("#email");
        (await page.Locator("#email").InputValueAsync()).ShouldBe("no address");
        (await page.Locator("#email").GetAttributeAsync("aria-describedby")).ShouldNotBeNull().ShouldContain("email-error");
        await page.Locator("#email").FillAsync("reader@example.org");
        await page.Locator("#message").FillAsync("<script>alert(1)</script>");
        await page.Locator("#message").PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/request?sent=true*");
        await page.ReloadAsync();
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select language || ' ' || email from report_requests")).ShouldBe($"{language} reader@example.org");
    }

    [Fact]
    public async Task The_form_and_its_errors_are_accessible_and_the_answer_opens_by_its_link()
    {
        var world = await ReportWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, Settings);
        await world.PublishAsync();
        world.Clock.Advance(TimeSpan.FromDays(400));
        await world.TakeOffAsync();
        var page = await Browser.NewPageAsync(new BrowserNewContextOptions { BaseURL = portal.Address.ToString(), ViewportSize = new() { Width = 320, Height = 640 } });

        await page.GotoAsync($"/ur/reports/{await world.ReferenceAsync()}/request");
        await CheckAsync(page, "form");
        await page.Locator("button[type=submit]").ClickAsync();
        await CheckAsync(page, "errors");
        await page.Locator("#email").FillAsync("reader@example.org");
        await page.Locator("button[type=submit]").ClickAsync();
        await CheckAsync(page, "sent");

        var manager = await portal.OpenAsStaffAsync(Browser, world.Manager);
        await manager.GoLiveAsync("/workspace/publication");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Send the report" }).ClickAsync();
        await manager.GetByText("Sent, ").WaitForAsync();
        (await manager.GetByText("Sent, ").CountAsync()).ShouldBe(1);
        await page.GotoAsync(await world.World.TestDatabase.AskAsOwnerAsync<string>("select argument from outbox_messages where report_request_id is not null"));
        await CheckAsync(page, "answer");
        (await page.Locator("article").InnerTextAsync()).ShouldContain("Ask who lives in the house.");
        (await page.Locator("article").GetAttributeAsync("dir")).ShouldBe("ltr");
    }

    [Fact]
    public async Task No_public_page_has_words_that_cannot_be_translated()
    {
        var world = await ReportWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, Settings);
        using var client = portal.Client();

        (await FindAsync("/qps")).ShouldBeEmpty();
        (await FindAsync("/qps/reports")).ShouldBeEmpty();
        await world.PublishAsync();
        (await FindAsync("/qps/reports")).ShouldBeEmpty();
        (await FindAsync($"/qps/reports/{await world.ReferenceAsync()}")).ShouldBeEmpty();
        world.Clock.Advance(TimeSpan.FromDays(400));
        await world.TakeOffAsync();
        (await FindAsync("/qps/reports")).ShouldBeEmpty();
        (await FindAsync($"/qps/reports/{await world.ReferenceAsync()}/request")).ShouldBeEmpty();
        (await FindAsync($"/qps/reports/{await world.ReferenceAsync()}/request?sent=true")).ShouldBeEmpty();

        async Task<IReadOnlyList<string>> FindAsync(string address) =>
            PseudoText.FindHardCoded(await client.GetStringAsync(address), [world.World.Partnership.Name, "Seeing the whole household", "What professionals knew was", "spread", "over five agencies.", "What happened",
                "A child was not seen.", "once", "twice", "What we learned", "Ask who lives in the house.", "Executive summary", "Recommendations", "Agencies record every adult of a household.", "Supervision asks when a child was last seen."]);
    }

    [Fact]
    public async Task Whoever_sends_too_many_requests_is_asked_to_wait_and_looking_is_never_counted()
    {
        var world = await ReportWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, Settings);
        using var client = portal.Client();

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 11; i++)
        {
            statuses.Add((await client.PostAsync("/pl/reports/R-2222222/request", new FormUrlEncodedContent([]))).StatusCode);
        }
        statuses[^1].ShouldBe(HttpStatusCode.TooManyRequests);
        statuses.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBe(1);
        (await (await client.PostAsync("/pl/reports/R-2222222/request", new FormUrlEncodedContent([]))).Content.ReadAsStringAsync()).ShouldContain("Poczekaj kilka minut");
        (await client.GetAsync("/pl/reports")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/pl/reports/R-2222222/request")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_report_that_is_not_public_is_not_found_and_its_words_are_nowhere()
    {
        var world = await ReportWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, Settings);
        using var client = portal.Client();
        await world.SignOffAllAsync();

        (await client.GetAsync($"/en/reports/{await world.ReferenceAsync()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetStringAsync("/en/reports")).ShouldNotContain("Seeing the whole household");
    }

    private static async Task CheckAsync(IPage page, string what)
    {
        (await page.FaultsAsync()).ShouldBeEmpty(what);
        await page.ShouldFitAsync(what);
        if (Environment.GetEnvironmentVariable("PRACTICEREVIEW_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, what.Replace('/', '_') + ".png"), FullPage = true });
        }
    }
}
