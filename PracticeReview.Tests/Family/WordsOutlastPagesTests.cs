using Microsoft.Playwright;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Reports;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Family;

/// <summary>
/// A person writes while professionals change, take back or close what they write about, while they change the language, and while they
/// must leave at once: what they wrote is there, and only they send it.
/// </summary>
public sealed class WordsOutlastPagesTests(TestData.Browser browser) : BrowserTests(browser)
{
    private static readonly Dictionary<string, string?> s_settings = new(StringComparer.Ordinal) { ["Words:ShowUnreviewed"] = "true" };

    [Fact]
    public async Task Without_scripts_words_outlast_a_new_edition_a_withdrawal_a_question_taken_back_and_another_language()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var first = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = 320, Height = 700 } });

        // Written anew while she writes: not sent, and beside the new words.
        await page.GotoAsync($"/ur/family/draft/{first}");
        await page.FillAsync("#Text", "It was in June.");
        await page.CheckAsync("input[name=Kind][value=FactIsWrong]");
        await world.RewriteAsync(world.Mother, first, "The health visitor called on 3 June.");
        await page.ClickAsync("#write button >> nth=0");
        page.Url.ShouldEndWith("?anew=true#kept");
        (await page.Locator(".notice--careful").CountAsync()).ShouldBeGreaterThan(0);
        (await page.InputValueAsync("#Text")).ShouldBe("It was in June.");
        (await page.IsCheckedAsync("input[value=FactIsWrong]")).ShouldBeTrue();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("3 June");
        (await world.CountAsync("contributions where text = 'It was in June.'")).ShouldBe(0);
        await page.ShouldFitAsync();
        await page.ShowAsync("outlast-anew-ur");
        // From her first page too it is said, until she has kept them beside the new words.
        var notices = new List<int>();
        for (var visit = 0; visit < 2; visit++)
        {
            await page.GotoAsync("/ur/family");
            await page.ClickAsync("#unsent a");
            page.Url.ShouldNotContain("anew=true");
            (await page.InputValueAsync("#Text")).ShouldBe("It was in June.");
            notices.Add(await page.Locator(".notice--careful").CountAsync());
            await page.ClickAsync("#write button >> nth=1");
        }
        notices[1].ShouldBe(notices[0] - 1);

        // Taken back: found from the first page, thrown away or sent another way.
        var passage = new DraftPassageId(await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select distinct draft_passage_id from released_passages"));
        var other = await world.ReleaseAsync(world.Mother, "Summer 2025", "A nurse called.");
        (await new ReleasePassage(world.World.Database).WithdrawAsync(await filled.ChairAsync(), new WithdrawPassageCommand(passage, world.Mother.Id), default)).ShouldSucceed();
        await page.ClickAsync("#write button >> nth=0");
        await NotSentAsync("It was in June.");
        await page.GotoAsync("/ur/family");
        await page.ClickAsync("#unsent a");
        await NotSentAsync("It was in June.");
        var uncle = await portal.OpenAsFamilyAsync(Browser, world.Uncle.Id, new BrowserNewContextOptions { JavaScriptEnabled = false });
        (await uncle.GotoAsync(page.Url))!.Status.ShouldBe(404);
        var (again, stale) = (await page.Context.NewPageAsync(), await page.Context.NewPageAsync());
        await again.GotoAsync(page.Url);
        await stale.GotoAsync(page.Url);
        var once = await page.InputValueAsync("form[action$='?handler=Ask'] [name=Once]");
        await page.ClickAsync("form[action$='?handler=Whole'] button");
        await Assertions.Expect(page.Locator("#done")).ToHaveCountAsync(1);
        // Sent twice, it is said what was sent; and what was not sent is not thanked for.
        await again.EvaluateAsync("once => document.querySelectorAll('[name=Once]').forEach(field => field.value = once)", once);
        await again.ClickAsync("form[action$='?handler=Ask'] button");
        again.Url.ShouldContain("/ur/family/draft/whole?done=true");
        await stale.ClickAsync("form[action$='?handler=Ask'] button");
        stale.Url.ShouldContain("/not-sent/");
        (await stale.Locator("#done, main form").CountAsync()).ShouldBe(0);
        await stale.ShouldFitAsync();
        (await world.CountAsync("contributions where text = 'It was in June.'")).ShouldBe(1);
        (await world.CountAsync("contributions where text = 'It was in June.' and kind = 'WholeDraft'")).ShouldBe(1);
        (await world.CountAsync("family_drafts")).ShouldBe(0);
        other.ShouldNotBe(first);

        // A question taken back mid-sentence: by its button that sends, and by the one that keeps.
        foreach (var button in (int[])[0, 1])
        {
            var asked = await filled.AskAsync(world.Mother, "Who helped you in the spring?");
            await page.GotoAsync($"/ur/family/asked/{asked}");
            await page.FillAsync("#Text", "My sister came.");
            (await new AskFamilyMember(world.World.Database).WithdrawAsync(await filled.ChairAsync(), asked, default)).ShouldSucceed();
            await page.ClickAsync($".write button >> nth={button}");
            await NotSentAsync("My sister came.");
            await page.ClickAsync("form[action$='?handler=Forget'] button");
            new Uri(page.Url).AbsolutePath.ShouldBe("/ur/family");
            (await world.CountAsync("family_drafts")).ShouldBe(0);
        }

        // Another language mid-sentence, and a form in which nothing was written says nothing of unsent words.
        await page.GotoAsync("/ur/family/focus");
        await page.ClickAsync(".languages button[lang=pl]");
        new Uri(page.Url).AbsolutePath.ShouldBe("/pl/family/focus");
        (await page.Locator("#kept").CountAsync()).ShouldBe(0);
        await page.FillAsync("#Text", "Why did nobody call?");
        await page.ClickAsync(".languages button[lang=ur]");
        new Uri(page.Url).AbsolutePath.ShouldBe("/ur/family/focus");
        (await page.InputValueAsync("#Text")).ShouldBe("Why did nobody call?");
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("ur");
        await page.ShowAsync("outlast-language-ur");
        // Where words are to have no name they go along, and lie nowhere, also where they had one before.
        await page.GotoAsync("/ur/family/how-it-was");
        await page.FillAsync("#Text", "Be kinder.");
        await page.CheckAsync("input[name=Name][value=with]");
        await page.ClickAsync(".write button >> nth=1");
        (await world.CountAsync("family_drafts where form = 'how-it-was'")).ShouldBe(1);
        await page.CheckAsync("input[name=Name][value=without]");
        await page.ClickAsync(".languages button[lang=pl]");
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("pl");
        (await page.InputValueAsync("#Text")).ShouldBe("Be kinder.");
        (await page.IsCheckedAsync("input[value=without]")).ShouldBeTrue();
        (await world.CountAsync("family_drafts where form = 'how-it-was'")).ShouldBe(0);
        // What stands there already is not something unsent.
        var before = await world.CountAsync("family_drafts");
        foreach (var form in (string[])["contact", "taking-part", "taking-part/wishes", "names", "your-child", "questions", $"asked/{filled.Asked}", "draft/whole", $"questions/{filled.Answered}", "how-it-was"])
        {
            await page.GotoAsync($"/ur/family/{form}");
            var stands = await page.EvaluateAsync<string>("[...document.querySelectorAll('form[data-keep]')].map(form => new URLSearchParams(new FormData(form)).toString()).join(' and ')");
            await page.ClickAsync(".languages button[lang=pl]");
            new Uri(page.Url).AbsolutePath.ShouldBe($"/pl/family/{form}");
            (await world.CountAsync("family_drafts")).ShouldBe(before, stands);
        }

        // With her name, what she wrote into an expired form about how it was is kept; without it, it is not.
        foreach (var (name, kept) in ((string, int)[])[("without", 0), ("with", 1)])
        {
            var late = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false });
            await late.GotoAsync("/ur/family/how-it-was");
            await late.FillAsync("#Text", "Be kinder.");
            await late.CheckAsync($"input[name=Name][value={name}]");
            world.Clock.Advance(TimeSpan.FromMinutes(31));
            await late.ClickAsync("main form button >> nth=0");
            late.Url.ShouldEndWith(kept == 1 ? "/words-kept" : "/signed-out");
            (await world.CountAsync("family_drafts where form = 'how-it-was'")).ShouldBe(kept);
        }

        // A wish that something is left out holds no words: those that were kept stay, and nothing says that it was taken in.
        (await world.AgreeAsync(world.Mother, FamilyActivity.CommentOnDraft, AgreementAnswer.No)).ShouldSucceed();
        (await world.AsAsync(world.Mother, actor => new KeepFamilyDraft(world.World.Database).RunAsync(actor,
            new KeepFamilyDraftCommand("taking-part", new Dictionary<string, string>(StringComparer.Ordinal) { ["ExplainedByName"] = "My aunt" }), default))).ShouldSucceed();
        var wish = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await wish.GotoAsync("/ur/family/taking-part");
        world.Clock.Advance(TimeSpan.FromMinutes(31));
        await wish.ClickAsync("#said-before button");
        wish.Url.ShouldEndWith("/signed-out");
        (await world.CountAsync("family_drafts where form = 'taking-part' and content like '%My aunt%'")).ShouldBe(1);

        async Task NotSentAsync(string words)
        {
            page.Url.ShouldContain("/ur/family/not-sent/");
            (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("ur");
            (await page.Locator(".words").InnerTextAsync()).ShouldBe(words);
            await page.ShouldFitAsync();
            await page.ShowAsync("outlast-not-sent-ur");
        }
    }

    [Fact]
    public async Task Whoever_leaves_in_the_middle_of_a_word_is_gone_at_once_and_finds_the_word_again()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        // To a browser, localhost is another site than 127.0.0.1.
        var port = DemonstrationProvider.FreePort();
        await using var portal = await TestPortal.StartAsync(world.World, new Dictionary<string, string?>(s_settings, StringComparer.Ordinal) { ["Leaving:To"] = $"http://localhost:{port}/health/live" }, port);
        foreach (var (way, words, left) in ((string, string, int)[])[("Shift", "First words.", 1), ("button", "Second words.", 2), ("language", "Third words.", 0), ("old browser", "Fourth words.", 3), ("broken browser", "", 4)])
        {
            var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id);
            await page.GotoAsync("/en/family");
            await page.GotoAsync("/en/family/focus");
            await page.FillAsync("#Text", words.Length > 0 ? words : "Fifth words.");
            if (way == "old browser")
            {
                await page.EvaluateAsync("() => { delete Navigator.prototype.sendBeacon; }");
            }
            else if (way == "broken browser")
            {
                await page.EvaluateAsync("() => { Navigator.prototype.sendBeacon = () => { throw new Error(); }; }");
            }
            if (way == "language")
            {
                // The next page is made after her words were kept, however quick she is.
                await page.ClickAsync(".languages button[lang=pl]");
                await page.WaitForURLAsync("**/pl/family/focus**");
                (await page.InputValueAsync("#Text")).ShouldBe(words);
                continue;
            }
            if (way == "Shift")
            {
                await page.Keyboard.PressAsync("Shift");
                await page.Keyboard.PressAsync("Shift");
                new Uri(page.Url).AbsolutePath.ShouldBe("/en/family/focus");
                await page.Keyboard.PressAsync("Shift");
            }
            else
            {
                await page.ClickAsync("[data-leave]");
            }
            await page.WaitForURLAsync("**/health/live");
            await Patience.UntilAsync(async () => await world.CountAsync($"family_drafts where form = 'focus' and content like '%{words}%'") == 1, $"her words are kept when she leaves by {way}");
            await Patience.UntilAsync(async () => await world.CountAsync("family_sessions where ended_because = 'left'") == left, "the visit has ended");
            // "Back" shows neither the page nor a word of it.
            await page.GoBackAsync();
            await page.WaitForURLAsync("**/signed-out");
            (await page.ContentAsync()).ShouldNotContain(words.Length > 0 ? words : "Fifth words.");
            await page.Context.CloseAsync();
        }

        // Words kept under her name are forgotten as soon as they are to have none.
        var named = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id);
        await named.GotoAsync("/en/family/how-it-was");
        foreach (var (name, kept) in ((string, int)[])[("with", 1), ("without", 0)])
        {
            await named.CheckAsync($"input[name=Name][value={name}]");
            await named.FillAsync("#Text", $"Be kinder, {name} my name.");
            await Patience.UntilAsync(async () => await world.CountAsync("family_drafts where form = 'how-it-was'") == kept, $"{kept} kept {name} her name");
        }
        await named.FillAsync("#Text", "Be kind.");
        await named.ClickAsync("[data-leave]");
        await named.WaitForURLAsync("**/health/live");
        (await world.CountAsync("family_drafts where form = 'how-it-was'")).ShouldBe(0);
    }
}
