using Microsoft.Playwright;
using PracticeReview.Data.Families;
using PracticeReview.Data.Reports;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Family;

/// <summary>A mother's words on their way: she comments without scripts, the review weighs and answers, and she sees what changed.</summary>
public sealed class FamilyWordsJourneyTests(Browser browser) : BrowserTests(browser)
{
    private const string First = "The health visitor called on 3 May. Nobody answered the door. The mother did not ring back.";
    private const string Second = "The health visitor called on 3 May. The bell was broken, so nobody heard her. The mother did not know of the call.";
    private static readonly BrowserNewContextOptions Telephone = new() { JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = 320, Height = 700 } };
    private static readonly BrowserNewContextOptions Desk = new() { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } };

    [Fact]
    public async Task She_says_what_is_wrong_what_hurts_and_what_she_thinks_of_the_whole_and_reads_what_became_of_it()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", First);
        await using var portal = await TestPortal.StartAsync(world.World);
        var mother = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, Telephone);

        // At her pace: a warning, the list, the part, put off and taken up again.
        await mother.GotoAsync("/en/family/draft");
        (await mother.ContentAsync()).ShouldNotContain("Spring 2025");
        await mother.ClickAsync("text=Show me the parts");
        (await mother.Locator("#place").CountAsync()).ShouldBe(0);
        await mother.ClickAsync("main .parts a");
        await mother.ClickAsync("text=I will read this later");
        await mother.Locator(".parts >> text=You left this for later on 2 March 2026").WaitForAsync();
        await ShouldBeNarrowAsync(mother);
        await mother.ClickAsync("main .parts a");
        await mother.GotoAsync("/en/family/draft?ready=true");
        await mother.ClickAsync("#place a");

        await SayAsync("FactIsWrong", "The bell was broken. I was at home.");
        await SayAsync("WordsHurt", "It sounds as if I did not care.");
        await mother.ClickAsync("nav.turn >> text=Say something about the whole draft");
        await mother.ClickAsync("main form button");
        (await mother.Locator(".govuk-error-summary").CountAsync()).ShouldBe(1);
        await mother.FillAsync("#Text", "My son has a name.");
        await mother.ClickAsync("main form button");
        await mother.Locator(".talk >> text=Nobody has read it yet").WaitForAsync();
        await ShouldBeNarrowAsync(mother);
        await mother.GotoAsync("/en/family/draft/print");
        (await mother.Locator(".passage .case-text").InnerTextAsync()).ShouldBe(First);
        await ShouldBeNarrowAsync(mother);
        foreach (var other in (FamilyMember[])[world.Uncle, world.Stranger])
        {
            var relative = await portal.OpenAsFamilyAsync(Browser, other.Id, Telephone);
            foreach (var address in (string[])["/print", "/whole", $"/{passage}"])
            {
                (await relative.GotoAsync($"/en/family/draft{address}"))!.Status.ShouldBe(404);
            }
        }

        // The review reads, considers, uses and answers it.
        var chair = await portal.OpenAsStaffAsync(Browser, world.Chair, Desk);
        var words = $"/workspace/cases/{world.Case.Id}/words";
        await chair.GoLiveAsync(words);
        await Assertions.Expect(chair.Locator(".weighed__count--new")).ToHaveTextAsync("3");
        await chair.ShouldBeAccessibleAsync();
        await chair.ShowAsync("words-new");
        var fact = chair.Locator("article").Filter(new() { HasText = "The bell was broken" });
        await fact.GetByRole(AriaRole.Button, new() { Name = "I have read this" }).ClickAsync();
        await Assertions.Expect(fact.Locator("h2 .badge")).ToHaveTextAsync("Read");
        await fact.GetByRole(AriaRole.Button, new() { Name = "Used here…" }).ClickAsync();
        await fact.GetByRole(AriaRole.Button, new() { Name = "Record that it is used" }).ClickAsync();
        await Assertions.Expect(fact.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say where in the review it is used.");
        await fact.GetByLabel("Where the review uses it").FillAsync("The finding on calls that nobody hears.");
        await chair.ShouldBeAccessibleAsync();
        await chair.ShowAsync("words-weighing");
        await fact.GetByRole(AriaRole.Button, new() { Name = "Record that it is used" }).ClickAsync();
        await Assertions.Expect(fact.Locator("h2 .badge")).ToHaveTextAsync("Used here");
        await fact.GetByRole(AriaRole.Button, new() { Name = "Link it to a part of the review" }).ClickAsync();
        await fact.GetByRole(AriaRole.Radio, new() { Name = "Passage of the draft" }).CheckAsync();
        await fact.GetByLabel("Which passage").SelectOptionAsync(new SelectOptionValue { Label = "1. Spring 2025" });
        await fact.GetByRole(AriaRole.Button, new() { Name = "Link it", Exact = true }).ClickAsync();
        await Assertions.Expect(fact.Locator(".said-links")).ToContainTextAsync("Passage of the draft: Spring 2025");
        await chair.GoLiveAsync($"{words}?status=used");
        await Assertions.Expect(chair.Locator("article")).ToHaveCountAsync(1);
        await chair.ShouldBeAccessibleAsync();
        await chair.ShowAsync("words-used");
        await chair.ClickAsync("text=Answer them");
        var sent = chair.Locator("article").Filter(new() { HasText = "The bell was broken" });
        await sent.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();
        await sent.GetByLabel("To the mother, and why").FillAsync("The multi-agency chronology was amended subsequently to your disclosure.");
        await Assertions.Expect(sent.Locator(".plain-check")).ToContainTextAsync("what happened, in order");
        await chair.ShowAsync("answer-plain");
        await sent.GetByRole(AriaRole.Radio, new() { Name = "The draft is changed", Exact = true }).CheckAsync();
        await sent.GetByLabel("To the mother, and why").FillAsync("The bell was broken. It says so now.");
        await sent.GetByLabel("Send it now: they read it in English").CheckAsync();
        await sent.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await Assertions.Expect(sent.Locator("h3").First).ToContainTextAsync("The draft is changed");
        await chair.GoLiveAsync($"/workspace/cases/{world.Case.Id}/draft");
        await Assertions.Expect(chair.Locator(".unanswered").Filter(new() { HasText = "2 comments of the family" })).ToBeVisibleAsync();
        await ReleaseAnewAsync(world);

        // She sees the difference and the answer, and the days.
        await mother.GotoAsync("/en/family/draft?ready=true");
        (await mother.Locator(".parts").InnerTextAsync()).ShouldContain("You can see what changed");
        await mother.ClickAsync("main .parts a");
        (await mother.Locator(".changes ins").AllInnerTextsAsync()).ShouldContain(words => words.Contains("The bell was broken", StringComparison.Ordinal));
        (await mother.Locator(".changes del").AllInnerTextsAsync()).ShouldContain(words => words.Contains("ring back", StringComparison.Ordinal));
        var said = mother.Locator(".talk").Filter(new() { HasText = "I was at home" });
        (await said.InnerTextAsync()).ShouldContain("We read it on 2 March 2026");
        (await said.InnerTextAsync()).ShouldContain("You said this about words that have been written anew since");
        (await said.InnerTextAsync()).ShouldContain("The bell was broken. It says so now.");
        (await said.InnerTextAsync()).ShouldNotContain("finding on calls");
        await ShouldBeNarrowAsync(mother);
        await ShouldBeGoodWithScriptsAsync(portal, world);

        async Task SayAsync(string kind, string text)
        {
            await mother.CheckAsync($"input[name=Kind][value={kind}]");
            await mother.FillAsync("#Text", text);
            await mother.ClickAsync("#write button");
            await mother.Locator("#done").WaitForAsync();
        }
    }

    [Fact]
    public async Task A_letter_is_written_plainly_seen_as_she_will_see_it_released_and_explained()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World);
        var facilitator = await portal.OpenAsStaffAsync(Browser, world.Facilitator, Desk);
        await facilitator.GoLiveAsync($"/workspace/cases/{world.Case.Id}/family/{world.Mother.Id}/letters");
        await facilitator.GetByRole(AriaRole.Button, new() { Name = "Write a letter" }).ClickAsync();
        await facilitator.GetByLabel("Heading").FillAsync("What happens now");
        await facilitator.GetByLabel("Letter, in English").FillAsync("We commence the multi-agency review in May.");
        await Assertions.Expect(facilitator.Locator(".plain-check")).ToContainTextAsync("commence: start");
        await facilitator.ShouldBeAccessibleAsync();
        await facilitator.ShowAsync("letter-writing");
        await facilitator.GetByLabel("Letter, in English").FillAsync("We start in May. You need to do nothing.");
        await facilitator.GetByRole(AriaRole.Button, new() { Name = "Save the letter" }).ClickAsync();
        await Assertions.Expect(facilitator.Locator(".persons-view")).ToContainTextAsync("This has not been translated yet");
        await facilitator.GetByRole(AriaRole.Button, new() { Name = "Ask translators" }).ClickAsync();
        await facilitator.GetByRole(AriaRole.Button, new() { Name = "Ask translators", Exact = true }).ClickAsync();
        await Assertions.Expect(facilitator.Locator(".translation")).ToContainTextAsync("Translators were asked");
        await facilitator.GetByRole(AriaRole.Button, new() { Name = "Release to the mother" }).ClickAsync();
        await Assertions.Expect(facilitator.GetByRole(AriaRole.Alert)).ToContainTextAsync("The translation has not been checked yet");
        await facilitator.ShouldBeAccessibleAsync();
        await facilitator.GetByRole(AriaRole.Checkbox, new() { Name = "Do not wait for the translation" }).CheckAsync();
        await facilitator.GetByRole(AriaRole.Button, new() { Name = "Release to the mother" }).ClickAsync();
        await Assertions.Expect(facilitator.Locator("article h3 .badge")).ToContainTextAsync("Released");
        await facilitator.GetByRole(AriaRole.Button, new() { Name = "Record that it was explained aloud" }).ClickAsync();
        await facilitator.GetByLabel("What was explained").SelectOptionAsync(new SelectOptionValue { Label = "Letter: What happens now" });
        await facilitator.GetByLabel("Through which interpreter").FillAsync("Test Interpreter");
        await facilitator.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await Assertions.Expect(facilitator.GetByRole(AriaRole.Alert)).ToContainTextAsync("Silence is not understanding");
        await facilitator.GetByRole(AriaRole.Radio, new() { Name = "They said nothing" }).CheckAsync();
        await facilitator.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await Assertions.Expect(facilitator.Locator(".unanswered")).ToContainTextAsync("To go through again: Letter: What happens now");
        await facilitator.ShouldBeAccessibleAsync();
        await facilitator.ShowAsync("letters");

        var mother = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, Telephone);
        await mother.GotoAsync("/en/family/letters");
        await mother.ClickAsync("main .parts a");
        (await mother.Locator(".passage").InnerTextAsync()).ShouldContain("You need to do nothing.");
        await ShouldBeNarrowAsync(mother);
        var address = new Uri(mother.Url).AbsolutePath;
        var uncle = await portal.OpenAsFamilyAsync(Browser, world.Uncle.Id, Telephone);
        (await uncle.GotoAsync(address))!.Status.ShouldBe(404);
        await uncle.GotoAsync("/en/family/letters");
        (await uncle.Locator(".parts").CountAsync()).ShouldBe(0);
        var scripted = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id);
        foreach (var page in (string[])["/en/family/letters", address])
        {
            await scripted.GotoAsync(page);
            await scripted.ShouldBeAccessibleAsync();
        }
        await scripted.ShowAsync("family-letter");
    }

    private static async Task ReleaseAnewAsync(FamilyAreaWorld world)
    {
        var chair = await world.World.ActAsync(world.Chair);
        var row = (await new FamilyStaffQueries(world.World.Database).OpenDraftAsync(chair, world.Case.Id, CancellationToken.None))!.Passages.Single();
        (await new WriteDraftPassage(world.World.Database).RunAsync(chair, new WriteDraftPassageCommand(world.Case.Id, row.Id, row.Version, row.Heading, Second), CancellationToken.None)).ShouldSucceed();
        (await new ReleasePassage(world.World.Database).RunAsync(chair, new ReleasePassageCommand(row.Id, 2, [world.Mother.Id], Enum.GetValues<ReleaseCheck>()), CancellationToken.None)).ShouldSucceed();
    }

    private async Task ShouldBeGoodWithScriptsAsync(TestPortal portal, FamilyAreaWorld world)
    {
        await world.TranslateAsync(Second, "ہیلتھ وزیٹر 3 مئی کو آئیں۔ گھنٹی خراب تھی۔");
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id);
        foreach (var (address, name) in new[] { ("draft?ready=true", "family-draft-list"), ("draft/whole", "family-draft-whole"), ("draft/print", "family-draft-print"), ("what-became", "family-what-became") })
        {
            await page.GotoAsync($"/en/family/{address}");
            await page.ShouldBeAccessibleAsync();
            await page.ShowAsync(name);
        }
        await page.GotoAsync("/en/family/draft?ready=true");
        await page.ClickAsync("main .parts a");
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("family-draft-part");
    }

    private static async Task ShouldBeNarrowAsync(IPage page) =>
        await page.ShouldFitAsync();
}
