using System.Net;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity;

namespace PracticeReview.Tests.Workspace.Cases;

/// <summary>The pages of cases as they arrive, before their circuit.</summary>
public sealed class CasePagesTests
{
    [Fact]
    public async Task The_business_unit_finds_a_case_and_opening_it_leaves_one_line()
    {
        await using var portal = await TestPortal.StartAsync();
        var manager = await portal.World.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        var referrer = await portal.World.AddStaffAsync("Juniper Testwell", null, StaffRole.Referrer);
        var @case = await portal.World.AddCaseAsync(referrer, "Q.Z.");
        using var client = await SignInAsync(portal, manager);

        (await client.GetStringAsync("/workspace/cases")).ShouldContain(@case.Reference);
        var overview = await client.GetStringAsync($"/workspace/cases/{@case.Id}");

        overview.ShouldContain(@case.Reference);
        overview.ShouldContain("Juniper Testwell");
        overview.ShouldContain("Inventshire Safeguarding Children Partnership");
        overview.ShouldContain($"/workspace/cases/{@case.Id}/record");
        (await portal.World.TestDatabase.AskAsOwnerAsync<long>(
            $"select count(*) from audit_events where action = 'Case opened to read' and case_id = '{@case.Id}' and actor_id = '{manager}'")).ShouldBe(1);
    }

    [Theory]
    [InlineData(StaffRole.Referrer)]
    [InlineData(StaffRole.AgencyAuthor)]
    [InlineData(StaffRole.Administrator)]
    public async Task Somebody_who_has_no_part_in_a_case_is_told_the_same_as_for_no_case_at_all(StaffRole role)
    {
        await using var portal = await TestPortal.StartAsync();
        var referrer = await portal.World.AddStaffAsync("Juniper Testwell", null, StaffRole.Referrer);
        var stranger = await portal.World.AddStaffAsync("Stranger Sorrel", null, role);
        var @case = await portal.World.AddCaseAsync(referrer, "Q.Z.");
        using var client = await SignInAsync(portal, stranger);

        foreach (var address in (string[])[$"/workspace/cases/{@case.Id}", $"/workspace/cases/{Guid.NewGuid()}"])
        {
            var page = await client.GetAsync(address);
            page.StatusCode.ShouldBe(HttpStatusCode.OK);
            var text = await page.Content.ReadAsStringAsync();
            text.ShouldContain("This could not be found, or it is not yours");
            text.ShouldNotContain(@case.Reference);
        }
        (await client.GetStringAsync("/workspace/cases")).ShouldNotContain(@case.Reference);
    }

    [Fact]
    public async Task The_list_is_paged_from_where_the_last_page_ended_and_filtered_by_the_address()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await using var portal = await TestPortal.StartAsync(await TestWorld.CreateAsync(clock));
        var manager = await portal.World.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        for (var number = 1; number <= CaseQueries.PageSize + 3; number++)
        {
            // Pairs arrive at the same instant: the page boundary must not lose or repeat one.
            clock.Advance(TimeSpan.FromMinutes(number % 2));
            await portal.World.AddCaseAsync(manager);
        }
        var queries = new CaseQueries(portal.World.Database);
        var actor = await portal.World.ActAsync(manager);

        var first = await queries.ListAsync(actor, new CaseListFilter(), CancellationToken.None);
        var second = await queries.ListAsync(actor, new CaseListFilter(After: first.Next), CancellationToken.None);

        first.Rows.Count.ShouldBe(CaseQueries.PageSize);
        second.Rows.Count.ShouldBe(3);
        second.Next.ShouldBeNull();
        first.Rows.Concat(second.Rows).Select(row => row.Id).Distinct().Count().ShouldBe(CaseQueries.PageSize + 3);
        first.Rows.Concat(second.Rows).Select(row => row.ReceivedAt).ShouldBeInOrder(SortDirection.Descending);

        using var client = await SignInAsync(portal, manager);
        (await client.GetStringAsync("/workspace/cases?reference=0007")).ShouldContain("INV-2026-0007");
        (await client.GetStringAsync("/workspace/cases?reference=0007")).ShouldNotContain("INV-2026-0008");
        (await client.GetStringAsync("/workspace/cases?stage=Actions")).ShouldContain("No case matches");
        (await client.GetAsync("/workspace/cases?after=nonsense&stage=17")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpClient> SignInAsync(TestPortal portal, StaffId staff) =>
        portal.Client(Schemes.Workspace, (await portal.World.BeginStaffSessionAsync(staff)).Value);
}
