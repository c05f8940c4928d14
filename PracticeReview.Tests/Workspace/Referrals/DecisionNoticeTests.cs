using System.Net;
using Microsoft.Playwright;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Workspace.Referrals;

namespace PracticeReview.Tests.Workspace.Referrals;

/// <summary>The decision notice, the versions side by side, and the vote by link, as people meet them.</summary>
public sealed class DecisionNoticeTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task A_decision_is_a_notice_on_the_page_as_Word_and_as_PDF_for_those_who_may_read_it()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(people.World);
        var @case = await people.DecidedAsync(PanelOutcome.Neither);
        var decision = await people.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from referral_decisions");
        var address = $"/workspace/cases/{@case}/decisions/{decision}";
        var stranger = await people.World.AddStaffAsync("Stranger Sorrel Unreal", people.Police, StaffRole.Referrer, StaffRole.Scrutineer);

        foreach (var (file, begins) in new[] { ("notice.pdf", "%PDF"), ("notice.docx", "PK") })
        {
            foreach (var reader in (StaffId[])[people.Referrer, people.DecisionMaker, people.Chair])
            {
                using var client = portal.Client(Web.Identity.Schemes.Workspace, (await people.World.BeginStaffSessionAsync(reader)).Value);
                using var answer = await client.GetAsync($"{address}/{file}");
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                answer.Content.Headers.ContentDisposition.ShouldNotBeNull().FileName.ShouldBe($"INV-2026-0001-decision.{file[7..]}");
                System.Text.Encoding.ASCII.GetString((await answer.Content.ReadAsByteArrayAsync())[..begins.Length]).ShouldBe(begins);
            }
            using var strange = portal.Client(Web.Identity.Schemes.Workspace, (await people.World.BeginStaffSessionAsync(stranger)).Value);
            (await strange.GetAsync($"{address}/{file}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await strange.GetStringAsync(address)).ShouldNotContain("The invented rationale");
            using var nobody = portal.Client();
            (await nobody.GetAsync($"{address}/{file}")).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        }
        var page = await portal.OpenAsStaffAsync(Browser, people.Referrer);
        await page.GoLiveAsync($"/workspace/cases/{@case}/referral");
        await page.GetByRole(AriaRole.Link, new() { Name = "The decision notice" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Decision notice" }).WaitForAsync();
        await page.GetByText("The invented rationale.").WaitForAsync();
        (await page.ContentAsync()).ShouldNotContain("Aspen");
        await page.ShowAsync("decision-notice");
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_link_leads_through_the_sign_in_straight_to_the_vote_on_a_phone()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(people.World);
        await people.ForwardedAsync();
        var token = (await people.World.TestDatabase.AskAsOwnerAsync<string>($"select argument from outbox_messages where template = 'StaffPersonalLink' and staff_id = '{people.Chair}'")).Split('/')[^1];
        using (var nobody = portal.Client())
        {
            (await nobody.GetAsync($"/workspace/vote/{token}")).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        }
        var other = await portal.OpenAsStaffAsync(Browser, people.Deputy);
        await other.GoLiveAsync($"/workspace/vote/{token}");
        await other.GetByText("This link is not yours").WaitForAsync();
        (await other.ContentAsync()).ShouldNotContain("INV-2026-0001");

        var page = await portal.OpenAsStaffAsync(Browser, people.Chair, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 700 } });
        await page.GoLiveAsync($"/workspace/vote/{token}");
        (await people.CountAsync("panel_votes")).ShouldBe(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Cast your vote" }).ClickAsync();
        await page.GetByText("Choose an outcome.").First.WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShouldFitAsync();
        await page.GetByLabel("Commence a rapid review").CheckAsync();
        await page.GetByLabel("Your reason").FillAsync("The criteria are met.");
        await page.ShowAsync("vote");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cast your vote" }).DblClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Your vote is cast" }).WaitForAsync();
        (await people.CountAsync($"panel_votes where member_id = '{people.Chair}' and outcome = 'RapidReview'")).ShouldBe(1);
        await page.GoLiveAsync($"/workspace/vote/{token}");
        await page.GetByText("it is good for one vote").WaitForAsync();
    }

    [Fact]
    public async Task What_changed_between_two_versions_is_marked()
    {
        var people = await ReferralWorld.CreateAsync();
        await using var world = people.World;
        var (before, after) = (people.CompleteForm(), people.CompleteForm());
        after.WhatHappened = "An invented child was found at home with invented injuries.";
        after.AgencyIds = [];
        after.OtherAgencies = "A nursery";

        var rows = VersionComparison.Of(before, after, [new AgencyName(people.Police.Id.Value, "Inventshire Police")]);

        rows.Where(row => row.Differs).Select(row => row.Field).ShouldBe(["What happened", "Agencies"]);
        var told = rows.Single(row => row.Field == "What happened");
        told.Before.ShouldHaveSingleItem().Differs.ShouldBeFalse();
        string.Concat(told.After.Where(piece => piece.Differs).Select(piece => piece.Text)).Trim().ShouldBe("at home");
        string.Concat(told.After.Select(piece => piece.Text)).ShouldBe(after.WhatHappened);
        rows.Single(row => row.Field == "Agencies").Before[0].Text.ShouldStartWith("Inventshire");

        var @case = await people.DecidedAsync(PanelOutcome.Incomplete);
        (await new ResubmitReferral(world.Database, new OpenSeal()).RunAsync(await world.ActAsync(people.Referrer), new ResubmitReferralCommand(@case, after), default)).Refusals.ShouldBeEmpty();
        await using var portal = await TestPortal.StartAsync(world);
        var page = await portal.OpenAsStaffAsync(Browser, people.Unit);
        await page.GoLiveAsync($"/workspace/cases/{@case}/referral");
        await page.GetByText("Version 1 beside version 2: 2 fields differ").ClickAsync();
        await page.Locator("ins").Filter(new() { HasText = "at home" }).WaitForAsync();
        await page.ShowAsync("referral-versions");
        await page.ShouldBeAccessibleAsync();
    }
}
