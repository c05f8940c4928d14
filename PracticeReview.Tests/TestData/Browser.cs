using Microsoft.Playwright;

namespace PracticeReview.Tests.TestData;

/// <summary>
/// One Chromium for all tests of the collection. Each test opens its own context, and so its own cookies:
/// <c>[Collection(Browser.Collection)]</c> and a constructor that takes a <see cref="Browser"/>.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    public const string Collection = "browser";

    private IPlaywright? _playwright;
    private IBrowser? _chromium;
    private readonly List<IBrowserContext> _open = [];

    /// <summary>Where Chromium is: what <c>PRACTICEREVIEW_CHROMIUM</c> says, else where Debian puts the one without windows.</summary>
    public static string Program => Environment.GetEnvironmentVariable("PRACTICEREVIEW_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium-headless-shell";

    /// <summary>The running Chromium.</summary>
    public IBrowser Chromium => _chromium ?? throw new InvalidOperationException("Chromium is not started.");

    public async Task InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException($"No Chromium at {Program}: install it, or set PRACTICEREVIEW_CHROMIUM.");
        }

        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
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

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.CloseAsync();
        }

        _playwright?.Dispose();
    }

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
}

/// <summary>A class of tests in a browser: after each test its pages are closed.</summary>
[Collection(Browser.Collection)]
public abstract class BrowserTests(Browser browser) : IAsyncLifetime
{
    protected Browser Browser { get; } = browser;

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync() => Browser.CloseAllAsync();
}

[CollectionDefinition(Browser.Collection)]
public sealed class BrowserCollection : ICollectionFixture<Browser>;
