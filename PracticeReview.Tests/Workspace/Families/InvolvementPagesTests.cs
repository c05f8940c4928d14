using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Workspace.Families.Involvement;

namespace PracticeReview.Tests.Workspace.Families;

/// <summary>Mapping, planning, holding back, freezing and meeting in a browser, by those whose pages they are.</summary>
public sealed class InvolvementPagesTests(Browser browser) : BrowserTests(browser)
{
    private static readonly BrowserNewContextOptions Desk = new() { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } };

    [Fact]
    public async Task A_facilitator_maps_the_family_decides_plans_records_a_hold_and_when_it_ends_the_chair_is_asked_to_open_the_analysis()
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = await FamilyScene.CreateAsync(portal.World);
        var page = await portal.OpenAsStaffAsync(Browser, scene.Facilitator, Desk);
        var map = $"/workspace/cases/{scene.Case.Id}/family/map";
        await page.GoLiveAsync(map);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nobody is on the map yet" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a person to the map" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Put on the map" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("3 things need your attention");
        await page.ShouldBeAccessibleAsync();
        await PutAsync(page, "Ash", "The child", "Children's generation", "Mother's home", isTheChild: true);
        await AddAsync(page, "Amber Inventado", "Mother", "Parents' generation", "Mother's home");
        await AddAsync(page, "Flint Inventado", "Father", "Parents' generation", null);
        await page.GetByRole(AriaRole.Button, new() { Name = "Draw a line between two" }).ClickAsync();
        await page.GetByLabel("First person").SelectOptionAsync(new SelectOptionValue { Label = "Amber Inventado, Mother" });
        await page.GetByLabel("is", new() { Exact = true }).SelectOptionAsync("FormerPartnerOf");
        await page.GetByLabel("Other person").SelectOptionAsync(new SelectOptionValue { Label = "Flint Inventado, Father" });
        await page.GetByRole(AriaRole.Radio, new() { Name = "Antagonistic" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Draw the line" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say what has to be minded");
        await page.GetByLabel("What has to be minded").FillAsync("They must not meet.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Draw the line" }).DblClickAsync();
        var lines = page.GetByRole(AriaRole.Region, new() { Name = "How they are tied", Exact = true });
        await Assertions.Expect(lines).ToContainTextAsync("Amber Inventado former partner of Flint Inventado");
        (await scene.CountAsync("map_relations")).ShouldBe(1);
        await Assertions.Expect(page.Locator(".family-map__label--tension")).ToContainTextAsync("former partners, antagonistic");
        await page.ShouldBeAccessibleAsync();

        // By keyboard: the picture is reached, and each card in it leads to the person.
        var card = page.Locator(".family-map a", new() { HasText = "Flint Inventado" });
        await card.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Involvement of one person" })).ToBeVisibleAsync();
        (await page.TitleAsync()).ShouldNotContain("Flint");
        await page.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "To be involved" }).CheckAsync();
        await page.GetByLabel("Why", new() { Exact = true }).FillAsync("He lived with the child for six years. <script>alert(1)</script>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        await Assertions.Expect(page.Locator("#decision")).ToContainTextAsync("Facilitator Fern Testwell");

        await page.GetByRole(AriaRole.Button, new() { Name = "Write the plan" }).ClickAsync();
        await page.GetByLabel("What for").FillAsync("How the services spoke with him.");
        await page.GetByLabel("Language they speak with us").SelectOptionAsync("ur");
        await page.GetByLabel("An interpreter is needed").CheckAsync();
        await page.GetByLabel("Safety").FillAsync("Never where she is.");
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("plan-writing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the plan" }).ClickAsync();
        await Assertions.Expect(page.Locator("#plan")).ToContainTextAsync("no interpreter is booked");

        await page.GetByRole(AriaRole.Button, new() { Name = "Record a hold" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the hold" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("6 things need your attention");
        var today = LegalDay.Of(portal.World.Now);
        await page.GetByLabel("Senior investigating officer").FillAsync("DI Osprey");
        await page.GetByLabel("Why the person cannot be involved now").FillAsync("He is to be interviewed.");
        await page.GetByLabel("Agreed on").FillAsync(Day(today));
        await page.GetByRole(AriaRole.Group, new() { Name = "Was the family openly told?" }).GetByLabel("Yes").CheckAsync();
        await page.GetByLabel("How they were told").FillAsync("By the facilitator, at home.");
        await page.GetByLabel("Look again on").FillAsync(Day(today.AddDays(20)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the hold" }).ClickAsync();
        await Assertions.Expect(page.Locator("#holds article")).ToContainTextAsync("Running: look again on");
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "The hold has ended" }).ClickAsync();
        await page.GetByLabel("What ended it, and who said so").FillAsync("No charge, says DI Osprey.");
        await page.GetByRole(AriaRole.Button, new() { Name = "End the hold" }).ClickAsync();
        await Assertions.Expect(page.Locator("#holds article")).ToContainTextAsync("Ended: the analysis is to be opened again");
        await page.ShowAsync("person");

        var chair = await portal.OpenAsStaffAsync(Browser, scene.Chair, Desk);
        await chair.GoLiveAsync("/workspace");
        await chair.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Open the analysis again", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await chair.GetByRole(AriaRole.Button, new() { Name = "Open the analysis again" }).ClickAsync();
        await chair.GetByRole(AriaRole.Button, new() { Name = "The analysis is open again" }).ClickAsync();
        await Assertions.Expect(chair.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say what was opened again");
        await chair.GetByLabel("What is opened again").FillAsync("Finding 2 is open again.");
        await chair.GetByRole(AriaRole.Button, new() { Name = "The analysis is open again" }).ClickAsync();
        await Assertions.Expect(chair.Locator("#holds article")).ToContainTextAsync("Ended, and the analysis was opened again");
        await chair.GoLiveAsync("/workspace");
        await Assertions.Expect(chair.Locator("main")).Not.ToContainTextAsync("Open the analysis again");
    }

    [Fact]
    public async Task A_large_family_is_drawn_without_overlaps_reads_in_tables_alone_and_prints()
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = (await InvolvementScene.LargeAsync(portal.World)).Scene;
        var page = await portal.OpenAsStaffAsync(Browser, scene.Facilitator, Desk);
        await page.GoLiveAsync($"/workspace/cases/{scene.Case.Id}/family/map");
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("map");
        var rows = page.Locator("#map-persons ~ div tbody tr");
        (await page.Locator(".family-map a").CountAsync()).ShouldBe(await rows.CountAsync());

        // As it is drawn on the screen: no card on another, and no words of a line on a card or on other words.
        var drawn = await page.EvaluateAsync<double[][]>("[...document.querySelectorAll('.family-card__paper, .family-map__label rect')].map(one => { const box = one.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom]; })");
        drawn.Length.ShouldBeGreaterThan(await rows.CountAsync());
        for (var one = 0; one < drawn.Length; one++)
        {
            drawn.Skip(one + 1).ShouldAllBe(other => drawn[one][0] >= other[2] || other[0] >= drawn[one][2] || drawn[one][1] >= other[3] || other[1] >= drawn[one][3]);
        }

        // Who reads no picture finds where they live, who is responsible, what was decided and why: in the tables, and on each card.
        var map = (await new InvolvementQueries(portal.World.Database).OpenMapAsync(await portal.World.ActAsync(scene.Facilitator), scene.Case.Id, default))!;
        foreach (var person in map.Persons)
        {
            var row = rows.Filter(new() { Has = page.Locator($"a[href$='/family/map/{person.Id}']") });
            var card = page.Locator($".family-map a[href$='/family/map/{person.Id}']");
            foreach (var words in (string[])[person.Name, person.Household ?? "Not known", InvolvementWords.Name(person.Responsibility), InvolvementWords.Standing(person), person.Reason])
            {
                await Assertions.Expect(row).ToContainTextAsync(Data.PlainText.ForReading(words));
            }
            foreach (var words in (string?[])[person.Name, person.Household, InvolvementWords.Standing(person)])
            {
                (await card.GetAttributeAsync("aria-label"))!.ShouldContain(Data.PlainText.ForReading(words ?? ""));
            }
        }

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(rows.First).ToBeVisibleAsync();
        (await page.EvaluateAsync<bool>("[...document.querySelectorAll('.table-frame')].every(frame => frame.scrollWidth <= frame.clientWidth + 1 || getComputedStyle(frame).overflowX === 'visible')")).ShouldBeTrue("a table is not cut off on paper");
    }

    [Fact]
    public async Task Freezing_an_account_in_one_click_ends_an_open_visit_and_its_page_says_whom_to_ring_and_nothing_else()
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = await FamilyScene.CreateAsync(portal.World);
        var family = await portal.OpenAsFamilyAsync(Browser, scene.Mother, new() { ViewportSize = new ViewportSize { Width = 320, Height = 800 }, JavaScriptEnabled = false });
        await family.GotoAsync("/en/family");
        await Assertions.Expect(family.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Amber Inventado");
        var page = await portal.OpenAsStaffAsync(Browser, scene.Facilitator, Desk);
        var address = $"/workspace/cases/{scene.Case.Id}/family/{scene.Mother}";
        await page.GoLiveAsync(address);
        await page.GetByText("Close a part", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "What the review should look at" }).CheckAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "The person is under investigation" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close it to them" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why");
        await page.Locator("#limits").GetByLabel("Why", new() { Exact = true }).FillAsync("She is to be interviewed.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close it to them" }).ClickAsync();
        await Assertions.Expect(page.Locator("#limits li")).ToContainTextAsync("What the review should look at");
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("limits");
        await family.GotoAsync("/en/family/focus");
        family.Url.ShouldEndWith("/en/family/not-open");
        (await family.ContentAsync()).ShouldNotContain("investigation");

        await page.GetByRole(AriaRole.Button, new() { Name = "Freeze the account now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Frozen since")).ToBeVisibleAsync();
        await family.GotoAsync("/en/family/draft");

        family.Url.ShouldEndWith("/en/family/paused");
        var text = await family.Locator("main").InnerTextAsync();
        text.ShouldContain("0161 496 0000");
        text.ShouldNotContain("Amber");
        (await family.TitleAsync()).ShouldNotContain("review", Case.Insensitive);
        await family.ShouldFitAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Unfreeze the account" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why, for the record.");
        await page.GetByLabel("Why it is unfrozen").FillAsync("She has her phone back.");
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Unfreeze the account" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Freeze the account now" })).ToBeVisibleAsync();
        await family.GotoAsync("/en/family");
        family.Url.ShouldEndWith("/en/family/signed-out");
    }

    [Fact]
    public async Task A_meeting_is_planned_prepared_shown_to_the_family_and_taken_further_where_it_does_not_work()
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = await InvolvementScene.CreateAsync(portal.World);
        var page = await portal.OpenAsStaffAsync(Browser, scene.Scene.Facilitator, Desk);
        await page.GoLiveAsync($"/workspace/cases/{scene.Scene.Case.Id}/family/meetings");
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan a meeting" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Amber Inventado, Mother" }).CheckAsync();
        await page.GetByLabel("What it is for").FillAsync("To go through the draft together.");
        await page.GetByLabel("Day").FillAsync(Day(LegalDay.Of(portal.World.Now).AddDays(7)));
        await page.GetByLabel("Time").FillAsync("18:30");
        await page.GetByLabel("Where", new() { Exact = true }).FillAsync("Heron Library, room 2");
        await page.GetByLabel("Who of the review is there").FillAsync("Rowan, who leads the review");
        await page.GetByLabel("Chair", new() { Exact = true }).FillAsync("Clover");
        await page.GetByLabel("Professionals meet the chair beforehand").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan the meeting" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("may disempower them");
        await page.ShouldBeAccessibleAsync();
        await page.GetByLabel("What it is for, and how the family learns").FillAsync("To warn the chair; she hears of it at the beginning.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan the meeting" }).DblClickAsync();
        await Assertions.Expect(page.Locator("article")).ToContainTextAsync("Heron Library, room 2");
        (await scene.Scene.CountAsync("family_meetings")).ShouldBe(1);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "The chair knows what may become difficult" }).FillAsync("Told on Monday.");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("This is done ?: The chair knows", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await Assertions.Expect(page.Locator(".preparation", new() { HasText = "Told on Monday." })).ToContainTextAsync("Done");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show when and where to those invited" }).ClickAsync();
        await Assertions.Expect(page.Locator("article")).ToContainTextAsync("They see when, where and with whom since");
        await page.GetByText("The process does not work: take it further").ClickAsync();
        await page.GetByLabel("What does not work").FillAsync("Nobody speaks freely before her.");
        await page.GetByLabel("To whom it is taken").FillAsync("Chair of the sub-group");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it further" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Taken to Chair of the sub-group" })).ToBeVisibleAsync();
        await page.GetByLabel("What does not work").FillAsync("The room is too small.");
        await page.GetByLabel("Who is told").SelectOptionAsync("Chair Clover Testwell");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it further" }).ClickAsync();
        var second = page.GetByRole(AriaRole.Group, new() { Name = "Taken further" }).Nth(1);
        await Assertions.Expect(second).ToContainTextAsync("Taken to Chair Clover Testwell");
        await second.GetByRole(AriaRole.Textbox, new() { Name = "What came of it" }).FillAsync("A larger one is booked.");
        (await page.GetByRole(AriaRole.Textbox, new() { Name = "What came of it" }).First.InputValueAsync()).ShouldBeEmpty("each has words of its own");
        await second.GetByRole(AriaRole.Button, new() { Name = "Record what came of it" }).ClickAsync();
        await Assertions.Expect(second).ToContainTextAsync("A larger one is booked.");
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = "Taken further" }).First).ToContainTextAsync("Open");
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("meetings");

        var family = await portal.OpenAsFamilyAsync(Browser, scene.Scene.Mother, new() { ViewportSize = new ViewportSize { Width = 320, Height = 800 } });
        await family.GotoAsync("/en/family/meetings");
        await Assertions.Expect(family.Locator("main")).ToContainTextAsync("Heron Library, room 2");
        (await family.Locator("main").InnerTextAsync()).ShouldNotContain("draft together");
        (await family.Locator("main h2").First.InnerTextAsync()).ShouldMatch("^[0-9]+ [A-Z][a-z]+ [0-9]{4}, 18:30$");
        await family.ShouldBeAccessibleAsync();
        await family.ShowAsync("family-meetings");
    }

    [Fact]
    public async Task Every_page_that_could_push_something_new_says_before_the_button_that_the_person_said_no()
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = await InvolvementScene.CreateAsync(portal.World);
        (await scene.DecideAsync(scene.Mother, InvolvementChoice.Involve)).ShouldSucceed();
        (await scene.Scene.WriteAsync(scene.Scene.Chair)).ShouldSucceed();
        var chair = await scene.ActAsync(scene.Scene.Chair);
        (await new Data.Families.Area.AskFamilyMember(portal.World.Database).WriteAsync(chair, new Data.Families.Area.AskFamilyMemberCommand(scene.Scene.Mother, null, "What was it like?"), default)).ShouldSucceed();
        (await new WriteFamilyLetter(portal.World.Database).RunAsync(chair, new WriteFamilyLetterCommand(scene.Scene.Mother, FamilyLetterId.New(), null, "What comes next", "We write the report."), default)).ShouldSucceed();
        await scene.MeetAsync(scene.Mother);
        (await scene.ContactAsync(scene.Mother, ContactSide.Us, ContactOutcome.Declined)).ShouldSucceed();
        var page = await portal.OpenAsStaffAsync(Browser, scene.Scene.Chair, Desk);
        await page.GoLiveAsync($"/workspace/cases/{scene.Scene.Case.Id}/family/meetings");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The family is told that it does not take place, and not why.");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Show when and where to those invited" })).ToHaveCountAsync(0);
        await page.ShouldBeAccessibleAsync();
        // A meeting that was left standing before meetings were called off with a no.
        await portal.World.TestDatabase.ExecuteAsOwnerAsync("update family_meetings set state = 'Planned', called_off = null, called_off_at = null");
        foreach (var (part, button) in new[] { ($"family/{scene.Scene.Mother}", "Make the link"), ($"family/{scene.Scene.Mother}/area", "Release 1 question to them"),
            ($"family/{scene.Scene.Mother}/letters", "Release to the mother"), ("family/meetings", "Show when and where to those invited") })
        {
            await page.GoLiveAsync($"/workspace/cases/{scene.Scene.Case.Id}/{part}");
            await Assertions.Expect(page.Locator(".not-approached").First).ToContainTextAsync("do not want to take part");
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = button })).ToBeDisabledAsync();
            await page.ShouldBeAccessibleAsync();
            await page.ShowAsync("not-approached-" + part.Split('/')[^1].Split('-')[0]);
        }
        await page.GoLiveAsync($"/workspace/cases/{scene.Scene.Case.Id}/draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Release to family members" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Amber Inventado" })).ToBeDisabledAsync();
        await page.ShowAsync("not-approached-draft");
        await page.GoLiveAsync($"/workspace/cases/{scene.Scene.Case.Id}/family");
        await page.ClickAsync("text=Add a person");
        await page.GetByLabel("On the family map").SelectOptionAsync("Uncle Inventado, Uncle");
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("family-add-from-map");
    }

    [Fact]
    public async Task The_nine_questions_stand_at_three_points_and_over_reviews()
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = await InvolvementScene.CreateAsync(portal.World);
        (await scene.DecideAsync(scene.Uncle, InvolvementChoice.NotInvolved)).ShouldSucceed();
        (await scene.Scene.AssureAsync(scene.Scene.Chair, 1, AssuranceVerdict.Yes, "It is written down.")).ShouldSucceed();
        (await scene.Scene.AssureAsync(scene.Scene.Chair, 2)).ShouldSucceed();
        await portal.World.TestDatabase.ExecuteAsOwnerAsync($"update cases set stage = 'Report' where id = '{scene.Scene.Case.Id}'");
        var page = await portal.OpenAsStaffAsync(Browser, scene.Scene.Chair, Desk);
        await page.GoLiveAsync($"/workspace/cases/{scene.Scene.Case.Id}/assurance");
        await Assertions.Expect(page.Locator(".points__link[aria-current]")).ToContainTextAsync("With the draft");
        await Assertions.Expect(page.Locator(".nine__sum")).ToContainTextAsync("0 of nine answered");
        await Assertions.Expect(page.Locator("#question-2 .gaps")).ToContainTextAsync("Mother: nobody has decided whether they are involved.");
        await page.GetByRole(AriaRole.Link, new() { Name = "At the start" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record why" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why they were not answered then.");
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("assurance-missed");
        await page.GetByLabel("Why they were not answered then").FillAsync("The group was not appointed yet.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record why" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The group was not appointed yet.");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Record why" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "At the end" }).ClickAsync();
        await Assertions.Expect(page.Locator(".points__link[aria-current]")).ToContainTextAsync("At the end");
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer question 8", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Yes", Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Uncle: not involved, with the reason" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the answer" }).ClickAsync();
        await Assertions.Expect(page.Locator(".nine__sum")).ToContainTextAsync("1 of nine answered");
        (await scene.Scene.CountAsync("assurance_answers where stage = 'End'")).ShouldBe(1);
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("assurance-points");

        var unit = await portal.OpenAsStaffAsync(Browser, scene.Scene.Manager, Desk);
        await unit.GoLiveAsync("/workspace/assurance");
        await Assertions.Expect(unit.Locator(".heat tbody tr")).ToHaveCountAsync(1);
        await unit.ShouldBeAccessibleAsync();
        await unit.ShowAsync("assurance-trend");
        await page.GoLiveAsync("/workspace/assurance");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("could not be found, or it is not yours");
    }

    [Theory]
    [InlineData("family/map")]
    [InlineData("family/map/person")]
    [InlineData("family/meetings")]
    public async Task The_review_group_of_another_case_finds_nothing(string part)
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = await InvolvementScene.CreateAsync(portal.World);
        using var client = portal.Client(Web.Identity.Schemes.Workspace, (await portal.World.BeginStaffSessionAsync(scene.Scene.OtherChair)).Value);

        var text = await client.GetStringAsync($"/workspace/cases/{scene.Scene.Case.Id}/{part.Replace("person", scene.Mother.ToString(), StringComparison.Ordinal)}");

        text.ShouldContain("This could not be found, or it is not yours");
        text.ShouldNotContain("Inventado");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task AddAsync(IPage page, string name, string relation, string row, string? home)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a person to the map" }).ClickAsync();
        await PutAsync(page, name, relation, row, home);
    }

    private static async Task PutAsync(IPage page, string name, string relation, string row, string? home, bool isTheChild = false)
    {
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Who they are to the child").FillAsync(relation);
        await page.GetByRole(AriaRole.Radio, new() { Name = row, Exact = true }).CheckAsync();
        if (home is not null)
        {
            await page.GetByRole(AriaRole.Combobox, new() { Name = "Lives at", Exact = true }).FillAsync(home);
        }
        if (isTheChild)
        {
            await page.GetByLabel("The review is about this child").CheckAsync();
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Put on the map" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Everybody on the map", Exact = true }).First).ToContainTextAsync(name);
    }
}
