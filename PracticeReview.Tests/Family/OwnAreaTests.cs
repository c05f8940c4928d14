using System.Net;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Demonstration;
using PracticeReview.Web.Identity;

namespace PracticeReview.Tests.Family;

/// <summary>
/// A person's own area, whole: safety first, what goes on around them, their wishes, questions, their child, afterwards. On a
/// narrow telephone, without scripts; by keyboard; and nothing of one relative to another.
/// </summary>
public sealed partial class OwnAreaTests(TestData.Browser browser) : BrowserTests(browser)
{
    private static readonly string[] s_pages =
    [
        "", "/taking-part", "/taking-part/stop", "/taking-part/wishes", "/asked", "/focus", "/your-child", "/names", "/draft", "/questions", "/what-became", "/afterwards", "/how-it-was", "/contact",
    ];

    private static readonly Dictionary<string, string?> s_settings = new(StringComparer.Ordinal) { ["Words:ShowUnreviewed"] = "true", ["Words:OfferPseudoLanguages"] = "true" };

    [Theory]
    [InlineData("en", "ltr")]
    [InlineData("qps-rtl", "rtl")]
    public async Task A_mother_goes_through_her_whole_area_on_a_narrow_telephone_without_scripts(string language, string direction)
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set safety_said_at = null");
        var filled = await FilledArea.CreateAsync(world);
        await filled.TellOfActionAsync("Verified");
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
        var area = $"/{language}/family";

        // Safety before anything else, refused once, then kept; the way leads on to the first page.
        await page.GotoAsync(area);
        (await page.Locator("#now").CountAsync()).ShouldBe(0);
        await ShouldBeGoodAsync(page, language, direction);
        await ShowAsync(page, $"first-{language}");
        await page.FillAsync("#Email", "not an address");
        await page.CheckAsync("input[name=Times][value=Nights]");
        await page.ClickAsync("#safety button");
        (await page.Locator(".govuk-error-summary li").CountAsync()).ShouldBe(1);
        (await page.IsCheckedAsync("input[name=Times][value=Nights]")).ShouldBeTrue();
        await page.FillAsync("#Email", "mother@safe.example");
        await page.CheckAsync("input[name=Ways][value=Visits]");
        await page.CheckAsync("input[name=Reads][value=ur]");
        await page.ClickAsync("#safety button");
        page.Url.ShouldEndWith("/ur/family");
        (await Ask(world, "select unsafe_times || '/' || unsafe_ways from family_members where safety_said_at is not null")).ShouldBe("Nights/Visits");
        await page.GotoAsync(area);
        (await page.Locator(".around__item").CountAsync()).ShouldBe(2);
        (await page.ContentAsync()).ShouldContain(FilledArea.Process);
        await ShowAsync(page, $"home-{language}");

        // A question: skipped, then answered instead, kept for later, then read by the review and added to.
        await page.GotoAsync($"{area}/asked");
        await ShowAsync(page, $"asked-{language}");
        await page.Locator(".parts a").Nth(1).ClickAsync();
        await page.ClickAsync(".write button >> nth=0");
        (await page.Locator(".govuk-error-summary a").GetAttributeAsync("href")).ShouldBe("#Kind");
        await page.CheckAsync("input[name=Kind][value=Skip]");
        await page.ClickAsync(".write button >> nth=0");
        (await page.Locator("#done").CountAsync()).ShouldBe(1);
        await page.FillAsync("#Text", "My sister.");
        await page.CheckAsync("input[name=Kind][value=Words]");
        await page.ClickAsync(".write button >> nth=1");
        page.Url.ShouldEndWith("/family/asked");
        (await Ask(world, "select kind from question_answers where kind <> 'Words'")).ShouldBe("Skip");
        await page.Locator(".parts a").Nth(1).ClickAsync();
        (await page.InputValueAsync("#Text")).ShouldBe("My sister.");
        await page.ClickAsync(".write button >> nth=0");
        (await world.CountAsync("question_answers where text = 'My sister.' and changed_at is not null")).ShouldBe(1);
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update question_answers set read_at = now(), read_by = '{world.Chair}'");
        await page.ReloadAsync();
        (await page.Locator(".words").InnerTextAsync()).ShouldBe("My sister.");
        (await page.InputValueAsync("#Text")).ShouldBe("");
        await ShowAsync(page, $"question-{language}");

