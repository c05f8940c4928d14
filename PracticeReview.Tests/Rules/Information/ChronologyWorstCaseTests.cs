using System.IO.Compression;
using System.Text;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Tests.TestData;
using PracticeReview.Tests.TestData.Chronologies;
using static PracticeReview.Tests.Rules.Information.WorkbookMaker;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>
/// Files made to cost as much as the portal's own limits let them: what is held at any moment while they are read is less than 300 MB. The
/// memory of the whole process is looked at, so nothing else runs beside.
/// </summary>
[Collection(MeasuredAlone.Collection)]
public sealed class ChronologyWorstCaseTests
{
    private const int Rows = 4_900;
    private static readonly DateOnly s_today = new(2026, 11, 21);

    /// <summary>The most that is held while a file is read, beyond what was held before, and what came of it.</summary>
    private static long MostHeld(MemoryStream file, bool salvage)
    {
        static long Held()
        {
            GC.Collect(2, GCCollectionMode.Forced, blocking: true);
            return GC.GetTotalMemory(forceFullCollection: false);
        }

        var (before, most, isOver) = (Held(), 0L, false);
        var looks = new Thread(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                most = Math.Max(most, Held());
                Thread.Sleep(40);
            }
        });
        looks.Start();
        object? read = null;
        try
        {
            read = salvage ? ChronologyReader.Salvage(file, s_today) : ChronologyReader.Read(file, s_today);
        }
        finally
        {
            Volatile.Write(ref isOver, true);
            looks.Join();
        }

        most = Math.Max(most, Held());
        GC.KeepAlive(read);
        return most - before;
    }

    private static MemoryStream Workbook(string cells, string? shared = null, int rows = Rows)
    {
        var rowsOfSheet = new StringBuilder(HeaderRow());
        for (var row = 0; row < rows; row++)
        {
            rowsOfSheet.Append("<row>").Append(cells).Append("</row>");
        }

        return new WorkbookMaker
        {
            Compression = CompressionLevel.NoCompression,
            StringsInstead = shared is null ? null : Encoding.UTF8.GetBytes($"<sst>{shared}</sst>"),
        }.Sheet("Chronology", rowsOfSheet.ToString()).Make();
    }

    private static string Cells(string cell, int count) => string.Concat(Enumerable.Repeat(cell, count));

    private static MemoryStream File(string kind)
    {
        var date = Number(42512, 1) + "<c/>";
        var longText = new string('x', 31_900);
        switch (kind)
        {
            case "many cells":
                return Workbook(date + Text("A visit") + Cells("<c><v>1</v></c>", 290));
            case "one text in every cell":
                return Workbook(date + Cells("<c t=\"s\"><v>0</v></c>", 7), $"<si><t> {longText} </t></si>");
            case "one text kept with another":
                return Workbook(date + "<c t=\"s\"><v>0</v></c>" + Cells("<c/>", 7) + "<c t=\"s\"><v>1</v></c>", $"<si><t>{longText[..16_000]}</t></si><si><t>{longText[..15_000]}</t></si>");
            case "wide rows of long texts":
                return Workbook(date + Text("A visit") + Cells(Text(longText), 195), rows: 6);
            case "errors everywhere":
                return Workbook(date + Text("A visit") + Cells("<c t=\"e\"><v>#REF!</v></c>", 280));
            case "long document":
                return new WordMaker { Compression = CompressionLevel.NoCompression }.Add(WordMaker.Table(
                    [WordMaker.Words("Date", "What happened", "Mood"), .. Enumerable.Repeat(WordMaker.Words("22/05/2016", $" {longText[..7_000]}", longText[..900]), Rows)])).Make();
            case "many tables cells":
                return new WordMaker { Compression = CompressionLevel.NoCompression }.Add(WordMaker.Table(
                    [WordMaker.Words("Date", "What happened"), .. Enumerable.Repeat($"<w:tr>{WordMaker.Cell("22/05/2016")}{Cells("<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>", 95)}</w:tr>", Rows)])).Make();
            default:
                var text = new StringBuilder("Date,What happened,Mood\n");
                for (var row = 0; row < Rows; row++)
                {
                    text.Append("22/05/2016, ").Append(longText, 0, 7_000).Append(',').Append(longText, 0, 3_000).Append('\n');
                }

                return new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        }
    }

    [Theory]
    [InlineData("many cells")]
    [InlineData("one text in every cell")]
    [InlineData("one text kept with another")]
    [InlineData("wide rows of long texts")]
    [InlineData("errors everywhere")]
    [InlineData("long document")]
    [InlineData("many tables cells")]
    [InlineData("long text file")]
    public void The_costliest_files_that_may_be_sent_hold_less_than_300_MB(string kind)
    {
        using var file = File(kind);
        file.Length.ShouldBeLessThan(50L * 1_048_576);
        // What cannot be read is kept from the command line alone; there the costliest are those with most to keep.
        bool[] ways = FuzzRun.IsWhole ? [false, true] : [kind is "many cells" or "one text in every cell" or "errors everywhere"];
        foreach (var salvage in ways)
        {
            MostHeld(file, salvage).ShouldBeLessThan(FuzzRun.MostBytes, $"{(salvage ? "salvaged" : "read")}");
        }
    }

    [Fact]
    public void A_row_of_many_long_columns_takes_no_more_than_it_holds()
    {
        using var file = Workbook(Number(42512, 1) + "<c/>" + Text("A visit") + Cells(Text(new string('x', 31_900)), 195), rows: 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ChronologyReader.Read(file, s_today).Problems.ShouldContain(problem => problem.WhatIsWrong.StartsWith("With the words of its other columns", StringComparison.Ordinal));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000_000);
    }
}
