using System.Globalization;
using System.Text;
using PracticeReview.Data;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Tests.Rules.Information;
using PracticeReview.Tests.TestData;

namespace PracticeReview.Tests.Workspace.Information;

/// <summary>Days without a year: asked about where they stand, and of nothing else.</summary>
public sealed partial class AwaitedChronologyTests
{
    [Fact]
    public async Task A_day_without_a_year_is_decided_where_it_stands_and_the_same_words_elsewhere_are_asked_about_by_themselves()
    {
        var officer = await World.ActAsync(_scene.Officer);
        const string rows = "Date,Event\r\n10/04/2015,One\r\n3 May,Two\r\n3 May,Three\r\n20/12/2015,Four\r\n3 May,Five\r\n04-05-06,Six\r\n04-05-06,Seven\r\n";
        (await SendAsync(rows)).Refusals.ShouldBe([UploadChronology.Waits]);
        var asked = (await AwaitedAsync()).Dates;
        asked.Select(date => $"{date.Row} {date.AsWritten} {date.Near?.AsWritten}").ShouldBe(["3 3 May 10/04/2015", "6 3 May 20/12/2015", "7 04-05-06 "], "the same words on the next row are the same question, and what means one thing everywhere is asked once");

        await ChooseAsync(asked[0], asked[0].Readings.Index().Single(one => one.Item.Earliest.Year == 2015).Index);
        var left = await AwaitedAsync();
        left.Dates.Select(date => date.Chosen is null).ShouldBe([false, true, true], "nothing was decided for the row of the next year");
        await ChooseAsync(left.Dates[1], left.Dates[1].Readings.Index().Single(one => one.Item.Earliest.Year == 2016).Index);
        await ChooseAsync(left.Dates[2], left.Dates[2].Readings.Index().Single(one => one.Item.Earliest.Year == 2006).Index);
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Value.Events.ShouldBe(7);
        (await World.TestDatabase.AskAsOwnerAsync<string>("select string_agg(what_happened || ' ' || extract(year from date), ', ' order by row_number) from significant_practice_events where date_as_written <> '10/04/2015'"))
            .ShouldBe("Two 2015, Three 2015, Four 2015, Five 2016, Six 2006, Seven 2006");

        // The corrected file asks nothing again, and says what it took from before.
        var corrected = (await SendAsync(rows.Replace("Four", "Four put right", StringComparison.Ordinal) + "05/06/2016,Eight\r\n")).Value;
        (corrected.Version, corrected.Events).ShouldBe((2, 8));
        corrected.Notices.ShouldContain(notice => notice.Message.StartsWith("\u201C3 May\u201D was read as 3 May 2016, as it was decided before.", StringComparison.Ordinal));
        (await _scene.CountAsync("significant_practice_events where what_happened in ('Two', 'Three') and date = '2015-05-03'")).ShouldBe(2);
        (await _scene.CountAsync("significant_practice_events where what_happened = 'Five' and date = '2016-05-03'")).ShouldBe(1);

        // Another event of the same words is not the one that was decided about.
        (await SendAsync(rows + "3 May,Nine\r\n04-05-06,Ten\r\n")).Refusals.ShouldBe([UploadChronology.Waits]);
        var next = (await AwaitedAsync()).Dates;
        next.Where(date => date.Chosen is null).Select(date => (date.Row, date.AsWritten)).ShouldBe([(9, "3 May")]);
        next.Where(date => date.IsFromBefore).Select(date => (date.Row, date.AsWritten, date.Chosen!.Earliest.Year)).ShouldBe([(3, "3 May", 2015), (6, "3 May", 2016), (7, "04-05-06", 2006)], "what was decided before can be looked at, and changed");
        var changed = next.Single(date => date.AsWritten == "04-05-06");
        await ChooseAsync(changed, changed.Readings.Index().First(one => one.Item.Earliest.Year != 2006).Index);
        (await AwaitedAsync()).Dates.Single(date => date.AsWritten == "04-05-06").ShouldSatisfyAllConditions(date => date.IsFromBefore.ShouldBeFalse(), date => date.Chosen!.Earliest.Year.ShouldNotBe(2006));
    }

