using Microsoft.Playwright;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace;

/// <summary>The record of a case, as the business unit and the review group see it.</summary>
public sealed class CaseRecordPageTests(Browser browser) : BrowserTests(browser)
{
    [Fact]
    public async Task It_shows_who_did_what_when_and_why_by_pages_and_leaves_a_line_of_its_own()
    {
        await using var portal = await TestPortal.StartAsync();
        var (manager, @case) = await CaseWithRecordAsync(portal.World);

        var page = await portal.OpenAsStaffAsync(Browser, manager);
        await page.GotoAsync($"/workspace/cases/{@case.Id}/record");
        await Assertions.Expect(page.GetByText("64 lines, page 1 of 2")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(50);
        await Assertions.Expect(page.Locator("tbody")).Not.ToContainTextAsync("Mother Inventado");
        await Assertions.Expect(page.Locator("tbody tr").Filter(new LocatorFilterOptions { HasText = "Grandmother" })).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("tbody tr").Filter(new LocatorFilterOptions { HasText = "Because of the meeting" })).Not.ToHaveCountAsync(0);
        (await page.FaultsAsync()).ShouldBeEmpty();
        await ScreenshotAsync(page, "record");

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Older" }).ClickAsync();
        await Assertions.Expect(page.GetByText("page 2 of 2")).ToBeVisibleAsync();

        await page.GetByLabel("What was done").SelectOptionAsync("Record opened");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("Manager Maple");
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("Record opened");
    }

    [Fact]
    public async Task Opened_once_it_leaves_one_line_whatever_is_rendered_twice()
    {
        await using var portal = await TestPortal.StartAsync();
        var (manager, @case) = await CaseWithRecordAsync(portal.World);

        var page = await portal.OpenAsStaffAsync(Browser, manager);
        await page.GotoAsync($"/workspace/cases/{@case.Id}/record");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(50);
        await page.WaitUntilLiveAsync();

        (await portal.World.TestDatabase.AskAsOwnerAsync<long>("select count(*) from audit_events where action = 'Record opened'")).ShouldBe(1);
    }

    [Theory]
    [InlineData(StaffRole.Referrer)]
    [InlineData(StaffRole.IndependentAdviser)]
    [InlineData(StaffRole.AgencyAuthor)]
    public async Task Others_are_told_that_there_is_nothing_for_them(StaffRole role)
    {
        await using var portal = await TestPortal.StartAsync();
        var (_, @case) = await CaseWithRecordAsync(portal.World);
        var other = await portal.World.AddStaffAsync("Somebody Else", null, role);

        var page = await portal.OpenAsStaffAsync(Browser, other);
        await page.GotoAsync($"/workspace/cases/{@case.Id}/record");

        await Assertions.Expect(page.GetByText("could not be found").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(0);
        (await new RecordQueries(portal.World.Database).OfCaseAsync(await portal.World.ActAsync(other), @case.Id, new RecordFilter(null, null, 1), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task It_fits_a_narrow_window_in_light_and_dark()
    {
        await using var portal = await TestPortal.StartAsync();
        var (manager, @case) = await CaseWithRecordAsync(portal.World);
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            var page = await portal.OpenAsStaffAsync(Browser, manager, new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = 320, Height = 640 } });
            await page.GotoAsync($"/workspace/cases/{@case.Id}/record");
            await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(50);
            await page.ShouldFitAsync();
            (await page.FaultsAsync()).ShouldBeEmpty(scheme.ToString());
            await ScreenshotAsync(page, "record-320-" + scheme);
        }
    }

    private static async Task<(StaffId Manager, ReviewCase Case)> CaseWithRecordAsync(TestWorld world)
    {
        var manager = await world.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        var @case = await world.AddCaseAsync(manager);
        var grandmother = await world.AddFamilyMemberAsync(@case, manager, "Mother Inventado", "Grandmother");
        var opening = new RecordOpening(world.Database);
        // What she did stands in the record; what she read of her own is nobody's to see.
        (await opening.RunAsync(await world.ActAsync(grandmother.Id), new Opening("Letter", @case.Id), CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await new RecordAgreement(world.Database).RunAsync(await world.ActAsync(grandmother.Id),
            new RecordAgreementCommand(new Dictionary<FamilyActivity, AgreementAnswer> { [FamilyActivity.KeptInformed] = AgreementAnswer.No }, ExplainedBy.Facilitator, "en"), CancellationToken.None)).ShouldSucceed();
        var actor = await world.ActAsync(manager);
        for (var number = 0; number < 63; number++)
        {
            (await opening.RunAsync(actor, new Opening("Referral", @case.Id, @case.Id.Value, number % 2 == 0 ? null : "Because of the meeting"), CancellationToken.None)).Succeeded.ShouldBeTrue();
        }
        // The family member's line stands on the first page.
        await world.TestDatabase.ExecuteAsOwnerAsync("alter table audit_events disable trigger user; update audit_events set at = at + interval '1 hour' where actor_kind = 'Family'; alter table audit_events enable trigger user");
        return (manager, @case);
    }

    private static async Task ScreenshotAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PRACTICEREVIEW_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
        }
    }
}
