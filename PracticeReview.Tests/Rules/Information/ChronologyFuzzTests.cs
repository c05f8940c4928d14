using System.Text;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Tests.TestData.Chronologies;
using static PracticeReview.Tests.Rules.Information.WorkbookMaker;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Whatever is sent, there is an answer: rows or problems, never an exception, never a hang, never some of each.</summary>
public sealed class ChronologyFuzzTests
{
    private static readonly DateOnly s_today = new(2026, 11, 21);
    private static readonly string[] s_pieces =
    [
        "\"", "\"\"", ",", ";", "\t", "\r", "\n", "\0", "\u202e", "\ufeff", "31/02/2016", "=1+1", "sep=,\n", "é", "\ud800", "99999999999999999999", "<row>", "</row>",
        "<c r=\"ZZZZZZZZ1\">", "<v>1e999</v>", "t=\"s\"", "s=\"-1\"", "r=\"-5\"", "&#x1;", "_xD800_", "<f/>", "]]>", "<!DOCTYPE x>", "xmlns:r=\"", "../", "<si>", "</sst>",
    ];

    [Fact]
    public void Every_mutation_gets_an_answer()
    {
        var random = new Random(20_261_121);
        var maker = new WorkbookMaker();
        using var workbook = maker.Sheet("Chronology", HeaderRow()
            + Row(Number(42512, 1), Number(0.5, 2), maker.Shared("Zoë"), maker.Shared("Notes")) + Event("22/05/2016") + "<row><c><f>1</f></c></row>").Make();
        using var template = new MemoryStream();
        ChronologyTemplate.WriteWorkbook(template, "Testwell");
        var text = Encoding.UTF8.GetBytes(Header.Replace('|', ',') + "\r\n22/05/2016,14:30,\"A \"\"visit\"\"\",,,,,,,\"1, 3\"\r\n2016-05-22,,Zoë\r\n");
        byte[][] seeds = [workbook.ToArray(), template.ToArray(), text, Encoding.Unicode.GetBytes("\ufeff" + Encoding.UTF8.GetString(text)), Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(text))];
        var run = new FuzzRun(4_000, 500, TimeSpan.FromSeconds(5));
        int taken = 0, refused = 0;
        for (var round = 0; run.Goes(); round++)
        {
            var mutated = Mutate([.. seeds[round % seeds.Length]], random);
            Try(mutated, round, ref taken, ref refused);
        }

        run.ShouldBeEnough();
        (taken + refused).ShouldBe(run.Rounds);
        taken.ShouldBeGreaterThan(10);
        refused.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Every_mutation_inside_a_workbook_gets_an_answer()
    {
        var random = new Random(7);
        var run = new FuzzRun(3_000, 500, TimeSpan.FromSeconds(5));
        int taken = 0, refused = 0;
        for (var round = 0; run.Goes(); round++)
        {
            var sheet = new List<byte>(Encoding.UTF8.GetBytes(HeaderRow() + Event("22/05/2016") + Row(Number(42512, 1), Number(0.5, 2), "<c t=\"s\"><v>0</v></c>")));
            var strings = "<sst><si><t>Zoë</t></si></sst>"u8.ToArray();
            using var file = new WorkbookMaker { Compression = System.IO.Compression.CompressionLevel.NoCompression, StringsInstead = round % 3 == 0 ? Mutate([.. strings], random) : strings }
                .Sheet("Chronology", Encoding.UTF8.GetString(Mutate(sheet, random))).Make();
            Try(file.ToArray(), round, ref taken, ref refused);
        }

        run.ShouldBeEnough();
        (taken + refused).ShouldBe(run.Rounds);
        taken.ShouldBeGreaterThan(10);
        refused.ShouldBeGreaterThan(100);
    }

    private static void Try(byte[] bytes, int round, ref int taken, ref int refused)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var file = new MemoryStream(bytes);
        try
        {
            var reading = ChronologyReader.Read(file, s_today, new ChronologyLimits(MaximumUnfoldedBytes: 5_000_000));
            (reading.Rows.Count > 0).ShouldBe(reading.Problems.Count == 0, $"round {round}");
            reading.Rows.ShouldAllBe(row => row.Date <= s_today && row.WhatHappened.Length > 0 && !row.WhatHappened.Any(letter => letter == '\u202e' || letter == '\0' || letter == '\u0001'));
            _ = reading.Taken ? taken++ : refused++;
            var verdict = FileTypeCheck.Check(file, "chronology.xlsx");
            (verdict.Type is null).ShouldBe(verdict.Refusal is not null, $"round {round}");
        }
        catch (Exception exception) when (exception is not ShouldAssertException)
        {
            throw new InvalidOperationException($"Round {round} was answered with {exception.GetType().Name}.", exception);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(60_000_000, $"round {round}");
    }

    private static byte[] Mutate(List<byte> bytes, Random random)
    {
        for (var times = random.Next(1, 5); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(s_pieces[random.Next(s_pieces.Length)]));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 400), bytes.Count - at)));
                    break;
                case 4:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                default:
                    if (random.Next(8) == 0)
                    {
                        bytes.RemoveRange(at, bytes.Count - at);
                    }

                    break;
            }
        }

        return [.. bytes];
    }
}
