using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticeReview.Data.People;
using PracticeReview.Data.Support;
using PracticeReview.Tests.Family;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Public.Leaflets;

namespace PracticeReview.Tests.Public;

/// <summary>What a family finds before anybody asks who they are: in a browser, narrow, without script, from right to left.</summary>
public sealed class BeforeSigningInTests(Browser browser) : BrowserTests(browser)
{
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        ["Words:ShowUnreviewed"] = "true",
        ["Words:OfferPseudoLanguages"] = "true",
    };

    /// <summary>Everything under a language that needs no sign-in and no report.</summary>
    public static readonly string[] Pages =
    [
        "", "/what-a-review-is", "/who-decides", "/how-reviews-work", "/who-sees-what", "/how-it-may-feel", "/your-rights", "/other-processes", "/signing-in", "/shared-device",
        "/staying-safe", "/accessibility", "/privacy", "/support", .. LeafletVersion.All.Select(version => "/" + version.Address),
    ];

    [Theory]
    [InlineData("en", "ltr")]
    [InlineData("pl", "ltr")]
    [InlineData("ar", "rtl")]
    [InlineData("ur", "rtl")]
    [InlineData("qps-rtl", "rtl")]
    public async Task Every_page_is_accessible_narrow_and_without_script(string language, string direction)
    {
        await using var portal = await TestPortal.StartAsync(await WithSupportAsync(), Settings);
        var page = await Browser.NewPageAsync(new BrowserNewContextOptions { BaseURL = portal.Address.ToString(), ViewportSize = new() { Width = 320, Height = 640 } });

        foreach (var address in Pages)
        {
            (await page.GotoAsync($"/{language}{address}"))!.Status.ShouldBe(200, address);
            // A page that is not ready in the language is whole and English.
            var shown = await page.Locator("html").GetAttributeAsync("lang");
            (await page.Locator("html").GetAttributeAsync("dir")).ShouldBe(shown == "en" ? "ltr" : direction, address);
            // No program knows the made-up language.
            (await page.FaultsAsync()).Where(fault => shown != "qps" || !fault.StartsWith("html-lang-valid:", StringComparison.Ordinal)).ShouldBeEmpty(language + address);
            await page.ShouldFitAsync(address);
            (await page.Locator("h1").CountAsync()).ShouldBe(1, address);
            (await page.EvaluateAsync<string[]>("[...document.images].filter(image => image.complete && image.naturalWidth === 0).map(image => image.src)")).ShouldBeEmpty(address);
            (await page.TitleAsync()).ShouldNotContain("Inventshire");
            (await page.Locator("script:not([src])").CountAsync()).ShouldBe(0);
            await ShowAsync(page, language + address);
        }
    }

    [Fact]
    public async Task Every_way_from_the_start_page_leads_somewhere_without_script_and_by_keyboard()
    {
        await using var portal = await TestPortal.StartAsync(await WithSupportAsync(), Settings);
        var page = await Browser.NewPageAsync(new BrowserNewContextOptions { BaseURL = portal.Address.ToString(), JavaScriptEnabled = false });
        await page.GotoAsync("/en");
        var ways = await page.Locator("main a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        ways.Length.ShouldBeGreaterThan(14);
        foreach (var way in ways)
        {
            (await page.GotoAsync(way))!.Status.ShouldBe(200, way);
        }

        await page.GotoAsync("/en");
        await page.GetByRole(AriaRole.Link, new() { Name = "Find someone to support you" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/en/support");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Imaginary Support");
        (await page.GetByRole(AriaRole.Link, new() { Name = "01632 960 111" }).GetAttributeAsync("href")).ShouldBe("tel:01632960111");
        (await page.Locator("[lang=ur] >> text=اردو").CountAsync()).ShouldBeGreaterThan(0);
        await page.GotoAsync("/en/leaflet");
        (await page.Locator("article").InnerTextAsync()).ShouldContain("Imaginary Support, 01632 960 111, support.example");
    }

    [Fact]
    public async Task Young_people_and_children_read_whom_to_ring_and_a_partnership_says_who_that_is()
    {
        var world = await WithSupportAsync();
        await using var portal = await TestPortal.StartAsync(world, Settings);
        using var client = portal.Client();
        async Task<string> ReadAsync(string language, string form) => WebUtility.HtmlDecode(await client.GetStringAsync($"/{language}/leaflet/{form}")) is var html
            ? html[html.IndexOf("<article", StringComparison.Ordinal)..html.IndexOf("</article>", StringComparison.Ordinal)] : "";
        foreach (var form in (string[])["young-people", "children"])
        {
            foreach (var language in Data.Translations.Languages.Offered.Where(language => !language.IsPseudo))
            {
                var text = await ReadAsync(language.Code, form);
                text.ShouldContain("01632 960 000", Case.Sensitive, $"{form} in {language.Code}: the partnership");
                text.ShouldContain("Childline, 0800 1111, childline.org.uk", Case.Sensitive, $"{form} in {language.Code}: nobody is named, so it is Childline");
                text.ShouldNotContain("Imaginary Support", Case.Sensitive, "it is not for young people");
            }
        }

        var unit = await world.ActAsync(await world.AddStaffAsync("Unit Sepia", null, StaffRole.BusinessUnit));
        (await new KeepSupportOrganisation(world.Database).RunAsync(unit, new(null, new("Imaginary Listeners", "They listen to you.", "01632 960 222", "https://listeners.example", "After school", [], IsForYoungPeople: true), 0), default)).ShouldSucceed();
        foreach (var form in (string[])["young-people", "children"])
        {
            var text = await ReadAsync("ur", form);
            text.ShouldContain("Imaginary Listeners, 01632 960 222, listeners.example");
            text.ShouldContain("After school");
            text.ShouldNotContain("0800 1111");
        }
    }

    [Fact]
    public async Task Nothing_on_these_pages_is_hard_coded_and_every_picture_is_there_and_small()
    {
        await using var portal = await TestPortal.StartAsync(await WithSupportAsync(), Settings);
        using var client = portal.Client();

        foreach (var address in Pages)
        {
            var html = await client.GetStringAsync("/qps" + address);
            PseudoText.FindHardCoded(html, "Example Safeguarding Partnership", "reviews@partnership.example", "Imaginary Support", "They listen.", "Always", "support.example", portal.World.Partnership.Name,
                "Imaginary Support, 01632 960 111, support.example", "Childline, 0800 1111, childline.org.uk", "Day and night, every day. The call is free.").ShouldBeEmpty(address);
        }
        foreach (var picture in EasyReadPictures.Names)
        {
            var answer = await client.GetAsync($"/shared/easy-read/{picture}.svg");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, picture);
            (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(3000, picture);
        }
    }

    [Fact]
    public async Task Every_page_is_valid_html()
    {
        await using var portal = await TestPortal.StartAsync(await WithSupportAsync(), Settings);
        using var client = portal.Client();
        var token = new string('A', 43);
        List<(string, string)> pages = [];
        foreach (var address in (string[])["/", .. Pages.Select(page => "/en" + page), "/qps-rtl/leaflet/easy-read", "/en/reports", $"/en/family/invitation/{token}", $"/en/family/invitation/{token}/code", "/en/family/signed-out"])
        {
            pages.Add((address == "/" ? "first" : address, await client.GetStringAsync(address)));
        }

        (await HtmlValidity.FindFaultsAsync(pages)).ShouldBeEmpty();
        (await HtmlValidity.FindFaultsAsync([("broken", "<!DOCTYPE html><html lang=\"en\"><head><title>x</title></head><body><p><div></div></p></body></html>")])).ShouldContain("broken");
    }

    [Fact]
    public async Task Three_times_the_escape_key_leaves_and_twice_does_not()
    {
        // To a browser, localhost is another site than 127.0.0.1.
        var port = DemonstrationProvider.FreePort();
        await using var portal = await TestPortal.StartAsync(settings: new Dictionary<string, string?>(Settings, StringComparer.Ordinal) { ["Leaving:To"] = $"http://localhost:{port}/health/live" }, port: port);
        var page = await Browser.NewPageAsync(new BrowserNewContextOptions { BaseURL = portal.Address.ToString() });

        await page.GotoAsync("/en/shared-device");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Shift");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        new Uri(page.Url).AbsolutePath.ShouldBe("/en/shared-device");
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForURLAsync("**/health/live");
    }

    [Fact]
    public async Task Outside_a_demonstration_only_languages_that_went_live_are_offered_and_a_page_that_is_not_approved_is_English()
    {
        var world = await TestWorld.CreateAsync();
        var administrator = await world.AddStaffAsync("Administrator Aspen", null, StaffRole.Administrator);
        await world.TestDatabase.ExecuteAsOwnerAsync($"insert into partnership_languages values ('{world.Partnership.Id}', 'ur', true, '{administrator}', now()), ('{world.Partnership.Id}', 'pl', false, '{administrator}', now())");
        await using var portal = await TestPortal.StartAsync(world, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Demonstration:Enabled"] = "false",
            ["OpenId:Authority"] = "https://login.organisation.example/tenant",
            ["OpenId:ClientSecret"] = "kJ3-4f9sLq7Zr1Wd",
        });
        using var client = portal.Client();

        var start = await client.GetStringAsync("/");
        start.ShouldContain("hreflang=\"ur\"");
        start.ShouldNotContain("hreflang=\"pl\"");
        start.ShouldNotContain("hreflang=\"fa\"");
        var polish = await client.GetAsync("/pl/staying-safe");
        polish.StatusCode.ShouldBe(HttpStatusCode.OK, "a link that was sent once still answers");
        polish.Content.Headers.ContentLanguage.ShouldBe(["en"]);
        // Who chooses a language that is not ready is told what they get.
        var facilitator = await world.AddStaffAsync("Facilitator Fern", null, StaffRole.BusinessUnit);
        var member = await world.AddFamilyMemberAsync(await world.AddCaseAsync(facilitator), facilitator, "Marwa Inventado", "Mother", "en");
        using var mother = portal.Client(Schemes.Family, (await world.BeginFamilySessionAsync(member.Id)).Value);
        var contact = await mother.GetStringAsync("/en/family/contact");
        Described("pl").ShouldBeTrue();
        Described("en").ShouldBeFalse();
        Described("ur").ShouldBeFalse();

        bool Described(string language) => Regex.IsMatch(contact, $"name=\"Reads\"[^>]*value=\"{language}\"[^>]*aria-describedby", RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    /// <summary>One organisation, so that pages have something to show.</summary>
    internal static async Task<TestWorld> WithSupportAsync()
    {
        var world = await TestWorld.CreateAsync();
        var unit = await world.ActAsync(await world.AddStaffAsync("Unit Umber", null, StaffRole.BusinessUnit));
        (await new KeepSupportOrganisation(world.Database).RunAsync(unit, new(null, new("Imaginary Support", "They listen.", "01632 960 111", "https://support.example", "Always", ["en", "ur"]), 0), default)).ShouldSucceed();
        return world;
    }

    private static async Task ShowAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PRACTICEREVIEW_PICTURES") is not { Length: > 0 } folder)
        {
            return;
        }
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"public-{name.Replace('/', '_')}-320.png"), FullPage = true });
        await page.SetViewportSizeAsync(1100, 900);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"public-{name.Replace('/', '_')}.png"), FullPage = true });
        await page.SetViewportSizeAsync(320, 640);
    }
}
