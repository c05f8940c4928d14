using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Family;

/// <content>What each page is held to: its language, what is read aloud, the keyboard, axe and a narrow screen.</content>
public sealed partial class OwnAreaTests
{
    // Whole in the language that was asked for: one text that is not ready turns the page English.
    private static async Task ShouldSpeakAsync(IPage page, string language) => (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language, page.Url);

    // What a screen reader is given: one first heading, a main part, and no control without a name.
    private static async Task ShouldBeReadAloudAsync(IPage page, string language)
    {
        var tree = await page.Locator("body").AriaSnapshotAsync();
        NoName().Matches(tree).Select(match => match.Value.Trim()).ShouldBeEmpty(page.Url);
        FirstHeading().Count(tree).ShouldBe(1, page.Url);
        tree.ShouldContain("- main", Case.Sensitive, page.Url);
        if (Environment.GetEnvironmentVariable("PRACTICEREVIEW_PICTURES") is { Length: > 0 } folder)
        {
            await File.AppendAllTextAsync(Path.Combine(folder, $"read-aloud-{language}.txt"), $"{new Uri(page.Url).PathAndQuery}\n{tree}\n\n");
        }
    }

    [GeneratedRegex(@"^\s*- (?:link|button|textbox|radio|checkbox|heading|img|region|navigation)(?: \[[^\]]*\])*:?\s*$", RegexOptions.Multiline, 1000)]
    private static partial Regex NoName();

    [GeneratedRegex(@"- heading .*\[level=1\]", RegexOptions.None, 1000)]
    private static partial Regex FirstHeading();

    // Each control, each link; of a group of radio buttons one.
    private static async Task EverythingShouldBeReachedByKeyAsync(IPage page)
    {
        var all = await page.EvaluateAsync<int>("""
            () => {
                const groups = new Set();
                const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), textarea, select, summary, audio[controls], [tabindex="0"]')].filter(one => {
                    const group = one.type === 'radio' ? one.name + (one.form ? [...document.forms].indexOf(one.form) : '') : null;
                    if (one.disabled || !one.checkVisibility() || (group && groups.has(group))) return false;
                    if (group) groups.add(group);
                    one.setAttribute('data-wanted', group ?? '');
                    return true;
                });
                document.activeElement.blur();
                return all.length;
            }
            """);
        var left = all;
        for (var presses = 0; left > 0 && presses < 2 * all + 30; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            left = await page.EvaluateAsync<int>("""
                () => {
                    const on = document.activeElement;
                    on.removeAttribute('data-wanted');
                    if (on.type === 'radio') {
                        const group = on.name + (on.form ? [...document.forms].indexOf(on.form) : '');
                        document.querySelectorAll(`[data-wanted="${group}"]`).forEach(one => one.removeAttribute('data-wanted'));
                    }
                    return document.querySelectorAll('[data-wanted]').length;
                }
                """);
        }
        (await page.Locator("[data-wanted]").EvaluateAllAsync<string[]>("left => left.map(one => one.outerHTML)")).ShouldBeEmpty(page.Url);
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
        foreach (var address in s_pages.Concat(["/letters", "/meetings"]))
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
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language, page.Url);
        var html = await page.ContentAsync();
        // axe waits for timers, which a page without scripts never gets: it looks at the same markup where they run.
        var seen = await Browser.NewPageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
        await seen.RouteAsync(page.Url, route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html; charset=utf-8", Body = html }));
        await seen.GotoAsync(page.Url);
        (await seen.Locator("h1").InnerTextAsync()).ShouldBe(await page.Locator("h1").InnerTextAsync());
        (await seen.FaultsAsync()).ShouldBeEmpty(page.Url);
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
