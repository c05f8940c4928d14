using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticeReview.Data.Families;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity;

namespace PracticeReview.Tests.Family;

/// <summary>What a browser shows of a person's own pages when nobody is there, what stands on the tab, and who reaches them.</summary>
public sealed partial class ReachedSafelyPagesTests(TestData.Browser browser) : BrowserTests(browser)
{
    private static readonly Dictionary<string, string?> s_settings = new(StringComparer.Ordinal) { ["Words:ShowUnreviewed"] = "true" };

    /// <summary>All that stands on the tab, and so in the list of visited pages, of any page of families and the public.</summary>
    private static readonly string[] s_neutral =
    [
        "Information", "Welcome", "Sorry", "Choose your language", "Your area", "Your choices", "How we may reach you", "Notes", "News", "Questions", "Something to read",
        "A letter", "Letters", "Meetings with you", "A message for you", "Enter your code", "Your visit has ended",
    ];

    [Fact]
    public async Task After_half_an_hour_without_a_key_the_words_are_kept_and_the_page_leaves_the_screen()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/en/family");
        await page.GotoAsync("/en/family/focus");
        await page.Clock.RunForAsync("20:00");
        await page.FillAsync("#Text", "She laughed at the ducks.");
        await page.Clock.RunForAsync("00:05");
        await Patience.UntilAsync(async () => await world.CountAsync("family_drafts") == 1, "what was typed is kept");
        await page.EvaluateAsync("document.querySelector('#Text').value += ' Always.'");
        await page.Clock.RunForAsync("28:00");
        await page.WaitForURLAsync("**/family/focus");

        await page.Clock.RunForAsync("02:00");
        await page.WaitForURLAsync("**/family/signed-out");

