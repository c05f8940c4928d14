using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.People;
using PracticeReview.Data.Publication;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.EndToEnd;

public sealed partial class OneTrueCaseTests
{
    private const string Title = "The cold room";

    private async Task TheReportIsAgreedAndSignedAsync(StoryStage stage)
    {
        var page = await stage.AsAsync("reviewer", $"/workspace/cases/{_case}/report");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin with the passages of the draft" }).ClickAsync();
        await page.Locator("#title").FillAsync(Title);
        await page.Locator("#summary").FillAsync("A child was seriously harmed by neglect at home. This review asked why the parts were not put together.");
        // The passage that the mother read is the first section; the words about her are the second.
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a section" }).ClickAsync();
        await page.Locator("#heading-1").FillAsync("What the family told us");
        await page.Locator("#section-1").FillAsync("The mother told us that she had spoken with the school in February. The review changed its account because of what she said.");
        if (await page.Locator("#recommendation-0").CountAsync() == 0)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Add a recommendation" }).ClickAsync();
        }
        await page.Locator("#recommendation-0").FillAsync("Landlords, schools and health visitors agree how a cold home is reported.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as version 1" }).ClickAsync();
        await page.GetByText("written by Linden Askwhy").WaitForAsync();

        var chair = await stage.AsAsync("review-chair", $"/workspace/cases/{_case}/report");
        // Of what she sent nobody has said whether it is used: the version is agreed with a reason that is kept.
        await chair.GetByLabel("Why it cannot wait").FillAsync("The group has used what she sent in both sections, and says so to her this week.");
        await chair.GetByRole(AriaRole.Button, new() { Name = "Agree version 1 as the final one" }).ClickAsync();
        await chair.GetByText("Agreed by").WaitForAsync();

        foreach (var partner in new[] { "council-partner", "police-partner", "health-partner" })
        {
            var desk = await stage.AsAsync(partner, "/workspace/publication");
            await desk.GetByRole(AriaRole.Link, new() { Name = "Read it and sign it off" }).ClickAsync();
            await desk.GetByRole(AriaRole.Button, new() { Name = "Sign off version 1" }).ClickAsync();
            await Assertions.Expect(desk.GetByRole(AriaRole.Button, new() { Name = "Sign off version 1" })).ToBeHiddenAsync();
        }
    }

    private async Task TheReportIsPublishedAsync(StoryStage stage)
    {
        var page = await stage.AsAsync("manager", "/workspace/publication");
        await page.GetByRole(AriaRole.Button, new() { Name = "The copy has been sent to the National Panel" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "The copy has been sent to the National Panel" })).ToBeHiddenAsync();
        var today = LegalDay.Of(stage.Clock.GetUtcNow());
        await page.Locator("input[id^=day-]").FillAsync(today.AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.Locator("textarea[id^=reason-]").First.FillAsync("It teaches what other places can use.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        // Not sooner than a week after the National Panel's copy.
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await page.Locator("input[id^=day-]").FillAsync(today.AddDays(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        await page.GetByText("To be published on").WaitForAsync();
        await StoryStage.LookAsync(page, "publication");

        await stage.DaysPassAsync(8);
        (await stage.Portal.Services.GetRequiredService<PublishDueReports>().RunAsync(JobActor.Named("story"), CancellationToken.None)).ShouldBe(1);
        var anybody = await stage.NewPageAsync();
        await anybody.GotoAsync("/en/reports");
        await anybody.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await anybody.GetByText("The review changed its account because of what she said.").WaitForAsync();
        await StoryStage.LookAsync(anybody, "report");
    }

    private async Task AScrutineerVerifiesAnActionAsync(StoryStage stage)
    {
        var chair = await stage.AsAsync("review-chair", $"/workspace/cases/{_case}/actions");
        await chair.Locator("#text").FillAsync("Landlords' visits that find a child in a cold home are told to the school nurse within a day.");
        await chair.Locator("#agency").SelectOptionAsync(new SelectOptionValue { Label = "Castle-in-the-Air Housing" });
        await chair.Locator("#due").FillAsync(LegalDay.Of(stage.Clock.GetUtcNow()).AddDays(60).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await chair.Locator("#outcome").FillAsync("A cold home is known to those who can help.");
        await chair.GetByRole(AriaRole.Button, new() { Name = "Add the action" }).ClickAsync();
        await chair.GetByRole(AriaRole.Button, new() { Name = "Agree this plan" }).ClickAsync();
        await chair.GetByRole(AriaRole.Button, new() { Name = "Hand it over to the business unit" }).ClickAsync();
        await Assertions.Expect(chair.GetByRole(AriaRole.Button, new() { Name = "Hand it over to the business unit" })).ToBeHiddenAsync();

        var housing = await stage.AsAsync("housing", "/workspace/actions");
        await housing.Locator("textarea").First.FillAsync("The visit form was changed; 41 visits were told to the nurse since.");
        await housing.GetByRole(AriaRole.Button, new() { Name = "Report it complete" }).ClickAsync();
        await Assertions.Expect(housing.GetByRole(AriaRole.Button, new() { Name = "Report it complete" })).ToBeHiddenAsync();

        // The other scrutineer is of the responsible agency: it is never theirs to verify.
        var other = await stage.AsAsync("other-scrutineer", "/workspace/actions");
        (await other.GetByRole(AriaRole.Button, new() { Name = "Verified" }).CountAsync()).ShouldBe(0);
        var scrutineer = await stage.AsAsync("scrutineer", "/workspace/actions");
        await scrutineer.Locator("textarea").First.FillAsync("The nurse's list and the landlord's list agree for all 41 visits.");
        await scrutineer.GetByRole(AriaRole.Button, new() { Name = "Verified" }).ClickAsync();
        await Assertions.Expect(scrutineer.GetByRole(AriaRole.Button, new() { Name = "Verified" })).ToBeHiddenAsync();
        await StoryStage.LookAsync(scrutineer, "verified");

        var unit = await stage.AsAsync("unit", $"/workspace/cases/{_case}/actions");
        await unit.GetByRole(AriaRole.Button, new() { Name = "Close the case" }).ClickAsync();
        await unit.GetByText("Case closed").WaitForAsync();
    }

    private static async Task AfterTwelveMonthsTheReportIsAvailableOnRequestAsync(StoryStage stage)
    {
        await stage.DaysPassAsync(367);
        (await stage.Portal.Services.GetRequiredService<TakeReportsToOnRequest>().RunAsync(JobActor.Named("story"), CancellationToken.None)).ShouldBe(1);
        var anybody = await stage.NewPageAsync();
        await anybody.GotoAsync("/en/reports");
        await anybody.GetByRole(AriaRole.Link, new() { Name = "Ask for this report" }).ClickAsync();
        await anybody.Locator("[name=email]").FillAsync("reader@somewhere.example");
        await anybody.GetByRole(AriaRole.Button, new() { Name = "Send the request" }).ClickAsync();
        await anybody.GetByRole(AriaRole.Heading, new() { Name = "Thank you. We have your request" }).WaitForAsync();

        var unit = await stage.AsAsync("unit", "/workspace/publication");
        await unit.GetByText("reader@somewhere.example").WaitForAsync();
        await unit.GetByRole(AriaRole.Button, new() { Name = "Send the report" }).ClickAsync();
        await unit.GetByText("Sent,").WaitForAsync();
        await stage.PostLeavesAsync();
        stage.Mail.Delivered.ShouldContain(mail => mail.Recipient.Contains("reader@somewhere.example", StringComparison.Ordinal));
    }
}
