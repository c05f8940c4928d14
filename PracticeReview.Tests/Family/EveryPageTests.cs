using Microsoft.Playwright;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Tests.Public;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity;

namespace PracticeReview.Tests.Family;

/// <summary>
/// Every page of the family area, in every state a person can meet it in: valid HTML, whole in its language, within a narrow screen
/// and without a finding of axe. One class, one portal and one visit for each language, so that languages are looked at side by side.
/// </summary>
public abstract class EveryPageTests(Browser browser, string language) : BrowserTests(browser)
{
    internal static readonly string[] Languages = ["en", "pl", "ro", "ar", "ur", "fa"];
    internal static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal) { ["Words:ShowUnreviewed"] = "true" };

    [Fact]
    public async Task Every_page_of_her_area_is_valid_html_and_without_a_finding()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, Settings);
        using var client = portal.Client(Schemes.Family, (await world.World.BeginFamilySessionAsync(world.Mother.Id)).Value);
        var html = new List<(string, string)>();
        string[] always = ["", "/taking-part", "/taking-part/stop", "/taking-part/wishes", "/asked", "/focus", "/your-child", "/names", "/draft", "/questions", "/what-became", "/afterwards", "/how-it-was",
            "/contact", "/letters", "/meetings", "/not-open", "/words-kept", "/paused", "/signed-out"];
        await ReadAsync("empty", always);

        var (pages, undecided) = await FillAsync(world, always);
        await ReadAsync("filled", pages);
        var page = await OpenAsync();
        foreach (var address in pages)
        {
            (await page.GotoAsync($"/{language}/family{address}"))!.Status.ShouldBe(200, address);
            await page.ShouldBeWholeAsync(language);
        }
        // Refused, with what is wrong beside the fields; and with what was asked for done.
        foreach (var (address, button) in new[] { ("/focus", "#write button >> nth=0"), ("/your-child", ".write button >> nth=0"), ("/how-it-was", ".write button >> nth=0"), ("/taking-part", "main form > button"), ($"/what-became/{undecided}/quote", "main form button"),
            ("/names", ".write button >> nth=0"), ("/questions", ".write button >> nth=0"), ("/draft/whole", ".write button >> nth=0"), (Of("/draft/0"), ".write button >> nth=0"), (Of("/asked/0"), ".write button >> nth=0"), ("/contact", "main form button >> nth=0") })
        {
            await page.GotoAsync($"/{language}/family{address}");
            foreach (var words in await page.Locator("main .write textarea:visible").AllAsync())
            {
                await words.FillAsync("");
            }
            if (address == "/contact")
            {
                await page.FillAsync("input[name=Email]", "at the library");
            }
            await page.ClickAsync(button);
            await page.Locator(".govuk-error-summary li").First.WaitForAsync();
            await page.ShouldBeWholeAsync(language);
            Add($"refused{address}", await page.ContentAsync());
        }
        // She says that she comes, and that her words may be quoted.
        await page.GotoAsync($"/{language}/family{pages.Single(address => address.StartsWith("/meetings/", StringComparison.Ordinal))}");
        await page.CheckAsync("input[name=Kind][value=Coming]");
        await page.ClickAsync(".write button >> nth=0");
        await page.Locator("#done").WaitForAsync();
        await page.ShouldBeWholeAsync(language);
        await page.GotoAsync($"/{language}/family/what-became/{undecided}/quote");
        await page.CheckAsync("input[name=Answer][value=WithoutName]");
        await page.ClickAsync("main form button");
        await page.Locator("#done").WaitForAsync();
        await page.ShouldBeWholeAsync(language);
        (await world.World.TestDatabase.AskAsOwnerAsync<string>("select (select kind from meeting_answers order by said_at desc limit 1) || '/' || (select answer from quote_choices)")).ShouldBe("Coming/WithoutName");
        await page.GotoAsync($"/{language}/family/leave-out/sent/{undecided}");
        await page.ClickAsync("main form button");
        await page.Locator("#done").WaitForAsync();
        await page.ShouldBeWholeAsync(language);
        await page.GotoAsync($"/{language}/family/leave-out/sent/{undecided}");
        await page.ClickAsync("main form button");
        await page.Locator("#done").WaitForAsync();
        await page.Context.CloseAsync();

        // Parts of it closed to her by decision (checklist J12).
        (await new LimitFamilyArea(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator),
            new LimitFamilyAreaCommand(world.Mother.Id, Enum.GetValues<FamilyPart>(), LimitGround.UnderInvestigation, "She is to be interviewed."), default)).ShouldSucceed();
        string[] closed = ["", "/your-child", "/what-became", "/not-open"];
        await ReadAsync("closed", closed);
        page = await OpenAsync();
        foreach (var address in closed)
        {
            (await page.GotoAsync($"/{language}/family{address}"))!.Status.ShouldBe(200, address);
            await page.ShouldBeWholeAsync(language);
        }
        foreach (var part in (string[])["/draft", "/focus", "/asked"])
        {
            (await page.GotoAsync($"/{language}/family{part}"))!.Url.ShouldEndWith("/not-open", Case.Sensitive, part);
        }
        await page.Context.CloseAsync();
        for (var left = Enum.GetValues<FamilyPart>().Length; left > 0; left--)
        {
            var limit = await world.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from family_limits where lifted_at is null limit 1");
            (await new LimitFamilyArea(world.World.Database).LiftAsync(await world.World.ActAsync(world.Chair), limit, "No charge was brought.", default)).ShouldSucceed();
        }

        // In the words for young people and for children; stopped; and resting.
        foreach (var (state, sql, addresses) in new[]
        {
            ("young", "update consent_grounds set words_for = 'YoungPerson'", (string[])["/taking-part"]),
            ("child", "update consent_grounds set words_for = 'Child'", ["/taking-part", ""]),
            ("easy", "update consent_grounds set words_for = 'EasyRead'", ["/taking-part"]),
            ("waits", "delete from consent_grounds; update family_members set age = 'TwelveToFifteen'", ["/taking-part"]),
            ("stopped", "insert into agreement_choices (id, partnership_id, case_id, family_member_id, activity, answer, explained_by, language, chosen_at) select gen_random_uuid(), m.partnership_id, m.case_id, m.id, a, 'No', 'ReadItMyself', 'en', now() + interval '9 years' from family_members m, unnest(array['KeptInformed', 'InfluenceFocus', 'ShareExperience', 'CommentOnDraft']) a",
                ["", "/asked", "/meetings", "/taking-part", "/taking-part/stop"]),
            ("unsaid", "update family_members set safety_said_at = null", [""]),
        })
        {
            await world.World.TestDatabase.ExecuteAsOwnerAsync(sql);
            await ReadAsync(state, addresses);
            page = await OpenAsync();
            foreach (var address in addresses)
            {
                await page.GotoAsync($"/{language}/family{address}");
                await page.ShouldBeWholeAsync(language);
                if (await page.Locator("#more").CountAsync() > 0)
                {
                    // What is folded away is not led to, and it is said how much waits there.
                    (await page.Locator("a[href='#way']").CountAsync()).ShouldBe(0);
                    (await page.Locator("#more summary .new-mark").CountAsync()).ShouldBeGreaterThan(0);
                }
            }
            await page.Context.CloseAsync();
        }
        (await HtmlValidity.FindFaultsAsync(html)).ShouldBeEmpty();

        string Of(string beginning) => pages.First(address => address.StartsWith(beginning, StringComparison.Ordinal));

        Task<IPage> OpenAsync() => portal.OpenAsFamilyAsync(Browser, world.Mother.Id, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 700 } });

        async Task ReadAsync(string state, IReadOnlyList<string> addresses)
        {
            foreach (var address in addresses)
            {
                using var answer = await client.GetAsync($"/{language}/family{address}");
                answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, $"{state}{address}, sent to {answer.Headers.Location}");
                Add($"{state}{address}", await answer.Content.ReadAsStringAsync());
            }
        }

        void Add(string name, string content) => html.Add(($"{language}-{name.Replace('?', '/')}", content));
    }

    // Everything there can be; what becomes of a wish is decided, and of another not.
    private static async Task<(IReadOnlyList<string> Pages, ContributionId Undecided)> FillAsync(FamilyAreaWorld world, IReadOnlyList<string> always)
    {
        var filled = await FilledArea.CreateAsync(world);
        await filled.TellOfActionAsync("Verified");
        var song = await filled.SingAsync();
        var passage = await world.ReleaseAsync(world.Mother, "Spring 2025", "The health visitor called on 3 May.");
        await world.SendAsync(world.Mother, ContributionKind.WordsHurt, "It sounds as if I did not care.", passage);
        var changed = await world.RewriteAsync(world.Mother, await world.ReleaseAsync(world.Mother, "Summer 2025", "Nobody called in June. Nobody wrote down why."), "Nobody called in June or July. Nobody wrote down why.");
        var letter = await filled.WriteLetterAsync();
        var (decided, asked, undecided) = (await world.SendAsync(world.Mother, ContributionKind.FocusSuggestion, "The first call."), await world.SendAsync(world.Mother, ContributionKind.FocusSuggestion, "The second call."),
            await world.SendAsync(world.Mother, ContributionKind.FocusSuggestion, "The third call."));
        var meeting = await filled.InviteToMeetingAsync();
        (await world.AsAsync(world.Mother, actor => new AnswerFamilyMeeting(world.World.Database).RunAsync(actor, new AnswerFamilyMeetingCommand(meeting, MeetingAnswerKind.AnotherTime, "In the evening.", "ur"), default))).ShouldSucceed();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var leaveOut = new AskToLeaveOut(world.World.Database);
        foreach (var wish in new[] { decided, asked })
        {
            (await world.AsAsync(world.Mother, actor => leaveOut.RunAsync(actor, wish, default))).ShouldSucceed();
        }
        var request = new LeaveOutRequestId(await world.World.TestDatabase.AskAsOwnerAsync<Guid>($"select id from leave_out_requests where contribution_id = '{decided}'"));
        (await new DecideLeaveOut(world.World.Database).RunAsync(await world.World.ActAsync(world.Chair), new DecideLeaveOutCommand(request, LeaveOutOutcome.Kept, "It is printed already."), default)).ShouldSucceed();
        var spoken = ContributionId.New();
        (await new EnterContribution(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator),
            new EnterContributionCommand(spoken, world.Mother.Id, new SpokenWords(ContributionKind.Account, "Nobody rang back.", "en", new DateOnly(2026, 3, 1), null)), default)).ShouldSucceed();
        (await new RecordConsentGrounds(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator),
            new RecordConsentGroundsCommand(world.Mother.Id, new ConsentConsidered(AgeGroup.Adult, ConsentDecider.Themselves, null, null, false)), default)).ShouldSucceed();
        (await world.AsAsync(world.Mother, actor => new KeepFamilyDraft(world.World.Database).RunAsync(actor,
            new KeepFamilyDraftCommand("questions", new Dictionary<string, string>(StringComparer.Ordinal) { ["Text"] = "When" }), default))).ShouldSucceed();
        return ([.. always, "/draft?ready=true", "/draft/whole", "/draft/print", $"/draft/{passage}", $"/draft/{passage}?english=beside", $"/draft/{changed}", $"/letters/{letter}", $"/asked/{filled.Asked}", $"/meetings/{meeting}",
            $"/your-child/{filled.Picture}", $"/your-child/{song}", $"/questions/{filled.Answered}", $"/what-became/{spoken}", $"/what-became/{undecided}/quote", $"/leave-out/sent/{decided}", $"/leave-out/sent/{asked}", $"/leave-out/sent/{undecided}",
            "/focus?done=true", "/contact?done=true", "/not-sent/questions", $"/draft/{passage}?anew=true"], undecided);
    }
}

