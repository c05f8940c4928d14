using System.Net;
using PracticeReview.Tests.TestData;
using PracticeReview.Web.Identity;

namespace PracticeReview.Tests.Family;

/// <summary>Whoever reads a page that anybody may read, or went astray, finds the way back to their own area while their visit lasts.</summary>
public sealed class WayBackTests
{
    private static readonly Dictionary<string, string?> s_settings = new(StringComparer.Ordinal) { ["Words:ShowUnreviewed"] = "true" };

    [Fact]
    public async Task Public_pages_and_pages_that_are_not_found_lead_back_to_her_area_while_her_visit_lasts()
    {
        await using var world = await FamilyAreaWorld.CreateAsync();
        await using var portal = await TestPortal.StartAsync(world.World, s_settings);
        var session = await world.World.BeginFamilySessionAsync(world.Mother.Id);
        using var mother = portal.Client(Schemes.Family, session.Value);
        using var nobody = portal.Client();

        foreach (var address in (string[])["", "/staying-safe", "/leaflet", "/support", "/reports"])
        {
            var hers = await mother.GetStringAsync($"/ur{address}");
            hers.ShouldContain("id=\"own-area\"", Case.Sensitive, address);
            hers.ShouldContain("class=\"page-head__name\" href=\"/ur/family\"", Case.Sensitive, address);
            hers.ShouldContain("lang=\"ur\"", Case.Sensitive, address);
            var anybodys = await nobody.GetStringAsync($"/ur{address}");
            anybodys.ShouldNotContain("/ur/family\"", Case.Sensitive, address);
        }
        (await mother.GetStringAsync("/en")).ShouldNotContain("Open that link to sign in");
        (await nobody.GetStringAsync("/en")).ShouldContain("Open that link to sign in");
        var lost = await mother.GetAsync($"/ur/family/letters/{Guid.NewGuid()}");
        lost.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await lost.Content.ReadAsStringAsync()).ShouldContain("<a class=\"govuk-link\" href=\"/ur/family\"");

        world.Clock.Advance(TimeSpan.FromMinutes(31));
        (await mother.GetStringAsync("/ur/staying-safe")).ShouldNotContain("/ur/family\"");
        (await mother.GetStringAsync("/en")).ShouldContain("Open that link to sign in");
    }
}
