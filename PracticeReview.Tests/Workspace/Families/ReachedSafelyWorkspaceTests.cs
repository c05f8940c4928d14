using Microsoft.Playwright;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Families;

/// <summary>Those who stand beside a person enter how they are reached, print a code for a letter, and hand over to somebody else.</summary>
public sealed class ReachedSafelyWorkspaceTests(Browser browser) : BrowserTests(browser)
{
    private static readonly BrowserNewContextOptions Desk = new() { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } };

    [Fact]
    public async Task A_new_number_is_entered_a_letter_is_printed_and_another_contact_person_is_named()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        var next = await world.World.AddStaffAsync("Facilitator Ash", null);
        await using var portal = await TestPortal.StartAsync(world.World, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Words:ShowUnreviewed"] = "true" });
        var page = await portal.OpenAsStaffAsync(Browser, world.Facilitator, Desk);
        var member = $"/workspace/cases/{world.Case.Id}/family/{world.Mother.Id}";

        await page.GoLiveAsync($"{member}/area");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Enter how they are safely reached" });
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByText("Say how you made sure that it is this person.").First).ToBeVisibleAsync();
        await form.GetByLabel("Safe mobile").FillAsync("07700 900999");
        await form.GetByLabel("nights, 21:00 to 08:00").CheckAsync();
        await form.GetByLabel("How you made sure that it is this person").FillAsync("She came in and I know her.");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByText("Entered. They are asked to confirm it.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("entered for them by Facilitator Fern")).ToBeVisibleAsync();
        (await world.CountAsync($"family_members where safe_mobile = '07700900999' and unsafe_times = 'Nights' and safety_entered_by = '{world.Facilitator}'")).ShouldBe(1);
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("enter-safety");

        // What was begun and kept is not written over what she changed meanwhile; the form says so as soon as it is opened again.
        await form.GetByLabel("How you made sure that it is this person").FillAsync("She rang from work.");
        await Patience.UntilAsync(async () => await world.CountAsync("form_drafts where content like '%She rang from work.%'") == 1, "what was typed is kept");
        await world.World.TestDatabase.ExecuteAsOwnerAsync($"update family_members set safe_mobile = null where id = '{world.Mother.Id}'");
        await page.GoLiveAsync($"{member}/area");
        await Assertions.Expect(form.GetByText("How they are reached was changed after this was begun.")).ToBeVisibleAsync();
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(form.GetByText("Somebody else changed this while you were working on it.")).ToBeVisibleAsync();
        await Assertions.Expect(form.GetByLabel("How you made sure that it is this person")).ToHaveValueAsync("She rang from work.");
        (await world.CountAsync("family_members where safe_mobile is not null")).ShouldBe(0);

        await world.World.DecideToInvolveAsync(world.Mother.Id);
        // A letter: alone on its paper, in the language she reads, without a name.
        await page.GoLiveAsync(member);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a code for a letter" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Give the person a link first").First).ToBeVisibleAsync();
        await page.GetByLabel("On paper, from hand to hand").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        await Assertions.Expect(page.Locator(".handed")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a code for a letter" }).ClickAsync();
        var letter = page.Locator(".code-sheet");
        await Assertions.Expect(letter).ToBeVisibleAsync();
        (await letter.GetAttributeAsync("lang")).ShouldBe("ur");
        var words = await letter.InnerTextAsync();
        words.ShouldMatch("[0-9]{6}");
        words.ShouldContain("15/03/2026");
        foreach (var secret in (string[])["Marwa", "Inventado", "INV-", "A.B.", "Fern", "Inventshire"])
        {
            words.ShouldNotContain(secret);
        }
        await page.ShouldBeAccessibleAsync();
        await page.ShowAsync("code-sheet");
        await page.EvaluateAsync("window.print = () => { window.printed = document.title; dispatchEvent(new Event('afterprint')); }");
        var title = await page.TitleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Print the letter" }).ClickAsync();
        (await page.EvaluateAsync<string>("window.printed")).ShouldBe("A letter");
        (await page.TitleAsync()).ShouldBe(title);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.GetByText("Marwa Inventado").First).Not.ToBeVisibleAsync();
        await Assertions.Expect(letter).ToBeVisibleAsync();
        await page.ShowAsync("code-sheet-printed");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        // Somebody else.
        await page.GetByLabel("Their contact person from now on").SelectOptionAsync(next.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Change their contact person" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Say why, for the record.").First).ToBeVisibleAsync();
        await page.Locator("section[aria-labelledby=contact-person-title]").GetByLabel("Why").FillAsync("Fern leaves.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change their contact person" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Now: Facilitator Ash")).ToBeVisibleAsync();
        (await world.CountAsync($"family_members where facilitator_id = '{next}'")).ShouldBe(1);
        await page.ShouldBeAccessibleAsync();
        await page.Locator("section[aria-labelledby=contact-person-title]").ScrollIntoViewIfNeededAsync();
        await page.ShowAsync("contact-person");

        // For the review group, who do not stand beside her, neither form is there; nor a code by letter where letters are unsafe.
        await world.World.TestDatabase.ExecuteAsOwnerAsync("update family_members set unsafe_ways = 'Letters'");
        var chair = await portal.OpenAsStaffAsync(Browser, world.Chair, Desk);
        await chair.GoLiveAsync($"{member}/area");
        await Assertions.Expect(chair.GetByText("Reaching them safely")).ToBeVisibleAsync();
        await Assertions.Expect(chair.GetByRole(AriaRole.Form, new() { Name = "Enter how they are safely reached" })).ToHaveCountAsync(0);
        await chair.GoLiveAsync(member);
        await Assertions.Expect(chair.GetByRole(AriaRole.Button, new() { Name = "Make the link" })).ToBeVisibleAsync();
        await Assertions.Expect(chair.GetByRole(AriaRole.Button, new() { Name = "Make a code for a letter" })).ToHaveCountAsync(0);
        await Assertions.Expect(chair.GetByRole(AriaRole.Button, new() { Name = "Change their contact person" })).ToHaveCountAsync(0);
    }
}
