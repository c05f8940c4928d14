using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Composites;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>A lane for each agency, a bar for each stretch of time; every bar is a link to what is in it.</summary>
public sealed partial class LaneChart
{
    private const int LaneHeight = 48;
    private const int Left = 210;
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-GB");
    private readonly List<DateTime> _stretches = [];
    private int _most = 1;

    [Parameter, EditorRequired]
    public required LaneView<CompositeAgency> View { get; set; }

    /// <summary>Where a stretch of time leads.</summary>
    [Parameter, EditorRequired]
    public required Func<DateTime, DateTime, string> Address { get; set; }

    private int Step => Math.Max(14, 800 / Math.Max(1, _stretches.Count));

    private int Width => Left + Step * Math.Max(1, _stretches.Count);

    private int Height => 26 + LaneHeight * View.Lanes.Count;

    // Labels stand about eighty apart, so that they can be read.
    private int Every => Math.Max(1, (int)Math.Ceiling(80.0 / Step));

    private string Said => $"{View.Lanes.Count} agencies; {string.Join("; ", View.Lanes.Select(lane => $"{lane.Name}, {InformationWords.Events(lane.Bins.Sum(bin => bin.Count))}"))}. The table below says the same.";

    protected override void OnParametersSet()
    {
        _stretches.Clear();
        for (var at = View.From; at < View.To && _stretches.Count < 400; at = Lanes.Next(at, View.Zoom))
        {
            _stretches.Add(at);
        }
        _most = Math.Max(1, View.Lanes.SelectMany(lane => lane.Bins).Select(bin => bin.Count).DefaultIfEmpty(1).Max());
    }

    /// <summary>A stretch of time in words.</summary>
    public static string Label(DateTime start, LaneZoom zoom) => zoom switch
    {
        LaneZoom.Year => start.ToString("yyyy", s_english),
        LaneZoom.Quarter or LaneZoom.Month => start.ToString("MMM yyyy", s_english),
        LaneZoom.Hour => start.ToString("d MMM HH:mm", s_english),
        _ => start.ToString("d MMM yyyy", s_english),
    };

    private string Of(string name, LaneBin bin) =>
        $"{name}, {Label(bin.Start, View.Zoom)}: {InformationWords.Events(bin.Count)}{(bin.Vague > 0 ? string.Create(CultureInfo.InvariantCulture, $", {bin.Vague} with a vaguer date") : "")}";

    private int X(int place) => Left + Step * place;

    private static string Short(string name) => name.Length <= 24 ? name : name[..23] + "…";
}
