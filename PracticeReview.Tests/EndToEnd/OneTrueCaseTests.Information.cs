using Microsoft.Playwright;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Web.Demonstration;

namespace PracticeReview.Tests.EndToEnd;

public sealed partial class OneTrueCaseTests
{
    private static async Task AnAgencyReturnsAsync(StoryStage stage, string author, Func<DateOnly, IReadOnlyList<ChronologyRow>> events)
    {
        var page = await stage.AsAsync(author, "/workspace/information");
        await page.Locator("main a[href*='/workspace/information/']").First.ClickAsync();
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
        var page = await stage.AsAsync("manager", $"/workspace/cases/{_case}/rapid-review");
        var held = stage.Clock.GetUtcNow().AddHours(-2);
        await page.Locator("#HeldAt").FillAsync($"{LegalDay.Of(held):yyyy-MM-dd}T{LegalDay.TimeOf(held):HH\\:mm}");
        await page.GetByLabel("Recommend a child safeguarding practice review").CheckAsync();
        await page.Locator("#OfNationalImportance").GetByLabel("No", new() { Exact = true }).CheckAsync();
        await page.Locator("#Rationale").FillAsync("What happened between the agencies can teach more than a rapid review finds out.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the outcome" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "The report has been sent to the National Panel" }).ClickAsync();
        await page.GetByText("Sent ").First.WaitForAsync();

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
}
