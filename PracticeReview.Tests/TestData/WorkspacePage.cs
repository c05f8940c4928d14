using Microsoft.Playwright;

namespace PracticeReview.Tests.TestData;

/// <summary>What tests of the workspace's pages do in a browser.</summary>
public static class WorkspacePage
{
    /// <summary>Opens an address and waits until its circuit lives: what is clicked before is clicked on paper.</summary>
    public static async Task GoLiveAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.WaitUntilLiveAsync();
    }

    /// <summary>Waits until the circuit of the page that is open lives.</summary>
    public static Task WaitUntilLiveAsync(this IPage page) =>
        page.Locator("[data-live=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>All that are found, once there is one: a form looks for kept words before it is drawn.</summary>
    public static async Task<IReadOnlyList<ILocator>> AllOnceThereAsync(this ILocator sought)
    {
        await sought.First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return await sought.AllAsync();
    }

    /// <summary>Keeps pictures of the page for people to look at, where <c>PRACTICEREVIEW_PICTURES</c> names a folder.</summary>
    public static async Task ShowAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PRACTICEREVIEW_PICTURES") is not { Length: > 0 } folder)
        {
            return;
        }
        foreach (var (scheme, width) in ((ColorScheme, int)[])[(ColorScheme.Light, 1280), (ColorScheme.Dark, 1280), (ColorScheme.Light, 320)])
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, 900);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{scheme}-{width}.png".ToLowerInvariant()), FullPage = true });
        }
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(1280, 900);
    }
}
