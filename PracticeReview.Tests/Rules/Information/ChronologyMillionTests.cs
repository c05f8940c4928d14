using System.Diagnostics;
using System.Text;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Tests.TestData.Chronologies;
using static PracticeReview.Tests.Rules.Information.WordMaker;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>
/// A million spoilt dates and files: an answer to each, at once, and little memory. As many of them as there is time for;
/// PRACTICEREVIEW_FUZZ=whole goes through every one (<see cref="FuzzRun"/>).
/// </summary>
public sealed class ChronologyMillionTests
{
    private static readonly DateOnly s_today = new(2026, 11, 26);

    private static readonly string[] s_dates =
    [
        "?22 May 2016", "circa 2015", "c. May 2016", "about 3/4/15", "early 2017", "mid-June 2016", "Spring 2016", "w/c 04/05/2015", "03/04/15 pm", "3.4.15 approx 14.30", "22nd May 2016 at 9.15am",
        "2016-05-22T14:05Z", "22-24 May 2016", "22 May - 3 June 2016", "from 2014 to 2016", "2014/15", "before May 2016", "Monday 23 May 2016", "overnight 22/23 May 2016", "31/12/9999", "1 Jan 0001",
        "29/02/2000 23:59", "weekend of 9 May 2015", "winter 2015/16", "the 1990s", "2014 to present", "22 May 2016 14:00 to 23 May 2016 02:15", "10/11", "00/00/0000",
    ];

    private static readonly string[] s_pieces =
    [
        "-", "/", ".", " ", ":", "?", "to", " and ", "0", "9", "99", "9999", "99999999", "May", "mid-", "early ", "w/c ", "am", " pm", "overnight ", "midnight", "'", "&", "½", "\u00a0", "\u2013", "\ud83d", "\ude00",
        "st", "th", "before ", "after ", "from ", "T", "Z", "+14:00", "00:00", "24:00", "Monday ", "winter ", "year ", "half ", "second ", "\0", "\n", "(", "İ", "ı", "٣", "Ｘ",
    ];

