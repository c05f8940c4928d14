using Microsoft.Playwright;
using PracticeReview.Data.Information;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>The pages of the gathering of information in a browser, each for the person it is for.</summary>
public sealed class InformationPagesTests(Browser browser) : BrowserTests(browser)
{
    private TestPortal _portal = null!;
    private InformationScene _scene = null!;

    public override async Task InitializeAsync()
    {
        _portal = await TestPortal.StartAsync(settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Jobs:Enabled"] = "false" });
        _scene = await InformationScene.CreateAsync(_portal.World, sent: false);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _portal.DisposeAsync();
    }

    private async Task SendAsync()
    {
        (await _scene.SendAsync()).Succeeded.ShouldBeTrue();
    }

    private async Task<InformationRequestId> RequestAsync(Agency agency) => new(await _portal.World.TestDatabase.AskAsOwnerAsync<Guid>(
        $"select id from information_requests where agency_id = '{agency.Id}'"));

    private async Task<IPage> OpenAsync(StaffId staff, string address)
    {
        var page = await _portal.OpenAsStaffAsync(Browser, staff);
        await page.GoLiveAsync(address);
        return page;
    }

    /// <summary>Axe finds nothing in light and dark, and a narrow screen does not scroll sideways.</summary>
    private static async Task CheckAsync(IPage page, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            (await page.FaultsAsync()).ShouldBeEmpty($"{name}, {scheme}");
            await KeepPictureAsync(page, $"{name}-{scheme}");
        }
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        var size = page.ViewportSize!;
        await page.SetViewportSizeAsync(320, 800);
        await page.ShouldFitAsync(name);
        await KeepPictureAsync(page, $"{name}-narrow");
        await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    // Set PRACTICEREVIEW_PICTURES to a folder to look at the pages.
    private static async Task KeepPictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PRACTICEREVIEW_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"information-{name}.png"), FullPage = true });
        }
    }

    [Fact]
    public async Task The_business_unit_chooses_agencies_and_sees_who_was_asked()
    {
        var page = await OpenAsync(_scene.Unit, $"/workspace/cases/{_scene.Case.Id}/information");
        await page.GetByLabel("Inventshire Police").CheckAsync();
        await page.GetByLabel("Who answers for Inventshire Police").SelectOptionAsync(new SelectOptionValue { Label = "Officer Juniper Testwell" });
        await page.GetByLabel("Who this is about").FillAsync("Ari Invented, born 1 April 2015");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the requests" }).ClickAsync();

        await Assertions.Expect(page.GetByText("2 things need your attention")).ToBeVisibleAsync();
        (await _scene.CountAsync("information_requests")).ShouldBe(0);
        await CheckAsync(page, "ask");
        await page.GetByLabel("Why Inventshire Police is asked").FillAsync("Called to the home");
        await page.GetByLabel("The referral and the purpose of the review").FillAsync("To learn");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the requests" }).ClickAsync();

        await Assertions.Expect(page.GetByText("One request was sent.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Inventshire Police" })).ToContainTextAsync("Not returned");
        (await _scene.CountAsync("information_requests")).ShouldBe(1);
        await CheckAsync(page, "asked");
    }

    [Fact]
    public async Task An_author_uploads_mends_what_was_wrong_and_returns_a_summary_that_was_kept_while_it_was_typed()
    {
        await SendAsync();
        var request = await RequestAsync(_scene.Police);
        var page = await OpenAsync(_scene.Officer, "/workspace/information");
        await CheckAsync(page, "own-requests");
        await page.GoLiveAsync($"/workspace/information/{request}");
        await Assertions.Expect(page.GetByText("Who this is about")).ToBeVisibleAsync();

        await UploadAsync(page, InformationScene.Header + "\r\n31/02/2016,,Wrong day,,,,,,,\r\nsoon,,No day,,,,,,,\r\n");
        await Assertions.Expect(page.GetByText("2 things have to be put right")).ToBeVisibleAsync();
        await CheckAsync(page, "problems");
        await UploadAsync(page, InformationScene.Header + "\r\n28/02/2016,14:30,Right day,,Alone at home,Called,Calmer,,,1\r\n");
        await Assertions.Expect(page.GetByText("one event, version 1")).ToBeVisibleAsync();
        await page.WaitUntilLiveAsync();

        await page.GetByLabel("Involvement with the child and the family").FillAsync("Since 2015, three visits");
        await Assertions.Expect(page.GetByText("Kept at")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await page.CloseAsync();

        page = await OpenAsync(_scene.Officer, $"/workspace/information/{request}");
        await Assertions.Expect(page.GetByLabel("Involvement with the child and the family")).ToHaveValueAsync("Since 2015, three visits");
        await page.GetByRole(AriaRole.Button, new() { Name = "Return the summary" }).ClickAsync();
        await Assertions.Expect(page.GetByText("4 things need your attention")).ToBeVisibleAsync();
        await page.GetByLabel("What was known of the child").FillAsync("Liked drawing");
        await page.GetByLabel("Key practice").FillAsync("Visited quickly");
        await page.GetByLabel("Immediate learning").FillAsync("Ask the child alone");
        await page.GetByLabel("All records have been moved to a safe place").CheckAsync();
        await page.GetByLabel("Who holds the records").FillAsync("Head of records");
        await page.GetByLabel("Secured on").FillAsync("2026-03-02");
        await CheckAsync(page, "summary");
        await page.GetByRole(AriaRole.Button, new() { Name = "Return the summary" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Summary returned on")).ToBeVisibleAsync();
        (await _scene.CountAsync("information_requests where return_kind = 'Summary'")).ShouldBe(1);
        (await _scene.CountAsync("form_drafts")).ShouldBe(0);
        await CheckAsync(page, "returned");
    }

    [Fact]
    public async Task The_form_works_without_script()
    {
        await SendAsync();
        var request = await RequestAsync(_scene.Police);
        var page = await _portal.OpenAsStaffAsync(Browser, _scene.Officer, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await page.GotoAsync($"/workspace/information/{request}");

        await UploadAsync(page, InformationScene.Header + "\r\n28/02/2016,14:30,Right day,,,,,,,\r\n");

        await Assertions.Expect(page.GetByText("one event, version 1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_too_long_is_said_before_it_is_sent()
    {
        await SendAsync();
        var page = await OpenAsync(_scene.Officer, $"/workspace/information/{await RequestAsync(_scene.Police)}");
        await page.EvaluateAsync("""
            () => {
                const files = new DataTransfer();
                files.items.add(new File([new Uint8Array(51 * 1048576)], "a.csv"));
                document.getElementById("file").files = files.files;
            }
            """);
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();

        await Assertions.Expect(page.GetByText("The file is larger than 50 MB")).ToBeVisibleAsync();
        (await _scene.CountAsync("refused_chronologies")).ShouldBe(0);
    }

    [Fact]
    public async Task The_composite_chronology_is_read_filtered_by_the_address_and_opened_row_by_row()
    {
        await SendAsync();
        await _scene.UploadAsync(_scene.Officer, await RequestAsync(_scene.Police), InformationScene.Rows(150));
        await _scene.UploadAsync(_scene.Teacher, await RequestAsync(_scene.School), "01/02/2016,09:00,Came to school hungry,Log p. 4,Hunger,Breakfast given,Ate,Told nobody,Ask at home,\"1, 4\"\r\n");
        var page = await OpenAsync(_scene.Unit, $"/workspace/cases/{_scene.Case.Id}/chronology");
        await Assertions.Expect(page.GetByText("151 events from 2 agencies")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".event").First).ToBeVisibleAsync();
        (await page.Locator("tr.event").CountAsync()).ShouldBeLessThan(60, "no more than a page of rows is in the browser");
        await CheckAsync(page, "composite");
        await page.GetByRole(AriaRole.Region, new() { NameString = "Events in order" }).EvaluateAsync("frame => frame.scrollTo(0, frame.scrollHeight)");
        await Assertions.Expect(page.Locator("tr[aria-rowindex='152']:not(.event--coming)")).ToBeVisibleAsync();
        (await page.Locator("tr.event").CountAsync()).ShouldBeLessThan(60);

        await page.GetByLabel("Agency", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Imaginary School (1)" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("One event of 151")).ToBeVisibleAsync();
        page.Url.ShouldContain($"agency={_scene.School.Id}");
        await page.WaitUntilLiveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Came to school hungry" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Breakfast given")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The event and its source" })).ToBeFocusedAsync();
        await CheckAsync(page, "composite-open");
        (await page.TitleAsync()).ShouldNotContain("A.B.");
    }

    [Fact]
    public async Task The_business_unit_reads_the_letters_first_agrees_to_a_later_day_and_sends_a_return_back_to_its_author()
    {
        var page = await OpenAsync(_scene.Unit, $"/workspace/cases/{_scene.Case.Id}/information");
        await page.GetByLabel("Inventshire Police").CheckAsync();
        await page.GetByLabel("Who answers for Inventshire Police").SelectOptionAsync(new SelectOptionValue { Label = "Officer Juniper Testwell" });
        await page.GetByLabel("Why Inventshire Police is asked").FillAsync("Called to the home");
        await page.GetByLabel("Who this is about").FillAsync("Ari Invented, born 1 April 2015");
        await page.GetByLabel("The referral and the purpose of the review").FillAsync("To learn");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the letters first" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The letter as it would be sent")).ToBeVisibleAsync();
        (await _scene.CountAsync("information_requests")).ShouldBe(0);
        await CheckAsync(page, "prepared");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the requests" }).ClickAsync();
        await Assertions.Expect(page.GetByText("One request was sent.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Change the day or withdraw" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Agree to the later day" }).ClickAsync();
        await Assertions.Expect(page.GetByText("2 things need your attention")).ToBeVisibleAsync();
        await CheckAsync(page, "later-day");
        await page.GetByLabel("Return by the end of").FillAsync(_scene.InDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByLabel("Why the agency needs longer").FillAsync("The records are in an archive");
        await page.GetByRole(AriaRole.Button, new() { Name = "Agree to the later day" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Inventshire Police returns by the end of")).ToBeVisibleAsync();

        var request = await RequestAsync(_scene.Police);
        (await new ReturnInformation(_portal.World.Database).SummaryAsync(await _portal.World.ActAsync(_scene.Officer), request, InformationScene.Words with { HasNoEvents = true }, CancellationToken.None)).Succeeded.ShouldBeTrue();
        page = await OpenAsync(_scene.Unit, $"/workspace/cases/{_scene.Case.Id}/information");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new System.Text.RegularExpressions.Regex("^Rate ?:") }).ClickAsync();
        await Assertions.Expect(page.GetByText("Partly met", new() { Exact = true })).ToHaveCountAsync(7);
        foreach (var group in await page.GetByRole(AriaRole.Group).Filter(new() { Has = page.GetByText("Partly met", new() { Exact = true }) }).AllOnceThereAsync())
        {
            await group.GetByText("Met", new() { Exact = true }).ClickAsync();
        }
        await page.GetByRole(AriaRole.Group, new() { NameString = "Enough detail" }).GetByText("Not met", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it back" }).ClickAsync();
        await Assertions.Expect(page.GetByText("2 things need your attention")).ToBeVisibleAsync();
        await CheckAsync(page, "rate");
        await page.GetByLabel("What the agency still has to say").FillAsync("Say who saw the child in 2015");
        await page.GetByLabel("Return again by the end of").FillAsync(_scene.InDays(40).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it back" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It went back to Inventshire Police")).ToBeVisibleAsync();
        await page.GetByText("Read the letter").First.ClickAsync();
        await CheckAsync(page, "sent-back");

        var author = await OpenAsync(_scene.Officer, $"/workspace/information/{request}");
        await Assertions.Expect(author.GetByText("Say who saw the child in 2015").First).ToBeVisibleAsync();
        await Assertions.Expect(author.GetByLabel("Involvement with the child and the family")).ToHaveValueAsync("Since 2015");
        await CheckAsync(author, "sent-back-author");
        await author.GotoAsync("/workspace/information/agency");
        await Assertions.Expect(author.GetByRole(AriaRole.Row).Filter(new() { HasText = "Officer Juniper Testwell" })).ToContainTextAsync("Sent back");
        await CheckAsync(author, "agency");
        var stranger = await OpenAsync(_scene.Unit, "/workspace/information/agency");
        await Assertions.Expect(stranger.GetByText("You do not write or decide for an agency")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Where_there_is_nothing_yet_the_page_says_what_will_come()
    {
        var page = await OpenAsync(_scene.Unit, $"/workspace/cases/{_scene.Case.Id}/chronology");
        await Assertions.Expect(page.GetByText("No chronology has been returned yet")).ToBeVisibleAsync();
        await CheckAsync(page, "composite-empty");
        await page.GotoAsync("/workspace/information");
        await Assertions.Expect(page.GetByText("Nobody has asked you for information")).ToBeVisibleAsync();
    }

    private static async Task UploadAsync(IPage page, string text)
    {
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "chronology.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
    }
}
