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

    [Fact]
    public void No_row_is_lost_or_invented_and_the_order_of_files_makes_no_difference()
    {
        var random = new Random(7_11);
        for (var round = 0; round < 60; round++)
        {
            var rows = new List<string>();
            var files = Enumerable.Range(0, random.Next(1, 6)).Select(file => (Name: $"file {file}", Agency: $"Agency {file / 2}", Content: File(random, file, rows))).ToArray();

            var merged = Merge(files);
            random.Shuffle(files);
            var again = Merge(files);

            merged.RowsRead.ShouldBe(rows.Count);
            (merged.Events.Count + merged.Unread.Count).ShouldBe(rows.Count);
            Hash(merged.Events.Select(row => row.Row.WhatHappened).Concat(merged.Unread.Select(row => row.AsItStood.Split("What happened: ")[^1]))).ShouldBe(Hash(rows));
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
        rows.AddRange(events.Select(one => one.What));
        MemoryStream made;
        switch (file % 3)
        {
            case 0:
                return Encoding.UTF8.GetBytes("Date,What happened\n" + string.Concat(events.Select(one => $"\"{one.Date}\",\"{one.What}\"\n")));
            case 1:
                made = WorkbookMaker.Chronology([.. events.Select(one => WorkbookMaker.Event(one.Date, one.What))]);
                break;
            default:
                made = new WordMaker().Add(WordMaker.Table([WordMaker.Words("Date", "What happened"), .. events.Select(one => WordMaker.Words(one.Date, one.What))])).Make();
                break;
        }

        using (made)
        {
            return made.ToArray();
        }
    }

    private static string Hash(IEnumerable<string> rows) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Order(StringComparer.Ordinal)))));
}