    [Fact]
    public void Eight_hundred_thousand_spoilt_dates_are_read_asked_or_refused()
    {
        var random = new Random(20_261_126);
        var near = EventDate.Exactly(new DateOnly(2016, 2, 29));
        var letters = new StringBuilder();
        var run = new FuzzRun(800_000, 20_000, TimeSpan.FromSeconds(20));
        int read = 0, asked = 0, refused = 0;
        var slowest = TimeSpan.Zero;
        for (var round = 0; run.Goes(); round++)
        {
            letters.Clear().Append(s_dates[random.Next(s_dates.Length)]);
            for (var times = random.Next(1, 5); times > 0; times--)
            {
                var at = random.Next(letters.Length + 1);
                switch (random.Next(4))
                {
                    case 0 when letters.Length > 0:
                        letters.Remove(Math.Min(at, letters.Length - 1), 1);
                        break;
                    case 1 when letters.Length > 0:
                        letters[Math.Min(at, letters.Length - 1)] = (char)random.Next(32, 127);
                        break;
                    case 2:
                        letters.Insert(at, s_dates[random.Next(s_dates.Length)]);
                        break;
                    default:
                        letters.Insert(at, s_pieces[random.Next(s_pieces.Length)]);
                        break;
                }
            }
            var text = letters.ToString();
            var began = run.Elapsed;
            EventDateReading reading;
            try
            {
                reading = EventDateReader.Read(text, s_today, round % 2 == 0 ? near : null, round % 3 == 0);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Round {round}, “{text}”, was answered with {exception.GetType().Name}.", exception);
            }
            slowest = run.Elapsed - began > slowest ? run.Elapsed - began : slowest;
            run.Answered(text);
            _ = reading.When is not null ? read++ : reading.Choices.Count > 0 ? asked++ : refused++;
            foreach (var date in reading.When is { } when ? [when] : reading.Choices)
            {
                if (date.Earliest > date.Latest || date.AsWritten != text.Trim() || EventDateReader.Describe(date).Length == 0 || DateOnly.FromDateTime(date.Earliest) > s_today && date.Bound != DateBound.Before)
                {
                    throw new InvalidOperationException($"“{text}” was read as {date}.");
                }
            }
            if (reading.When is null && string.IsNullOrEmpty(reading.WhatIsWrong))
            {
                throw new InvalidOperationException($"“{text}” was neither read nor refused.");
            }
        }

        run.ShouldBeEnough();
        (read + asked + refused).ShouldBe(run.Rounds);
        read.ShouldBeGreaterThan(1_000);
        asked.ShouldBeGreaterThan(300);
        refused.ShouldBeGreaterThan(1_000);
        slowest.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Two_hundred_thousand_spoilt_files_are_read_or_refused_and_lose_no_row()
    {
        var random = new Random(4);
        string[] seeds =
        [
            "Date,Event,Source\n22/05/2016,\"A visit, and \"\"more\"\"\nbelow\",Log\n?May 2016,A call,\n",
            "Date;Time;Details\n22/05/2016;14:30;A visit\n23/05/2016;pm;\"A call\"\n",
            "When\tWhat\n22/05/2016\tA visit\n3.4.15\t\"A\tcall\"\n",
            "22/05/2016|A visit of the health visitor\n23/05/2016|A call\n",
        ];
        string[] pieces = ["\"", "\"\"", "\"\n", ",\"", "\",", ",", ";", "\t", "|", "\r", "\n", "\u202e", "\ufeff", "31/02/2016", "sep=,\n", "é", "\0", "Date", ",,,,,,"];
        var run = new FuzzRun(200_000, 2_000, TimeSpan.FromSeconds(15));
        int taken = 0, refused = 0;
        var encodings = new[] { new UTF8Encoding(false), Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode };
        for (var round = 0; run.Goes(); round++)
        {
            var letters = new StringBuilder(seeds[round % seeds.Length]);
            for (var times = random.Next(1, 5); times > 0; times--)
            {
                var at = random.Next(letters.Length);
                _ = random.Next(3) switch { 0 => letters.Remove(at, 1), 1 => letters.Insert(at, letters.ToString(at, Math.Min(12, letters.Length - at))), _ => letters.Insert(at, pieces[random.Next(pieces.Length)]) };
            }
            using var file = new MemoryStream(encodings[round % 16 < 13 ? 0 : (round % 16) - 12].GetBytes(letters.ToString()));
            SalvagedChronology salvaged;
            ChronologyReading reading;
            try
            {
                salvaged = ChronologyReader.Salvage(file, s_today);
                reading = ChronologyReader.Read(file, s_today);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Round {round}, “{letters}”, was answered with {exception.GetType().Name}.", exception);
            }
            run.Answered($"Round {round}");
            _ = reading.Taken ? taken++ : refused++;
            var isWhole = reading.Taken ? salvaged.Unread.Count == 0 && salvaged.Events.Count == reading.Rows.Count : !salvaged.IsReadable || salvaged.Unread.Count > 0 || salvaged.Events.Count == 0;
            if (!isWhole || (!salvaged.IsReadable && salvaged.FileProblems.Count == 0))
            {
                throw new InvalidOperationException($"Round {round}: “{letters}” was read in two ways.");
            }
        }

        run.ShouldBeEnough();
        (taken + refused).ShouldBe(run.Rounds);
        taken.ShouldBeGreaterThan(200);
        refused.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Hundreds_of_spoilt_documents_are_read_or_refused()
    {
        var random = new Random(5);
        string[] pieces =
        [
            "<w:tbl>", "</w:tbl>", "<w:tc>", "</w:tc>", "<w:tr>", "</w:tr>", "<w:vMerge/>", "<w:gridSpan w:val=\"99999\"/>", "<w:del>", "</w:del>", "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>", "&amp;", "&#x0;", "]]>",
            "<!DOCTYPE x>", "<w:p/>", "<w:br/>", "31/02/2016", "<mc:Fallback>", "\ud800", "w:val=\"-1\"", "<w:trPr><w:gridBefore w:val=\"199\"/></w:trPr>",
        ];
        var seed = Table(
            Row(Cell("Date"), Cell("What happened", "<w:gridSpan w:val=\"2\"/>"), Cell("Child seen")),
            Row(Cell("22/05/2016", "<w:vMerge w:val=\"restart\"/>"), Cell("A visit"), Cell("more"), Cell("Yes")),
            Row(Cell("", "<w:vMerge/>"), CellOf(P("A call") + Table(Words("inner", "cell")) + P("")), Cell(""), Cell("No")));
        var run = new FuzzRun(1_500, 300, TimeSpan.FromSeconds(8));
        int taken = 0, refused = 0;
        for (var round = 0; run.Goes(); round++)
        {
            var letters = new StringBuilder(seed);
            for (var times = random.Next(0, 4); times > 0; times--)
            {
                var at = random.Next(letters.Length);
                _ = random.Next(3) switch { 0 => letters.Remove(at, Math.Min(random.Next(1, 60), letters.Length - at)), 1 => letters.Insert(at, letters.ToString(at, Math.Min(80, letters.Length - at))), _ => letters.Insert(at, pieces[random.Next(pieces.Length)]) };
            }
            using var made = new WordMaker { Compression = System.IO.Compression.CompressionLevel.NoCompression }.Add(letters.ToString()).Make();
            var bytes = made.ToArray();
            if (round % 4 == 0)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }
            var before = GC.GetAllocatedBytesForCurrentThread();
            using var file = new MemoryStream(bytes);
            try
            {
                var reading = ChronologyReader.Read(file, s_today, new ChronologyLimits(MaximumUnfoldedBytes: 5_000_000));
                _ = reading.Taken ? taken++ : refused++;
                (reading.Rows.Count > 0).ShouldBe(reading.Problems.Count == 0);
            }
            catch (Exception exception) when (exception is not ShouldAssertException)
            {
                throw new InvalidOperationException($"Round {round} was answered with {exception.GetType().Name}.", exception);
            }
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(60_000_000);
        }

        run.ShouldBeEnough();
        taken.ShouldBeGreaterThan(20);
        refused.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Files_made_to_cost_much_cost_little()
    {
        string[] costly =
        [
            "Date,Event\n" + string.Concat(Enumerable.Repeat("22/05/2016,\"a \"b\n", 20_000)) + "\"",
            "Date,Event\n" + string.Concat(Enumerable.Repeat("22/05/2016,\"x\" y\n", 4_000)),
            "Date,Event\n22/05/2016,\"" + new string('"', 1_000_001) + "\n",
            "Date,Event\n22/05/2016,\"" + string.Concat(Enumerable.Repeat("\"  ", 300_000)),
            string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat("1,", 199)) + "\n", 5_000)),
            "Date,Event\n" + string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat("1 to ", 23)) + "2,x\n", 4_000)),
            new string(',', 150) + new string('\n', 3_000_000),
        ];
        foreach (var (at, text) in costly.Index())
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
            ChronologyReader.Read(file, s_today).ShouldNotBeNull();
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15), $"file {at}");
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(300_000_000, $"file {at}");
        }
    }
}
