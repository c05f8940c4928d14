using System.Net;
using Microsoft.Playwright;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Deadlines;

namespace PracticeReview.Tests.Workspace.Deadlines;

/// <summary>The timeline, the calculator and the policies, as the people who may open them find them.</summary>
public sealed class TimelinePageTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task The_timeline_is_for_those_who_see_the_case_and_for_nobody_else()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var portal = await TestPortal.StartAsync(scene.World);
        var administrator = await scene.World.AddStaffAsync("Administrator Ash Testwell", null, StaffRole.Administrator);
        var address = $"/workspace/cases/{scene.Case.Id}/timeline";

        foreach (var reader in (StaffId[])[scene.Unit, scene.Adviser, scene.Chair])
        {
            using var client = portal.Client(Schemes.Workspace, (await scene.World.BeginStaffSessionAsync(reader)).Value);
            (await client.GetStringAsync(address)).ShouldContain("Complete the child safeguarding practice review");
        }
        foreach (var other in (StaffId[])[scene.Referrer, scene.Stranger, administrator])
        {
            using var client = portal.Client(Schemes.Workspace, (await scene.World.BeginStaffSessionAsync(other)).Value);
            var page = await client.GetStringAsync(address);
            page.ShouldContain("This could not be found, or it is not yours");
            page.ShouldNotContain("Complete the child safeguarding practice review");
        }
        (await scene.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from audit_events where action = 'Timeline opened to read'")).ShouldBe(3);
        (await new TimelineQueries(scene.World.Database).OpenAsync(await scene.World.ActAsync(scene.Stranger), scene.Case.Id, default)).ShouldBeNull();
        (await new TimelineQueries(scene.World.Database).OpenAsync(await scene.World.ActAsync(scene.Referrer), scene.Case.Id, default)).ShouldBeNull();
    }

    [Fact]
    public async Task What_has_no_date_yet_is_foretold_and_every_line_has_its_place_on_the_scale()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var _ = scene.World;
        (await scene.PauseAsync()).ShouldSucceed();

        var timeline = (await new TimelineQueries(scene.World.Database).OpenAsync(await scene.World.ActAsync(scene.Unit), scene.Case.Id, default)).ShouldNotBeNull();

        timeline.Entries.Single(entry => entry.Deadline.Kind == DeadlineKind.CommentOnFactualAccuracy).Deadline.Explanation.ShouldStartWith("Foretold");
        timeline.Entries.Select(entry => entry.Deadline.Kind).ShouldNotContain(DeadlineKind.ResubmitReferral);
        timeline.Events.Select(happening => happening.Happening).ShouldContain(CaseEvent.FullReviewDecided);
        timeline.Entries.Single(entry => entry.Deadline.Kind == DeadlineKind.CompletePracticeReview).Paused.ShouldHaveSingleItem().Days.ShouldBe(30);
        var sections = TimelineSections.Of(timeline);
        sections.Sum(section => section.Entries.Count).ShouldBe(timeline.Entries.Count);
        foreach (var section in sections)
        {
            section.Entries.ShouldAllBe(entry => section.Place(entry.From) <= 100 && section.Place(entry.Deadline.Due) > 0 && section.Place(entry.Deadline.Due) < 100);
        }
    }

    [Fact]
    public async Task The_business_unit_pauses_a_clock_agrees_a_longer_period_and_others_have_no_such_form()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var portal = await TestPortal.StartAsync(scene.World);
        scene.GoTo(4, 10);
        var page = await portal.OpenAsStaffAsync(Browser, scene.Unit);
        await page.GoLiveAsync($"/workspace/cases/{scene.Case.Id}/timeline");

        await page.GetByText("Pause a clock").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause the clock" }).ClickAsync();
        await page.Locator(".refusals").GetByText("Write the name of the person who allowed it.").WaitForAsync();
        var form = $"#pause-{scene.Case.Id}";
        await page.Locator(form + "-Kind").SelectOptionAsync("CompletePracticeReview");
        await page.Locator(form + "-Reason").SelectOptionAsync("CriminalProceedings");
        await page.Locator(form + "-Why").FillAsync("Two witnesses are to give evidence first.");
        await page.Locator(form + "-AllowedByName").FillAsync("Inspector Ivy Testwell");
        await page.Locator(form + "-AllowedByRole").FillAsync("Senior investigating officer");
        await page.Locator(form + "-First").FillAsync("2026-04-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause the clock" }).ClickAsync();
        await page.GetByText("The clock is paused, and its date has moved.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the clock again" }).WaitForAsync();
        (await page.Locator(".chart__row--paused").CountAsync()).ShouldBe(1);
        (await scene.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from form_drafts")).ShouldBe(0);
        (await page.FaultsAsync()).ShouldBeEmpty();
        await page.ShowAsync("timeline");

        var chair = await portal.OpenAsStaffAsync(Browser, scene.Chair, new() { ViewportSize = new() { Width = 320, Height = 900 } });
        await chair.GoLiveAsync($"/workspace/cases/{scene.Case.Id}/timeline");
        (await chair.GetByText("Inspector Ivy Testwell").CountAsync()).ShouldBe(1);
        (await chair.GetByText("Pause a clock").CountAsync()).ShouldBe(0);
        (await chair.GetByRole(AriaRole.Button, new() { Name = "Start the clock again" }).CountAsync()).ShouldBe(0);
        await chair.ShouldFitAsync();
    }

    [Fact]
    public async Task The_calculator_answers_from_its_address_and_refuses_beside_the_field_keeping_what_was_typed()
    {
        await using var portal = await TestPortal.StartAsync();
        var unit = await portal.World.AddStaffAsync("Unit Umber Testwell", null, StaffRole.BusinessUnit);
        using var client = portal.Client(Schemes.Workspace, (await portal.World.BeginStaffSessionAsync(unit)).Value);

        var answered = WebUtility.HtmlDecode(await client.GetStringAsync("/workspace/timetable?policy=salford-2019&type=rapid-review&received=2026-12-23T16:55"));
        answered.ShouldContain("Monday 18 January 2027");
        answered.ShouldContain("Friday 1 January 2027 (New Year's Day) are bank holidays");
        var refused = WebUtility.HtmlDecode(await client.GetStringAsync("/workspace/timetable?policy=salford-2019&type=rapid-review&received=2026-03-29T01:30&meeting=2026-04-10T10:00"));
        refused.ShouldContain("01:30 does not exist on Sunday 29 March 2026");
        refused.ShouldContain("value=\"2026-04-10T10:00\"");
        (await client.GetStringAsync("/workspace/timetable?type=%3Cscript%3E&received=%22%3E")).ShouldNotContain("<script>&");

        var page = await portal.OpenAsStaffAsync(Browser, unit);
        await page.GoLiveAsync("/workspace/timetable?policy=salford-2019&type=rapid-review&received=2026-12-23T16:55");
        (await page.FaultsAsync()).ShouldBeEmpty();
        await page.ShowAsync("calculator");
        await page.GoLiveAsync("/workspace/timetable/policies");
        (await page.FaultsAsync()).ShouldBeEmpty();
        (await page.GetByText("Children Act 2004, section 16F").CountAsync()).ShouldBe(1);
        await page.ShowAsync("policies");
    }

    [Fact]
    public async Task An_administrator_chooses_the_policy_on_a_page_nobody_else_has()
    {
        var scene = await TimelineScene.CreateAsync();
        await using var portal = await TestPortal.StartAsync(scene.World);
        var administrator = await scene.World.AddStaffAsync("Administrator Ash Testwell", null, StaffRole.Administrator);
        using (var client = portal.Client(Schemes.Workspace, (await scene.World.BeginStaffSessionAsync(scene.Manager)).Value))
        {
            var page = await client.GetStringAsync("/workspace/administration/policy");
            page.ShouldContain("This could not be found");
            page.ShouldNotContain("Choose this policy");
        }

        var choosing = await portal.OpenAsStaffAsync(Browser, administrator);
        await choosing.GoLiveAsync("/workspace/administration/policy");
        await choosing.GetByLabel("Practice Review Policy under Working Together 2023").CheckAsync();
        await choosing.GetByRole(AriaRole.Button, new() { Name = "Choose this policy" }).ClickAsync();
        await choosing.GetByText("New cases begin under: Practice Review Policy under Working Together 2023").WaitForAsync();
        (await choosing.FaultsAsync()).ShouldBeEmpty();
        await choosing.ShowAsync("policy");
        (await scene.World.TestDatabase.AskAsOwnerAsync<string>($"select policy_version from partnerships where id = '{scene.World.Partnership.Id}'")).ShouldBe("WorkingTogether2023");
    }
}
