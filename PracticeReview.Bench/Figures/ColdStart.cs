namespace PracticeReview.Bench.Figures;

/// <summary>From the start of the process until the portal says that it is ready, beside an application with nothing in it.</summary>
internal sealed class ColdStart : IFigure
{
    private const int Starts = 5;

    public string Name => "start";
    public string About => "Cold start of the published portal to ready";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        List<double> portal = [], bare = [];
        for (var start = 0; start < Starts; start++)
        {
            await using (var app = await PublishedPortal.StartAsync(world.Connections, cancellation))
            {
                portal.Add(app.UntilReady);
            }
            await using (var app = await PublishedPortal.StartBareAsync(cancellation))
            {
                bare.Add(app.UntilReady);
            }
        }
        return [Line.AtMostTimes($"Cold start to ready, middle of {Starts}", Durations.Of(portal).P50, Durations.Of(bare).P50, "ms", null)];
    }
}
