using System.Globalization;

namespace PracticeReview.Bench;

/// <summary>Something that is measured, beside the least that the same work could cost on the same machine in the same run.</summary>
internal interface IFigure
{
    /// <summary>The word by which it is asked for on the command line.</summary>
    string Name { get; }
    string About { get; }
    Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation);
}

/// <summary>A line of the table.</summary>
/// <param name="Met">Null where no target is set.</param>
internal sealed record Line(string Figure, string Measured, string Floor, string Ratio, string Target, bool? Met)
{
    /// <summary>A figure that must not be more than so many times its floor.</summary>
    public static Line AtMostTimes(string figure, double measured, double floor, string unit, double? most) =>
        new(figure, Say(measured, unit), Say(floor, unit), Times(measured / floor),
            most is { } limit ? Say($"≤ {limit:0.#} × floor") : "",
            most is { } times ? measured <= times * floor : null);

    /// <summary>A figure that has a limit of its own.</summary>
    public static Line AtMost(string figure, double measured, string unit, double most) =>
        new(figure, Say(measured, unit), "", "", Say($"≤ {most:0.#} {unit}"), measured <= most);

    /// <summary>A figure by itself, to be read beside the ratios.</summary>
    public static Line Absolute(string figure, double measured, string unit) => new(figure, Say(measured, unit), "", "", "", null);

    /// <summary>Something that was not measured, and why.</summary>
    public static Line NotMeasured(string figure, string why) => new(figure, "not measured", "", "", why, null);

    public static string Times(double ratio) => Say($"{ratio:0.00} ×");

    private static string Say(double number, string unit) => number < 10 ? Say($"{number:0.00} {unit}") : Say($"{number:0.0} {unit}");
    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
