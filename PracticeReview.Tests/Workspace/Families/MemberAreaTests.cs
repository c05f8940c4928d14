using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticeReview.Data.Families.Area;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Families;

/// <summary>What professionals prepare for a person's own area, and what they read there.</summary>
public sealed class MemberAreaTests(Browser browser) : BrowserTests(browser)
{
    private static readonly BrowserNewContextOptions Desk = new() { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } };

    [Fact]
    public async Task The_review_asks_reads_what_was_answered_and_enters_what_was_agreed()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var filled = await FilledArea.CreateAsync(world);
        await filled.TellOfActionAsync();
        await using var portal = await TestPortal.StartAsync(world.World);
        var page = await portal.OpenAsStaffAsync(Browser, world.Chair, Desk);
        var address = $"/workspace/cases/{world.Case.Id}/family/{world.Mother.Id}/area";

        await page.GoLiveAsync(address);
        await Assertions.Expect(page.GetByText(FilledArea.Answer)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText(FilledArea.ForContactPerson)).ToBeHiddenAsync();
        (await page.Locator("img.family-picture").EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)")).ShouldBe(480);
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("member-area");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("We have read this ?: question 1", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await Assertions.Expect(page.GetByText("It stands; they may add to it.")).ToBeVisibleAsync();

        // Another question: nothing, then words, then released.
        await page.GetByRole(AriaRole.Button, new() { Name = "Add this question" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Write the question.").First).ToBeVisibleAsync();
        await page.GetByLabel("Another question").FillAsync("Who would you have liked to ring?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add this question" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Release 1 question to them" }).ClickAsync();
        await Patience.UntilAsync(async () => await world.CountAsync("asked_questions where number = 3 and released_at is not null") == 1, "the question is released");

        // Who decides, then what was agreed.
        await page.GetByLabel("Name of who explained it").FillAsync("Fern");
        await page.GetByLabel("Explained by").SelectOptionAsync("Facilitator");
        await page.GetByLabel("Telling what it was like").SelectOptionAsync("Yes");
        await page.GetByRole(AriaRole.Form, new() { Name = "Enter what they agreed to" }).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByText("Record first who decides whether this person takes part, above.")).ToBeVisibleAsync();
        await page.GetByLabel("18 or older").CheckAsync();
        await page.GetByLabel("They decide themselves").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record who decides" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Recorded by Chair Chestnut")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Form, new() { Name = "Enter what they agreed to" }).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByText("Entered. They are asked to confirm it.")).ToBeVisibleAsync();
        (await world.CountAsync($"agreement_choices where entered_by = '{world.Chair}' and words is not null")).ShouldBe(1);
        await page.ShouldBeAccessibleAsync();

        // What everybody is told; one process for one person only.
        await page.GoLiveAsync($"/workspace/cases/{world.Case.Id}/family/told");
        await page.GetByLabel("What it is").SelectOptionAsync(nameof(ProcessKind.Coroner));
        await page.GetByLabel("Who is told").SelectOptionAsync(world.Uncle.Id.ToString());
        await page.GetByLabel("What happens, and what comes next").FillAsync("The inquest is in the spring.");
        await page.GetByLabel("Who to ask").FillAsync("Officer Heron");
        await page.GetByLabel("Telephone or e-mail").FillAsync("0161 496 0111");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tell them", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Only for Ulric Inventado")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("family-told");

        // Not for those who do not work with this family.
        var stranger = await world.World.AddStaffAsync("Chair Sedge", null);
        await world.World.JoinCaseAsync(world.Stranger.CaseId, stranger, PracticeReview.Data.People.CaseRole.ReviewChair);
        var other = await portal.OpenAsStaffAsync(Browser, stranger, Desk);
        foreach (var closed in (string[])[address, $"/workspace/cases/{world.Case.Id}/family/told", "/workspace/families/how-it-was"])
        {
            await other.GoLiveAsync(closed);
            await Assertions.Expect(other.GetByText("could not be", new() { Exact = false }).First).ToBeVisibleAsync();
            (await other.ContentAsync()).ShouldNotContain("Only the mother");
        }
        var unit = await portal.OpenAsStaffAsync(Browser, world.Facilitator, Desk);
        await unit.GoLiveAsync("/workspace/families/how-it-was");
        await Assertions.Expect(unit.GetByText("1 answered, 0 of them without their name.")).ToBeVisibleAsync();
        await unit.ShouldBeAccessibleAsync();
    }
}
