using System.Net;
using Microsoft.Playwright;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity;

namespace PracticeReview.Tests.Family;

/// <summary>On the pages of a person's own area, without scripts on a narrow telephone, what they were promised is there to see.</summary>
public sealed class FamilyPromisesPagesTests(TestData.Browser browser) : BrowserTests(browser)
{
    private const string MachineMade = "یہ ترجمہ ایک مشین نے کیا ہے۔";
    private static readonly Dictionary<string, string?> s_settings = new(StringComparer.Ordinal) { ["Words:ShowUnreviewed"] = "true" };

    [Fact]
    public async Task She_sees_whose_turn_it_is_asks_to_leave_something_out_stops_and_is_left_alone()
    {
        var scene = await InvolvementScene.CreateAsync();
        await using var _ = scene.World;
        var (database, mother) = (scene.World.Database, scene.Scene.Mother);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set safety_said_at = '{scene.World.Now:O}'");
        var wish = await scene.Scene.SendAsync(text: "Only the mother wrote of the red shoes.");
        scene.Clock.Advance(TimeSpan.FromHours(2));
        var (ask, chair, question) = (new AskFamilyMember(database), await scene.ActAsync(scene.Scene.Chair), AskedQuestionId.New());
        (await ask.WriteAsync(chair, new AskFamilyMemberCommand(mother, null, "What was a good day like?", question), default)).ShouldSucceed();
        (await ask.WriteAsync(chair, new AskFamilyMemberCommand(mother, null, "Who did you ask first?", AskedQuestionId.New()), default)).ShouldSucceed();
        (await ask.ReleaseAsync(chair, mother, default)).ShouldSucceed();
        var meeting = await scene.MeetAsync(scene.Mother);
        var hold = new HoldFamilyMeeting(database);
        (await hold.ReleaseAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, default)).ShouldSucceed();
        (await hold.CancelAsync(await scene.ActAsync(scene.Scene.Facilitator), meeting, "The chair is ill.", null, default)).ShouldSucceed();
        (await scene.HoldAsync(scene.Mother)).ShouldSucceed();
        await using var portal = await TestPortal.StartAsync(scene.World, s_settings);
        var page = await portal.OpenAsFamilyAsync(Browser, mother, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 700 } });

        await page.SetViewportSizeAsync(320, 700);
        // It is too hard to write: she reads at once who does what now, and again on the first page.
        await page.GotoAsync($"/ur/family/asked/{question}");
        await page.CheckAsync("input[name=Kind][value=TooHardToWrite]");
        await page.ClickAsync(".write button >> nth=0");
        await page.ShowAsync("promise-question-ur");
        await page.GotoAsync($"/en/family/asked/{question}?done=true");
        (await page.Locator("#done").InnerTextAsync()).ShouldContain("will get in touch with you to talk");
        foreach (var language in (string[])["ur", "en"])
        {
            await page.GotoAsync($"/{language}/family");
            (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
            // Whoever reads what a machine made is told so, in the language it made it in.
            await Assertions.Expect(page.Locator(".notice--careful p[lang=en]").Filter(new LocatorFilterOptions { HasText = "A machine made this translation" })).ToHaveCountAsync(language == "en" ? 0 : 1);
            await Assertions.Expect(page.GetByText(MachineMade, new PageGetByTextOptions { Exact = true })).ToHaveCountAsync(language == "ur" ? 1 : 0);
            await Assertions.Expect(page.Locator("#hold")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("#talk-wanted")).ToHaveCountAsync(1);
            (await page.Locator(".new-mark").CountAsync()).ShouldBeGreaterThan(1);
            await page.ShouldFitAsync();
            await page.ShouldBeAccessibleAsync();
            await page.ShowAsync($"promise-home-{language}");
        }
        (await page.Locator(".news a[href$='/meetings']").InnerTextAsync()).ShouldContain("will not take place");
        foreach (var name in (string[])["who-decides", "who-sees-what", "your-rights", "other-processes", "shared-device", "how-it-may-feel"])
        {
            (await page.Locator($".good-to-know a[href='/en/{name}']").CountAsync()).ShouldBe(1, name);
        }

        // Something she said: asked for by a button, shown as asked for, hers alone.
        await page.GotoAsync("/en/family/what-became");
        await page.ClickAsync(".leave-out a");
        await page.WaitForURLAsync($"**/family/leave-out/sent/{wish}");
        await page.ShouldFitAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("promise-leave-out-en");
        await page.ClickAsync("main form button");
        await Assertions.Expect(page.Locator("#done")).ToHaveCountAsync(1);
        (await scene.Scene.CountAsync("leave_out_requests")).ShouldBe(1);
        await page.GotoAsync("/ur/family/what-became");
        await Assertions.Expect(page.Locator(".leave-out")).ToHaveCountAsync(0);
        await page.ShowAsync("promise-what-became-ur");
        var uncle = await scene.World.AddFamilyMemberAsync(scene.Scene.Case, scene.Scene.Facilitator, "Uncle Inventado", "Uncle");
        using var other = portal.Client(Schemes.Family, (await scene.World.BeginFamilySessionAsync(uncle.Id)).Value);
        using var nobody = portal.Client();
        var answer = await scene.World.TestDatabase.AskAsOwnerAsync<Guid>("select id from question_answers");
        foreach (var address in (string[])[$"/en/family/leave-out/sent/{wish}", $"/en/family/leave-out/answer/{answer}"])
        {
            (await page.GotoAsync(address))!.Status.ShouldBe(200);
            (await other.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await nobody.GetAsync(address)).Headers.Location!.ToString().ShouldEndWith("/family/signed-out");
        }

        // She stops, and wants the rest left out as well: nothing asks her any more.
        await page.GotoAsync("/ur/family/taking-part/stop");
        await page.ShouldFitAsync();
        await page.ShowAsync("promise-stop-ur");
        await page.CheckAsync("input[name=Before][value=LeaveOut]");
        await page.ClickAsync("main form button");
        await Assertions.Expect(page.Locator("#done")).ToHaveCountAsync(1);
        (await scene.Scene.CountAsync("leave_out_requests")).ShouldBe(1, "the answer was that it is too hard to write: it has no words");
        await page.GotoAsync("/en/family/asked");
        await Assertions.Expect(page.Locator("#stopped")).ToHaveCountAsync(1);
        (await page.Locator(".parts li").CountAsync()).ShouldBe(1, "only what she answered before");
        await page.GotoAsync("/en/family");
        await Assertions.Expect(page.Locator("#stopped")).ToHaveCountAsync(1);
        (await page.Locator("main").InnerTextAsync()).ShouldNotContain("Your turn");
        await page.ShowAsync("promise-stopped-en");

        // It was decided not to publish: she is not told to wait for a day that never comes.
        await scene.World.TestDatabase.ExecuteAsOwnerAsync($"""
            insert into review_reports (id, partnership_id, case_id, case_reference, reference, number, decision, decided_at)
            values (gen_random_uuid(), '{scene.World.Partnership.Id}', '{scene.Scene.Case.Id}', 'INV-2026-0001', 'R-2345678', 1, 'DoNotPublish', '{scene.World.Now:O}')
            """);
        await page.GotoAsync("/en/family/afterwards");
        (await page.Locator("#found + p").InnerTextAsync()).ShouldContain("not to publish the report");
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("update review_reports set decision = 'Publish', publication_day = '2026-05-04'");
        await page.ReloadAsync();
        (await page.Locator("#found + p").InnerTextAsync()).ShouldContain("4 May 2026");
        await page.GotoAsync("/ur/family/afterwards");
        await page.ShowAsync("promise-afterwards-ur");

        // The review group decides, on the page where the family's words are weighed.
        var staff = await portal.OpenAsStaffAsync(Browser, scene.Scene.Chair);
        await staff.GoLiveAsync($"/workspace/cases/{scene.Scene.Case.Id}/words");
        var item = staff.Locator("[id^=leave-out-]:has-text('red shoes')").First;
        await item.GetByRole(AriaRole.Radio).First.CheckAsync();
        await item.GetByRole(AriaRole.Button, new() { Name = "Decide, and tell them" }).ClickAsync();
        await Assertions.Expect(item.GetByRole(AriaRole.Alert)).ToContainTextAsync("what was decided, and why");
        await staff.ShouldBeAccessibleAsync();
        await staff.ShowAsync("promise-decide");
        await item.GetByLabel("What you tell the person").FillAsync("We do without it. Nothing of it is printed.");
        await item.GetByRole(AriaRole.Button, new() { Name = "Decide, and tell them" }).ClickAsync();
        await Assertions.Expect(staff.Locator("main")).Not.ToContainTextAsync("red shoes");
        await page.GotoAsync("/en/family/what-became");
        (await page.Locator(".talk").First.InnerTextAsync()).ShouldContain("Nothing of it is printed.");
        await page.ShowAsync("promise-left-out-en");
    }
}
