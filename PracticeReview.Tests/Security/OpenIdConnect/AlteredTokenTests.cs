using System.Text.Json.Nodes;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security.OpenIdConnect;

/// <summary>Sign-ins whose ID token was altered between the provider and the portal.</summary>
public sealed class AlteredTokenTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task A_token_signed_anew_without_a_change_is_believed() // so that the refusals below are for their own reason
    {
        await using var portal = await StartAsync(TamperingProvider.Resign(_ => { }));
        var page = await Browser.NewPageAsync();

        await SignInTests.SignInAsync(page, portal, "juniper");

        (await page.Locator("body").InnerTextAsync()).ShouldContain("signed in as Officer Juniper Testwell");
        await page.Context.CloseAsync();
    }

    [Fact]
    public Task A_wrong_nonce_is_refused() =>
        ShouldRefuseAsync(TamperingProvider.Resign(payload => payload["nonce"] = new string('A', 43)), "WrongNonce");

    [Fact]
    public Task A_wrong_audience_is_refused() =>
        ShouldRefuseAsync(TamperingProvider.Resign(payload => payload["aud"] = "another-portal"), "WrongAudience");

    [Fact]
    public Task A_wrong_issuer_is_refused() =>
        ShouldRefuseAsync(TamperingProvider.Resign(payload => payload["iss"] = "https://elsewhere.example"), "WrongIssuer");

    [Fact]
    public Task An_expired_token_is_refused() =>
        ShouldRefuseAsync(
            TamperingProvider.Resign(payload => payload["exp"] = payload["iat"]!.GetValue<long>() - 3600), "Expired");

    [Fact]
    public Task An_unsigned_token_is_refused() =>
        ShouldRefuseAsync((_, token) => $"{TokenForge.Encode("""{"alg":"none"}""")}.{token.Split('.')[1]}.", "AlgorithmNotAllowed");

    [Fact]
    public Task An_algorithm_swapped_in_the_header_is_refused() =>
        ShouldRefuseAsync(
            (_, token) =>
            {
                var header = TokenForge.HeaderOf(token);
                header["alg"] = "PS256";
                var parts = token.Split('.');
                return $"{TokenForge.Encode(header.ToJsonString())}.{parts[1]}.{parts[2]}";
            },
            "KeyNotForAlgorithm");

    [Fact]
    public Task A_token_signed_with_the_public_key_as_a_shared_secret_is_refused() =>
        ShouldRefuseAsync((forge, token) => forge.Sign(TokenForge.PayloadOf(token), "HS256", "published"), "AlgorithmNotAllowed");

    [Fact]
    public Task A_person_swapped_in_the_token_is_refused() =>
        ShouldRefuseAsync(
            (_, token) =>
            {
                var payload = TokenForge.PayloadOf(token);
                payload["sub"] = "rowan";
                var parts = token.Split('.');
                return $"{parts[0]}.{TokenForge.Encode(payload.ToJsonString())}.{parts[2]}";
            },
            "BadSignature");

    [Fact]
    public Task User_information_about_another_person_is_refused() =>
        ShouldRefuseAsync(TamperingProvider.Resign(payload => payload["sub"] = "rowan"), "spoke of another person");

    [Fact]
    public async Task A_key_that_nobody_published_is_refused_and_the_keys_are_not_fetched_for_every_try()
    {
        await using var portal = await StartAsync((forge, token) => forge.Sign(TokenForge.PayloadOf(token), kid: "unpublished"));
        for (var i = 0; i < 3; i++)
        {
            var page = await Browser.NewPageAsync();
            await SignInTests.SignInAsync(page, portal, "juniper");
            await SignInTests.ShouldHaveFailedAsync(page, portal, "UnknownKey");
        }

        portal.Tampering!.KeyRequests.ShouldBe(2); // at the start, and once for the first unknown key
    }

    private static async Task<SignInPortal> StartAsync(Func<TokenForge, string, string> alter)
    {
        var portal = await SignInPortal.StartAsync(tamper: true);
        portal.Tampering!.Alter = alter;
        return portal;
    }

    private async Task ShouldRefuseAsync(Func<TokenForge, string, string> alter, string reasonInLog)
    {
        await using var portal = await StartAsync(alter);
        var page = await Browser.NewPageAsync();

        await SignInTests.SignInAsync(page, portal, "juniper");

        await SignInTests.ShouldHaveFailedAsync(page, portal, reasonInLog);
    }
}
