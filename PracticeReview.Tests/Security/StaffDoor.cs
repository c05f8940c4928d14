using Microsoft.Playwright;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>The whole portal with the real demonstration provider at its staff door.</summary>
public sealed class StaffDoor : IAsyncDisposable
{
    private readonly DemonstrationProvider _provider;

    private StaffDoor(TestPortal portal, DemonstrationProvider provider) => (Portal, _provider) = (portal, provider);

    public TestPortal Portal { get; }
    public TestWorld World => Portal.World;

    public static async Task<StaffDoor> OpenAsync(params DemonstrationPerson[] people)
    {
        var port = DemonstrationProvider.FreePort();
        var provider = await DemonstrationProvider.StartAsync(new Uri($"http://127.0.0.1:{port}"), people);
        var portal = await TestPortal.StartAsync(port: port, settings: new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["OpenId:Authority"] = provider.Authority,
            ["OpenId:ClientId"] = DemonstrationProvider.ClientId,
            ["OpenId:ClientSecret"] = DemonstrationProvider.ClientSecret,
        });
        return new StaffDoor(portal, provider);
    }

    /// <summary>Adds a professional as an administrator would: by e-mail address, before any sign-in.</summary>
    public async Task<StaffId> AddByEmailAsync(string name, string email, Partnership? partnership = null, params StaffRole[] roles)
    {
        var here = partnership ?? World.Partnership;
        var staff = new StaffMember(StaffId.New(), here.Id, null, name, email, null, null, World.Now);
        await World.AsOwnerAsync(context => context.Add(staff));
        await World.AsOwnerAsync(context => context.AddRange(roles.Select(role => new StaffRoleAssignment(here.Id, staff.Id, role, World.Now))));
        return staff.Id;
    }

    public async Task<IPage> NewPageAsync(Browser browser) =>
        await browser.NewPageAsync(new BrowserNewContextOptions { BaseURL = Portal.Address.ToString() });

    /// <summary>Goes to a page of the workspace and signs in at the provider as this person.</summary>
    public async Task SignInAsync(IPage page, string person, string to = "/workspace")
    {
        await page.GotoAsync(to);
        await page.Locator($"button[data-person={person}]").ClickAsync();
        await page.WaitForURLAsync(url => url.StartsWith(Portal.Address.AbsoluteUri, StringComparison.Ordinal));
    }

    /// <summary>The provider forgets who sat at this browser, as a shared computer would after a while.</summary>
    public static Task ForgetAtProviderAsync(IPage page) =>
        page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { NameRegex = new System.Text.RegularExpressions.Regex("^demonstration_", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) });

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await _provider.DisposeAsync();
    }
}
