using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Families;

/// <summary>The professionals' pages of family involvement in a browser, by those whose pages they are.</summary>
public sealed partial class FamilyPagesTests(Browser browser) : BrowserTests(browser)
{
    private static readonly BrowserNewContextOptions Desk = new() { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } };

    [Fact]
    public async Task A_facilitator_involves_a_person_and_the_words_outlive_a_closed_tab()
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = await FamilyScene.CreateAsync(portal.World);
        await scene.World.TestDatabase.ExecuteAsOwnerAsync("delete from family_members");
        var page = await portal.OpenAsStaffAsync(Browser, scene.Facilitator, Desk);
        var address = $"/workspace/cases/{scene.Case.Id}/family";

        await page.GoLiveAsync(address);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nobody of the family is involved yet" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("family-empty");
        await page.ClickAsync("text=Add a person");
        await page.GetByLabel("Why this person is involved").FillAsync("He lived with the child. <script>alert(1)</script>");
        await page.WaitForSelectorAsync("text=Kept as a draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add this person" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "4 things need your attention" })).ToBeFocusedAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("family-add");

        await page.GoLiveAsync(address);
        await Assertions.Expect(page.GetByLabel("Why this person is involved")).ToHaveValueAsync("He lived with the child. <script>alert(1)</script>");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Uncle Inventado");
        await page.GetByLabel("Who they are to the child").FillAsync("Uncle");
        await page.GetByLabel("18 or older").CheckAsync();
        await page.GetByLabel("Language they read").SelectOptionAsync("pl");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add this person" }).DblClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Uncle Inventado" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("table")).ToContainTextAsync("<script>");
        (await scene.CountAsync("family_members")).ShouldBe(1);
        await Patience.UntilAsync(async () => await scene.CountAsync("form_drafts") == 0, "the draft is gone once it is sent");
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task The_review_group_reads_a_wish_in_Urdu_answers_it_and_has_the_answer_translated()
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = await FamilyScene.CreateAsync(portal.World);
        await scene.ChooseAsync(FamilyActivity.InfluenceFocus, AgreementAnswer.Yes);
        var sent = await scene.SendAsync();
        await scene.ReadsAsync(scene.Chair, "ur");
        (await scene.TranslateAsync(scene.Facilitator, FamilyScene.Suggestion, "The school rang twice and nobody answered.")).ShouldSucceed();
        var page = await portal.OpenAsStaffAsync(Browser, scene.Chair, Desk);

        await page.GoLiveAsync("/workspace/families");
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("families-waiting");
        await page.GetByRole(AriaRole.Link, new() { Name = "What the review should look at" }).ClickAsync();

        var quote = page.Locator("blockquote");
        await Assertions.Expect(quote).ToHaveTextAsync(FamilyScene.Suggestion);
        (await quote.GetAttributeAsync("lang"), await quote.GetAttributeAsync("dir")).ShouldBe(("ur", "rtl"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(page.Locator(".translation").First).ToContainTextAsync("approved by Chair Clover Testwell");

        await page.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("3 things need your attention");
        await page.GetByRole(AriaRole.Radio, new() { Name = "The review will look at it" }).CheckAsync();
        await page.GetByLabel("To the mother, and why").FillAsync(new string('a', 200_000));
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("at most 20000 characters");
        (await page.GetByLabel("To the mother, and why").InputValueAsync()).Length.ShouldBe(200_000);
        await page.ShouldBeAccessibleAsync();
        await page.GetByLabel("To the mother, and why").FillAsync("We will ask the school what happened after the 3 calls.");
        await Assertions.Expect(page.Locator(".persons-view")).ToContainTextAsync("This has not been translated yet");
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = Waits() }).CheckAsync();
        await Assertions.Expect(page.Locator(".persons-view")).ToContainTextAsync("Nothing yet. Once the translation is checked it stands here in Urdu");
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("member-answering");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).EvaluateAsync("button => { button.click(); button.click(); }");

        await Assertions.Expect(page.Locator("article h3").First).ToContainTextAsync("The review will look at it");
        (await scene.CountAsync("contribution_answers where released_at is null")).ShouldBe(1);
        await Assertions.Expect(page.Locator("article h3").First).ToContainTextAsync("The answer waits for its translation");
        await Assertions.Expect(page.GetByText("Translators were asked")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = OurAnswerInUrdu() }).ClickAsync();
        await page.GetByLabel("Urdu", new() { Exact = true }).FillAsync("ہم اسکول سے پوچھیں گے۔");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Not found in the translation: 3" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send to review" }).ClickAsync();
        await Assertions.Expect(page.Locator(".translation").Nth(1)).ToContainTextAsync("Somebody who did not write it approves it");
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("member");
        var preview = page.Locator(".persons-view [dir=rtl]");
        await Assertions.Expect(preview).ToContainTextAsync("ہم اسکول سے پوچھیں گے۔");
        (await preview.GetAttributeAsync("lang")).ShouldBe("ur");
        (await scene.MemberAsync(scene.Chair)).Contributions.Single(row => row.Id == sent).AnswerTranslation!.Text.ShouldBe("ہم اسکول سے پوچھیں گے۔");

        // She waits for nobody's translation after all.
        await page.GetByRole(AriaRole.Button, new() { Name = "Do not wait: they read it in English first" }).ClickAsync();
        await Patience.UntilAsync(async () => await scene.CountAsync("contribution_answers where released_at is null") == 0, "the answer is sent");
    }

    [Fact]
    public async Task Closing_a_persons_area_takes_a_reason_and_one_click()
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = await FamilyScene.CreateAsync(portal.World);
        var page = await portal.OpenAsStaffAsync(Browser, scene.Facilitator, Desk);
        await page.GoLiveAsync($"/workspace/cases/{scene.Case.Id}/family/{scene.Mother}");
        (await page.TitleAsync()).ShouldNotContain("Amber");

        await page.GetByRole(AriaRole.Button, new() { Name = "Close their area now" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why, for the record.");
        await page.Locator("[id$=-access-Why]").FillAsync("She asked for it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close their area now" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Open their area again" })).ToBeVisibleAsync();
        (await scene.CountAsync("family_members where access_ended_at is not null")).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_person_agreed_to_stands_there_with_the_words_who_explained_them_and_whether_they_called_it_right()
    {
        await using var world = await EnteredForThem.CreateAsync();
        await world.EnterAsync(FamilyActivity.ShareExperience, AgreementAnswer.NotNow);
        await world.EnterAsync(FamilyActivity.ShareExperience, AgreementAnswer.Yes);
        await using var portal = await TestPortal.StartAsync(world.Area.World);
        var page = await portal.OpenAsStaffAsync(Browser, world.Area.Chair, Desk);
        var address = $"/workspace/cases/{world.Area.Case.Id}/family/{world.Area.Mother.Id}";
        await page.GoLiveAsync(address);
        var table = page.GetByRole(AriaRole.Region, new() { Name = "Choices in force" });
        await Assertions.Expect(table.GetByText("Entered for them by Facilitator Fern, not confirmed by them yet")).ToHaveCountAsync(1);

        await page.GetByText("Telling what it was like: all 2 choices, the words and who explained them").ClickAsync();
        var choices = page.Locator(".choices-made[open] > ol > li");
        await Assertions.Expect(choices).ToHaveCountAsync(2);
        foreach (var said in (string[])["Yes, 2 March 2026, in force", "Fern Explainer, The facilitator, with an interpreter", "Iris Interpreter", "Explained in Urdu", "Facilitator Fern, for them", "Not yet"])
        {
            await Assertions.Expect(choices.First).ToContainTextAsync(said);
        }
        await Assertions.Expect(choices.Last).ToContainTextAsync("Not now, 2 March 2026, replaced later");
        await Assertions.Expect(choices.Last).ToContainTextAsync("No, and it was replaced");
        await choices.First.GetByText("Words for adults, in English, version").ClickAsync();
        await Assertions.Expect(choices.First.Locator(".written[lang=en]")).ToContainTextAsync(AgreementWords.InOnePiece(FamilyActivity.ShareExperience).Split('\n')[0]);
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("member-agreements");

        (await world.ConfirmAsync([.. await world.ToConfirmAsync()])).Value.ShouldBe(0);
        await page.GoLiveAsync(address);
        await Assertions.Expect(table.GetByText("not confirmed by them yet")).ToHaveCountAsync(0);
        await page.GetByText("Telling what it was like: all 2 choices").ClickAsync();
        await Assertions.Expect(choices.First).ToContainTextAsync("On 2 March 2026 they said that it is right");

        var other = await world.Area.World.AddStaffAsync("Chair Sedge", null);
        await world.Area.World.JoinCaseAsync(world.Area.Stranger.CaseId, other, CaseRole.ReviewChair);
        using var client = portal.Client(Web.Identity.Schemes.Workspace, (await portal.World.BeginStaffSessionAsync(other)).Value);
        (await client.GetStringAsync(address)).ShouldNotContain("Explainer");
    }

    [Fact]
    public async Task A_person_with_no_second_safe_way_is_handed_a_link_and_a_code_each_shown_once()
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = await FamilyScene.CreateAsync(portal.World);
        var page = await portal.OpenAsStaffAsync(Browser, scene.Facilitator, Desk);
        var address = $"/workspace/cases/{scene.Case.Id}/family/{scene.Mother}";
        await page.GoLiveAsync(address);
        await Assertions.Expect(page.Locator(".not-approached")).ToContainTextAsync("Nobody has decided yet whether this person is involved.");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Make the link" })).ToBeDisabledAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("member-undecided");
        await portal.World.DecideToInvolveAsync(scene.Mother);
        await page.GoLiveAsync(address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a code to say or hand over" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give the person a link first");

        await page.GetByRole(AriaRole.Radio, new() { Name = "On paper, from hand to hand" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        await Assertions.Expect(page.Locator(".handed")).ToContainTextAsync($"{portal.Address}ur/family/invitation/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a code to say or hand over" }).ClickAsync();
        await Assertions.Expect(page.Locator(".handed.figures")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9]{6}$"));
        await page.ShouldBeAccessibleAsync();

        await page.GoLiveAsync(address);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Make the link" })).ToBeVisibleAsync();
        (await page.Locator(".handed").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Two_writers_of_a_passage_see_both_versions_and_lose_no_word()
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = await FamilyScene.CreateAsync(portal.World);
        var id = (await scene.WriteAsync(scene.Chair)).Value;
        var address = $"/workspace/cases/{scene.Case.Id}/draft";
        var chair = await portal.OpenAsStaffAsync(Browser, scene.Chair, Desk);
        await chair.GoLiveAsync(address);
        await chair.GetByRole(AriaRole.Button, new() { Name = "Rewrite passage 1" }).ClickAsync();
        await chair.GetByLabel("Passage", new() { Exact = true }).FillAsync("Mine: nobody asked her.");
        (await scene.WriteAsync(scene.Reviewer, id, (await scene.PassageAsync(id)).Version, "Theirs: somebody should have asked.")).ShouldSucceed();

        await chair.GetByRole(AriaRole.Button, new() { Name = "Save the passage" }).ClickAsync();

        await Assertions.Expect(chair.GetByRole(AriaRole.Heading, new() { Name = "What is stored now" })).ToBeVisibleAsync();
        await Assertions.Expect(chair.GetByText("Theirs: somebody should have asked.")).ToBeVisibleAsync();
        await Assertions.Expect(chair.GetByLabel("Passage", new() { Exact = true })).ToHaveValueAsync("Mine: nobody asked her.");
        await chair.ShouldBeAccessibleAsync();
        await chair.ShowAsync("draft-conflict");
        await chair.GetByRole(AriaRole.Button, new() { Name = "Save your words in place of theirs" }).ClickAsync();
        await Assertions.Expect(chair.Locator("article .written").First).ToHaveTextAsync("Mine: nobody asked her.");
        (await scene.PassageAsync(id)).Edition.ShouldBe(3);
    }

    [Fact]
    public async Task A_passage_is_written_and_released_after_what_has_to_be_thought_of()
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = await FamilyScene.CreateAsync(portal.World);
        var page = await portal.OpenAsStaffAsync(Browser, scene.Chair, Desk);
        await page.GoLiveAsync($"/workspace/cases/{scene.Case.Id}/draft");
        await Assertions.Expect(page.Locator(".unanswered")).ToContainTextAsync("9 of the nine assurance questions are not answered");
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Write the first passage" }).ClickAsync();
        await page.GetByLabel("Heading").FillAsync("Who lived in the house");
        await page.GetByLabel("Passage", new() { Exact = true }).FillAsync("Nobody asked who lived in the house.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the passage" }).DblClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Release to family members" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Amber Inventado" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Release edition 1" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Confirm each point first");
        await Assertions.Expect(page.Locator(".persons-view")).ToContainTextAsync("This has not been translated yet");
        await Assertions.Expect(page.Locator(".persons-view")).ToContainTextAsync("Before they open it they read: “These are parts of a report about somebody you love.");
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("draft-release");
        foreach (var check in await page.GetByRole(AriaRole.Group, new() { Name = "Think of this first" }).GetByRole(AriaRole.Checkbox).AllOnceThereAsync())
        {
            await check.CheckAsync();
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Release edition 1" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say whether they read it in English first");
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = Waits() }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Release edition 1" }).ClickAsync();

        await Assertions.Expect(page.Locator(".marks")).ToContainTextAsync("Waits for its translation since");
        await Assertions.Expect(page.Locator(".marks")).ToContainTextAsync("Amber Inventado");
        (await scene.CountAsync("released_passages where withdrawn_at is null")).ShouldBe(1);
        (await scene.CountAsync("draft_passages")).ShouldBe(1);
        await page.ShowAsync("draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();
        await Assertions.Expect(page.Locator(".marks")).ToContainTextAsync("Released to nobody");
    }

    [Fact]
    public async Task The_nine_questions_are_answered_with_evidence_and_the_open_ones_are_named()
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = await FamilyScene.CreateAsync(portal.World);
        await scene.ChooseAsync(FamilyActivity.CommentOnDraft, AgreementAnswer.Yes);
        (await scene.AssureAsync(scene.Reviewer, 2, Data.Assurance.AssuranceVerdict.Partly, "Her aunt has not been asked yet. We will.")).ShouldSucceed();
        (await scene.AssureAsync(scene.Reviewer, 8, Data.Assurance.AssuranceVerdict.No, "The reasons are not written down. We will.")).ShouldSucceed();
        var page = await portal.OpenAsStaffAsync(Browser, scene.Chair, Desk);
        await page.GoLiveAsync($"/workspace/cases/{scene.Case.Id}/assurance");
        await Assertions.Expect(page.Locator(".nine__sum")).ToContainTextAsync("2 of nine answered. Still open: 1 Why the family is involved; 3");

        await page.GetByRole(AriaRole.Button, new() { Name = "Answer question 1", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the answer" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose an answer.");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Yes", Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Mother: why involved" }).CheckAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("assurance-answering");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the answer" }).DblClickAsync();

        await Assertions.Expect(page.Locator("#question-1")).ToContainTextAsync("Chair Clover Testwell");
        await Assertions.Expect(page.Locator("#question-1 .evidence a")).ToHaveAttributeAsync("href", $"/workspace/cases/{scene.Case.Id}/family/{scene.Mother}");
        await Assertions.Expect(page.Locator(".nine__sum")).ToContainTextAsync("3 of nine answered. Still open: 3");
        (await scene.CountAsync("assurance_answers where question = 1")).ShouldBe(1);
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("assurance");
    }

    [Theory]
    [InlineData("family")]
    [InlineData("assurance")]
    [InlineData("draft")]
    public async Task The_review_group_of_another_case_finds_nothing(string part)
    {
        await using var portal = await TestPortal.StartAsync();
        var scene = await FamilyScene.CreateAsync(portal.World);
        using var client = portal.Client(Web.Identity.Schemes.Workspace, (await portal.World.BeginStaffSessionAsync(scene.OtherChair)).Value);

        var text = await client.GetStringAsync($"/workspace/cases/{scene.Case.Id}/{part}");

        text.ShouldContain("This could not be found, or it is not yours");
        text.ShouldNotContain("Inventado");
        text.ShouldNotContain(scene.Case.Reference);
    }

    // Some browsers put a space before what only a screen reader is told.
    [GeneratedRegex("^Wait: they see nothing", RegexOptions.None, 1000)]
    private static partial Regex Waits();

    [GeneratedRegex("^Translate ?: Our answer in Urdu$", RegexOptions.None, 1000)]
    private static partial Regex OurAnswerInUrdu();
}
