using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security.OpenIdConnect;

public sealed partial class SignInTests(Browser browser) : BrowserTests(browser)
{
    [Theory]
    [InlineData("client_secret_basic")]
    [InlineData("client_secret_post")]
    public async Task A_person_signs_in_and_arrives_where_they_wanted_to_go(string clientAuthentication)
    {
        await using var portal = await SignInPortal.StartAsync(
            options => options.ClientAuthentication = clientAuthentication, clientAuthentication: clientAuthentication);
        var page = await Browser.NewPageAsync();

        await SignInAsync(page, portal, "juniper");

        page.Url.ShouldBe(portal.PrivatePage.AbsoluteUri);
        var text = await page.Locator("body").InnerTextAsync();
        text.ShouldContain("signed in as Officer Juniper Testwell");
        text.ShouldContain("sub=juniper");
        text.ShouldContain("email=juniper@police.example");
        text.ShouldContain("tokens:id_token\n");
        text.ShouldNotContain("nonce=");
        (await page.Context.CookiesAsync()).Select(cookie => cookie.Name)
            .ShouldNotContain(name => name.Contains("Nonce", StringComparison.Ordinal) || name.Contains("Correlation", StringComparison.Ordinal));
        portal.Log.Text.ShouldNotContain("Testwell");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_request_carries_a_hashed_challenge_and_nonce_and_no_secret()
    {
        await using var portal = await SignInPortal.StartAsync();
        var page = await Browser.NewPageAsync();
        string? sent = null;
        page.Request += (_, request) => sent ??= request.Url.Contains("/auth?", StringComparison.Ordinal) ? request.Url : null;

        await page.GotoAsync(portal.PrivatePage.AbsoluteUri);

        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(sent!).Query);
        query["code_challenge_method"].ToString().ShouldBe("S256");
        query["code_challenge"].ToString().Length.ShouldBe(43);
        query["nonce"].ToString().Length.ShouldBe(43);
        sent!.ShouldNotContain(DemonstrationProvider.ClientSecret);
        var cookies = await page.Context.CookiesAsync();
        foreach (var name in (string[])["Nonce", "Correlation"])
        {
            var cookie = cookies.Where(one => one.Name.Contains(name, StringComparison.Ordinal)).ShouldHaveSingleItem();
            cookie.HttpOnly.ShouldBeTrue();
            cookie.SameSite.ShouldBe(SameSiteAttribute.Lax);
            cookie.Path.ShouldBe("/workspace/signed-in");
            cookie.Value.ShouldNotContain(query["nonce"].ToString());
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whoever_declines_at_the_provider_is_not_signed_in()
    {
        await using var portal = await SignInPortal.StartAsync();
        var page = await Browser.NewPageAsync();

        await SignInAsync(page, portal, "nobody");

        await ShouldHaveFailedAsync(page, portal, "access_denied");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_at_the_provider()
    {
        await using var portal = await SignInPortal.StartAsync();
        var page = await Browser.NewPageAsync();
        await SignInAsync(page, portal, "juniper");

        await page.GotoAsync(new Uri(portal.Address, "/workspace/sign-out").AbsoluteUri);
        page.Url.ShouldContain("/session/end");
        await page.Locator("[data-answer=sign-out]").ClickAsync();
        await page.WaitForURLAsync(portal.Address.AbsoluteUri);

        await page.GotoAsync(portal.PrivatePage.AbsoluteUri);
        await page.Locator("button[data-person=rowan]").ClickAsync();
        (await page.Locator("body").InnerTextAsync()).ShouldContain("signed in as Nurse Rowan Sampleton");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_token_that_travels_in_the_sign_out_address_names_nobody()
    {
        await using var portal = await SignInPortal.StartAsync();
        var page = await Browser.NewPageAsync();
        await SignInAsync(page, portal, "juniper");

        await page.GotoAsync(new Uri(portal.Address, "/workspace/sign-out").AbsoluteUri);

        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(page.Url).Query);
        var payload = TokenForge.PayloadOf(query["id_token_hint"].ToString());
        payload["sub"]!.GetValue<string>().ShouldBe("juniper");
        payload.ContainsKey("name").ShouldBeFalse();
        payload.ContainsKey("email").ShouldBeFalse();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_forged_state_signs_nobody_in()
    {
        await using var portal = await SignInPortal.StartAsync();
        var page = await Browser.NewPageAsync();
        var answer = await InterceptAnswerAsync(page, portal);

        var forged = StateInAddress().Replace(answer, match => match.Value[..^6] + "AAAAAA");
        forged.ShouldNotBe(answer);
        await page.GotoAsync(forged);

        await ShouldHaveFailedAsync(page, portal, "The state is not one of ours.");
    }

    [Fact]
    public async Task An_answer_begun_in_another_browser_signs_nobody_in()
    {
        await using var portal = await SignInPortal.StartAsync();
        var attacker = await Browser.NewPageAsync();
        var answer = await InterceptAnswerAsync(attacker, portal);
        var victim = await Browser.NewPageAsync();
        await victim.GotoAsync(portal.PrivatePage.AbsoluteUri); // the victim has begun a sign-in of their own

        await victim.GotoAsync(answer);

        await ShouldHaveFailedAsync(victim, portal, "not begun in this browser");
        await attacker.Context.CloseAsync();
    }

    [Fact]
    public async Task The_same_answer_cannot_be_handed_in_twice()
    {
        await using var portal = await SignInPortal.StartAsync();
        var page = await Browser.NewPageAsync();
        var answer = await InterceptAnswerAsync(page, portal);
        await page.GotoAsync(answer);
        page.Url.ShouldBe(portal.PrivatePage.AbsoluteUri);
        await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "workspace" });

        await page.GotoAsync(answer);

        await ShouldHaveFailedAsync(page, portal, "not begun in this browser, or was already finished");
    }

    [Fact]
    public async Task A_code_that_was_used_before_is_refused_by_the_provider()
    {
        await using var portal = await SignInPortal.StartAsync();
        var first = await Browser.NewPageAsync();
        var used = await InterceptAnswerAsync(first, portal);
        await first.GotoAsync(used);
        var page = await Browser.NewPageAsync();
        var fresh = await InterceptAnswerAsync(page, portal);

        await page.GotoAsync(CodeInAddress().Replace(fresh, CodeInAddress().Match(used).Value));

        await ShouldHaveFailedAsync(page, portal, "invalid_grant");
        await first.Context.CloseAsync();
    }

    [Fact]
    public async Task A_sign_in_that_took_too_long_is_refused()
    {
        var clock = new FakeClock(TimeProvider.System.GetUtcNow());
        await using var portal = await SignInPortal.StartAsync(options => options.TimeProvider = clock);
        var page = await Browser.NewPageAsync();
        var answer = await InterceptAnswerAsync(page, portal);
        clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));

        await page.GotoAsync(answer);

        await ShouldHaveFailedAsync(page, portal, "longer than allowed");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task Nobody_is_led_elsewhere_after_signing_in(string elsewhere)
    {
        await using var portal = await SignInPortal.StartAsync();
        var page = await Browser.NewPageAsync();

        await page.GotoAsync(new Uri(portal.Address, $"/workspace/lured?to={Uri.EscapeDataString(elsewhere)}").AbsoluteUri);
        await page.Locator("button[data-person=juniper]").ClickAsync();

        await page.WaitForURLAsync(portal.Address.AbsoluteUri);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_forged_state_after_signing_out_leads_to_the_front_page()
    {
        await using var portal = await SignInPortal.StartAsync();
        var page = await Browser.NewPageAsync();

        await page.GotoAsync(new Uri(portal.Address, "/workspace/signed-out?state=forged").AbsoluteUri);

        page.Url.ShouldBe(portal.Address.AbsoluteUri);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_answer_that_names_another_provider_is_refused()
    {
        await using var portal = await SignInPortal.StartAsync();
        var page = await Browser.NewPageAsync();
        var answer = await InterceptAnswerAsync(page, portal);

        await page.GotoAsync(IssuerInAddress().Replace(answer, "iss=https%3A%2F%2Felsewhere.example"));

        await ShouldHaveFailedAsync(page, portal, "another provider");
    }

    [Fact]
    public async Task Keys_that_were_renewed_are_fetched_when_the_first_token_bears_one()
    {
        await using var portal = await SignInPortal.StartAsync();
        var page = await Browser.NewPageAsync();
        await SignInAsync(page, portal, "juniper");
        await portal.Provider.RotateKeysAsync();
        var later = await Browser.NewPageAsync();

        await SignInAsync(later, portal, "rowan");

        (await later.Locator("body").InnerTextAsync()).ShouldContain("signed in as Nurse Rowan Sampleton");
        await page.Context.CloseAsync();
        await later.Context.CloseAsync();
    }

    [Fact]
    public async Task A_provider_that_is_gone_leads_to_the_friendly_page()
    {
        await using var portal = await SignInPortal.StartAsync();
        await portal.Provider.DisposeAsync();
        var page = await Browser.NewPageAsync();

        await page.GotoAsync(portal.PrivatePage.AbsoluteUri);

        await ShouldHaveFailedAsync(page, portal, "configuration could not be fetched");
    }

    internal static async Task SignInAsync(IPage page, SignInPortal portal, string person)
    {
        await page.GotoAsync(portal.PrivatePage.AbsoluteUri);
        await page.Locator($"button[data-person={person}]").ClickAsync();
        await page.WaitForURLAsync(url => url.StartsWith(portal.Address.AbsoluteUri, StringComparison.Ordinal));
    }

    internal static async Task ShouldHaveFailedAsync(IPage page, SignInPortal portal, string reasonInLog)
    {
        new Uri(page.Url).PathAndQuery.ShouldBe("/workspace/sign-in-failed");
        (await page.Locator("body").InnerTextAsync()).ShouldBe("sign-in failed page");
        (await page.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "workspace");
        portal.Log.Text.ShouldContain(reasonInLog);
        await page.Context.CloseAsync();
    }

    /// <summary>Signs in as far as the provider's answer, which is caught on its way and handed to the test.</summary>
    private static async Task<string> InterceptAnswerAsync(IPage page, SignInPortal portal)
    {
        portal.CatchAnswers = true;
        await SignInAsync(page, portal, "juniper");
        portal.CatchAnswers = false;
        page.Url.ShouldContain("code=");
        return page.Url;
    }

    [GeneratedRegex("state=[^&]+")]
    private static partial Regex StateInAddress();

    [GeneratedRegex("code=[^&]+")]
    private static partial Regex CodeInAddress();

    [GeneratedRegex("iss=[^&]+")]
    private static partial Regex IssuerInAddress();
}
