using PracticeReview.Web.Identity;

namespace PracticeReview.Bench.Figures;

/// <summary>What waits for a business manager, and the board over all cases of a partnership, as they first get them.</summary>
internal sealed class TodayAndBoardPages : IFigure
{
    public string Name => "today";
    public string About => "Today and the board among 50,000 cases with 400,000 deadlines, first render";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        var cookie = world.Cookie(Schemes.Workspace, World.ManagerSession);
        List<Line> lines = [];
        foreach (var (name, page, floor) in ((string, string, string)[])[("Today", "/workspace", Floors.Today), ("Board", "/workspace/board", Floors.Board)])
        {
            var (measured, least) = await Sampling.AlternateAsync(30, 150, () => world.GetAsync(page, cookie), () => world.GetAsync(floor, session: World.ManagerSession));
            lines.Add(Line.AtMostTimes($"{name}, p50", measured.P50, least.P50, "ms", 5));
            lines.Add(Line.AtMostTimes($"{name}, p95", measured.P95, least.P95, "ms", null));
        }
        return lines;
    }
}
