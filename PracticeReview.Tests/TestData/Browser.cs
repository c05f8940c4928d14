using Microsoft.Playwright;

namespace PracticeReview.Tests.TestData;

/// <summary>
/// One Chromium for all tests; it ends with the run. A class of tests has a <see cref="Browser"/> of its own, and each test its own
/// context, and so its own cookies: several classes run side by side.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly Lazy<Task<IBrowser>> s_chromium = new(LaunchAsync);

    private readonly List<IBrowserContext> _open = [];

    /// <summary>Where Chromium is: what <c>PRACTICEREVIEW_CHROMIUM</c> says, else where Debian puts the one without windows.</summary>
    public static string Program => Environment.GetEnvironmentVariable("PRACTICEREVIEW_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium-headless-shell";

    /// <summary>The running Chromium.</summary>
    public IBrowser Chromium { get; private set; } = null!;

    public async Task InitializeAsync() => Chromium = await s_chromium.Value;

    public Task DisposeAsync() => CloseAllAsync();

    /// <summary>A fresh page with its own cookies, in British English and the legal time zone.</summary>
    public async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.Locale ??= "en-GB";
        options.TimezoneId ??= "Europe/London";
        var context = await Chromium.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        _open.Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>Closes every page, so that what one test has open does not slow the next.</summary>
    public async Task CloseAllAsync()
    {
        foreach (var context in _open)
        {
            await context.CloseAsync();
        }
        _open.Clear();
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException($"No Chromium at {Program}: install it, or set PRACTICEREVIEW_CHROMIUM.");
        }

        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }
}

/// <summary>A class of tests in a browser: after each test its pages are closed.</summary>
public abstract class BrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    protected Browser Browser { get; } = browser;

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync() => Browser.CloseAllAsync();
}
