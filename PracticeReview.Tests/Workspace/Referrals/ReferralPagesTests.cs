using Microsoft.Playwright;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Referrals;

/// <summary>Referring and deciding, as people do it.</summary>
public sealed class ReferralPagesTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task What_a_referrer_types_survives_a_lost_circuit_and_is_sent_once()
    {
        var people = await ReferralWorld.CreateAsync(await TestWorld.CreateAsync(new FakeClock(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero))));
        await using var portal = await TestPortal.StartAsync(people.World);
        var page = await portal.OpenAsStaffAsync(Browser, people.Referrer);
        await OpenLiveAsync(page, "/workspace/referrals/new");

        await page.GetByRole(AriaRole.Button, new() { Name = "Check your answers" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "things need your attention" }).WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await page.Locator("#WhatHappened").PressSequentiallyAsync("An invented child was found with invented injuries.");
        var left = page.Url;
        // The tab is gone before the words could be kept by the clock: the server keeps what reached it.
        await page.CloseAsync();
        await Patience.UntilAsync(async () => await people.CountAsync("form_drafts where content like '%found with invented injuries.%'") == 1, "the words are in the database", 5);

        page = await page.Context.NewPageAsync();
        await OpenLiveAsync(page, left);
        (await page.Locator("#WhatHappened").InputValueAsync()).ShouldBe("An invented child was found with invented injuries.");
        await FillAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check your answers" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Check what you are sending" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it to your decision-maker" }).DblClickAsync();
        await page.WaitForURLAsync("**/workspace/referrals/agency/*");
        var inAgency = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Heading, new() { Name = "With the designated decision-maker" }).WaitForAsync();
        (await people.CountAsync("cases")).ShouldBe(0);

        var decider = await portal.OpenAsStaffAsync(Browser, people.DecisionMaker);
        await OpenLiveAsync(decider, "/workspace/referrals");
        await decider.GetByText("Waits for you to verify").WaitForAsync();
        await OpenLiveAsync(decider, inAgency);
        await decider.GetByRole(AriaRole.Button, new() { Name = "Verify and submit" }).ClickAsync();
        await decider.GetByText("confirm it here").First.WaitForAsync();
        await decider.ShowAsync("referral-verify");
        await decider.ShouldBeAccessibleAsync();
        await decider.GetByLabel("It is noted on the child's record").CheckAsync();
        await decider.GetByRole(AriaRole.Button, new() { Name = "Verify and submit" }).DblClickAsync();
        await decider.GetByRole(AriaRole.Heading, new() { Name = "Submitted to the business unit" }).WaitForAsync();

        await OpenLiveAsync(page, inAgency);
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the referral" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "The referral", Exact = true }).WaitForAsync();
        await page.GetByText("Aspen Fictitious").WaitForAsync();

        (await page.TitleAsync()).ShouldNotContain("Aspen");
        (await people.CountAsync("cases")).ShouldBe(1);
        (await people.CountAsync("form_drafts")).ShouldBe(0);
        await ShotAsync(page, "referral-of-the-referrer");
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task What_is_typed_before_the_page_answers_is_not_lost_when_it_does()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(people.World);
        var page = await portal.OpenAsStaffAsync(Browser, people.Referrer);
        var slow = new TaskCompletionSource();
        await page.RouteAsync("**/blazor.web*.js", async route =>
        {
            await slow.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/workspace/referrals/new", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("#WhatHappened").FillAsync("Typed on a slow train.");
        await page.GetByLabel("A partner agency").CheckAsync();
        await page.Locator("#Considered input").First.CheckAsync();
        await page.Locator("#WhatHappened").FocusAsync();
        slow.SetResult();
        await page.WaitUntilLiveAsync();

        await Assertions.Expect(page.Locator("#WhatHappened")).ToHaveValueAsync("Typed on a slow train.");
        await Assertions.Expect(page.GetByLabel("A partner agency")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#Considered input").First).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#WhatHappened")).ToBeFocusedAsync();
        await Patience.UntilAsync(async () =>
        {
            ((FakeClock)people.World.TestDatabase.Clock).Advance(TimeSpan.FromSeconds(2));
            return await people.CountAsync("form_drafts where content like '%Typed on a slow train.%'") == 1;
        }, "the words are kept as if they had been typed later");
        await page.ReloadAsync();
        await page.WaitUntilLiveAsync();
        await Assertions.Expect(page.Locator("#WhatHappened")).ToHaveValueAsync("Typed on a slow train.");
        await Assertions.Expect(page.GetByLabel("A partner agency")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#Considered input").First).ToBeCheckedAsync();
    }

    [Fact]
    public async Task What_is_typed_until_the_working_day_is_over_is_found_after_signing_in_again()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        var people = await ReferralWorld.CreateAsync(await TestWorld.CreateAsync(clock));
        await using var portal = await TestPortal.StartAsync(people.World);
        var page = await portal.OpenAsStaffAsync(Browser, people.Referrer);
        await OpenLiveAsync(page, "/workspace/referrals/new");
        await page.Locator("#WhatHappened").PressSequentiallyAsync("Begun in the evening.");
        await Patience.UntilAsync(async () =>
        {
            // The form keeps its words by the portal's clock, which stands still otherwise.
            clock.Advance(TimeSpan.FromSeconds(2));
            return await people.CountAsync("form_drafts where content like '%Begun in the evening.%'") == 1;
        }, "the words are in the database");

        (await new EndOldSessions(people.World.Database).RunAsync(CancellationToken.None)).ShouldBe(0);
        clock.Advance(StaffSignIn.AtMost);
        (await new EndOldSessions(people.World.Database).RunAsync(CancellationToken.None)).ShouldBe(1);
        await page.WaitForURLAsync("**/session-ended**");

        var again = await portal.OpenAsStaffAsync(Browser, people.Referrer);
        await OpenLiveAsync(again, "/workspace/referrals/new");
        (await again.Locator("#WhatHappened").InputValueAsync()).ShouldBe("Begun in the evening.");
    }

    [Fact]
    public async Task The_panel_votes_the_business_unit_records_and_the_referrer_reads_why()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(people.World);
        var @case = await people.SubmitAsync();
        var address = $"/workspace/cases/{@case}/referral";
        var unit = await portal.OpenAsStaffAsync(Browser, people.Unit);
        await OpenLiveAsync(unit, address);
        await unit.GetByRole(AriaRole.Button, new() { Name = "Forward to the Virtual Panel" }).ClickAsync();
        await unit.GetByText("Forwarded to the Virtual Panel.").WaitForAsync();

        await people.VoteAsync(@case, people.Deputy, PanelOutcome.Neither);
        var chair = await portal.OpenAsStaffAsync(Browser, people.Chair);
        await OpenLiveAsync(chair, "/workspace");
        await chair.GetByRole(AriaRole.Link, new() { Name = "INV-2026-0001" }).Last.ClickAsync();
        await chair.GetByRole(AriaRole.Button, new() { Name = "Cast your vote" }).WaitForAsync();
        (await chair.GetByText("Deputy Dogwood Unreal").CountAsync()).ShouldBe(0);
        await chair.GetByLabel("Neither a rapid review nor a case review").CheckAsync();
        await chair.GetByLabel("Your reason").FillAsync(new string('x', 200_000));
        await chair.GetByRole(AriaRole.Button, new() { Name = "Cast your vote" }).ClickAsync();
        await chair.GetByText("This is 200,000 characters long").First.WaitForAsync();
        (await chair.GetByLabel("Your reason").InputValueAsync()).Length.ShouldBe(200_000);
        await chair.GetByLabel("Your reason").FillAsync("<b>It is clear</b> \u202Eenough.");
        await chair.GetByRole(AriaRole.Button, new() { Name = "Cast your vote" }).ClickAsync();
        await chair.GetByText("Deputy Dogwood Unreal").WaitForAsync();
        await chair.GetByText("<b>It is clear</b> \uFFFDenough.").First.WaitForAsync();
        await ShotAsync(chair, "referral-of-the-panel");
        await chair.ShouldBeAccessibleAsync();

        await OpenLiveAsync(unit, address);
        await unit.GetByLabel("Neither a rapid review nor a case review").CheckAsync();
        await unit.GetByLabel("Rationale", new() { Exact = true }).FillAsync("There is nothing a review would find.");
        await unit.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).DblClickAsync();
        await unit.GetByText("The decision is recorded").WaitForAsync();
        (await people.CountAsync("referral_decisions")).ShouldBe(1);

        var referrer = await portal.OpenAsStaffAsync(Browser, people.Referrer);
        await OpenLiveAsync(referrer, "/workspace/referrals");
        await referrer.ShouldBeAccessibleAsync();
        await referrer.GetByRole(AriaRole.Link, new() { Name = "INV-2026-0001" }).ClickAsync();
        await referrer.GetByText("There is nothing a review would find.").WaitForAsync();
        (await referrer.GetByText("Deputy Dogwood Unreal").CountAsync()).ShouldBe(0);
        await referrer.GetByText("We do not agree with this decision").ClickAsync();
        await referrer.GetByLabel("Why you do not agree").FillAsync("We see a pattern.");
        await referrer.GetByRole(AriaRole.Button, new() { Name = "Record that we do not agree" }).ClickAsync();
        await referrer.GetByText("The Independent Adviser's view is awaited").WaitForAsync();
        await referrer.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task The_case_list_overview_and_today_are_accessible_and_lead_to_one_another()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(people.World);
        await people.ForwardedAsync();
        ((FakeClock)people.World.TestDatabase.Clock).Advance(TimeSpan.FromDays(4));
        var page = await portal.OpenAsStaffAsync(Browser, people.Manager);

        await OpenLiveAsync(page, "/workspace");
        await page.GetByText("Decide on the referral").WaitForAsync();
        await ShotAsync(page, "today");
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cases" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Cases" }).WaitForAsync();
        await ShotAsync(page, "cases");
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "INV-2026-0001" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Where it stands" }).WaitForAsync();
        await page.GetByText("Explain").First.ClickAsync();
        await ShotAsync(page, "overview");
        await page.ShouldBeAccessibleAsync();
    }

    [Theory]
    [InlineData(StaffRole.AgencyAuthor)]
    [InlineData(StaffRole.Referrer)]
    [InlineData(StaffRole.Scrutineer)]
    public async Task Who_has_no_part_in_a_referral_gets_nothing_of_it(StaffRole role)
    {
        var people = await ReferralWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(people.World);
        var @case = await people.ForwardedAsync();
        var stranger = await people.World.AddStaffAsync("Stranger Sorrel Unreal", people.Police, role);
        var session = await people.World.BeginStaffSessionAsync(stranger);
        using var client = portal.Client(Web.Identity.Schemes.Workspace, session.Value);

        foreach (var address in (string[])[$"/workspace/cases/{@case}/referral", "/workspace/referrals", "/workspace", "/workspace/cases"])
        {
            var text = await client.GetStringAsync(address);
            text.ShouldNotContain("Aspen");
            text.ShouldNotContain("INV-2026-0001");
        }
        (await people.CountAsync("audit_events where action = 'Referral opened to read'")).ShouldBe(0);
    }

    private static async Task FillAsync(IPage page)
    {
        await page.GetByLabel("A partner agency").CheckAsync();
        await page.GetByLabel("Child's full name").FillAsync("Aspen Fictitious");
        await page.GetByLabel("Date of birth").FillAsync("2023-05-17");
        await page.Locator("#IsLookedAfter").GetByLabel("No").CheckAsync();
        await page.GetByLabel("Day of the incident").FillAsync("2026-02-27");
        await page.GetByLabel("It is suspected").CheckAsync();
        await page.GetByLabel("The child was seriously harmed").CheckAsync();
        await page.GetByLabel("In the area of this partnership").CheckAsync();
        await page.GetByLabel("The criteria are met").CheckAsync();
        await page.GetByLabel("Why do you conclude so?").FillAsync("Serious harm in the area, and neglect is suspected.");
        await page.GetByLabel("Inventshire Police").CheckAsync();
        await page.GetByLabel("The referrer does not know").CheckAsync();
        await page.GetByLabel("What advice was sought").FillAsync("Invented advice.");
        foreach (var question in await page.Locator("#Considered input").AllOnceThereAsync())
        {
            await question.CheckAsync();
        }
    }

    // The page answers once its circuit stands: until then a click would be lost.
    private static async Task OpenLiveAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.Locator("[data-live=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("h1").WaitForAsync();
    }

    private static async Task ShotAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PRACTICEREVIEW_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }
}
