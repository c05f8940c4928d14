using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PracticeReview.Data.Translations;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Translations;

/// <summary>The translation desk in a browser: two translators, a file that goes out and comes back, and words that are shown at once.</summary>
public sealed class TranslationDeskPagesTests(Browser browser) : BrowserTests(browser)
{
    private const string English = "Staying safe";
    private static readonly BrowserNewContextOptions Desk = new() { ViewportSize = new ViewportSize { Width = 1280, Height = 900 }, AcceptDownloads = true };

    [Fact]
    public async Task One_translates_another_approves_and_a_file_says_what_it_brought()
    {
        await using var portal = await TestPortal.StartAsync(null, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Words:LookForNewWordsEvery"] = "1", ["Words:ShowUnreviewed"] = "true" });
        var scene = await DeskScene.CreateAsync(portal.World);
        (await scene.AskAsync(scene.Family.Facilitator)).ShouldSucceed();

        var first = await portal.OpenAsStaffAsync(Browser, scene.First, Desk);
        await first.GoLiveAsync("/workspace");
        await first.GetByRole(AriaRole.Link, new() { Name = "Translate a text to or from a family for Urdu" }).ClickAsync();
        await Assertions.Expect(first.GetByText("To the translator: She reads slowly.")).ToBeVisibleAsync();
        await first.WaitUntilLiveAsync();
        await first.GetByLabel("Urdu. Text", new() { Exact = true }).FillAsync("ہم مئی میں ملیں گے۔");
        await Assertions.Expect(first.GetByRole(AriaRole.Status).Filter(new() { HasText = "Not found in the translation: 3" })).ToBeVisibleAsync();
        await first.ShouldBeAccessibleAsync();
        await first.ShowAsync("desk-text");
        await first.GetByLabel("Urdu. Text", new() { Exact = true }).FillAsync(DeskScene.InUrdu);
        await first.GetByRole(AriaRole.Button, new() { Name = "Send to review" }).ClickAsync();
        await Assertions.Expect(first.GetByText("Translate the heading too").First).ToBeVisibleAsync();
        await first.GetByLabel("Urdu. Heading", new() { Exact = true }).FillAsync(DeskScene.TitleInUrdu);
        await first.GetByRole(AriaRole.Button, new() { Name = "Send to review" }).ClickAsync();
        await Assertions.Expect(first.GetByText("You wrote it: somebody else who reads Urdu approves it.")).ToBeVisibleAsync();
        (await first.GetByRole(AriaRole.Button, new() { Name = "Approve" }).CountAsync()).ShouldBe(0);

        var second = await portal.OpenAsStaffAsync(Browser, scene.Second, Desk);
        await second.GoLiveAsync("/workspace/translations?language=ur&kind=casetext");
        await second.ShouldBeAccessibleAsync();
        await second.ShowAsync("desk");
        await second.GetByRole(AriaRole.Link, new() { Name = DeskScene.Title }).ClickAsync();
        await second.WaitUntilLiveAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(second.Locator(".badge").First).ToHaveTextAsync("Approved");
        (await scene.Family.CountAsync("case_text_translations where state = 'Approved'")).ShouldBe(1);
        foreach (var closed in (string[])[$"/workspace/cases/{scene.Family.Case.Id}", $"/workspace/cases/{scene.Family.Case.Id}/family/{scene.Family.Mother}/letters"])
        {
            await second.GotoAsync(closed);
            await Assertions.Expect(second.Locator("main")).Not.ToContainTextAsync("Amber");
            await Assertions.Expect(second.Locator("main")).ToContainTextAsync("not yours");
        }

        // Both kinds of file go out; one comes back changed, is taken in, and approves nothing.
        foreach (var (link, ending) in new[] { ("XLIFF 1.2 file", "xlf"), ("PO file", "po") })
        {
            await first.GoLiveAsync("/workspace/translations");
            var download = await first.RunAndWaitForDownloadAsync(() => first.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
            download.SuggestedFilename.ShouldBe($"ur.{ending}");
            var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.{ending}");
            await download.SaveAsAsync(file);
            var content = await File.ReadAllTextAsync(file);
            content.ShouldContain(English);
            // As a translator's tool does when somebody confirms what a machine suggested.
            var confirmed = ending == "po" ? content.Replace("#, fuzzy, machine-made", "#, waiting-for-review", StringComparison.Ordinal) : content.Replace(" state-qualifier=\"mt-suggestion\"", "", StringComparison.Ordinal);
            confirmed.ShouldNotBe(content, "what a machine made is marked");
            await File.WriteAllTextAsync(file, confirmed.Replace(Shown(scene), ending == "po" ? "یہاں سے جائیں" : "اب جائیں", StringComparison.Ordinal));
            await first.GetByLabel("A file that came back").SetInputFilesAsync(file);
            await first.GetByRole(AriaRole.Button, new() { Name = "Take in the file" }).ClickAsync();
            await Assertions.Expect(first.GetByRole(AriaRole.Heading, new() { Name = "What became of the file" })).ToBeVisibleAsync();
            await Assertions.Expect(first.Locator("main dl.facts")).ToContainTextAsync("Not taken");
            (await scene.Family.CountAsync("catalogue_translations where state = 'WaitingForReview'")).ShouldBeGreaterThan(0, ending);
            await first.ShouldBeAccessibleAsync();
            File.Delete(file);
            if (ending == "xlf")
            {
                await scene.World.TestDatabase.ExecuteAsOwnerAsync("delete from catalogue_translations");
            }
        }
        await first.ShowAsync("desk-import");
        (await scene.Family.CountAsync("catalogue_translations where state = 'Approved'")).ShouldBe(0);

        // What another translator approves stands on the page at once.
        await second.GoLiveAsync("/workspace/translations?language=ur&kind=interface&state=waiting-for-review");
        var entry = scene.Catalogues.Shipped(Languages.Translated.Single(language => language.Code == "ur"))!.Entries.First(entry => entry.Key.English == English);
        await second.GoLiveAsync($"/workspace/translations/ur/ui-{Data.Translations.Desk.CatalogueTranslation.KeyOf(entry.Key)}");
        await second.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(second.Locator(".badge").First).ToHaveTextAsync("Approved");
        var words = portal.Services.GetRequiredService<CatalogueLibrary>();
        await Patience.UntilAsync(() => Task.FromResult(words.For(Languages.Translated.Single(language => language.Code == "ur"))!.Find(entry.Key)!.Forms[0] == "یہاں سے جائیں"), "the new words are shown without a restart");

        // Who gives languages, and who has none.
        var manager = await portal.OpenAsStaffAsync(Browser, scene.Family.Manager, Desk);
        await manager.GoLiveAsync("/workspace/translations");
        await manager.GetByRole(AriaRole.Group, new() { Name = "Translator Thistle Testwell" }).GetByRole(AriaRole.Checkbox, new() { Name = "Polish" }).CheckAsync();
        await Patience.UntilAsync(async () => await scene.Family.CountAsync("translator_languages where language = 'pl'") == 2, "the language is given");
        await manager.ShouldBeAccessibleAsync();
        await manager.ShowAsync("desk-manager");
        var chair = await portal.OpenAsStaffAsync(Browser, scene.Family.OtherChair, Desk);
        await chair.GotoAsync("/workspace/translations");
        await Assertions.Expect(chair.Locator("main")).ToContainTextAsync("not yours");
    }

    private static string Shown(DeskScene scene) =>
        scene.Catalogues.Shipped(Languages.Translated.Single(language => language.Code == "ur"))!.Entries.First(entry => entry.Key.English == English).Forms[0];
}
