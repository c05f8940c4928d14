using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace;

/// <summary>Every page of the workspace with an address of its own is opened as a person would, and its circuit stays alive.</summary>
public sealed class EveryPageTests(Browser browser) : BrowserTests(browser)
{
    [Theory]
    [InlineData(StaffRole.Administrator)]
    [InlineData(StaffRole.BusinessManager)]
    [InlineData(StaffRole.AgencyAuthor)]
    [InlineData(StaffRole.Translator)]
    public async Task Each_page_lives_and_says_nothing_to_the_console(StaffRole role)
    {
        await using var portal = await TestPortal.StartAsync();
        var person = await portal.World.AddStaffAsync("Person Poplar", await portal.World.AddAgencyAsync("Inventshire Police", AgencyKind.Police), role);
        var page = await portal.OpenAsStaffAsync(Browser, person);
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                faults.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, fault) => faults.Add($"{page.Url}: {fault}");

        var addresses = (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "PracticeReview.Tests", "Security", "ReviewedRoutes.txt")))
            .Where(line => line.StartsWith("/workspace", StringComparison.Ordinal) && line.Contains("[GET POST]", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[0])
            .Where(address => !address.Contains('{', StringComparison.Ordinal))
            .ToList();
        addresses.Count.ShouldBeGreaterThan(15, "there is something to open");
        foreach (var address in addresses)
        {
            await page.GoLiveAsync(address);
            (await page.Locator("h1").CountAsync()).ShouldBe(1, address);
        }

        faults.ShouldBeEmpty();
    }
}
