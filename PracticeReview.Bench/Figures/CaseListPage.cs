using System.Globalization;
using PracticeReview.Web.Identity;

namespace PracticeReview.Bench.Figures;

/// <summary>The case list as a business manager first gets it: fifty rows of a partnership's share of 50,000 cases.</summary>
internal sealed class CaseListPage : IFigure
{
    private const int Clients = 8;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    public string Name => "cases";
    public string About => "Case list of 50 among 50,000 cases, first render";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        var cookie = world.Cookie(Schemes.Workspace, World.ManagerSession);
        var (measured, least) = await Sampling.AlternateAsync(40, 300, Page, Floor);
        // Turns again: one, the other, and both once more.
        double pages = 0, floors = 0;
        for (var turn = 0; turn < 2; turn++)
        {
            pages += await Sampling.RateAsync(Clients, Length, Page) / 2;
            floors += await Sampling.RateAsync(Clients, Length, Floor) / 2;
        }
        return
        [
            Line.AtMostTimes("Case list of 50, p50", measured.P50, least.P50, "ms", 5),
            Line.AtMostTimes("Case list of 50, p95", measured.P95, least.P95, "ms", null),
            new Line($"Case list of 50, {Clients} clients", PerSecond(pages), PerSecond(floors), Line.Times(pages / floors), "≥ 1/5 of floor", pages >= floors / 5),
        ];

        Task Page() => world.GetAsync("/workspace/cases", cookie);
        Task Floor() => world.GetAsync(Floors.CaseList, session: World.ManagerSession);
        static string PerSecond(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate:0} per s");
    }
}
