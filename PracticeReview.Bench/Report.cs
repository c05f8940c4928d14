using System.Diagnostics;
using System.Globalization;

namespace PracticeReview.Bench;

/// <summary>Runs the figures that were asked for, one after the other, and prints one table.</summary>
internal static class Report
{
    private const string Owner = "PRACTICEREVIEW_BENCH_OWNER";

    public static async Task<int> RunAsync(string[] names, IReadOnlyList<IFigure> all)
    {
        if (names is ["--help" or "-h"])
        {
            Console.WriteLine("./bench [figure …]   all of them where none is named\n");
            foreach (var figure in all)
            {
                Console.WriteLine($"  {figure.Name,-16} {figure.About}");
            }
            return 0;
        }
        if (names.FirstOrDefault(name => !all.Any(figure => figure.Name == name)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no figure \"{unknown}\". ./bench --help lists them.");
            return 2;
        }
        if (Environment.GetEnvironmentVariable(Owner) is not { Length: > 0 } owner)
        {
            await Console.Error.WriteLineAsync($"{Owner} is not set: start with ./bench, which makes the database.");
            return 2;
        }
        return await MeasureAsync([.. all.Where(figure => names.Length == 0 || names.Contains(figure.Name, StringComparer.Ordinal))], owner);
    }

    /// <summary>What is being done now, on standard error, so that the table can be kept by itself.</summary>
    public static void Say(string what) => Console.Error.WriteLine($"  {TimeProvider.System.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {what}");

    public static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static async Task<int> MeasureAsync(IReadOnlyList<IFigure> figures, string owner)
    {
        var watch = Stopwatch.StartNew();
        await using var world = await World.CreateAsync(owner, CancellationToken.None);
        List<Line> lines = [];
        var failed = false;
        foreach (var figure in figures)
        {
            Say($"Measuring: {figure.About}");
            try
            {
                lines.AddRange(await figure.MeasureAsync(world, CancellationToken.None));
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                failed = true;
                await Console.Error.WriteLineAsync(problem.ToString());
                lines.Add(new Line(figure.About, "failed", "", "", problem.GetType().Name, false));
            }
        }
        Print(lines);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\n{Environment.ProcessorCount} cores, load {Load()} at the end, {watch.Elapsed.TotalSeconds:0} s in all. p50 and p95 of warm requests; measured and floor took turns."));
        return failed ? 1 : 0;
    }

    private static void Print(IReadOnlyList<Line> lines)
    {
        var rows = lines.Select(line => new[] { line.Figure, line.Measured, line.Floor, line.Ratio, line.Target, line.Met switch { true => "met", false => "not met", null => "" } })
            .Prepend(["figure", "measured", "floor", "ratio", "target", ""]).ToList();
        var widths = Enumerable.Range(0, 6).Select(column => rows.Max(row => row[column].Length)).ToList();
        Console.WriteLine();
        foreach (var row in rows)
        {
            Console.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
