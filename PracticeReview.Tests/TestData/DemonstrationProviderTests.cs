namespace PracticeReview.Tests.TestData;

public sealed class DemonstrationProviderTests(Browser browser) : BrowserTests(browser)
{
    private static readonly Uri Portal = new("http://127.0.0.1:1/");

    [Fact]
    public async Task The_sign_in_page_offers_every_person_by_name_and_keeps_markup_in_names_harmless()
    {
        await using var provider = await DemonstrationProvider.StartAsync(Portal,
        [
            new("juniper", "Officer Juniper Testwell", "juniper@police.example"),
            new("mark", "<b>Mark</b> Upton-Testley", "mark@health.example"),
        ]);
        var page = await Browser.NewPageAsync();
        var challenge = new string('a', 43);
        await page.GotoAsync($"{provider.Authority}/auth?client_id={DemonstrationProvider.ClientId}&response_type=code" +
            $"&scope=openid&state=s&nonce=n&code_challenge={challenge}&code_challenge_method=S256" +
            $"&redirect_uri={Uri.EscapeDataString(new Uri(Portal, "/workspace/signed-in").AbsoluteUri)}");

        (await page.Locator("button[data-person=juniper]").InnerTextAsync()).ShouldContain("Officer Juniper Testwell");
        (await page.Locator("button[data-person=mark]").InnerTextAsync()).ShouldContain("<b>Mark</b>");
        await page.Context.CloseAsync();
    }
}
