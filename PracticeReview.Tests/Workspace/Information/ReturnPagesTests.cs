using System.Globalization;
using Microsoft.Playwright;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>What an author decides, types and corrects, and what the review says of an agency's involvement, in a browser.</summary>
public sealed class ReturnPagesTests(Browser browser) : BrowserTests(browser)
{
    private TestPortal _portal = null!;
    private InformationScene _scene = null!;

    public override async Task InitializeAsync()
    {
        _portal = await TestPortal.StartAsync(settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Jobs:Enabled"] = "false" });
        _scene = await InformationScene.CreateAsync(_portal.World);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _portal.DisposeAsync();
    }

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
        }
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await page.ShowAsync($"return-{name}");
        await page.SetViewportSizeAsync(320, 800);
        await page.ShouldFitAsync(name);
        await page.SetViewportSizeAsync(1280, 900);
    }

    [Fact]
    public async Task An_author_decides_all_short_dates_of_a_file_at_once()
    {
        var page = await OpenAsync(_scene.Officer, $"/workspace/information/{_scene.PoliceRequest}");
        var rows = string.Concat(Enumerable.Range(0, 210).Select(at => string.Create(CultureInfo.InvariantCulture, $"{1 + (at / 120):00}-{1 + (at % 12):00}-{3 + (at / 12 % 10):00}\tEvent {at}\n")));
        await page.GetByText("Paste rows from Excel or Word").ClickAsync();
        await page.GetByLabel("The copied rows, with their heading row").FillAsync("Date\tEvent\n" + rows);
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the rows" }).ClickAsync();
        await page.WaitUntilLiveAsync();
        await Assertions.Expect(page.GetByText("0 of 210 are decided. 200 are shown here")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take 210 events" })).ToBeDisabledAsync();
        await CheckAsync(page, "short-dates");
        await page.GetByLabel("Dates of three short numbers, such as 04-05-06").CheckAsync();
        await Assertions.Expect(page.GetByText("210 of 210 are decided")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take 210 events" }).ClickAsync();
        await Assertions.Expect(page.GetByText("210 events, version 1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_author_types_all_there_is_to_say_and_later_corrects_one_event_of_many()
    {
        var page = await OpenAsync(_scene.Officer, $"/workspace/information/{_scene.PoliceRequest}");
        await page.GetByText("Type the chronology here").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an event" }).ClickAsync();
        await page.GetByLabel("Date", new() { Exact = true }).FillAsync("early 2017");
        await page.GetByLabel("What happened", new() { Exact = true }).FillAsync("Moved away");
        await page.GetByLabel("Page of the source").FillAsync("12");
        await page.GetByLabel("Who was seen and spoken to").FillAsync("The grandmother");
        await page.GetByLabel("Was the child seen?").SelectOptionAsync("No");
        await page.GetByText("Risk, response, impact, partnership, learning").ClickAsync();
        await page.GetByLabel("6. Is there something in it for agencies to learn?").CheckAsync();
        await page.GetByLabel("1. Did this change how the child's situation was assessed").CheckAsync();
        await CheckAsync(page, "typed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit one event" }).ClickAsync();
        await Assertions.Expect(page.GetByText("one event, version 1")).ToBeVisibleAsync();
        (await _scene.CountAsync("significant_practice_events where source_page = '12' and who_was_seen = 'The grandmother' and child_seen = 'No' and why_significant = 33")).ShouldBe(1);

        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, InformationScene.Rows(45) + "early 2017,,Moved away,,,,,,,\r\n");
        await page.GoLiveAsync($"/workspace/information/{_scene.PoliceRequest}");
        await page.GetByText("Type the chronology here").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin from version 2" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Events 1 to 20 of 46")).ToBeVisibleAsync();
        await page.GetByLabel("Find an event by its date or words").FillAsync("moved");
        await Assertions.Expect(page.GetByText("Events 46 to 46 of 46; 1 found")).ToBeVisibleAsync();
        await page.GetByLabel("What happened", new() { Exact = true }).FillAsync("Moved to another town");
        await Assertions.Expect(page.GetByText("Kept at").First).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await CheckAsync(page, "corrected");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit 46 events" }).ClickAsync();
        await Assertions.Expect(page.GetByText("46 events, version 3")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "What it changed" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 changed").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_version_taken_meanwhile_is_told_and_submitting_again_is_meant()
    {
        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, "22/05/2016,,Seen,,,,,,,\r\n");
        var page = await OpenAsync(_scene.Officer, $"/workspace/information/{_scene.PoliceRequest}");
        await page.GetByText("Type the chronology here").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin from version 1" }).ClickAsync();
        await page.GetByLabel("What happened", new() { Exact = true }).FillAsync("Seen at home");
        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, "22/05/2016,,Seen twice,,,,,,,\r\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit one event" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Version 2 was taken after you began from version 1").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("What happened", new() { Exact = true })).ToHaveValueAsync("Seen at home");
        await CheckAsync(page, "meanwhile");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit one event" }).ClickAsync();
        await Assertions.Expect(page.GetByText("one event, version 3")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_review_says_when_an_agency_was_involved_and_its_silence_is_told()
    {
        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, string.Concat(Enumerable.Range(1, 12).Select(month => $"03/{month:00}/2015,,Patrol {month} passed,,,,,,,\r\n")));
        var page = await OpenAsync(_scene.Unit, $"/workspace/cases/{_scene.Case.Id}/chronology/silences");
        await Assertions.Expect(page.GetByText("No silence was found")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "When agencies were involved" }).GetByLabel("Agency", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Imaginary School" });
        await page.GetByLabel("Involved from").FillAsync("04-05-06");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("the first number could be the day or the year").First).ToBeVisibleAsync();
        await page.GetByLabel("Involved from").FillAsync("early 2015");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Imaginary School recorded nothing from 1 January 2015 to 3 December 2015")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("read as 1 Jan 2015 to the last event")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Involved from").Last).ToHaveValueAsync("");
        await CheckAsync(page, "involved");
    }
}
