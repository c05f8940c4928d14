using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PracticeReview.Tests.TestData;

/// <summary>What every page has to pass.</summary>
public static class Accessibility
{
    /// <summary>The narrowest screen a page has to fit, in CSS pixels: 1280 at 400 %.</summary>
    private const int Narrow = 320;

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

    /// <summary>What axe finds, each with where. Needs scripts; a look that does not end within a minute fails.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(this IPage page, AxeRunOptions? options = null)
    {
        var found = await page.RunAxe(options).WaitAsync(TimeSpan.FromMinutes(1));
        return [.. found.Violations.Select(violation => $"{violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}")];
    }

    /// <summary>The page, as wide as it is now, needs no sideways scrolling on a screen of 320 px; else the message names what sticks out.</summary>
    public static async Task ShouldFitAsync(this IPage page, string? what = null) =>
        (await page.EvaluateAsync<string[]>("""
            narrow => document.documentElement.scrollWidth <= narrow ? [] : ["the page", ...[...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > narrow + 0.5 || e.getBoundingClientRect().left < -0.5)
                .map(e => Math.round(e.getBoundingClientRect().left) + ".." + Math.round(e.getBoundingClientRect().right) + " " + e.outerHTML.slice(0, 120))]
            """, Narrow)).ShouldBeEmpty(what ?? page.Url);
}
