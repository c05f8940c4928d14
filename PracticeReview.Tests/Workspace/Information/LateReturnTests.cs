using Microsoft.Playwright;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>A return that arrives while somebody reads the composite chronology and writes beside an event.</summary>
public sealed class LateReturnTests(Browser browser) : BrowserTests(browser)
{
    private TestPortal _portal = null!;
    private InformationScene _scene = null!;

    public override async Task InitializeAsync()
    {
        var world = await TestWorld.CreateAsync(new HurriedClock());
        _portal = await TestPortal.StartAsync(world, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Jobs:Enabled"] = "false" });
        _scene = await InformationScene.CreateAsync(world);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task It_is_told_moves_nothing_and_slots_in_when_it_is_asked_for()
    {
        await _scene.UploadAsync(_scene.Officer, _scene.PoliceRequest, "01/02/2016,,Seen at home,,,,,,,\r\n01/04/2016,,Called the school,,,,,,,\r\n");
        var page = await _portal.OpenAsStaffAsync(Browser, _scene.Unit);
        await page.GoLiveAsync($"/workspace/cases/{_scene.Case.Id}/chronology");
        await page.GetByRole(AriaRole.Button, new() { Name = "Called the school" }).ClickAsync();
        await page.GetByLabel("Add a note").FillAsync("Who called, and");
        // Several looks, and nothing new.
        await Task.Delay(TimeSpan.FromSeconds(2));
        await Assertions.Expect(page.GetByText("Another chronology has arrived")).ToHaveCountAsync(0);

        await _scene.UploadAsync(_scene.Teacher, _scene.SchoolRequest, "01/03/2016,,Came to school hungry,,,,,,,\r\n");

        await Assertions.Expect(page.GetByText("Another chronology has arrived")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        (await page.Locator("tr.event .event__words").AllInnerTextsAsync()).ShouldBe(["Seen at home", "Called the school"], "nothing moves under anybody's eyes");
        await Assertions.Expect(page.GetByLabel("Add a note")).ToHaveValueAsync("Who called, and");
        (await page.FaultsAsync()).ShouldBeEmpty();
        await page.ShowAsync("chronology-late-return");

        await page.GetByRole(AriaRole.Button, new() { Name = "Show it" }).ClickAsync();
        await Assertions.Expect(page.Locator("tr.event .event__words")).ToHaveTextAsync(["Seen at home", "Came to school hungry", "Called the school"]);
        await Assertions.Expect(page.GetByText("3 events from 2 agencies")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Another chronology has arrived")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByLabel("Add a note")).ToHaveValueAsync("Who called, and");
    }

    /// <summary>The time of day as it is; whoever looks every twenty seconds looks twice a second.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == TimeSpan.FromSeconds(20) ? TimeSpan.FromSeconds(0.5) : dueTime, period);
    }
}
