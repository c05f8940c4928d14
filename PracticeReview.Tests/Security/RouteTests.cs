using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Security;

/// <summary>
/// The fourth net: every address the portal answers, with its methods and its policy, stands in <c>ReviewedRoutes.txt</c>.
/// Somebody who adds a page adds its line there, and says with it who may open the page.
/// </summary>
public sealed class RouteTests
{
    [Fact]
    public async Task Every_address_stands_in_the_reviewed_list()
    {
        await using var portal = await TestPortal.StartAsync();
        var reviewed = Reviewed();

        var found = Routes(portal).Select(route => route.Line).Order(StringComparer.Ordinal).ToList();

        found.Count.ShouldBeGreaterThan(20);
        found.Except(reviewed).ShouldBeEmpty("answered, but not in ReviewedRoutes.txt: review who may open it, then add the line");
        reviewed.Except(found).ShouldBeEmpty("in ReviewedRoutes.txt, but not answered like that any more");
    }

    [Fact]
    public async Task What_is_behind_a_door_gives_a_stranger_nothing()
    {
        await using var portal = await TestPortal.StartAsync();
        using var client = portal.Client();
        var closed = Routes(portal).Where(route => route.Policy != "anybody").ToList();
        closed.Count.ShouldBeGreaterThan(10);

        foreach (var route in closed)
        {
            var method = route.Methods.Contains("GET") || route.Methods.Length == 0 ? HttpMethod.Get : new HttpMethod(route.Methods[0]);
            using var request = new HttpRequestMessage(method, Sample(route.Pattern));
            var answer = await client.SendAsync(request);
            (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized).ShouldBeTrue($"{route.Line} answered {answer.StatusCode}");
            (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty(route.Line);
        }
    }

    private static IEnumerable<Route> Routes(TestPortal portal) => portal.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
        .Select(endpoint => new Route(
            "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/'),
            [.. endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>()],
            Policy(endpoint)))
        .DistinctBy(route => route.Line);

    private static string Policy(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return "anybody";
        }
        var demands = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy ?? "signed in").Distinct(StringComparer.Ordinal).ToList();
        return demands.Count == 0 ? "anybody" : string.Join(" and ", demands);
    }

    private static List<string> Reviewed() => [.. File.ReadAllLines(Path.Combine(Repository.Root, "PracticeReview.Tests", "Security", "ReviewedRoutes.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')];

    // An identifier that belongs to nothing for each placeholder.
    private static string Sample(string pattern) => string.Join('/', pattern.Split('/').Select(part =>
        part.Contains("{language", StringComparison.Ordinal) ? "en"
        : part.Contains(":int", StringComparison.Ordinal) ? "1"
        : part.Contains(":regex(^(sent|answer)$)", StringComparison.Ordinal) ? "sent"
        : part.Contains('{', StringComparison.Ordinal) ? "00000000-0000-7000-8000-000000000000" : part));

    private sealed record Route(string Pattern, string[] Methods, string Policy)
    {
        public string Line => $"{Pattern}  [{(Methods.Length == 0 ? "any" : string.Join(' ', Methods))}]  {Policy}";
    }
}
