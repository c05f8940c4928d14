using System.Net;
using Microsoft.Playwright;
using PracticeReview.Data.Families;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity;

namespace PracticeReview.Tests.Family;

/// <summary>The family's own area in a browser: in three languages, on a narrow telephone, without scripts, with mistakes.</summary>
public sealed class FamilyAreaTests(TestData.Browser browser) : BrowserTests(browser)
{
    private const string English = "The health visitor called on 3 May. Nobody answered the door.";
    private const string Urdu = "ہیلتھ وزیٹر 3 مئی کو آئیں۔ کسی نے دروازہ نہیں کھولا۔";
    private static readonly string[] s_pages = ["", "/taking-part", "/focus", "/draft", "/draft?ready=true", "/questions", "/what-became", "/contact", "/words-kept"];
    private static readonly Dictionary<string, string?> s_settings = new(StringComparer.Ordinal) { ["Words:ShowUnreviewed"] = "true", ["Words:OfferPseudoLanguages"] = "true" };

    [Fact]
    public async Task A_mother_goes_through_her_area_in_Urdu_on_a_narrow_telephone_without_scripts()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", English);
        await world.TranslateAsync(English, Urdu);
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions
        {
            JavaScriptEnabled = false,
            ViewportSize = new ViewportSize { Width = 320, Height = 700 },
        });

        await page.GotoAsync("/ur/family");
        await page.Locator("html[lang=ur][dir=rtl]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        (await page.Locator("h1").InnerTextAsync()).ShouldContain("Marwa Inventado");
        (await page.TitleAsync()).ShouldNotContain("Inventado");
        (await page.ContentAsync()).ShouldContain("Facilitator Fern");
        await ShouldBeNarrowAsync(page);

        // Taking part: said badly, then well, then changed.
        await page.ClickAsync("main a[href='/ur/family/taking-part']");
        await page.CheckAsync("input[name=InfluenceFocus][value=Yes]");
        await page.ClickAsync("main form button");
        (await page.Locator(".govuk-error-summary a").GetAttributeAsync("href")).ShouldBe("#ExplainedBy");
        (await page.IsCheckedAsync("input[name=InfluenceFocus][value=Yes]")).ShouldBeTrue();
        await ShouldBeNarrowAsync(page);
        await page.CheckAsync("input[name=ExplainedBy][value=FacilitatorWithInterpreter]");
        await page.ClickAsync("main form button");
        await Assertions.Expect(page.Locator("#done")).ToHaveCountAsync(1);
        await page.CheckAsync("input[name=InfluenceFocus][value=RatherTalk]");
        await page.CheckAsync("input[name=ExplainedBy][value=ReadItMyself]");
        await page.ClickAsync("main form button");
        await Assertions.Expect(page.Locator(".history li")).ToHaveCountAsync(3);

        // What the review should look at.
        await page.GotoAsync("/ur/family/focus");
        await page.ClickAsync("main form button");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToHaveCountAsync(1);
        await page.FillAsync("#Text", "براہِ کرم دیکھیے کہ اسکول نے کیوں نہیں پوچھا۔");
        await page.ClickAsync("main form button");
        // What was sent stands there before it is asked for again.
        await page.Locator(".words").WaitForAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".words")).ToHaveCountAsync(1);
        (await page.Locator(".words").GetAttributeAsync("lang")).ShouldBe("ur");
        await ShouldBeNarrowAsync(page);

        // The draft: the warning, the list, the passage in both languages, a comment.
        await page.GotoAsync("/ur/family/draft");
        (await page.ContentAsync()).ShouldNotContain("Spring 2025");
        await page.ClickAsync("main .govuk-button");
        await page.ClickAsync("main .parts a");
        await page.WaitForURLAsync($"**/ur/family/draft/{passage}");
        (await page.Locator(".passage .case-text[lang=ur][dir=rtl]").InnerTextAsync()).ShouldBe(Urdu);
        (await page.Locator(".passage details .case-text[lang=en][dir=ltr]").TextContentAsync()).ShouldBe(English);
        await page.CheckAsync("input[name=Kind][value=FactIsWrong]");
        await page.FillAsync("#Text", "میں گھر پر تھی۔ گھنٹی خراب تھی۔");
        await page.ClickAsync("main form:has(#Text) button");
        await page.Locator(".talk").WaitForAsync();
        await Assertions.Expect(page.Locator(".talk")).ToHaveCountAsync(1);
        await ShouldBeNarrowAsync(page);

        // A question, and what became of everything.
        await page.GotoAsync("/ur/family/questions");
        await page.FillAsync("#Text", "رپورٹ کب آئے گی؟");
        await page.ClickAsync("main form button");
        var comment = new ContributionId(await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from contributions where kind = 'FactIsWrong'"));
        await world.AnswerAsync(comment, AnswerOutcome.Accepted, "Thank you. The draft now says that the bell was broken.");
        await page.GotoAsync("/ur/family/what-became");
        await Assertions.Expect(page.Locator(".talk")).ToHaveCountAsync(3);
        (await page.Locator(".talk__answer [lang=en]").InnerTextAsync()).ShouldContain("the bell was broken");
        await ShouldBeNarrowAsync(page);

        // How she may be reached, in the digits of her keyboard; then not at all, and in another language.
        await page.GotoAsync("/ur/family/contact");
        await page.FillAsync("#Mobile", "۰۷۷۰۰ ۹۰۰۱۲۳");
        await page.FillAsync("#Email", "not an address");
        await page.ClickAsync("main form button");
        (await page.InputValueAsync("#Email")).ShouldBe("not an address");
        await page.FillAsync("#Email", "");
        await page.ClickAsync("main form button");
        (await page.InputValueAsync("#Mobile")).ShouldBe("07700900123");
        await page.FillAsync("#Mobile", "");
        await page.CheckAsync("input[name=Reads][value=en]");
        await page.ClickAsync("main form button");
        page.Url.ShouldContain("/en/family/contact");
        (await world.World.TestDatabase.AskAsOwnerAsync<string>($"select language || coalesce(safe_mobile, '-') || coalesce(safe_email, '-') from family_members where id = '{world.Mother.Id}'")).ShouldBe("en--");
        (await world.CountAsync("contributions")).ShouldBe(3);
    }

    [Theory]
    [InlineData("ur", "rtl")]
    [InlineData("ar", "rtl")]
    [InlineData("pl", "ltr")]
    [InlineData("en", "ltr")]
    public async Task Every_page_is_accessible_empty_and_filled_and_narrow(string language, string direction)
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var filled = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id);
        foreach (var address in await FillAsync(world))
        {
            await ShouldBeGoodAsync(filled, $"/{language}/family{address}", language, direction);
        }
        var empty = await portal.OpenAsFamilyAsync(Browser, world.Stranger.Id);
        foreach (var address in s_pages)
        {
            await ShouldBeGoodAsync(empty, $"/{language}/family{address}", language, direction);
        }
        foreach (var form in (string[])["/taking-part", "/focus", "/questions"])
        {
            await empty.GotoAsync($"/{language}/family{form}");
            await empty.ClickAsync("main form button");
            await Assertions.Expect(empty.Locator(".govuk-error-summary li")).ToHaveCountAsync(1);
            await ShouldBeGoodAsync(empty, null, language, direction);
        }
    }

    [Fact]
    public async Task No_word_of_any_page_is_hard_coded()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var addresses = await FillAsync(world);
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        foreach (var member in (FamilyMember[])[world.Mother, world.Stranger])
        {
            using var client = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(member.Id)).Value);
            foreach (var address in member == world.Mother ? addresses : s_pages)
            {
                var html = await client.GetStringAsync($"/qps/family{address}");
                PseudoText.FindHardCoded(html, "reviews@inventshire.example", "Facilitator Fern", "Marwa Inventado", "Stella Elsewhere").ShouldBeEmpty(address);
            }
        }
    }

    [Fact]
    public async Task Sending_twice_going_back_and_two_tabs_lose_and_double_nothing()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var first = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id);
        await first.GotoAsync("/en/family/questions");
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync("/en/family/questions");
        await first.FillAsync("#Text", "Asked in the first tab");
        await second.FillAsync("#Text", "Asked in the second tab");

        // The same form posted three times at once by a person who clicks and clicks.
        await first.EvaluateAsync("""
            async () => {
                const form = document.querySelector("main form");
                const send = () => fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
                await Promise.all([send(), send(), send()]);
            }
            """);
        await first.ClickAsync("main form button");
        await first.Locator("#done").WaitForAsync();
        await second.ClickAsync("main form button");
        await second.Locator("#done").WaitForAsync();
        (await second.Locator(".words").AllInnerTextsAsync()).ShouldBe(["Asked in the second tab", "Asked in the first tab"], ignoreOrder: true);
        await second.GoBackAsync();
        await second.ReloadAsync();

        (await world.CountAsync("contributions")).ShouldBe(2);
    }

    [Fact]
    public async Task Too_long_a_text_is_refused_and_kept_and_hostile_text_stays_text()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id);
        var tooLong = string.Concat(Enumerable.Repeat("My little boy. \n", 12_500));
        await page.GotoAsync("/ur/family/focus");
        // Set at once: typed in key by key, this much keeps the browser itself busy for minutes.
        await page.EvalOnSelectorAsync("#Text", "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); }", tooLong);
        await page.ClickAsync("main form button");
        await page.Locator(".govuk-error-summary").WaitForAsync();
        (await page.InputValueAsync("#Text")).ShouldBe(tooLong);
        tooLong.Length.ShouldBe(200_000);
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("ur");
        await page.GotoAsync("/ur/family/focus");
        (await page.InputValueAsync("#Text")).ShouldBe(tooLong);

        await page.FillAsync("#Text", "<script>document.title='taken'</script><img src=x onerror=alert(1)> \u202Egnp.exe\u202C");
        await page.ClickAsync("main form button");
        await page.Locator("#done").WaitForAsync();
        (await page.Locator(".words").InnerTextAsync()).ShouldBe("<script>document.title='taken'</script><img src=x onerror=alert(1)> gnp.exe");
        (await page.TitleAsync()).ShouldNotBe("taken");
    }

    [Fact]
    public async Task Words_typed_while_the_visit_ran_out_are_in_the_form_after_signing_in_again_and_for_nobody_else()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await page.GotoAsync("/ur/family/focus");
        await page.FillAsync("#Text", "وہ ہنستا تھا۔");
        world.Clock.Advance(TimeSpan.FromMinutes(50));
        await page.ClickAsync("main form button");

        await page.WaitForURLAsync("**/ur/family/words-kept");
        (await page.ContentAsync()).ShouldNotContain("وہ ہنستا تھا");
        (await world.CountAsync("contributions")).ShouldBe(0);
        await page.GotoAsync("/ur/family/focus");
        page.Url.ShouldContain("/family/signed-out");

        var uncle = await portal.OpenAsFamilyAsync(Browser, world.Uncle.Id);
        await uncle.GotoAsync("/ur/family/focus");
        (await uncle.InputValueAsync("#Text")).ShouldBe("");

        var again = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await again.GotoAsync("/ur/family");
        await again.ClickAsync("#unsent a");
        (await again.InputValueAsync("#Text")).ShouldBe("وہ ہنستا تھا۔");
        await again.ClickAsync("main form button");
        (await again.Locator(".words").InnerTextAsync()).ShouldBe("وہ ہنستا تھا۔");
        await again.GotoAsync("/ur/family");
        await Assertions.Expect(again.Locator("#unsent")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task After_access_was_ended_or_without_the_seal_of_the_form_an_expired_post_keeps_nothing()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await page.GotoAsync("/en/family/focus");
        await page.FillAsync("#Text", "Kept from nobody");
        world.Clock.Advance(TimeSpan.FromMinutes(50));

        using var client = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Mother.Id)).Value);
        world.Clock.Advance(TimeSpan.FromMinutes(50));
        using var forged = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["Text"] = "Forged" });
        (await client.PostAsync("/en/family/focus", forged)).Headers.Location!.ToString().ShouldEndWith("/family/signed-out");

        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set access_ended_at = now() where id = '{world.Mother.Id}'");
        await page.ClickAsync("main form button");
        page.Url.ShouldContain("/family/signed-out");
        (await world.CountAsync("family_drafts")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_typed_is_kept_while_it_is_typed()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, world.Uncle.Id);
        await page.GotoAsync("/pl/family/questions");
        await page.FillAsync("#Text", "Kiedy to się skończy?");
        await page.Locator("[data-kept]:not(:empty)").WaitForAsync();

        await page.GotoAsync("/pl/family/questions");
        (await page.InputValueAsync("#Text")).ShouldBe("Kiedy to się skończy?");
        await Assertions.Expect(page.Locator("#kept")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Nobody_reaches_what_is_another_persons()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", English);
        await world.SendAsync(world.Mother, ContributionKind.Comment, "Only the mother wrote this", passage);
        var own = await world.ReleaseAsync(world.Uncle, "Summer 2025", "The uncle may read this.");
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        foreach (var member in (FamilyMember[])[world.Uncle, world.Stranger])
        {
            using var client = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(member.Id)).Value);
            (await client.GetAsync($"/en/family/draft/{passage}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            foreach (var address in s_pages)
            {
                (await client.GetStringAsync($"/en/family{address}")).ShouldNotContain("Only the mother wrote this", Case.Sensitive, address);
                (await client.GetStringAsync($"/en/family{address}")).ShouldNotContain("Spring 2025", Case.Sensitive, address);
            }
            (await client.GetAsync($"/en/family/draft/{Guid.CreateVersion7()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        // A form for one's own part, turned towards another's.
        var page = await portal.OpenAsFamilyAsync(Browser, world.Uncle.Id);
        await page.GotoAsync($"/en/family/draft/{own}");
        await page.EvaluateAsync($"document.querySelector('main form').action = '/en/family/draft/{passage}'");
        await page.FillAsync("#Text", "Slipped in");
        var answer = await page.RunAndWaitForResponseAsync(() => page.ClickAsync("main form button"), response => response.Request.Method == "POST");
        answer.Status.ShouldBe(404);
        (await world.CountAsync("contributions")).ShouldBe(1);

        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set access_ended_at = now()");
        await page.GotoAsync("/en/family");
        page.Url.ShouldContain("/family/signed-out");
    }

    private static async Task<string[]> FillAsync(FamilyAreaWorld world)
    {
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", English);
        await world.ReleaseAsync(world.Mother, "Summer 2025", "It was a warm summer.");
        await world.TranslateAsync(English, Urdu);
        await world.AnswerAsync(await world.SendAsync(world.Mother, ContributionKind.FocusSuggestion, "اسکول نے کیوں نہیں پوچھا؟"), AnswerOutcome.PartlyAccepted, "We will ask the school, but not the nursery.");
        await world.AnswerAsync(await world.SendAsync(world.Mother, ContributionKind.WordsHurt, "یہ الفاظ تکلیف دیتے ہیں۔", passage), AnswerOutcome.Accepted, "We wrote it differently.");
        await world.SendAsync(world.Mother, ContributionKind.Question, "رپورٹ کب آئے گی؟");
        await world.AsAsync(world.Mother, actor => new KeepFamilyDraft(world.World.Database).RunAsync(actor,
            new KeepFamilyDraftCommand("questions", new Dictionary<string, string>(StringComparer.Ordinal) { ["Text"] = "۔۔۔" }), CancellationToken.None));
        return [.. s_pages, $"/draft/{passage}"];
    }

    private static async Task ShouldBeGoodAsync(IPage page, string? address, string language, string direction)
    {
        if (address is not null)
        {
            (await page.GotoAsync(address))!.Status.ShouldBe(200, address);
        }
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language, page.Url);
        (await page.Locator("html").GetAttributeAsync("dir")).ShouldBe(direction, page.Url);
        (await page.FaultsAsync()).ShouldBeEmpty(page.Url);
        await page.SetViewportSizeAsync(320, 700);
        await ShouldBeNarrowAsync(page);
        await page.SetViewportSizeAsync(1280, 800);
    }

    private static async Task ShouldBeNarrowAsync(IPage page) =>
        await page.ShouldFitAsync();
}
