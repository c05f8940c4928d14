using Microsoft.Playwright;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.RapidReviews;

/// <summary>The rapid review meeting as its people use it in a browser, each in one of their own.</summary>
public sealed class RapidReviewPagesTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task Two_people_at_a_meeting_see_each_others_notes_and_the_quorum_as_they_come()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var portal = await TestPortal.StartAsync(scene.World);
        var police = scene.Partner(AgencyKind.Police);
        (await scene.InviteAsync(null, [.. scene.Partners])).ShouldSucceed();
        (await scene.AttendAsync(scene.Partner(AgencyKind.LocalAuthority))).ShouldSucceed();
        (await scene.AttendAsync(scene.Partner(AgencyKind.Health))).ShouldSucceed();

        var manager = await OpenAsync(portal, scene.Manager, $"/workspace/meetings/{scene.Case}");
        var officer = await OpenAsync(portal, police, "/workspace/meetings");
        await officer.ShouldBeAccessibleAsync();
        await officer.ShowAsync("meetings");
        await officer.GetByRole(AriaRole.Link, new() { Name = "Meeting on" }).ClickAsync();
        await officer.GetByText("Not quorate: nobody represents the police.").WaitForAsync();
        await officer.Locator("#Facts").FillAsync("Both calls were to <b>one</b> address.");
        await manager.Locator("#Facts").FillAsync("The papers agree on the dates.");

        await manager.GetByText("Both calls were to <b>one</b> address.").WaitForAsync();
        await officer.GetByText("The papers agree on the dates.").WaitForAsync();
        (await officer.Locator("#Facts").InputValueAsync()).ShouldBe("Both calls were to <b>one</b> address.");
        (await officer.GetByLabel("Who is present").CountAsync()).ShouldBe(0, "who is invited notes nobody's attendance");

        await manager.GetByLabel("Who is present").SelectOptionAsync(police.Value.ToString());
        await manager.GetByRole(AriaRole.Button, new() { Name = "Note as present" }).ClickAsync();
        await officer.GetByText("Quorate: each of the three safeguarding partners is represented.").WaitForAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Add the action" }).ClickAsync();
        await manager.Locator(".refusals").GetByText("Choose the agency that owns the action.").WaitForAsync();
        await manager.ShouldBeAccessibleAsync();
        await manager.ShowAsync("meeting");

        (await scene.RevokeAsync(police)).ShouldSucceed();
        await officer.GetByText("This meeting could not be shown").WaitForAsync();
        await Assertions.Expect(officer.GetByText("The papers agree on the dates.")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_report_is_completed_and_endorsed_and_others_find_nothing_there()
    {
        var scene = await RapidReviewScene.CreateAsync();
        await using var portal = await TestPortal.StartAsync(scene.World);
        (await scene.InviteAsync(null, [.. scene.Partners])).ShouldSucceed();
        await scene.HoldAsync();
        var address = $"/workspace/meetings/{scene.Case}/report";

        var chair = await OpenAsync(portal, scene.Chair, address);
        await chair.GetByRole(AriaRole.Button, new() { Name = "Complete the report" }).ClickAsync();
        await chair.Locator(".refusals").GetByText("is empty").First.WaitForAsync();
        await chair.ShouldBeAccessibleAsync();
        await chair.ShowAsync("report-of-meeting");
        foreach (var field in await chair.Locator("form textarea").AllOnceThereAsync())
        {
            await field.FillAsync("What there is to say.");
        }
        await chair.GetByRole(AriaRole.Button, new() { Name = "Complete the report" }).ClickAsync();
        await chair.GetByText("Completed by Chair Clover Testwell").WaitForAsync();

        var officer = await OpenAsync(portal, scene.Partner(AgencyKind.Police), address);
        await officer.GetByLabel("I disagree").CheckAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Give your word" }).ClickAsync();
        await officer.Locator(".refusals").GetByText("Write why.").WaitForAsync();
        await officer.ShouldBeAccessibleAsync();
        await officer.ShowAsync("endorse");
        await officer.GetByLabel("Why", new() { Exact = true }).FillAsync("A learning event reaches people sooner.");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Give your word" }).ClickAsync();
        await officer.GetByText("disagrees").WaitForAsync();
        await Assertions.Expect(officer.GetByRole(AriaRole.Button, new() { Name = "Give your word" })).ToBeHiddenAsync();

        foreach (var stranger in new[] { scene.Information.Teacher, scene.Information.Stranger })
        {
            var page = await OpenAsync(portal, stranger, address);
            await page.GetByText("This report could not be shown").WaitForAsync();
            foreach (var file in new[] { "report.docx", "report.pdf", "papers.pdf" })
            {
                (await page.APIRequest.GetAsync($"/workspace/meetings/{scene.Case}/{file}")).Status.ShouldBe(404, file);
            }
            await page.GotoAsync($"/workspace/meetings/{scene.Case}");
            await page.GetByText("This meeting could not be shown").WaitForAsync();
        }
        var word = await chair.APIRequest.GetAsync(address + ".docx");
        word.Status.ShouldBe(200);
        word.Headers["content-disposition"].ShouldContain("attachment; filename=report.docx");
    }

    [Fact]
    public async Task The_business_unit_sets_the_date_that_is_proposed_and_invites_who_should_be_there()
    {
        var scene = await RapidReviewScene.CreateAsync(planned: false);
        await using var portal = await TestPortal.StartAsync(scene.World);

        var manager = await OpenAsync(portal, scene.Manager, $"/workspace/cases/{scene.Case}/rapid-review");
        await manager.GetByText("leaves one working day in hand").WaitForAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Keep this date" }).ClickAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Send the invitations" }).ClickAsync();
        await manager.GetByRole(AriaRole.Rowheader, new() { Name = "Superintendent Hazel Testwell" }).WaitForAsync();

        (await scene.CountAsync("meeting_invitations where signs_off")).ShouldBe(4, "the three partners and the adviser");
        (await scene.CountAsync("meeting_invitations")).ShouldBe(9);
        await manager.ShouldBeAccessibleAsync();
        await manager.ShowAsync("rapid-review");
    }

    [Fact]
    public async Task A_date_and_an_arrival_are_kept_while_they_are_typed_and_gone_once_they_are_sent()
    {
        var scene = await RapidReviewScene.CreateAsync(planned: false);
        await using var portal = await TestPortal.StartAsync(scene.World);
        var plan = $"/workspace/cases/{scene.Case}/rapid-review";
        var manager = await OpenAsync(portal, scene.Manager, plan);
        var date = manager.GetByLabel("The meeting, day and time in London");
        await date.FillAsync("2026-03-12T14:30");
        await manager.GetByText("Kept as a draft").First.WaitForAsync();

        var later = await OpenAsync(portal, scene.Manager, "/workspace");
        await later.GetByRole(AriaRole.Link, new() { Name = "The date of a rapid review meeting" }).ClickAsync();
        await later.WaitForURLAsync("**" + plan);
        (await later.GetByLabel("The meeting, day and time in London").InputValueAsync()).ShouldStartWith("2026-03-12T14:30");
        await later.WaitUntilLiveAsync();
        await later.GetByRole(AriaRole.Button, new() { Name = "Keep this date" }).ClickAsync();
        await later.GetByRole(AriaRole.Heading, new() { Name = "Move the meeting" }).WaitForAsync();
        (await scene.CountAsync("form_drafts")).ShouldBe(0);
        (await scene.CountAsync("rapid_reviews where planned_for = timestamptz '2026-03-12 14:30+00'")).ShouldBe(1);

        var room = $"/workspace/meetings/{scene.Case}";
        await manager.GoLiveAsync(room);
        await manager.GetByLabel("Name", new() { Exact = true }).FillAsync("Sergeant Yew Pretendham");
        await manager.GetByLabel("Agency", new() { Exact = true }).SelectOptionAsync(scene.Information.Police.Id.Value.ToString());
        await manager.GetByText("Kept as a draft").First.WaitForAsync();
        await later.GoLiveAsync(room);
        (await later.GetByLabel("Name", new() { Exact = true }).InputValueAsync()).ShouldBe("Sergeant Yew Pretendham");
        await later.ShouldBeAccessibleAsync();
        await later.GetByRole(AriaRole.Button, new() { Name = "Note as present" }).ClickAsync();

        await later.GetByRole(AriaRole.Button, new() { Name = "Left the meeting: Sergeant Yew Pretendham" }).WaitForAsync();
        await manager.GetByRole(AriaRole.Button, new() { Name = "Left the meeting: Sergeant Yew Pretendham" }).WaitForAsync();
        (await later.GetByLabel("Name", new() { Exact = true }).InputValueAsync()).ShouldBeEmpty();
        (await scene.CountAsync("form_drafts")).ShouldBe(0);
    }

    private async Task<IPage> OpenAsync(TestPortal portal, StaffId staff, string address)
    {
        var page = await portal.OpenAsStaffAsync(Browser, staff);
        await page.GoLiveAsync(address);
        return page;
    }
}
