using PracticeReview.Web.Identity;

namespace PracticeReview.Bench.Figures;

/// <summary>
/// A page of the workspace as a business manager with 5,000 of 50,000 cases first gets it, whole, beside the same rows from a bare
/// endpoint.
/// </summary>
/// <param name="mark">What stands on the page when it shows what it is measured for.</param>
internal sealed class WorkspacePage(string name, string what, string page, string floor, string mark) : IFigure
{
    private const int Warm = 20;
    private const int Requests = 150;

    public string Name => name;
    public string About => $"{what} among 50,000 cases with 400,000 deadlines, first render";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        var cookie = world.Cookie(Schemes.Workspace, World.ManagerSession);
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        if (!(await client.GetStringAsync(new Uri(world.Address, page), cancellation)).Contains(mark, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{page} does not show \"{mark}\".");
        }
        var (measured, least) = await Sampling.AlternateAsync(Warm, Requests, () => world.GetAsync(page, cookie), () => world.GetAsync(floor, session: World.ManagerSession));
        return
        [
            Line.AtMostTimes($"{what}, p50", measured.P50, least.P50, "ms", 5),
            Line.AtMostTimes($"{what}, p95", measured.P95, least.P95, "ms", null),
        ];
    }
}
