using System.Net;
using Microsoft.Playwright;
using PracticeReview.Data.Toolkit;
using PracticeReview.Tests.TestData;
using PracticeReview.Tests.Workspace.Information;

namespace PracticeReview.Tests.Workspace;

/// <summary>The toolkit as any professional reads and downloads it; nobody else gets anything.</summary>
public sealed class ToolkitPagesTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task The_toolkit_is_found_searched_and_read_and_its_files_are_downloaded()
    {
        await using var portal = await TestPortal.StartAsync(settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Jobs:Enabled"] = "false" });
        var scene = await InformationScene.CreateAsync(portal.World, sent: false);
        var page = await portal.OpenAsStaffAsync(Browser, scene.Officer);
        await page.GoLiveAsync("/workspace");
        await page.GetByRole(AriaRole.Link, new() { Name = "Toolkit" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Toolkit", Level = 1 }).WaitForAsync();
        await page.GetByLabel("Find in the toolkit").WaitForAsync();
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(14);
        await CheckAsync(page, "toolkit");

        await page.GoLiveAsync("/workspace/toolkit");
        await page.GetByLabel("Find in the toolkit").FillAsync("appreciative");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await page.WaitForURLAsync("**/workspace/toolkit?q=appreciative");
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(1);

        foreach (var document in PolicyToolkit.All)
        {
            await page.GotoAsync($"/workspace/toolkit/{document.Address}");
            await page.GetByRole(AriaRole.Heading, new() { Name = document.Title, Level = 1 }).WaitForAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "Where it is done in the portal" }).WaitForAsync();
            (await page.GetByRole(AriaRole.Link, new() { Name = "Word", Exact = true }).CountAsync()).ShouldBe(document.Content is null ? 0 : 1);
            if (document.Number is 1 or 3 or 4 or 12)
            {
                await CheckAsync(page, $"toolkit-{document.Address}");
            }
        }

        foreach (var (kind, type) in new[] { ("word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), ("pdf", "application/pdf") })
        {
            var file = await page.APIRequest.GetAsync($"/workspace/toolkit/referral/{kind}");
            file.Status.ShouldBe(200);
            file.Headers["content-type"].ShouldBe(type);
            file.Headers["content-disposition"].ShouldStartWith("attachment; filename=referral.");
            (await file.BodyAsync()).Length.ShouldBeGreaterThan(5_000);
            (await page.APIRequest.GetAsync($"/workspace/toolkit/chronology/{kind}")).Status.ShouldBe(404);
            (await page.APIRequest.GetAsync($"/workspace/toolkit/no-such-document/{kind}")).Status.ShouldBe(404);
        }
    }

    [Theory]
    [InlineData("/workspace/toolkit")]
    [InlineData("/workspace/toolkit/referral")]
    [InlineData("/workspace/toolkit/referral/word")]
    [InlineData("/workspace/toolkit/referral/pdf")]
    public async Task Strangers_are_led_to_the_door(string address)
    {
        await using var portal = await TestPortal.StartAsync(settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Jobs:Enabled"] = "false" });
        using var stranger = portal.Client();

        var answer = await stranger.GetAsync(new Uri(address, UriKind.Relative));

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Unauthorized, HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("Practice review referral form");
    }

    [Fact]
    public async Task A_family_member_is_nobody_here()
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = await InformationScene.CreateAsync(portal.World, sent: false);
        var mother = await portal.World.AddFamilyMemberAsync(scene.Case, scene.Unit, "Marwa Inventado");
        using var client = portal.Client(Web.Identity.Schemes.Family, (await portal.World.BeginFamilySessionAsync(mother.Id)).Value);

        foreach (var address in new[] { "/workspace/toolkit", "/workspace/toolkit/referral", "/workspace/toolkit/referral/word", "/workspace/toolkit/referral/pdf" })
        {
            var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
        }
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            (await page.FaultsAsync()).ShouldBeEmpty($"{name}, {scheme}");
        }

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        var size = page.ViewportSize!;
        await page.SetViewportSizeAsync(320, 800);
        await page.ShouldFitAsync(name);
        await page.SetViewportSizeAsync(size.Width, size.Height);
        await page.ShowAsync(name);
    }
}
