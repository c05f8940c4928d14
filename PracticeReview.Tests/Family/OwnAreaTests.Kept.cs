using Microsoft.Playwright;
using PracticeReview.Data.Families;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Family;

/// <summary>Words that were typed are there again after the visit, another language, another telephone and a restart.</summary>
public sealed partial class OwnAreaTests
{
    [Theory]
    [InlineData("pl", "ur")]
    [InlineData("ur", "pl")]
    public async Task By_keyboard_alone_and_words_survive_the_end_of_the_visit_and_another_language(string language, string other)
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var address = $"/family/asked/{(await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from asked_questions where number = 2"))}";
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await page.GotoAsync($"/{language}{address}");

        // Only keys: to the choice, to "it is too hard", to the words, to the button.
        await TabToAsync(page, "Kind");
        for (var presses = 0; presses < 6 && !await page.IsCheckedAsync("input[value=TooHardToWrite]"); presses++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }
        (await page.IsCheckedAsync("input[value=TooHardToWrite]")).ShouldBeTrue();
        await TabToAsync(page, "Text");
        await page.Keyboard.TypeAsync("I try another day.");
        world.Clock.Advance(TimeSpan.FromMinutes(50));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/words-kept");
        (await page.ContentAsync()).ShouldNotContain("another day");

        var again = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await again.GotoAsync($"/{other}{address}");
        (await again.InputValueAsync("#Text")).ShouldBe("I try another day.");
        (await again.IsCheckedAsync("input[value=TooHardToWrite]")).ShouldBeTrue();
        await again.ClickAsync(".write button >> nth=0");
        await again.Locator("#done").WaitForAsync();
        (await world.CountAsync("question_answers where text = 'I try another day.' and kind = 'TooHardToWrite'")).ShouldBe(1);
        (await world.CountAsync("family_drafts")).ShouldBe(0);
        filled.Asked.ShouldNotBe(default);
    }

    [Fact]
    public async Task Words_survive_another_telephone_and_a_restart_of_the_portal()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var first = await TestPortal.StartAsync(world.World, s_settings);
        var port = first.Address.Port;
        var old = await first.OpenAsFamilyAsync(Browser, world.Mother.Id);
        var address = $"/ur/family/asked/{filled.Asked}";
        await old.GotoAsync(address);
        await old.FillAsync("#Text", "وہ بطخوں سے باتیں کرتی تھی۔");
        await old.CheckAsync("input[name=Kind][value=Words]");
        await old.Locator("[data-kept]:not(:empty)").WaitForAsync();

        // The portal goes and comes back: whoever was signed in still is, and nothing typed is gone.
        await first.StopAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings, port);
        await old.ReloadAsync();
        (await old.InputValueAsync("#Text")).ShouldBe("وہ بطخوں سے باتیں کرتی تھی۔");
        await old.FillAsync("#Text", "وہ بطخوں سے باتیں کرتی تھی، ہر روز۔");
        await old.Locator("[data-kept]:not(:empty)").WaitForAsync();

        // She loses the telephone: its sign-in ends at once, and another, by a new sign-in, has her words.
        (await new EndFamilySessions(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new EndFamilySessionsCommand(world.Mother.Id, "Her telephone is lost."), CancellationToken.None)).ShouldSucceed();
        await old.ReloadAsync();
        old.Url.ShouldContain("/family/signed-out");
        var another = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
        await another.GotoAsync("/ur/family");
        await another.ClickAsync("#unsent a");
        (await another.InputValueAsync("#Text")).ShouldBe("وہ بطخوں سے باتیں کرتی تھی، ہر روز۔");
        (await another.IsCheckedAsync("input[name=Kind][value=Words]")).ShouldBeTrue();
        await another.ClickAsync(".write button >> nth=0");
        await another.Locator("#done").WaitForAsync();
        (await world.CountAsync("family_drafts")).ShouldBe(0);
        var uncle = await portal.OpenAsFamilyAsync(Browser, world.Uncle.Id);
        (await uncle.GotoAsync(address))!.Status.ShouldBe(404);
    }
}
