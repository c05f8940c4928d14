using PracticeReview.Web.Identity;

namespace PracticeReview.Bench.Figures;

/// <summary>How long a family member waits for a page.</summary>
internal sealed class FamilyPages : IFigure
{
    private const int Warm = 40;
    private const int Requests = 300;

    public string Name => "family";
    public string About => "Family pages, signed in";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        var cookie = world.Cookie(Schemes.Family, World.FamilySession);
        List<Line> lines = [];
        (string What, string Page, string Floor)[] pages =
        [
            ("Family home", "/en/family", Floors.FamilyHome),
            ("Family draft passage", $"/en/family/draft/{World.Passage}", Floors.FamilyPassage),
        ];
        foreach (var (what, page, floor) in pages)
        {
            var (measured, least) = await Sampling.AlternateAsync(Warm, Requests, () => world.GetAsync(page, cookie), () => world.GetAsync(floor, session: World.FamilySession));
            lines.Add(Line.AtMostTimes($"{what}, p50", measured.P50, least.P50, "ms", 3));
            lines.Add(Line.AtMostTimes($"{what}, p95", measured.P95, least.P95, "ms", null));
        }
        return lines;
    }
}
