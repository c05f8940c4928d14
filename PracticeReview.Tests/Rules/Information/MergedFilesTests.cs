using System.Security.Cryptography;
using System.Text;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Merging;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Policy 7.11: whatever the files and their order, each row is an event or told as unread, and the composite is the same.</summary>
public sealed class MergedFilesTests
{
    private static readonly DateOnly s_today = new(2026, 11, 26);

    private static readonly string[] s_dates =
    [
        "22/05/2016", "22 May 2016", "?22 May 2016", "May 2016", "early 2016", "2016", "22/05/2016 14:30", "03/04/15 pm", "before 2016", "after May 2016", "22-24 May 2016", "w/c 16/05/2016",
        "31/02/2016", "04-05-06", "22 May", "soon", "", "Tuesday 23 May 2016", "2014/15",
    ];

    private static readonly string[] s_datesRead = ["22/05/2016", "22 May 2016", "May 2016", "22/05/2016 14:30", "03/04/15 pm", "22-24 May 2016"];

    [Fact]
    public void No_row_is_lost_or_invented_and_the_order_of_files_makes_no_difference()
    {
        var random = new Random(7_11);
        for (var round = 0; round < 150; round++)
        {
            var rows = new List<string>();
            var files = Enumerable.Range(0, random.Next(1, 6)).Select(file => (Name: $"file {file}", Agency: $"Agency {file / 2}", Content: File(random, file, rows))).ToArray();

            var merged = Merge(files);
            random.Shuffle(files);
            var again = Merge(files);

            merged.RowsRead.ShouldBe(rows.Count);
            (merged.Events.Count + merged.Unread.Count).ShouldBe(rows.Count);
            Hash(merged.Events.Select(row => row.Row.WhatHappened).Concat(merged.Unread.Select(row => What(row.AsItStood)))).ShouldBe(Hash(rows));
            again.Events.ShouldBe(merged.Events);
            again.Unread.ShouldBe(merged.Unread);
            again.Problems.ShouldBe(merged.Problems);
            merged.Events.Zip(merged.Events.Skip(1)).ShouldAllBe(pair => pair.First.Row.When.CompareTo(pair.Second.Row.When) <= 0);
        }
    }

    private static MergedFiles Merge((string Name, string Agency, byte[] Content)[] files) =>
        MergedFiles.Of(files.Select(file => (file.Name, file.Agency, (Stream)new MemoryStream(file.Content))), s_today, new ChronologyLimits());

    private static byte[] File(Random random, int file, List<string> rows)
    {
        var events = Enumerable.Range(0, random.Next(1, 12)).Select(row => (Date: s_dates[random.Next(s_dates.Length)], What: $"File {file}, event {row}: “{(char)('a' + random.Next(3))}”")).ToList();
        // What stands on another sheet, above the names or in a table with other columns is known by its date.
        var dated = Enumerable.Range(0, random.Next(1, 4)).Select(row => (Date: s_datesRead[random.Next(s_datesRead.Length)], What: $"File {file}, apart {row}")).ToList();
        var shape = random.Next(5);
        rows.AddRange(events.Select(one => one.What));
        rows.AddRange(shape == 0 ? [] : dated.Select(one => one.What));
        string Lines(IEnumerable<(string Date, string What)> lines, string more = "") => string.Concat(lines.Select(one => $"\"{one.Date}\",\"{one.What}\"{more}\n"));
        string Sheet(IEnumerable<(string Date, string What)> lines) => string.Concat(lines.Select(one => WorkbookMaker.Event(one.Date, one.What)));
        string[] Words(IEnumerable<(string Date, string What)> lines, params string[] more) => [.. lines.Select(one => WordMaker.Words([one.Date, one.What, .. more]))];
        var names = WordMaker.Words("Date", "What happened");
        MemoryStream made;
        switch (file % 3)
        {
            case 0:
                return Encoding.UTF8.GetBytes(shape switch
                {
                    0 => "Date,What happened\n" + Lines(events),
                    // A second header with more columns, or with fewer; events above every header.
                    1 => "Date,What happened\n" + Lines(dated) + "Date,What happened,Risk,Impact\n" + Lines(events, ",,"),
                    2 => "Date,What happened,Risk,Impact\n" + Lines(dated, ",,") + "When,What happened\n" + Lines(events),
                    _ => Lines(dated) + "Date,What happened,Risk\n" + Lines(events, ","),
                });
            case 1:
                made = (shape switch
                {
                    0 => new WorkbookMaker().Sheet("Chronology", WorkbookMaker.HeaderRow() + Sheet(events)),
                    1 or 2 => new WorkbookMaker().Sheet("2015", WorkbookMaker.HeaderRow() + Sheet(dated)).Sheet("2016", WorkbookMaker.HeaderRow() + Sheet(events)),
                    3 => new WorkbookMaker().Sheet("Old", WorkbookMaker.HeaderRow() + Sheet(dated), "hidden").Sheet("2016", WorkbookMaker.HeaderRow() + Sheet(events)),
                    _ => new WorkbookMaker().Sheet("2016", WorkbookMaker.HeaderRow() + Sheet(events)).Sheet("Other", Sheet(dated)),
                }).Make();
                break;
            default:
                made = new WordMaker().Add(shape switch
                {
                    0 => WordMaker.Table([names, .. Words(events)]),
                    // Broken in two; a column more, with and without names; a row across the table.
                    1 => WordMaker.Table([names, .. Words(dated)]) + WordMaker.P("") + WordMaker.Table(Words(events)),
                    2 => WordMaker.Table([names, .. Words(events)]) + WordMaker.Table([WordMaker.Words("Date", "What happened", "Risk"), .. Words(dated, "")]),
                    3 => WordMaker.Table([names, .. Words(events)]) + WordMaker.Table(Words(dated, "more")),
                    _ => WordMaker.Table([WordMaker.Words("Date", "What happened", "Risk"), .. Words(events, ""), .. dated.Select(one => WordMaker.Row(WordMaker.Cell($"22/05/2016 What happened: {one.What}", "<w:gridSpan w:val=\"3\"/>")))]),
                }).Make();
                break;
        }

        using (made)
        {
            return made.ToArray();
        }
    }

    // Without a name over it, it stands below a letter.
    private static string What(string asItStood) => asItStood[asItStood.LastIndexOf("File ", StringComparison.Ordinal)..].Split('\n')[0];

    private static string Hash(IEnumerable<string> rows) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Order(StringComparer.Ordinal)))));
}