public sealed class EveryPageInEnglishTests(Browser browser) : EveryPageTests(browser, "en");

public sealed class EveryPageInPolishTests(Browser browser) : EveryPageTests(browser, "pl");

public sealed class EveryPageInRomanianTests(Browser browser) : EveryPageTests(browser, "ro");

public sealed class EveryPageInArabicTests(Browser browser) : EveryPageTests(browser, "ar");

public sealed class EveryPageInUrduTests(Browser browser) : EveryPageTests(browser, "ur");

public sealed class EveryPageInFarsiTests(Browser browser) : EveryPageTests(browser, "fa");

/// <summary>The way in to the area, in every state and in all six languages.</summary>
public sealed class EveryPageOfTheWayInTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task Every_page_of_the_way_in_is_valid_html_and_without_a_finding_in_six_languages()
    {
        await using var house = await SignIn.FamilyHouse.OpenAsync(null, "07700900123", new FakeClock(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero)), EveryPageTests.Settings);
        var token = house.TokenOf((await house.InviteAsync(DoorMeans.Hand)).Path!);
        for (var code = 0; code < 3; code++)
        {
            await house.SignIn.SendCodeAsync(token, default);
        }
        var html = new List<(string, string)>();
        var pages = new Dictionary<string, IPage>(StringComparer.Ordinal);
        foreach (var language in EveryPageTests.Languages)
        {
            var page = pages[language] = await Browser.NewPageAsync(new BrowserNewContextOptions { BaseURL = house.Portal.Address.ToString(), ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
            var link = $"/{language}/family/invitation/{token}";
            await LookAsync("fresh", language, link);
            (await page.Locator("main").InnerTextAsync()).ShouldContain("2026", Case.Sensitive, "until when it works");
            foreach (var by in (string[])["TextMessage", "Email", "Hand"])
            {
                await LookAsync("code-" + by, language, $"{link}/code?by={by}");
            }
            // A wrong code; one try too many; too many codes asked for.
            foreach (var (state, tries) in new[] { ("wrong", 5), ("too-many", 1) })
            {
                await house.World.TestDatabase.ExecuteAsOwnerAsync($"update family_codes set tries_left = {tries}, ended_at = null");
                await page.GotoAsync($"{link}/code?by=TextMessage");
                await page.FillAsync("#Code", await WrongAsync());
                await page.ClickAsync("main form >> nth=0 >> button");
                await page.Locator(".govuk-error-summary li").First.WaitForAsync();
                await LookAsync(state, language);
            }
            await page.GotoAsync(link);
            await page.ClickAsync("main form button");
            await page.Locator(".govuk-error-summary li").First.WaitForAsync();
            await LookAsync("later", language);
            foreach (var address in (string[])["signed-out", "words-kept", "paused"])
            {
                await LookAsync(address, language, $"/{language}/family/{address}");
            }
        }
        // Frozen: whom to ring. Older than it may be: whom to ring, and what to do.
        foreach (var (state, sql) in new[] { ("resting", "update family_members set frozen_at = now()"), ("dead", "update family_members set frozen_at = null; update family_invitations set expires_at = created_at") })
        {
            await house.World.TestDatabase.ExecuteAsOwnerAsync(sql);
            foreach (var language in EveryPageTests.Languages)
            {
                foreach (var end in (string[])["", "/code"])
                {
                    await LookAsync(state + end.Replace('/', '-'), language, $"/{language}/family/invitation/{token}{end}");
                    (await pages[language].Locator("main form").CountAsync()).ShouldBe(0, state);
                    (await pages[language].Locator("main").InnerTextAsync()).ShouldContain("0161 496 0000", Case.Sensitive, state);
                }
            }
        }
        (await HtmlValidity.FindFaultsAsync(html)).ShouldBeEmpty();

        async Task LookAsync(string state, string language, string? address = null)
        {
            if (address is not null)
            {
                (await pages[language].GotoAsync(address))!.Status.ShouldBe(200, address);
            }
            await pages[language].ShouldBeWholeAsync(language);
            if (language is "en" or "ur")
            {
                html.Add(($"{state}-{language}", address is null ? await pages[language].ContentAsync() : await house.Portal.Client().GetStringAsync(address)));
            }
        }

        async Task<string> WrongAsync() => (await house.SealedAsync(Data.Outbox.MessageTemplate.FamilyCode, Data.Outbox.MessageMeans.TextMessage))[0] == '9' ? "012345" : "912345";
    }
}

/// <summary>What each page is held to here.</summary>
file static class WholePages
{
    public static async Task ShouldBeWholeAsync(this IPage page, string language)
    {
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language, page.Url);
        (await page.FaultsAsync()).ShouldBeEmpty(page.Url);
        await page.ShouldFitAsync();
    }
}
