using System.Text;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Policy 7.8: dates that stand above their rows, and events with their beginning and their end in two columns.</summary>
public sealed class ChronologyPlacesOfDatesTests
{
    private static readonly DateOnly s_today = new(2026, 11, 21);

    private static ChronologyReading Read(string text, params (string Key, EventDate Means)[] decided)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return ChronologyReader.Read(file, s_today, decisions: new ChronologyDecisions { Dates = decided.ToDictionary(one => one.Key, one => one.Means, StringComparer.Ordinal) });
    }

    [Fact]
    public void Rows_below_one_date_are_asked_about_together_and_keep_their_times()
    {
        const string file = "Date,Time,Event\n22/05/2016 09:00,,A visit\n,14:30,A call\n\u3003,,Another call\n23 May 2016,,Seen\n";
        var asked = Read(file);
        asked.Problems.Select(problem => (problem.Row, problem.WhatIsWrong)).ShouldBe([(3, "The date is missing. The row above says 22 May 2016."), (4, "The date is missing. The row above says 22 May 2016.")]);
        asked.Asked.Select(one => (one.Row, one.IsMissing)).ShouldBe([(3, true), (4, true)]);
        var key = asked.Asked.Select(one => one.Key).Distinct().ShouldHaveSingleItem();

        var decided = Read(file, (key, asked.Asked[0].Readings.ShouldHaveSingleItem()));
        decided.Rows.Select(row => $"{row.Date:dd/MM} {row.Time:HH:mm} {row.When.AsWritten}").ShouldBe(["22/05 09:00 22/05/2016 09:00", "22/05 14:30 22/05/2016 14:30", "22/05  \u3003", "23/05  23 May 2016"]);
        decided.Notices.ShouldContain(notice => notice.Message.StartsWith("The date is missing. 22 May 2016 was taken, as the author decided", StringComparison.Ordinal));
    }

    [Fact]
    public void Below_a_date_that_nobody_can_read_yet_nothing_is_offered()
    {
        var reading = Read("Date,Event\n22/05/2016,A visit\n3 June,A call\n,Another call\n");
        reading.Problems.Select(problem => (problem.Row, problem.Readings?.Count)).ShouldBe([(3, 3), (4, 1)]);
        reading.Asked.ShouldHaveSingleItem().Row.ShouldBe(3);
        Read("Date,Event\n,A visit\n").Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldBe("The date is missing.");
    }

    [Fact]
    public void A_date_across_the_table_is_offered_for_the_rows_below_it()
    {
        var merged = new WorkbookMaker { Merges = ["A2:J2"] };
        using var file = merged.Sheet("Chronology", WorkbookMaker.HeaderRow() + WorkbookMaker.Row(WorkbookMaker.Text("Sunday 22 May 2016"))
            + WorkbookMaker.Row("<c/>", WorkbookMaker.Number(0.604166666666667, 2), WorkbookMaker.Text("A visit"))).Make();
        ChronologyReader.Read(file, s_today).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldBe("The date is missing. The heading above says 22 May 2016.");
    }

    [Theory]
    [InlineData("2/3/2016", "30/9/2016", "2 March 2016 to 30 September 2016")]
    [InlineData("March 2016", "2017", "March 2016 to December 2017")]
    [InlineData("1/3/2016", "", "1 March 2016")]
    [InlineData("1/3/2016", "1/3/2016", "1 March 2016")]
    [InlineData("1/3/2016", "ongoing", "since 1 March 2016")]
    [InlineData("22/5/2016", "May 2016", "22 to 31 May 2016")]
    [InlineData("circa 2015", "30/9/2016", "about January 2015 to September 2016")]
    public void A_beginning_and_an_end_in_two_columns_are_one_stretch(string begins, string ends, string expected)
    {
        foreach (var (from, to) in new[] { ("Date from", "Date to"), ("Start date", "End date"), ("From", "To"), ("Date", "End date") })
        {
            var reading = Read($"{from},{to},Event\n{begins},{ends},Lived with his aunt\n");
            reading.Problems.ShouldBeEmpty();
            var when = reading.Rows.ShouldHaveSingleItem().When;
            EventDateReader.Describe(when).ShouldBe(expected, $"{from} and {to}");
            when.AsWritten.ShouldBe(ends.Length == 0 || ends == begins ? begins : $"{begins} to {ends}");
            reading.Rows[0].WhatHappened.ShouldBe("Lived with his aunt");
        }
    }

    [Fact]
    public void An_end_before_the_beginning_is_wrong_and_one_that_is_unclear_is_asked_about()
    {
        Read("Date from,Date to,Event\n30/9/2016,1/3/2016,Lived with his aunt\n").Problems.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(one => one.Column.ShouldBe("End date"), one => one.WhatIsWrong.ShouldBe("The end, 1 March 2016, lies before the beginning, 30 September 2016."));
        var asked = Read("Date from,Date to,Event\n1/3/2016,30 September,Lived with his aunt\n2/3/2016,3/3/2016,At home\n");
        asked.Problems.ShouldHaveSingleItem().Readings!.Select(EventDateReader.Describe).ShouldBe(["30 September 2016", "30 September 2017", "30 September 2015"]);
        Read("Date from,Date to,Event\n1/3/2016,30 September,Lived with his aunt\n2/3/2016,3/3/2016,At home\n", (asked.Asked[0].Key, asked.Asked[0].Readings[0])).Rows[0].When.Latest.ShouldBe(new DateTime(2016, 9, 30, 23, 59, 0));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("n/k")]
    [InlineData("?")]
    public void An_end_that_nobody_knows_is_asked_about_and_its_words_are_kept(string ends)
    {
        var file = $"Date from,Date to,Event\n1/3/2016,{ends},Lived with his aunt\n";
        var asked = Read(file);
        asked.Problems.ShouldHaveSingleItem().Readings!.Select(EventDateReader.Describe).ShouldBe(["since 1 March 2016", "1 March 2016"]);
        Read(file, (asked.Asked[0].Key, asked.Asked[0].Readings[0])).Rows.ShouldHaveSingleItem().When.AsWritten.ShouldBe($"1/3/2016 to {ends}");
    }

    [Theory]
    [InlineData("22 May")]
    [InlineData("22 May 2016 (Sunday)")]
    public void Below_a_heading_that_is_not_read_the_date_above_it_is_not_offered(string heading)
    {
        using var file = new WorkbookMaker { Merges = ["A3:J3"] }.Sheet("Chronology", WorkbookMaker.HeaderRow() + WorkbookMaker.Event("20/05/2016") + WorkbookMaker.Row(WorkbookMaker.Text(heading))
            + WorkbookMaker.Row("<c/>", WorkbookMaker.Number(0.604166666666667, 2), WorkbookMaker.Text("A visit"))).Make();
        ChronologyReader.Read(file, s_today).Problems[^1].WhatIsWrong.ShouldBe("The date is missing.");
    }

    [Fact]
    public void What_was_once_read_without_a_question_was_not_decided()
    {
        using var first = new MemoryStream(Encoding.UTF8.GetBytes("Date,Event\n3 to 17 May 2016,A visit\n"));
        var taken = ChronologyReader.Read(first, s_today).Rows[0];
        const string words = "3 and 17 May 2016";
        ChronologyReading Again(EventDate meant)
        {
            using var file = new MemoryStream(Encoding.UTF8.GetBytes($"Date,Event\n{words},A visit\n"));
            return ChronologyReader.Read(file, s_today, decisions: new ChronologyDecisions { Before = DatesDecidedBefore.Of([taken with { When = meant with { AsWritten = words } }]) });
        }

        Again(taken.When).Asked.ShouldHaveSingleItem().Chosen.ShouldBeNull();
        Again(EventDateReader.Read("17 May 2016", s_today).When!).Rows.ShouldHaveSingleItem().Date.ShouldBe(new DateOnly(2016, 5, 17));
    }

    [Theory]
    [InlineData("Date of event,Start date,End date,Event\n1/3/2016,1/2/2014,1/2/2015,Seen\n")]
    [InlineData("Date,From,To,Event\n1/3/2016,Police,Social care,Rang about the child\n")]
    public void Another_columns_end_and_the_person_written_to_are_no_end(string file)
    {
        var row = Read(file).Rows.ShouldHaveSingleItem();
        EventDateReader.Describe(row.When).ShouldBe("1 March 2016");
        row.WhatHappened.ShouldContain(file.Split('\n')[1].Split(',')[2]);
    }
}
