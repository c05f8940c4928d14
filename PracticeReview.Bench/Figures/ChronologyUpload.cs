using System.Diagnostics;
using System.Globalization;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Bench.Figures;

/// <summary>
/// An agency's chronology of 5,000 rows, from the first byte of the workbook to stored rows, file and line in the record,
/// beside SheetJS merely parsing the same file.
/// </summary>
internal sealed class ChronologyUpload : IFigure
{
    private const int Rows = 5_000;
    private const int Warm = 3;
    private const int Times = 5;

    public string Name => "chronology";
    public string About => "Chronology of 5,000 rows, from .xlsx to stored rows";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        await using var workbook = new MemoryStream();
        ChronologyTemplate.WriteWorkbook(workbook, "Inventshire Safeguarding Children Partnership", Enumerable.Range(0, Rows).Select(Row));
        Report.Say($"  {workbook.Length / 1024:N0} KiB of workbook");
        var upload = world.Get<UploadChronology>();
        List<double> taken = [];
        for (var time = 1; time <= Warm + Times; time++)
        {
            var milliseconds = await Sampling.TimeAsync(() => UploadAsync(world, upload, World.Request(time), workbook, cancellation));
            if (time > Warm)
            {
                taken.Add(milliseconds);
            }
        }
        var read = Enumerable.Range(0, Warm + Times).Select(_ => ReadAndCheck(workbook)).Skip(Warm).ToList();
        var parsing = await ParseAsync(workbook.ToArray(), cancellation);
        return
        [
            Line.AtMostTimes($"Chronology of 5,000 rows, read and checked, middle of {Times}", Durations.Of(read).P50, Durations.Of(parsing).P50, "ms", 1),
            Line.Absolute("The same, in seconds", Durations.Of(read).P50 / 1_000, "s"),
            Line.AtMostTimes($"Chronology of 5,000 rows, middle of {Times}", Durations.Of(taken).P50, Durations.Of(parsing).P50, "ms", null),
        ];
    }

    private static double ReadAndCheck(MemoryStream workbook)
    {
        var watch = Stopwatch.StartNew();
        var reading = ChronologyReader.Read(workbook, new DateOnly(2026, 11, 26));
        return reading.Rows.Count == Rows ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException("The chronology was not read whole.");
    }

    private static async Task UploadAsync(World world, UploadChronology upload, InformationRequestId request, MemoryStream workbook, CancellationToken cancellation)
    {
        workbook.Position = 0;
        var received = await ReceivedFile.ReceiveAsync(workbook, "chronology.xlsx", cancellation);
        if (received.Refused)
        {
            throw new InvalidOperationException(string.Join(' ', received.Refusals));
        }
        await using var file = received.Value;
        var uploaded = await upload.RunAsync(await world.ActAsync(World.ReferrerSession, cancellation), request, file, cancellation);
        if (uploaded.Refused || uploaded.Value.Events != Rows)
        {
            throw new InvalidOperationException("The chronology was not taken whole. " + string.Join(' ', uploaded.Refusals));
        }
    }

    private static async Task<List<double>> ParseAsync(byte[] workbook, CancellationToken cancellation)
    {
        var file = Path.Combine(Path.GetTempPath(), $"bench-{Guid.NewGuid():N}.xlsx");
        await File.WriteAllBytesAsync(file, workbook, cancellation);
        try
        {
            var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Data", "parse.cjs"), file, (Warm + Times).ToString(CultureInfo.InvariantCulture)])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            };
            using var node = Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
            var said = await node.StandardOutput.ReadToEndAsync(cancellation);
            await node.WaitForExitAsync(cancellation);
            return node.ExitCode == 0
                ? [.. said.Split(' ').Skip(Warm).Select(number => double.Parse(number, CultureInfo.InvariantCulture))]
                : throw new InvalidOperationException("SheetJS could not be asked; its words are above.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static ChronologyRow Row(int number) => new(
        number + 2, new DateOnly(2024, 1, 1).AddDays(number / 8), new TimeOnly(8 + number % 10, number % 60),
        $"Visit {number}: the health visitor saw the child at home and wrote down what the child and the mother said about the week.",
        $"Health visitor's record, entry {number}", "The child was cold and said little.", "A second visit within the week was agreed.",
        "The heating was repaired; the child was warmer and spoke more at the next visit.", "The school was told.",
        number % 5 == 0 ? "Ask the child, and write down the child's own words." : "", default);
}
