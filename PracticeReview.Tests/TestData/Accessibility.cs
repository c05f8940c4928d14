using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PracticeReview.Tests.TestData;

/// <summary>What every page has to pass.</summary>
public static class Accessibility
{
    /// <summary>axe finds nothing, in light and in dark, and at 320 px the page needs no sideways scrolling.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            var found = await page.RunAxe();
            found.Violations.Select(violation => $"{violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}")
                .ShouldBeEmpty($"{page.Url} in {scheme}");
        }
        var size = page.ViewportSize;
        await page.SetViewportSizeAsync(320, 800);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320, page.Url);
        await page.SetViewportSizeAsync(size?.Width ?? 1280, size?.Height ?? 720);
    }
}
