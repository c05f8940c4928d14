using Microsoft.Playwright;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Demonstration;

namespace PracticeReview.Tests.EndToEnd;

public sealed partial class OneTrueCaseTests
{
    private async Task<IPage> TheFacilitatorInvitesTheMotherAsync(StoryStage stage)
    {
        var page = await stage.AsAsync("facilitator", $"/workspace/cases/{_case}/family");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a person" }).ClickAsync();
        await page.GetByLabel("Safe e-mail address").FillAsync("noor@family.example");
        await page.GetByLabel("Safe mobile number").FillAsync("07700 900123");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Noor Fictional");
        await page.GetByLabel("Who they are to the child").FillAsync("Mother");
        await page.GetByLabel("18 or older").CheckAsync();
        await page.GetByLabel("Language they read").SelectOptionAsync("ur");
        await page.GetByLabel("Why this person is involved").FillAsync("She knows her child best and lived through the months under review.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add this person" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Noor Fictional" }).ClickAsync();
        await page.GetByLabel("E-mail to their safe address").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        await page.GetByText("The link is on its way.").WaitForAsync();
        await StoryStage.LookAsync(page, "invite");

        await stage.PostLeavesAsync();
        var letter = stage.Mail.Delivered.Last(mail => mail.Recipient.Contains("noor@family.example", StringComparison.Ordinal));
        (letter.Subject + letter.Text).ShouldNotContain("review", Case.Insensitive);

        // An old phone, Urdu, no script at all.
        var phone = await stage.NewPageAsync(new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = 360, Height = 740 }, Locale = "ur" });
        await phone.GotoAsync(StoryStage.Link().Match(letter.Text).Value);
        await phone.Locator("main form button").First.ClickAsync();
        await stage.PostLeavesAsync();
        var text = stage.Mail.Delivered.Last(mail => mail.Recipient.Contains("900123", StringComparison.Ordinal));
        await phone.Locator("[name=Code]").FillAsync(StoryStage.Code().Match(text.Text).Value);
        await phone.Locator("main form button").First.ClickAsync();
        await phone.WaitForURLAsync("**/ur/family");
        (await phone.Locator("html").GetAttributeAsync("dir")).ShouldBe("rtl");
        return phone;
    }

    private static async Task TheMotherAgreesAndChangesTheFocusAsync(StoryStage stage, IPage phone)
    {
        // Before anything else she says which ways and times are safe.
        await phone.Locator("#safety input[name=Ways][value=Visits]").CheckAsync();
        await phone.Locator("#safety button[type=submit]").ClickAsync();
        await phone.Locator("#now").WaitForAsync();
        await LookOnPhoneAsync(phone, "family-home-ur");
        await phone.GotoAsync("/ur/family/taking-part");
        foreach (var activity in new[] { "KeptInformed", "InfluenceFocus", "CommentOnDraft" })
        {
            await phone.Locator($"input[name='{activity}'][value=Yes]").CheckAsync();
        }
        await phone.Locator("input[name=ShareExperience][value=RatherTalk]").CheckAsync();
        await phone.Locator("input[name=ExplainedBy][value=FacilitatorWithInterpreter]").CheckAsync();
        await LookOnPhoneAsync(phone, "family-agree-ur");
        await phone.Locator("main form button[type=submit]").First.ClickAsync();
        await phone.Locator(".history li").First.WaitForAsync();

        await phone.GotoAsync("/ur/family/focus");
        await phone.Locator("[name=Text]").FillAsync(Wish);
        await phone.Locator("form.write button[type=submit]").First.ClickAsync();
        await phone.GetByText(Wish).WaitForAsync();
        await stage.PostLeavesAsync();
    }

    private async Task TheReviewGroupAnswersHerAsync(StoryStage stage)
    {
        var page = await OpenTheMotherAsync(stage, "reviewer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).First.ClickAsync();
        await AnswerAsync(page, "The review will look at it", DemonstrationTexts.FocusAnswer);
        var facilitator = await OpenTheMotherAsync(stage, "facilitator");
        await TranslateLastAsync(facilitator, DemonstrationTexts.FocusAnswerInUrdu);
    }

    private async Task TheReviewReleasesAPassageAsync(StoryStage stage)
    {
        var page = await stage.AsAsync("reviewer", $"/workspace/cases/{_case}/draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write the first passage" }).ClickAsync();
        await page.GetByLabel("Heading").FillAsync(DemonstrationTexts.PassageHeading);
        await page.GetByLabel("Passage", new() { Exact = true }).FillAsync(DemonstrationTexts.Passage);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the passage" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Release to family members" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Release passage 1" });
        await form.WaitForAsync();
        foreach (var choice in await form.Locator("input[type=checkbox]").AllOnceThereAsync())
        {
            await choice.CheckAsync();
        }
        await form.GetByLabel("Send it now: they read it in English").CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Release edition 1" }).ClickAsync();
        await Assertions.Expect(form).ToBeHiddenAsync();
        await StoryStage.LookAsync(page, "draft");
        await page.Locator("details summary").Filter(new() { HasText = "Urdu" }).First.ClickAsync();
        await TranslateLastAsync(page, DemonstrationTexts.PassageInUrdu);
    }

    private static async Task TheMotherCommentsAsync(IPage phone)
    {
        await phone.GotoAsync("/ur/family/focus");
        await phone.GetByText(DemonstrationTexts.FocusAnswerInUrdu).WaitForAsync();
        await phone.GotoAsync("/ur/family/draft?ready=true");
        await phone.Locator("main a[href*='/family/draft/']").First.ClickAsync();
        await phone.GetByText(DemonstrationTexts.PassageInUrdu).WaitForAsync();
        await phone.Locator("input[type=radio][value=FactIsWrong]").CheckAsync();
        await phone.Locator("[name=Text]").FillAsync(Comment);
        await phone.Locator("form.write button[type=submit]").First.ClickAsync();
        await phone.GetByText(Comment).WaitForAsync();
        await LookOnPhoneAsync(phone, "family-draft-ur");
    }

    private async Task TheReviewGroupChangesTheDraftAsync(StoryStage stage)
    {
        var page = await OpenTheMotherAsync(stage, "reviewer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).First.ClickAsync();
        await AnswerAsync(page, "The draft is changed", "You were right. The draft now says February, and that you told the school yourself.");
        var facilitator = await OpenTheMotherAsync(stage, "facilitator");
        await TranslateLastAsync(facilitator, "آپ درست تھیں۔ مسودے میں اب فروری لکھا ہے، اور یہ کہ آپ نے خود اسکول کو بتایا تھا۔");
        await StoryStage.LookAsync(facilitator, "person");
    }

    private static async Task TheMotherReadsWhatBecameOfItAsync(IPage phone)
    {
        await phone.GotoAsync("/ur/family/what-became");
        await phone.GetByText("آپ درست تھیں۔", new() { Exact = false }).First.WaitForAsync();
        await phone.GetByText(DemonstrationTexts.FocusAnswerInUrdu).First.WaitForAsync();
        await LookOnPhoneAsync(phone, "family-became-ur");
        // Followed no further: the neutral site it leads to is not asked.
        var left = await phone.Context.APIRequest.GetAsync("/leave", new() { MaxRedirects = 0 });
        left.Status.ShouldBe(302);
        await phone.GotoAsync("/ur/family");
        phone.Url.ShouldEndWith("/ur/family/signed-out");
    }

    private async Task TheReviewGroupAnswersTheNineQuestionsAsync(StoryStage stage)
    {
        // The start has gone by without them: the group says why, once.
        var page = await stage.AsAsync("group", $"/workspace/cases/{_case}/assurance?at=start");
        await page.GetByLabel("Why they were not answered then").FillAsync("The group was set up after the review had begun.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record why" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Record why" })).ToBeHiddenAsync();
        foreach (var at in (string[])["draft", "end"])
        {
            page = await stage.AsAsync("group", $"/workspace/cases/{_case}/assurance?at={at}");
            for (var question = 1; question <= 9; question++)
            {
                var part = page.Locator($"#question-{question}");
                await part.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
                await part.GetByLabel("Yes", new() { Exact = true }).CheckAsync();
                foreach (var evidence in await part.Locator("input[type=checkbox]").AllAsync())
                {
                    await evidence.CheckAsync();
                }
                await part.GetByLabel("In words").FillAsync("Talked about in the review group; the evidence is linked.");
                await part.GetByRole(AriaRole.Button, new() { Name = "Save the answer" }).ClickAsync();
                await part.GetByRole(AriaRole.Button, new() { Name = "Answer again" }).WaitForAsync();
            }
        }
        await StoryStage.LookAsync(page, "assurance");
    }

    private async Task<IPage> OpenTheMotherAsync(StoryStage stage, string person)
    {
        var page = await stage.AsAsync(person, $"/workspace/cases/{_case}/family");
        await page.GetByRole(AriaRole.Link, new() { Name = "Noor Fictional" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "What they sent" }).WaitForAsync();
        return page;
    }

    private static async Task AnswerAsync(IPage page, string outcome, string text)
    {
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Answer", Exact = true });
        await form.GetByText(outcome, new() { Exact = true }).ClickAsync();
        await form.GetByLabel("To the mother, and why").FillAsync(text);
        await form.GetByLabel("Send it now: they read it in English").CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await Assertions.Expect(form).ToBeHiddenAsync();
    }

    /// <summary>Writes the translation that is still missing into Urdu and sends it to review.</summary>
    private static async Task TranslateLastAsync(IPage page, string text)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = Untranslated() }).First.ClickAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Translation into Urdu" });
        await form.Locator("textarea").FillAsync(text);
        if (await form.GetByLabel("Heading").CountAsync() > 0)
        {
            await form.GetByLabel("Heading").FillAsync(DemonstrationTexts.PassageHeadingInUrdu);
        }
        await form.GetByRole(AriaRole.Button, new() { Name = "Send to review" }).ClickAsync();
        await Assertions.Expect(form).ToBeHiddenAsync();
    }

    [System.Text.RegularExpressions.GeneratedRegex("^Translate ?: .*Urdu", System.Text.RegularExpressions.RegexOptions.None, 1000)]
    private static partial System.Text.RegularExpressions.Regex Untranslated();

    /// <summary>Without script axe cannot run: the picture is what is looked at here, axe runs in the tests of each page.</summary>
    private static async Task LookOnPhoneAsync(IPage phone, string picture)
    {
        if (Environment.GetEnvironmentVariable("PRACTICEREVIEW_PICTURES") is { Length: > 0 } folder)
        {
            await phone.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, picture + ".png") });
        }
    }
}