        (await page.ContentAsync()).ShouldNotContain("ducks");
        await page.GoBackAsync();
        await page.WaitForURLAsync("**/en/family");
        page.Url.ShouldNotContain("focus", Case.Sensitive, "it was replaced");
        await Patience.UntilAsync(async () => await world.CountAsync("family_drafts where content like '%She laughed at the ducks. Always.%'") == 1, "the words of the last moment are kept");
    }

    [Fact]
    public async Task A_page_that_slept_with_its_device_leaves_the_screen_when_it_is_seen_again_or_a_key_is_pressed()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        foreach (var wakes in (string[])["dispatchEvent(new Event('visibilitychange'))", "dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }))"])
        {
            var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id);
            await page.GotoAsync("/en/family/letters");
            await page.EvaluateAsync(wakes);
            await page.EvaluateAsync("(() => { const now = Date.now; Date.now = () => now() + 31 * 60 * 1000; })()");
            await page.WaitForURLAsync("**/letters");

            await page.EvaluateAsync(wakes);

            await page.WaitForURLAsync("**/family/signed-out");
            await page.CloseAsync();
        }
        // A page that anybody may read stays.
        var open = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id);
        await open.GotoAsync("/en/shared-device");
        (await open.Locator("body").GetAttributeAsync("data-ended")).ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task Without_scripts_a_page_without_a_form_goes_by_itself_and_one_with_words_stays()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        using var client = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Mother.Id)).Value);
        foreach (var (address, goes) in new[] { ("/ur/family/letters", true), ("/ur/family/what-became", true), ("/ur/family/focus", false), ("/ur/family/contact", false), ("/ur/leaflet", false), ("/ur/family/signed-out", false) })
        {
            using var answer = await client.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            (answer.Headers.TryGetValues("Refresh", out var refresh) ? string.Concat(refresh) : null).ShouldBe(goes ? "1800; url=/ur/family/signed-out" : null, address);
        }
    }

    [Fact]
    public async Task Whatever_the_page_the_tab_says_nothing_of_what_it_is_about()
    {
        // Every page there is names its tab, by words of the list.
        var pages = new[] { "Family", "Public" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, "PracticeReview.Web", folder), "*.cshtml", SearchOption.AllDirectories))
            .Select(file => (File: Path.GetFileName(file), Text: File.ReadAllText(file))).Where(page => page.Text.StartsWith("@page", StringComparison.Ordinal) && page.Text.Contains("<h1", StringComparison.Ordinal)).ToList();
        pages.Count.ShouldBeGreaterThan(30);
        foreach (var (file, text) in pages)
        {
            Tab().Match(text).Groups[1].Value.ShouldBeOneOf(s_neutral, file);
        }

        // And what comes out is what stands there.
        await using var world = await FamilyAreaWorld.CreateAsync();
        await FilledArea.CreateAsync(world);
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        using var client = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Mother.Id)).Value);
        var link = new string('a', 43);
        foreach (var address in (string[])
        [
            "", "/leaflet", "/staying-safe", "/what-a-review-is", "/support", "/reports", "/languages", "/nothing-here", $"/family/invitation/{link}", $"/family/invitation/{link}/code", "/family/signed-out",
            .. ((string[])["", "/taking-part", "/taking-part/stop", "/taking-part/wishes", "/asked", "/focus", "/your-child", "/names", "/draft", "/draft?ready=true", "/draft/whole", "/letters", "/meetings", "/questions",
                "/what-became", "/afterwards", "/how-it-was", "/contact", "/words-kept", "/not-open"]).Select(page => "/family" + page),
        ])
        {
            using var answer = await client.GetAsync("/en" + address);
            var html = await answer.Content.ReadAsStringAsync();
            if (html.Length > 0)
            {
                Title().Match(html).Groups[1].Value.ShouldBeOneOf(s_neutral, address);
            }
        }
    }

    [Fact]
    public async Task What_was_written_down_for_a_person_and_who_their_contact_person_is_now_are_theirs_to_say_yes_to()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await FilledArea.CreateAsync(world);
        var (next, other) = (await world.World.AddStaffAsync("Facilitator Ash", null), await world.World.AddStaffAsync("Facilitator Yew", null));
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
        await page.GotoAsync("/en/family");
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        (await new EnterSafeContact(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator),
            new EnterSafeContactCommand(world.Mother.Id, await world.World.VersionAsync(world.Mother.Id), null, "07700900999", UnsafeTimes.Nights, UnsafeWays.None, null, "She came in."), default)).ShouldSucceed();
        (await new ChangeContactPerson(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new ChangeContactPersonCommand(world.Mother.Id, next, "Fern leaves."), default)).ShouldSucceed();
        await page.GotoAsync("/en/family");
        page.Url.ShouldContain("signed-out", Case.Sensitive, "with the old number her visit ended");
        page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 700 } });

        await page.GotoAsync("/en/family");
        (await page.Locator("#talk + p").InnerTextAsync()).ShouldContain("Facilitator Ash");
        await Assertions.Expect(page.Locator(".news a[href$='#talk']")).ToHaveCountAsync(1);
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("reached-home");
        // While she reads, somebody else is named: her yes was not for them, and she is asked anew.
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        (await new ChangeContactPerson(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new ChangeContactPersonCommand(world.Mother.Id, other, "Ash is ill."), default)).ShouldSucceed();
        await page.ClickAsync("#another-contact-person button");
        (await page.Locator(".govuk-error-summary").InnerTextAsync()).ShouldContain("Something has changed since you opened this page.");
        (await page.Locator("#another-contact-person").InnerTextAsync()).ShouldContain("Facilitator Yew");
        (await world.CountAsync("family_members where facilitator_trusted_at is not null")).ShouldBe(0);
        await page.ShouldBeAccessibleAsync();
        await page.ClickAsync("#another-contact-person button");
        await Assertions.Expect(page.Locator("#another-contact-person")).ToHaveCountAsync(0);
        (await world.CountAsync("family_members where facilitator_trusted_at is not null")).ShouldBe(1);
        await page.ClickAsync("#safety-to-confirm a");
        (await page.InputValueAsync("#Mobile")).ShouldBe("07700900999");
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("reached-contact");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        (await new EnterSafeContact(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator),
            new EnterSafeContactCommand(world.Mother.Id, await world.World.VersionAsync(world.Mother.Id), null, "07700900999", UnsafeTimes.None, UnsafeWays.None, null, "She rang."), default)).ShouldSucceed();
        await page.ClickAsync("[aria-labelledby=entered] button");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToHaveCountAsync(1);
        (await world.CountAsync("family_members where safety_confirmed_at is not null")).ShouldBe(0);
        await page.ClickAsync("[aria-labelledby=entered] button");
        await Assertions.Expect(page.Locator("#done")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[aria-labelledby=entered]")).ToHaveCountAsync(0);
        (await world.CountAsync("family_members where safety_confirmed_at is not null")).ShouldBe(1);
    }

    [GeneratedRegex("""ViewData\["Tab"\] = Words\.Say\("([^"]+)"\)""", RegexOptions.None, 1000)]
    private static partial Regex Tab();

    [GeneratedRegex("<title>([^<]*)</title>", RegexOptions.None, 1000)]
    private static partial Regex Title();
}
