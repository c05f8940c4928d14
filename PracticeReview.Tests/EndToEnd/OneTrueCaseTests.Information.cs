using Microsoft.Playwright;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Demonstration;

namespace PracticeReview.Tests.EndToEnd;

public sealed partial class OneTrueCaseTests
{
    private static async Task AnAgencyReturnsAsync(StoryStage stage, string author, Func<DateOnly, IReadOnlyList<ChronologyRow>> events)
    {
        var page = await stage.AsAsync(author, "/workspace/information");
        await page.Locator("main th a[href*='/workspace/information/']").First.ClickAsync();
        await page.WaitForURLAsync("**/workspace/information/*");
        await StoryStage.LiveAsync(page);
        using var workbook = new MemoryStream();
        ChronologyTemplate.WriteWorkbook(workbook, DemonstrationPeople.PartnershipName, events(LegalDay.Of(stage.Clock.GetUtcNow())));
        await page.Locator("#file").SetInputFilesAsync(new FilePayload
        {
            Name = "chronology.xlsx",
            MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Buffer = workbook.ToArray(),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        await page.GetByText("3 events").First.WaitForAsync();
        await StoryStage.LiveAsync(page);
        await page.Locator("#Involvement").FillAsync("We knew the family from the birth of the child.");
        await page.Locator("#KnownOfChild").FillAsync("A lively child who liked drawing.");
        await page.Locator("#KeyPractice").FillAsync("Contacts were recorded, each by itself.");
        await page.Locator("#ImmediateLearning").FillAsync("Notes are now read by one named person.");
        await page.Locator("#files-SecuredWithCopy").CheckAsync();
        await page.Locator("#FilesHeldBy").FillAsync("Head of records");
        await page.Locator("#FilesSecuredOn").FillAsync(LegalDay.Of(stage.Clock.GetUtcNow()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Return the summary" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Return the summary" })).ToBeHiddenAsync();
    }

    private async Task TheCompositeChronologyAppearsAsync(StoryStage stage)
    {
        var page = await stage.AsAsync("manager", $"/workspace/cases/{_case}/chronology");
        await page.GetByText("Child came without a coat on a frosty day.").WaitForAsync();
        await page.GetByText("Officers called to loud voices at the address.").First.WaitForAsync();
        await StoryStage.LookAsync(page, "chronology");

        var unit = await stage.AsAsync("unit", $"/workspace/cases/{_case}/information");
        await unit.GetByRole(AriaRole.Button, new() { Name = "Finish gathering information" }).ClickAsync();
        await Assertions.Expect(unit.GetByRole(AriaRole.Button, new() { Name = "Finish gathering information" })).ToBeHiddenAsync();
    }

    private async Task TheMeetingRecommendsAReviewAsync(StoryStage stage)
    {
        await TheBusinessManagerPreparesTheMeetingAsync(stage);
        var page = await stage.AsAsync("manager", $"/workspace/cases/{_case}/rapid-review");
        var held = stage.Clock.GetUtcNow().AddHours(-2);
        await page.Locator("#HeldAt").FillAsync($"{LegalDay.Of(held):yyyy-MM-dd}T{LegalDay.TimeOf(held):HH\\:mm}");
        await page.GetByLabel("Recommend a child safeguarding practice review").CheckAsync();
        await page.Locator("#OfNationalImportance").GetByLabel("No", new() { Exact = true }).CheckAsync();
        await page.Locator("#Rationale").FillAsync("What happened between the agencies can teach more than a rapid review finds out.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the outcome" }).ClickAsync();
        await page.GetByText("The Chair completes the").WaitForAsync();
        await TheOutcomeIsEndorsedAsync(stage);
        page = await stage.AsAsync("manager", $"/workspace/cases/{_case}/rapid-review");
        await page.GetByRole(AriaRole.Button, new() { Name = "The report has been sent to the National Panel" }).ClickAsync();
        await page.GetByText("Sent to the National Panel").First.WaitForAsync();
        await StoryStage.LookAsync(page, "rapid-review");

        var unit = await stage.AsAsync("unit", $"/workspace/cases/{_case}");
        await unit.GetByText("Appoint somebody, or end their part").ClickAsync();
        foreach (var (person, part) in new[]
        {
            ("Heather Evenhand", "Chair of the review"), ("Linden Askwhy", "Lead reviewer"),
            ("Bryony Thoughtful", "Member of the review group"), ("Fern Gentle", "Family facilitator"),
        })
        {
            var option = await unit.Locator("#Staff option").Filter(new() { HasText = person }).GetAttributeAsync("value");
            await unit.Locator("#Staff").SelectOptionAsync(option!);
            await unit.Locator("#Role").SelectOptionAsync(new SelectOptionValue { Label = part });
            await unit.GetByRole(AriaRole.Button, new() { Name = "Appoint", Exact = true }).ClickAsync();
            await unit.GetByText($"End this part of {person}").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }
        await StoryStage.LookAsync(unit, "case");
    }

    private async Task TheBusinessManagerPreparesTheMeetingAsync(StoryStage stage)
    {
        var page = await stage.AsAsync("manager", $"/workspace/cases/{_case}/rapid-review");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep this date" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the invitations" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Share the papers with everybody who is invited" }).ClickAsync();
        await page.GetByText("not opened").First.WaitForAsync();
        page = await stage.AsAsync("manager", $"/workspace/meetings/{_case}");
        foreach (var (key, name) in new[] { ("council-partner", "Olive Chiefly"), ("police-partner", "Ash Commander"), ("health-partner", "Ivy Board") })
        {
            await page.GetByLabel("Who is present").SelectOptionAsync(stage.People[key].Value.ToString());
            await page.GetByRole(AriaRole.Button, new() { Name = "Note as present" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = $"Left the meeting: {name}" }).WaitForAsync();
        }
        await page.GetByText("Quorate: each of the three safeguarding partners is represented.").WaitForAsync();
        await page.Locator("#Facts").FillAsync("The school lost sight of the child in March.");
        await page.GetByText("Kept, and seen by everybody at the meeting").First.WaitForAsync();
        await StoryStage.LookAsync(page, "meeting");
    }

    private async Task TheOutcomeIsEndorsedAsync(StoryStage stage)
    {
        var chair = await stage.AsAsync("chair", $"/workspace/meetings/{_case}/report");
        foreach (var field in await chair.Locator("form textarea").AllOnceThereAsync())
        {
            await field.FillAsync("The school lost sight of the child in March, and nobody else was told.");
        }
        await chair.GetByRole(AriaRole.Button, new() { Name = "Complete the report and ask for endorsement" }).ClickAsync();
        await chair.GetByText("Completed by Clementine Gavel").WaitForAsync();
        foreach (var key in new[] { "adviser", "council-partner", "health-partner", "police-partner" })
        {
            var page = await stage.AsAsync(key, $"/workspace/meetings/{_case}/report");
            await page.GetByLabel("I agree").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Give your word" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Give your word" })).ToBeHiddenAsync();
        }
    }
}
