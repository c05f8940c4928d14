using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Web;
using PracticeReview.Web.Identity;

namespace PracticeReview.Tests.TestData;

/// <summary>
/// The whole portal on a free port of loopback, over a database of its own. Page tests sign people in by giving the browser
/// the very cookie the portal would have made; how a person earns that cookie is tested where sign-in is.
/// </summary>
public sealed class TestPortal : IAsyncDisposable
{
    private readonly WebApplication _app;
    private bool _stopped;

    private TestPortal(WebApplication app, TestWorld world)
    {
        _app = app;
        World = world;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public TestWorld World { get; }
    public Uri Address { get; }
    public IServiceProvider Services => _app.Services;

    /// <param name="settings">Configuration beyond what every portal needs, for example Demonstration:Enabled.</param>
    /// <param name="port">A port of loopback, for tests whose other programs must know it beforehand; any free one by default.</param>
    public static async Task<TestPortal> StartAsync(TestWorld? world = null, IReadOnlyDictionary<string, string?>? settings = null, int port = 0)
    {
        world ??= await TestWorld.CreateAsync();
        var app = Portal.Build(["--environment", "Production"], builder =>
        {
            builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["ConnectionStrings:Workspace"] = world.TestDatabase.Connections.Workspace,
                ["ConnectionStrings:Family"] = world.TestDatabase.Connections.Family,
                ["ConnectionStrings:Public"] = world.TestDatabase.Connections.Public,
                ["ConnectionStrings:Jobs"] = world.TestDatabase.Connections.Jobs,
                ["Demonstration:Enabled"] = "true",
                ["Jobs:Enabled"] = "false",
                // Nobody listens there: tests of sign-in bring a provider of their own.
                ["OpenId:Authority"] = "http://127.0.0.1:9",
                ["OpenId:ClientId"] = "practicereview",
                ["OpenId:ClientSecret"] = "demonstration-secret-for-tests-only",
                ["Logging:LogLevel:Default"] = "Warning",
            });
            builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));
            builder.Services.AddSingleton(world.TestDatabase.Clock);
        });
        await app.StartAsync();
        return new TestPortal(app, world);
    }

    /// <summary>A page of a browser in which this professional is signed in.</summary>
    public async Task<IPage> OpenAsStaffAsync(Browser browser, StaffId staff, BrowserNewContextOptions? options = null)
    {
        var session = await World.BeginStaffSessionAsync(staff);
        return await OpenAsync(browser, Schemes.Workspace, session.Value, options);
    }

    /// <summary>A page of a browser in which this family member is signed in.</summary>
    public async Task<IPage> OpenAsFamilyAsync(Browser browser, FamilyMemberId member, BrowserNewContextOptions? options = null)
    {
        var session = await World.BeginFamilySessionAsync(member);
        return await OpenAsync(browser, Schemes.Family, session.Value, options);
    }

    /// <summary>A client without a browser, with the cookie of a session where one is given. It follows no redirects.</summary>
    public HttpClient Client(string? scheme = null, Guid session = default)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (scheme is not null)
        {
            var (name, value) = Cookie(scheme, session);
            client.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
        }
        return client;
    }

    /// <summary>Ends the portal as a restart does, and leaves its database for another one.</summary>
    public async Task StopAsync()
    {
        if (!_stopped)
        {
            _stopped = true;
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await World.DisposeAsync();
    }

    private async Task<IPage> OpenAsync(Browser browser, string scheme, Guid session, BrowserNewContextOptions? options)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = Address.ToString();
        var page = await browser.NewPageAsync(options);
        var (name, value) = Cookie(scheme, session);
        await page.Context.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = name, Value = value, Url = Address.ToString() }]);
        return page;
    }

    private (string Name, string Value) Cookie(string scheme, Guid session)
    {
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var now = World.TestDatabase.Clock.GetUtcNow();
        var ticket = new AuthenticationTicket(SessionClaims.Principal(scheme, session),
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(8) }, scheme);
        return (options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
    }
}
