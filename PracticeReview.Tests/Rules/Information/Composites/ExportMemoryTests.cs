using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.Information.Composites.Exports;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Rules.Information.Composites;

/// <summary>A chronology goes out row by row. The memory of the whole process is looked at, so nothing else runs beside.</summary>
[Collection(MeasuredAlone.Collection)]
public sealed class ExportMemoryTests
{
    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    [InlineData("docx")]
    public void The_length_of_a_chronology_costs_no_memory(string kind)
    {
        Action<CompositeExport, Stream> write = kind switch { "xlsx" => CompositeWorkbook.Write, "csv" => CompositeCsv.Write, _ => CompositeWordDocument.Write };
        var (first, most) = (0L, 0L);
        IEnumerable<ExportRow> Rows()
        {
            for (var at = 0; at < 20_000; at++)
            {
                if (at % 4_000 == 2_000)
                {
                    var held = GC.GetTotalMemory(forceFullCollection: true);
                    (first, most) = (first == 0 ? held : first, Math.Max(most, held));
                }

                yield return Row(at + 2, $"The health visitor saw the child at home and wrote down what was said, for the {at}th time.");
            }
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        write(new CompositeExport("Inventshire", ["Police"], Rows()), Stream.Null);
        most.ShouldBeGreaterThan(0);
        (most - before).ShouldBeLessThan(20_000_000);
        // The rows between the first look and the last would be several times this much, were they kept.
        (most - first).ShouldBeLessThan(2_000_000);
    }

    private static ExportRow Row(int number, string what) => new("Police", new ChronologyRow(
        number, new DateOnly(2016, 5, 1).AddDays(number % 27), null, what, "Log 1", "Risk", what, "Impact", "Partnership", "", SignificanceQuestions.LearningPoint | SignificanceQuestions.PartOfAPattern)
    {
        When = EventDate.Exactly(new DateOnly(2016, 5, 1).AddDays(number % 27)),
        WhoWasSeen = "Mother",
        ChildSeen = Recorded.Yes,
    }, "police.xlsx");
}
