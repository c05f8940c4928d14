using Microsoft.Playwright;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.EndToEnd;

/// <summary>One case goes through both doors, from the referral to the verified action, each person in a browser of their own.</summary>
public sealed partial class OneTrueCaseTests(Browser browser) : BrowserTests(browser)
{
    private const string Wish = "براہ کرم دیکھیں کہ اسکول نے مارچ کے بعد ہمیں فون کیوں نہیں کیا۔";
    private const string Comment = "یہ فروری تھا، مارچ نہیں۔";
    private string _case = "";

    [Fact]
    public async Task A_case_goes_from_the_referral_to_the_verified_action_with_the_mother_taking_part_in_Urdu()
    {
        await using var stage = await StoryStage.OpenAsync(Browser);

        await ThePoliceOfficerRefersAsync(stage);
        await ThePanelDecidesAsync(stage);
        await TheBusinessUnitAsksTwoAgenciesAsync(stage);
        await AnAgencyReturnsAsync(stage, "police-author", Web.Demonstration.DemonstrationTexts.PoliceEvents);
        await AnAgencyReturnsAsync(stage, "school-author", Web.Demonstration.DemonstrationTexts.SchoolEvents);
        await TheCompositeChronologyAppearsAsync(stage);
        await TheMeetingRecommendsAReviewAsync(stage);

        var mother = await TheFacilitatorInvitesTheMotherAsync(stage);
        await TheMotherAgreesAndChangesTheFocusAsync(stage, mother);
        await TheReviewGroupAnswersHerAsync(stage);
        await TheReviewReleasesAPassageAsync(stage);
        await TheMotherCommentsAsync(mother);
        await TheReviewGroupChangesTheDraftAsync(stage);
        await TheMotherReadsWhatBecameOfItAsync(mother);
        await TheReviewGroupAnswersTheNineQuestionsAsync(stage);

        await TheReportIsAgreedAndSignedAsync(stage);
        await TheReportIsPublishedAsync(stage);
        await AScrutineerVerifiesAnActionAsync(stage);
        await AfterTwelveMonthsTheReportIsAvailableOnRequestAsync(stage);
    }

    private async Task ThePoliceOfficerRefersAsync(StoryStage stage)
    {
        var page = await stage.AsAsync("referrer", "/workspace/referrals/new");
        await page.GetByLabel("A partner agency").CheckAsync();
        await page.Locator("#ChildName").FillAsync("Daisy Fictional");
        await DayAsync(page, "#ChildDateOfBirth", -7 * 365);
        await ChooseAsync(page, "IsLookedAfter", "No");
        await DayAsync(page, "#IncidentOn", -2);
        await page.Locator("#WhatHappened").FillAsync(Web.Demonstration.DemonstrationTexts.Incident);
        await ChooseAsync(page, "AbuseOrNeglect", "It is suspected");
        await ChooseAsync(page, "Harm", "The child was seriously harmed");
        await ChooseAsync(page, "Place", "In the area of this partnership");
        await ChooseAsync(page, "ConcludesCriteriaMet", "The criteria are met");
        await page.Locator("#CriteriaReason").FillAsync("Serious harm in the area, and neglect is suspected.");
        await page.GetByLabel("Inventshire Police").CheckAsync();
        await page.GetByLabel("Pretend Lane Primary School").CheckAsync();
        await ChooseAsync(page, "Notification", "No, not yet");
        await page.Locator("#FamilyAdvice").FillAsync("The business unit advised that the social worker the mother knows tells her first.");
        foreach (var question in await page.Locator("#Considered input[type=checkbox]").AllOnceThereAsync())
        {
            await question.CheckAsync();
        }
        await StoryStage.LookAsync(page, "refer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check your answers" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it to your decision-maker" }).ClickAsync();
        await page.WaitForURLAsync("**/workspace/referrals/agency/*");

        var decider = await stage.AsAsync("decision-maker", new Uri(page.Url).AbsolutePath);
        await decider.GetByLabel("It is noted on the child's record in our agency that this referral is made").CheckAsync();
        await StoryStage.LookAsync(decider, "verify");
        await decider.GetByRole(AriaRole.Button, new() { Name = "Verify and submit" }).ClickAsync();
        await decider.GetByRole(AriaRole.Heading, new() { Name = "Submitted to the business unit" }).WaitForAsync();

        page = await stage.AsAsync("referrer", new Uri(page.Url).AbsolutePath);
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the referral" }).ClickAsync();
        await page.WaitForURLAsync("**/workspace/cases/*/referral");
        _case = new Uri(page.Url).AbsolutePath.Split('/')[3];
    }

    private async Task ThePanelDecidesAsync(StoryStage stage)
    {
        var unit = await stage.AsAsync("unit", $"/workspace/cases/{_case}/referral");
        await unit.GetByRole(AriaRole.Button, new() { Name = "Forward to the Virtual Panel" }).ClickAsync();
        await Assertions.Expect(unit.GetByRole(AriaRole.Button, new() { Name = "Forward to the Virtual Panel" })).ToBeHiddenAsync();
        foreach (var member in new[] { "adviser", "chair" })
        {
            var page = await stage.AsAsync(member, $"/workspace/cases/{_case}/referral");
            await page.Locator("#VoteOutcome").GetByLabel("Commence a rapid review").CheckAsync();
            await page.Locator("#VoteReason").FillAsync("The criteria are met and three agencies knew the family.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Cast your vote" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Change your vote" }).WaitForAsync();
        }
        await unit.ReloadAsync();
        await StoryStage.LiveAsync(unit);
        await StoryStage.LookAsync(unit, "decide");
        await unit.Locator("#DecisionOutcome").GetByLabel("Commence a rapid review").CheckAsync();
        await unit.Locator("#DecisionRationale").FillAsync("The panel is agreed. A rapid review begins today.");
        await unit.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        await unit.GetByText("Decided by the Virtual Panel").First.WaitForAsync();

        var referrer = await stage.AsAsync("referrer", $"/workspace/cases/{_case}/referral");
        await referrer.GetByText("The panel is agreed. A rapid review begins today.").First.WaitForAsync();
    }

    private async Task TheBusinessUnitAsksTwoAgenciesAsync(StoryStage stage)
    {
        var page = await stage.AsAsync("unit", $"/workspace/cases/{_case}/information");
        foreach (var (agency, author) in new[] { ("Inventshire Police", "Sergeant Hazel Ledger"), ("Pretend Lane Primary School", "Willow Register") })
        {
            await page.GetByRole(AriaRole.Checkbox, new() { Name = agency }).CheckAsync();
            await page.GetByLabel($"Who answers for {agency}").SelectOptionAsync(new SelectOptionValue { Label = author });
            await page.GetByLabel($"Why {agency} is asked").FillAsync("It knew the child and the family.");
        }
        await page.Locator("#AboutTheChild").FillAsync("Daisy Fictional and her mother.");
        await page.Locator("#Purpose").FillAsync("A child was seriously harmed; the rapid review asks what agencies knew and did.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the requests" }).ClickAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "Willow Register" }).Or(page.GetByText("Willow Register")).First.WaitForAsync();
    }

    private static async Task DayAsync(IPage page, string field, int days) =>
        await page.Locator(field).FillAsync(Data.Calendar.LegalDay.Of(TimeProvider.System.GetUtcNow()).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static Task ChooseAsync(IPage page, string group, string answer) =>
        page.Locator($"#{group}").GetByText(answer, new() { Exact = true }).ClickAsync();
}