    [Fact]
    public void The_same_words_below_another_day_are_another_question_also_where_the_days_are_dates_to_the_spreadsheet()
    {
        var today = new DateOnly(2026, 3, 1);
        static string Row(string date, string what) => WorkbookMaker.Row(date, "<c/>", WorkbookMaker.Text(what));
        static string Words(string what) => Row(WorkbookMaker.Text("3rd May"), what);
        static ChronologyDecisions Decided(string key) => new() { Dates = new Dictionary<string, EventDate>(StringComparer.Ordinal) { [key] = EventDate.Exactly(new DateOnly(2015, 5, 3), null, "3rd May") } };
        static string Asked(ChronologyReading reading) => string.Join(", ", reading.Asked.Select(one => $"{one.Row} {one.Near?.Earliest.Year} {one.Chosen?.Earliest.Year}"));

        // 10 April 2015 and 20 December 2015, as days that the spreadsheet counts.
        var mixed = WorkbookMaker.Chronology(Row(WorkbookMaker.Number(42104, 1), "One"), Words("Two"), Words("Three"), Row(WorkbookMaker.Number(42358, 1), "Four"), Words("Five")).ToArray();
        var asked = ChronologyReader.Read(new MemoryStream(mixed), today).Asked;
        asked.Select(one => one.Key).Distinct().Count().ShouldBe(2);
        Asked(ChronologyReader.Read(new MemoryStream(mixed), today, decisions: Decided(asked[0].Key))).ShouldBe("3 2015 2015, 4 2015 2015, 6 2015 ");

        // The words of one sheet are not those of the sheet before.
        var sheets = new WorkbookMaker().Sheet("Chronology", WorkbookMaker.HeaderRow() + Row(WorkbookMaker.Number(42104, 1), "One") + Words("Two"))
            .Sheet("Chronology 2016", WorkbookMaker.HeaderRow() + Words("Three") + Row(WorkbookMaker.Number(42370, 1), "Four")).Make().ToArray();
        var second = ChronologyReader.Read(new MemoryStream(sheets), today);
        second.Asked.Count.ShouldBe(2);
        ChronologyReader.Read(new MemoryStream(sheets), today, decisions: Decided(second.Asked[0].Key)).Asked.Select(one => one.Chosen is null).ShouldBe([false, true]);
    }

    [Fact]
    public async Task Where_rows_of_one_question_mean_different_things_each_is_asked_about_by_itself_and_changes_no_other()
    {
        var officer = await World.ActAsync(_scene.Officer);
        const string rows = "Date,Event\r\n10/04/2015,One\r\n3 May,Two\r\n3 May,Three\r\n";
        await SendAsync(rows);
        var asked = (await AwaitedAsync()).Dates.ShouldHaveSingleItem();
        asked.Rows.ShouldBe([3, 4]);
        await ChooseAsync(asked, Of(asked, 2015));
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Succeeded.ShouldBeTrue();

        (await SendAsync(rows + "3 May,Nine\r\n")).Refusals.ShouldBe([UploadChronology.Waits]);
        (await YearsAsync()).ShouldBe("3 2015, 4 2015, 5 ");
        var third = (await AwaitedAsync()).Dates[2];
        await ChooseAsync(third, Of(third, 2016));
        (await YearsAsync()).ShouldBe("3 2015, 4 2015, 5 2016", "the other two stay as they were decided");
        var first = (await AwaitedAsync()).Dates[0];
        await ChooseAsync(first, Of(first, 2014));
        (await YearsAsync()).ShouldBe("3 2014, 4 2015, 5 2016");

        // Decided alike they are one question again, and its answer is that of all of them.
        foreach (var row in new[] { 0, 2 })
        {
            var date = (await AwaitedAsync()).Dates[row];
            await ChooseAsync(date, Of(date, 2015));
        }
        var same = (await AwaitedAsync()).Dates.ShouldHaveSingleItem();
        (string.Join(' ', same.Rows), same.Chosen!.Earliest.Year, same.IsFromBefore).ShouldBe(("3 4 5", 2015, false));
        await ChooseAsync(same, Of(same, 2016));
        (await YearsAsync()).ShouldBe("3 2016");
        (await Waiting.TakeAsync(officer, _scene.PoliceRequest, CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await _scene.CountAsync("significant_practice_events where date = '2016-05-03'")).ShouldBe(3);

        async Task<string> YearsAsync() => string.Join(", ", (await AwaitedAsync()).Dates.Select(date => $"{date.Row} {date.Chosen?.Earliest.Year}"));
        static int Of(DateQuestion date, int year) => date.Readings.Index().Single(one => one.Item.Earliest.Year == year).Index;
    }

    [Fact]
    public async Task A_day_without_a_year_in_the_first_rows_is_not_carried_to_another_event_either()
    {
        await SendAsync("Date,Event\r\n3 January,Two\r\n");
        var asked = (await AwaitedAsync()).Dates.ShouldHaveSingleItem();
        await ChooseAsync(asked, 1);
        (await Waiting.TakeAsync(await World.ActAsync(_scene.Officer), _scene.PoliceRequest, CancellationToken.None)).Succeeded.ShouldBeTrue();

        (await SendAsync("Date,Event\r\n3 January,Two\r\n05/06/2016,Eight\r\n")).Value.Version.ShouldBe(2, "the same event");
        (await SendAsync("Date,Event\r\n3 January,Quite another event\r\n05/06/2016,Eight\r\n")).Refusals.ShouldBe([UploadChronology.Waits]);
        (await AwaitedAsync()).Dates.ShouldHaveSingleItem().Chosen.ShouldBeNull();
    }
}
