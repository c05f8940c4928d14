using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PracticeReview.Tests.TestData;

/// <summary>What every page has to pass.</summary>
public static class Accessibility
{
    /// <summary>The narrowest screen a page has to fit, in CSS pixels: 1280 at 400 %.</summary>
    private const int Narrow = 320;

    private static readonly string s_axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>axe finds nothing, in light and in dark, and at 320 px the page needs no sideways scrolling.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            (await page.FaultsAsync()).ShouldBeEmpty($"{page.Url} in {scheme}");
        }
        var size = page.ViewportSize;
        await page.SetViewportSizeAsync(Narrow, 800);
        await page.ShouldFitAsync();
        await page.SetViewportSizeAsync(size?.Width ?? 1280, size?.Height ?? 720);
    }

    /// <summary>
    /// What axe finds, each with where. Needs scripts; a look that does not end within a minute fails. No page of ours has frames,
    /// so axe looks from within the page: the library's own way opens another page for each look, which takes twice as long.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(this IPage page)
    {
        page.Frames.Count.ShouldBe(1, "axe looks at one frame");
        await page.EvaluateAsync(s_axe);
        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .map(violation => violation.id + ": " + violation.nodes.map(node => node.html).join("; "))
            """).WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>The page, as wide as it is now, needs no sideways scrolling on a screen of 320 px; else the message names what sticks out.</summary>
    public static async Task ShouldFitAsync(this IPage page, string? what = null) =>
        (await page.EvaluateAsync<string[]>("""
            narrow => document.documentElement.scrollWidth <= narrow ? [] : ["the page", ...[...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > narrow + 0.5 || e.getBoundingClientRect().left < -0.5)
                .map(e => Math.round(e.getBoundingClientRect().left) + ".." + Math.round(e.getBoundingClientRect().right) + " " + e.outerHTML.slice(0, 120))]
            """, Narrow)).ShouldBeEmpty(what ?? page.Url);
}
