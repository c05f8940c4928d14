using System.Net;
using PracticeReview.Tests.TestData;
using Shouldly;
using Xunit;

namespace PracticeReview.Tests.Security;

/// <summary>Pages are compressed, except where their length could tell another site what stands on them.</summary>
public sealed class PageCompressionTests
{
    [Theory]
    [InlineData(null, null, true)]
    [InlineData("visit=anything", "same-origin", true)]
    [InlineData("visit=anything", "none", true)]
    [InlineData("visit=anything", "cross-site", false)]
    [InlineData("visit=anything", "same-site", false)]
    [InlineData("visit=anything", null, false)]
    public async Task A_page_is_compressed_unless_another_site_makes_a_browser_ask_for_it(string? cookie, string? site, bool compressed)
    {
        await using var portal = await TestPortal.StartAsync();
        using var client = portal.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/en/leaflet", UriKind.Relative));
        request.Headers.Add("Accept-Encoding", "br");
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        using var response = await client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.ShouldBe(compressed ? ["br"] : []);
    }
}
