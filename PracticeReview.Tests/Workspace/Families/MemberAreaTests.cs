using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Translations.Desk;
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

        // A checked translation of what she tells of her child is asked for; of what is for the contact person alone it is not.
        var memory = page.Locator("article", new() { HasText = FilledArea.Memory });
        await memory.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Ask translators", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await memory.GetByLabel("A word to the translator, if you like").FillAsync("She sings as she writes.");
        await memory.GetByRole(AriaRole.Button, new() { Name = "Ask translators", Exact = true }).ClickAsync();
        await Assertions.Expect(memory.GetByText("Translators were asked")).ToBeVisibleAsync();
        (await world.CountAsync("translation_requests where kind = 'Memory' and memory_id is not null and note = 'She sings as she writes.'")).ShouldBe(1);
        await memory.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Translate", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await memory.GetByRole(AriaRole.Textbox).FillAsync("She knows the song of every morning.");
        await memory.GetByRole(AriaRole.Button, new() { Name = "Send to review" }).ClickAsync();
        await Assertions.Expect(memory.GetByText("She knows the song of every morning.")).ToBeVisibleAsync();
        (await new KeepLanguagesRead(world.World.Database).RunAsync(await world.World.ActAsync(world.Facilitator), new KeepLanguagesReadCommand(world.Facilitator, ["ur"]), CancellationToken.None)).ShouldSucceed();
        var contactPerson = await portal.OpenAsStaffAsync(Browser, world.Facilitator, Desk);
        await contactPerson.GoLiveAsync(address);
        var secret = contactPerson.Locator("article", new() { HasText = FilledArea.ForContactPerson });
        await Assertions.Expect(secret.GetByText("They chose you alone")).ToBeVisibleAsync();
        await Assertions.Expect(secret.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("translat", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) })).ToHaveCountAsync(0);
        await contactPerson.Locator("article", new() { HasText = FilledArea.Memory }).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Patience.UntilAsync(async () => await world.CountAsync("case_text_translations where memory_id is not null and state = 'Approved'") == 1, "the translation is approved");
        await contactPerson.CloseAsync();

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

        // A young person is told in words of their own, or in others with a reason.
        await page.GetByLabel("12 to 15").CheckAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Do they understand what taking part means?" }).GetByLabel("Yes").CheckAsync();
        await page.GetByLabel("What they understand").FillAsync("She explained it back.");
        await page.GetByLabel("In which words they are told").SelectOptionAsync("Child");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record who decides" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Say why they are not told in the words for their age.").First).ToBeVisibleAsync();
        await page.GetByLabel("Why in these words").FillAsync("She reads slowly.");
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record who decides" }).ClickAsync();
        await Assertions.Expect(page.GetByText("What to read to them: the words for children (about 8 to 11), read with a grown-up they trust")).ToBeVisibleAsync();
        (await world.CountAsync("consent_grounds where age = 'TwelveToFifteen' and words_for = 'Child' and why_other_words = 'She reads slowly.'")).ShouldBe(1);

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
