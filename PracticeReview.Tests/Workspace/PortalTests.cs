using System.Net;
using PracticeReview.Data.People;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity;

namespace PracticeReview.Tests.Workspace;

public sealed class PortalTests
{
    [Fact]
    public async Task The_portal_is_ready_and_lets_a_professional_in_while_their_session_lasts()
    {
        await using var portal = await TestPortal.StartAsync();
        var staff = await portal.World.AddStaffAsync("Manager Maple", null, StaffRole.BusinessManager);
        var session = await portal.World.BeginStaffSessionAsync(staff);
        using var client = portal.Client(Schemes.Workspace, session.Value);

        (await client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/workspace")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await portal.World.TestDatabase.ExecuteAsOwnerAsync("update staff_members set ended_at = now()");

        (await client.GetAsync("/workspace")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