        // The child: a picture without its place, in the album; a file that is none; taken back.
        await page.GotoAsync($"{area}/your-child");
        await page.CheckAsync("input[name=Kind][value=Photograph]");
        await page.FillAsync("#Text", "At the sea");
        await page.CheckAsync("input[name=Audience][value=ReviewGroup]");
        await page.SetInputFilesAsync("#Picture", new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = "%PDF-1.7 no picture"u8.ToArray() });
        await page.ClickAsync(".write button");
        (await page.Locator(".govuk-error-summary a").GetAttributeAsync("href")).ShouldBe("#Picture");
        (await page.InputValueAsync("#Text")).ShouldBe("At the sea");
        await page.SetInputFilesAsync("#Picture", new FilePayload { Name = "photo.png", MimeType = "image/png", Buffer = DemonstrationPicture.Draw() });
        await page.ClickAsync(".write button");
        (await page.Locator(".memory__picture").CountAsync()).ShouldBe(2);
        (await page.Locator(".memory__picture").First.EvaluateAsync<int>("image => image.naturalWidth")).ShouldBe(480);
        await ShowAsync(page, $"child-{language}");
        await page.Locator(".memory a").First.ClickAsync();
        await ShouldBeGoodAsync(page, language, direction);
        await page.ClickAsync(".next button");
        (await page.Locator(".memory__picture").CountAsync()).ShouldBe(1);
        (await world.CountAsync("documents")).ShouldBe(1);

        // How she is named; what she asked, and whether it was answered.
        await page.GotoAsync($"{area}/names");
        await page.CheckAsync("input[name=Kind][value=NotToBeWritten]");
        await page.FillAsync("#Text", "Do not write where we live.");
        await page.ClickAsync(".write button");
        (await page.Locator(".talk").CountAsync()).ShouldBe(2);
        await ShowAsync(page, $"names-{language}");
        await page.GotoAsync($"{area}/questions");
        await page.ClickAsync(".after-answer a");
        await ShouldBeGoodAsync(page, language, direction);
        await page.CheckAsync("input[name=IsAnswered][value=false]");
        await page.FillAsync("#Text", "In which month?");
        await page.ClickAsync(".write button");
        (await page.Locator(".talk").CountAsync()).ShouldBe(2);
        (await page.Locator(".after-answer a").CountAsync()).ShouldBe(0);

        // How it was, without a name; wishes; and stopping everything.
        await page.GotoAsync($"{area}/how-it-was");
        await page.ClickAsync(".write button");
        (await page.Locator(".govuk-error-summary li").CountAsync()).ShouldBe(1);
        foreach (var name in (string[])["Listened", "Kindness", "Understood"])
        {
            await page.CheckAsync($"input[name={name}][value=Mostly]");
        }
        await page.CheckAsync("input[name=Name][value=without]");
        await page.ClickAsync(".write button");
        (await world.CountAsync("anonymous_sensitivity_answers")).ShouldBe(1);
        (await world.CountAsync("family_drafts where form = 'how-it-was'")).ShouldBe(0);
        await page.GotoAsync($"{area}/taking-part/wishes");
        (await page.IsCheckedAsync("input[name=Times][value=WeekdayEvenings]")).ShouldBeTrue();
        await page.UncheckAsync("input[name=Times][value=WeekdayEvenings]");
        await page.CheckAsync("input[name=Times][value=Weekends]");
        await page.ClickAsync("main form button");
        (await Ask(world, "select times from taking_part_wishes")).ShouldBe("Weekends");
        await page.GotoAsync($"{area}/afterwards");
        (await page.Locator(".state--done").CountAsync()).ShouldBe(1);
        await ShowAsync(page, $"afterwards-{language}");

        foreach (var address in s_pages)
        {
            await page.GotoAsync(area + address);
            await ShouldBeGoodAsync(page, language, direction);
        }
        await page.GotoAsync($"{area}/taking-part/stop");
        await ShowAsync(page, $"stop-{language}");
        await page.ClickAsync("main form button");
        (await world.CountAsync("agreement_choices where answer = 'No' and family_member_id = (select id from family_members where relation = 'Mother')")).ShouldBe(4);
    }

    [Fact]
    public async Task One_relative_sees_exactly_what_they_saw_before_the_other_did_anything()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        using var uncle = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Uncle.Id)).Value);
        var before = await ReadAsync(uncle);

        var filled = await FilledArea.CreateAsync(world);
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");

        var after = await ReadAsync(uncle);
        foreach (var address in s_pages)
        {
            after[address].ShouldBe(before[address], address);
        }
        // And what is hers answers nobody else, whatever is guessed, at home, elsewhere or at the door.
        string[] hers = [$"/asked/{filled.Asked}", $"/your-child/{filled.Picture}", $"/your-child/{filled.Picture}/picture", $"/questions/{filled.Answered}", $"/draft/{passage}"];
        using var mother = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Mother.Id)).Value);
        using var stranger = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Stranger.Id)).Value);
        using var nobody = portal.Client();
        (await mother.GetAsync($"/en/family{hers[2]}")).Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        foreach (var address in hers)
        {
            (await mother.GetAsync($"/en/family{address}")).StatusCode.ShouldBe(HttpStatusCode.OK, address);
            (await uncle.GetAsync($"/en/family{address}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
            (await stranger.GetAsync($"/en/family{address}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
            (await nobody.GetAsync($"/en/family{address}")).Headers.Location!.ToString().ShouldEndWith("/family/signed-out", Case.Sensitive, address);
        }
        foreach (var address in s_pages)
        {
            var shown = await stranger.GetStringAsync($"/en/family{address}");
            shown.ShouldNotContain("Only the ", Case.Sensitive, address);
            shown.ShouldNotContain("Marwa", Case.Sensitive, address);
        }
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set access_ended_at = now() where id = '{world.Mother.Id}'");
        foreach (var address in s_pages.Concat(hers))
        {
            (await mother.GetAsync($"/en/family{address}")).Headers.Location!.ToString().ShouldEndWith("/family/signed-out", Case.Sensitive, address);
        }
    }

    [Fact]
    public async Task By_keyboard_alone_and_words_survive_the_end_of_the_visit_and_another_language()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var address = $"/family/asked/{(await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from asked_questions where number = 2"))}";
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await page.GotoAsync("/en" + address);

        // Only keys: to the choice, to "it is too hard", to the words, to the button.
        await TabToAsync(page, "Kind");
        for (var presses = 0; presses < 6 && !await page.IsCheckedAsync("input[value=TooHardToWrite]"); presses++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }
        (await page.IsCheckedAsync("input[value=TooHardToWrite]")).ShouldBeTrue();
        await TabToAsync(page, "Text");
        await page.Keyboard.TypeAsync("I try another day.");
        world.Clock.Advance(TimeSpan.FromMinutes(50));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/words-kept");
        (await page.ContentAsync()).ShouldNotContain("another day");

        var again = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await again.GotoAsync("/pl" + address);
        (await again.InputValueAsync("#Text")).ShouldBe("I try another day.");
        (await again.IsCheckedAsync("input[value=TooHardToWrite]")).ShouldBeTrue();
        await again.ClickAsync(".write button >> nth=0");
        await again.Locator("#done").WaitForAsync();
        (await world.CountAsync("question_answers where text = 'I try another day.' and kind = 'TooHardToWrite'")).ShouldBe(1);
        (await world.CountAsync("family_drafts")).ShouldBe(0);
        filled.Asked.ShouldNotBe(default);
    }

    private static async Task TabToAsync(IPage page, string name)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            if (await page.Locator($":focus[name={name}]").CountAsync() == 1)
            {
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        throw new InvalidOperationException($"The keyboard never reaches {name}.");
    }

    private static async Task<Dictionary<string, string>> ReadAsync(HttpClient client)
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in s_pages)
        {
            pages[address] = Chance().Replace(await client.GetStringAsync($"/en/family{address}"), "");
        }
        return pages;
    }

    // What is new on every page by itself: the seal of the form and the name of the post.
    [GeneratedRegex("(?:name=\"(?:form|Once)\"[^>]*value=\"[^\"]*\"|value=\"[^\"]*\"[^>]*name=\"(?:form|Once)\")", RegexOptions.None, 1000)]
    private static partial Regex Chance();

    private static Task<string> Ask(FamilyAreaWorld world, string sql) => world.World.TestDatabase.AskAsOwnerAsync<string>(sql);

    private async Task ShouldBeGoodAsync(IPage page, string language, string direction)
    {
        (await page.Locator("html").GetAttributeAsync("dir")).ShouldBe(direction, page.Url);
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldStartWith(language == "en" ? "en" : "qps", Case.Insensitive, page.Url);
        var rules = language == "en" ? null
            // The made-up language has no code that anybody gave out, on the page or in what was written in it.
            : new AxeRunOptions { Rules = new Dictionary<string, RuleOptions>(StringComparer.Ordinal) { ["html-lang-valid"] = new() { Enabled = false }, ["valid-lang"] = new() { Enabled = false } } };
        var html = await page.ContentAsync();
        // axe waits for timers, which a page without scripts never gets: it looks at the same markup where they run.
        var seen = await Browser.NewPageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
        await seen.RouteAsync(page.Url, route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html; charset=utf-8", Body = html }));
        await seen.GotoAsync(page.Url);
        (await seen.Locator("h1").InnerTextAsync()).ShouldBe(await page.Locator("h1").InnerTextAsync());
        (await seen.FaultsAsync(rules)).ShouldBeEmpty(page.Url);
        await seen.CloseAsync();
        await page.ShouldFitAsync();
    }

    private static async Task ShowAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PRACTICEREVIEW_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"own-{name}.png"), FullPage = true });
        }
    }
}
