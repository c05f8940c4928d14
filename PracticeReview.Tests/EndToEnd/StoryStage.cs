using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using PracticeReview.Data.People;
using PracticeReview.Jobs;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Demonstration;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Identity.OpenIdConnect;

namespace PracticeReview.Tests.EndToEnd;

/// <summary>
/// What the story is played on: the whole portal, the provider, a mail server, a clock that can be set on, and a browser in
/// which each person signs in as in life.
/// </summary>
internal sealed partial class StoryStage : IAsyncDisposable
{
    private readonly Browser _browser;
    private readonly TestPortal _portal;
    private readonly DemonstrationProvider _provider;
    private readonly Dictionary<string, IPage> _pages = new(StringComparer.Ordinal);

    private StoryStage(Browser browser, TestPortal portal, DemonstrationProvider provider, MailServer mail, FakeClock clock, DemonstrationPeople people)
    {
        (_browser, _portal, _provider) = (browser, portal, provider);
        (Mail, Clock, People) = (mail, clock, people);
    }

    public MailServer Mail { get; }
    public FakeClock Clock { get; }
    public DemonstrationPeople People { get; }
    public TestPortal Portal => _portal;

    public static async Task<StoryStage> OpenAsync(Browser browser)
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        var clock = new FakeClock(TimeProvider.System.GetUtcNow());
        var people = new DemonstrationPeople();
        var mail = new MailServer();
        var port = DemonstrationProvider.FreePort();
        var provider = await DemonstrationProvider.StartAsync(new Uri($"http://127.0.0.1:{port}"),
            people.SignIns.Select(person => new DemonstrationPerson(person.Email, person.Name, person.Email)));
        var world = await TestWorld.CreateAsync(clock);
        await people.FoundAsync(new Founding(world.TestDatabase.OwnerConnection, clock), provider.Authority, CancellationToken.None);
        var portal = await TestPortal.StartAsync(world, port: port, settings: new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["OpenId:Authority"] = provider.Authority,
            ["OpenId:ClientId"] = DemonstrationProvider.ClientId,
            ["OpenId:ClientSecret"] = DemonstrationProvider.ClientSecret,
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Mail:From"] = "post@inventshire.example",
            ["PublicAddress"] = $"http://127.0.0.1:{port}",
            // The jobs are known, and called by the story when it is their time.
            ["Jobs:Enabled"] = "true",
            ["Jobs:Scheduled"] = "false",
        });
        // The provider lives in real time while the story moves on: its tokens are read by the real clock.
        portal.Services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(Schemes.OpenIdConnect).TimeProvider = TimeProvider.System;
        return new StoryStage(browser, portal, provider, mail, clock, people);
    }

    /// <summary>The person's own browser, signed in at the provider, at this page of the workspace.</summary>
    public async Task<IPage> AsAsync(string key, string address)
    {
        var (name, _, email) = People.SignIns.Single(person => People[key] == IdOf(person.Name));
        if (!_pages.TryGetValue(key, out var page))
        {
            _pages[key] = page = await _browser.NewPageAsync(new BrowserNewContextOptions
            {
                BaseURL = _portal.Address.ToString(),
                ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
            });
        }
        await page.GotoAsync(address);
        var person = page.Locator($"button[data-person='{email}']");
        if (await person.CountAsync() > 0)
        {
            await person.ClickAsync();
            await page.WaitForURLAsync(url => url.StartsWith(_portal.Address.AbsoluteUri, StringComparison.Ordinal));
        }
        await page.GetByText(name).First.WaitForAsync();
        await LiveAsync(page);
        return page;
    }

    /// <summary>A browser nobody is signed in to.</summary>
    public Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = _portal.Address.ToString();
        return _browser.NewPageAsync(options);
    }

    /// <summary>Everything in the outbox leaves.</summary>
    public async Task PostLeavesAsync()
    {
        using var scope = _portal.Services.CreateScope();
        await ActivatorUtilities.GetServiceOrCreateInstance<SendOutbox>(scope.ServiceProvider).RunAsync(CancellationToken.None);
    }

    /// <summary>Days go by. Everybody's sign-in is over by then.</summary>
    public async Task DaysPassAsync(int days)
    {
        Clock.Advance(TimeSpan.FromDays(days));
        foreach (var page in _pages.Values)
        {
            await page.Context.CloseAsync();
        }
        _pages.Clear();
    }

    /// <summary>axe finds nothing, and a picture is taken where pictures are asked for (PRACTICEREVIEW_PICTURES names the folder).</summary>
    public static async Task LookAsync(IPage page, string picture)
    {
        (await page.FaultsAsync()).ShouldBeEmpty($"{picture}: {page.Url}");
        if (Environment.GetEnvironmentVariable("PRACTICEREVIEW_PICTURES") is { Length: > 0 } folder)
        {
            await page.EvaluateAsync("window.scrollTo(0, 0)");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, picture + ".png") });
        }
    }

    /// <summary>The page answers to clicks: its circuit is up.</summary>
    public static async Task LiveAsync(IPage page)
    {
        await page.Locator("[data-live=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, 1000)]
    public static partial Regex Link();

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, 1000)]
    public static partial Regex Code();

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _provider.DisposeAsync();
        await Mail.DisposeAsync();
    }

    private StaffId? IdOf(string name) => People.Find(name);
}
