using Microsoft.Playwright;
using PracticeReview.Data.Families;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Family;

/// <summary>Without scripts nothing keeps words while they are typed: on every form where somebody writes more than a line, a button does.</summary>
public sealed class KeptForLaterTests(Browser browser) : BrowserTests(browser)
{
    private const string Words = "Only half of what I want to say, for now.";
    private static readonly Dictionary<string, string?> s_settings = new(StringComparer.Ordinal) { ["Words:ShowUnreviewed"] = "true" };

    [Fact]
    public async Task Every_form_keeps_words_and_choices_and_sends_nothing_until_they_are_sent()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        var spoken = ContributionId.New();
        (await new EnterContribution(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator),
            new EnterContributionCommand(spoken, world.Mother.Id, new SpokenWords(ContributionKind.Account, "Nobody rang back.", "en", new DateOnly(2026, 3, 1), null)), default)).ShouldSucceed();
        await world.World.TestDatabase.ExecuteAsOwnerAsync("delete from sensitivity_answers");
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
        var before = await SentAsync(world);

        foreach (var (form, field, choice) in new[]
        {
            ("focus", "Text", null), ($"draft/{passage}", "Text", "Kind=WordsHurt"), ("draft/whole", "Text", null), ("questions", "Text", null), ("names", "Text", "Kind=NotToBeWritten"),
            ($"questions/{filled.Answered}", "Text", "IsAnswered=false"), ($"what-became/{spoken}", "Text", "IsRight=false"), ("your-child", "Text", "Kind=Words"),
            ("taking-part/wishes", "Place", "Times=Weekends"), ("contact", "Note", "Ways=Visits"), ("how-it-was", "Text", "Name=with"),
        })
        {
            await page.GotoAsync($"/ur/family/{form}");
            (await page.Locator("#kept").CountAsync()).ShouldBe(0, form);
            await page.FillAsync($"#{field}", Words);
            if (choice?.Split('=') is [var name, var value])
            {
                await page.CheckAsync($"input[name={name}][value={value}]");
            }
            await page.ClickAsync("[formaction$='?handler=ForLater']");

            new Uri(page.Url).PathAndQuery.ShouldBe($"/ur/family/{form}", form);
            (await page.Locator("#kept").CountAsync()).ShouldBe(1, form);
            (await page.InputValueAsync($"#{field}")).ShouldBe(Words, form);
            if (choice?.Split('=') is [var chosen, var held])
            {
                (await page.IsCheckedAsync($"input[name={chosen}][value={held}]")).ShouldBeTrue(form);
            }
            (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("ur", form);
            await page.ShouldFitAsync();
            // Beside a passage words are kept under the passage: its editions have addresses of their own.
            var under = form.EndsWith(passage.ToString(), StringComparison.Ordinal) ? $"draft/{await world.World.TestDatabase.AskAsOwnerAsync<Guid>($"select draft_passage_id from released_passages where id = '{passage}'")}" : form;
            (await world.CountAsync($"family_drafts where form = '{under}' and family_member_id = '{world.Mother.Id}' and content like '%{Words}%'")).ShouldBe(1, form);
        }
        (await SentAsync(world)).ShouldBe(before, "nothing was sent");
        await page.GotoAsync("/ur/family");
        (await page.Locator("#unsent a").CountAsync()).ShouldBe(11, "all of it is found again from the first page");

        // Sent at last, nothing of it is left among what is kept.
        await page.GotoAsync("/ur/family/focus");
        await page.ClickAsync("#write button >> nth=0");
        await Assertions.Expect(page.Locator("#done")).ToHaveCountAsync(1);
        (await world.CountAsync($"contributions where text = '{Words}'")).ShouldBe(1);
        (await world.CountAsync("family_drafts where form = 'focus'")).ShouldBe(0);
        var uncle = await portal.OpenAsFamilyAsync(Browser, world.Uncle.Id);
        await uncle.GotoAsync("/pl/family/questions");
        (await uncle.ContentAsync()).ShouldNotContain(Words);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task How_it_was_is_kept_only_under_the_name_they_give_and_forgotten_when_it_is_sent_without()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
        await page.GotoAsync("/ur/family/how-it-was");
        foreach (var name in (string?[])[null, "without"])
        {
            await page.FillAsync("#Text", Words);
            if (name is not null)
            {
                await page.CheckAsync($"input[name=Name][value={name}]");
            }
            await page.ClickAsync("[formaction$='?handler=ForLater']");
            (await page.Locator(".govuk-error-summary a").GetAttributeAsync("href")).ShouldBe("#Name");
            (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("ur");
            (await page.InputValueAsync("#Text")).ShouldBe(Words, "they still stand there");
            (await world.CountAsync("family_drafts")).ShouldBe(0, "nothing lies under a name that was not given");
        }
        await page.CheckAsync("input[name=Name][value=with]");
        await page.ClickAsync("[formaction$='?handler=ForLater']");
        (await world.CountAsync("family_drafts where form = 'how-it-was'")).ShouldBe(1);

        foreach (var name in (string[])["Listened", "Kindness", "Understood"])
        {
            await page.CheckAsync($"input[name={name}][value=Mostly]");
        }
        await page.CheckAsync("input[name=Name][value=without]");
        await page.ClickAsync("main form button >> nth=0");
        await Assertions.Expect(page.Locator("#done")).ToHaveCountAsync(1);
        (await world.CountAsync("anonymous_sensitivity_answers")).ShouldBe(1);
        (await world.CountAsync("family_drafts")).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    private static async Task<(long, long, long, long)> SentAsync(FamilyAreaWorld world) => (await world.CountAsync("contributions"), await world.CountAsync("child_memories"),
        await world.CountAsync("sensitivity_answers"), await world.CountAsync("taking_part_wishes where place = '" + Words + "'"));
}
