using System.Text;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Policy 7.8 and 7.11: which column of an agency's own file is which, shown before it is taken and corrected by a person.</summary>
public sealed class ColumnMatchTests
{
    private static readonly DateOnly s_today = new(2026, 11, 26);

    private static MemoryStream File(string text) => new(Encoding.UTF8.GetBytes(text));

    private static ColumnMatch Preview(string text, ChronologyDecisions? decisions = null)
    {
        using var file = File(text);
        var preview = ChronologyReader.Preview(file, s_today, null, decisions);
        preview.Problem.ShouldBeNull();
        return preview.Match!;
    }

    private static ChronologyReading Read(string text, ChronologyDecisions? decisions = null)
    {
        using var file = File(text);
        return ChronologyReader.Read(file, s_today, null, decisions);
    }

    [Fact]
    public void Names_of_many_agencies_are_known()
    {
        var match = Preview("Date/Time,Agency,Contact/event,Doc ref,Page no.,Who was seen and spoken to,Was the child seen?,Child spoken to,Concerns,Action taken,Outcome,Comments/analysis\n22/05/2016,Police,A visit,L1,3,Mother,Y,N,,,,\n");

        match.Columns.Select(column => column.Suggested).ShouldBe(
        [
            ChronologyColumn.Date, ChronologyColumn.Agency, ChronologyColumn.WhatHappened, ChronologyColumn.SourceDocument, ChronologyColumn.SourcePage, ChronologyColumn.WhoWasSeen,
            ChronologyColumn.ChildSeen, ChronologyColumn.ChildHeard, ChronologyColumn.Risk, ChronologyColumn.Response, ChronologyColumn.Impact, ChronologyColumn.Learning,
        ]);
        match.Columns.ShouldAllBe(column => column.Confidence == MatchConfidence.Name);
        (match.IsComplete, match.NeedsLook, match.Events, match.Place).ShouldBe((true, false, 1, ""));
        match.Columns[2].FirstValues.ShouldBe(["A visit"]);
    }

    [Theory]
    [InlineData("Entry date,Event date,Details\n01/02/2020,22/05/2016,A visit\n", 1)]
    [InlineData("Day,Date of visit,Details\nMonday,22/05/2016,A visit\n", 1)]
    [InlineData("Date of record,Date,Details\n01/02/2020,22/05/2016,A visit\n", 1)]
    [InlineData("Start date,Date of incident,Details\n01/02/2020,22/05/2016,A visit\n", 1)]
    [InlineData("Date of entry,Date of contact,Details\n01/02/2020,not known,A visit\n", 0)]
    [InlineData("Date,Details\nnot known,A visit\n", 0)]
    [InlineData("Date,Date of incident,Details\n22/05/2016,,A visit\n", 0)]
    [InlineData("Date,Date of incident,Details\n22/05/2016,,A\n23/05/2016,,B\n24/05/2016,22/05/2016,C\n", 0)]
    [InlineData("Date of incident,Details\n22/05/2016,A\n,B\n,C\n", 0)]
    public void Of_several_dates_that_of_the_event_is_taken_and_words_are_none(string file, int column)
    {
        var match = Preview(file);

        match.Columns.Single(one => one.Suggested == ChronologyColumn.Date).Index.ShouldBe(column);
    }

    [Fact]
    public void Where_the_dates_of_the_events_cannot_be_read_and_others_can_somebody_looks()
    {
        var match = Preview("Date of entry,Date of contact,Details\n01/02/2020,not known,A visit\n");

        match.Columns[0].Confidence.ShouldBe(MatchConfidence.Likely);
        match.NeedsLook.ShouldBeTrue();
    }

    [Fact]
    public void Without_names_content_decides_and_someone_should_look()
    {
        var match = Preview("22/05/2016,14:30,The health visitor saw the child at home and spoke to the mother,HV\n?23 May 2016,pm,A call to the surgery was not answered by anyone,GP\n");

        match.Columns.Select(column => (column.Header, column.Suggested, column.Confidence)).ShouldBe(
        [
            ("Column A", ChronologyColumn.Date, MatchConfidence.Content), ("Column B", ChronologyColumn.Time, MatchConfidence.Content),
            ("Column C", ChronologyColumn.WhatHappened, MatchConfidence.Content), ("Column D", null, MatchConfidence.None),
        ]);
        match.NeedsLook.ShouldBeTrue();
        var reading = Read("22/05/2016,14:30,The health visitor saw the child,HV\n?23 May 2016,pm,A call to the surgery,GP\n");
        reading.Rows.Select(row => (row.RowNumber, row.When.AsWritten, row.WhatHappened)).ShouldBe(
            [(1, "22/05/2016 14:30", "The health visitor saw the child\nColumn D: HV"), (2, "?23 May 2016 pm", "A call to the surgery\nColumn D: GP")]);
    }

    [Fact]
    public void A_person_corrects_the_match_and_it_is_remembered_by_the_names_of_the_columns()
    {
        const string first = "Date of entry,Date,Notes,Summary\n01/02/2020,22/05/2016,What was seen in full,Short\n";
        const string next = "DATE  OF ENTRY;date;Notes;Summary \n01/02/2021;22/05/2017;More;x\n";
        var suggested = Preview(first);
        suggested.Columns[3].Suggested.ShouldBe(ChronologyColumn.WhatHappened);

        var decisions = new ChronologyDecisions { Columns = [new ColumnChoice(2, ChronologyColumn.WhatHappened), new ColumnChoice(3, null), new ColumnChoice(0, null)] };
        Preview(first, decisions).Columns.Select(column => (column.Suggested, column.Confidence)).ShouldBe(
        [
            (null, MatchConfidence.Chosen), (ChronologyColumn.Date, MatchConfidence.Name), (ChronologyColumn.WhatHappened, MatchConfidence.Chosen), (null, MatchConfidence.Chosen),
        ]);
        Read(first, decisions).Rows.ShouldHaveSingleItem().WhatHappened.ShouldBe("What was seen in full\nDate of entry: 01/02/2020\nSummary: Short");
        var names = suggested.ByName();
        (names.Count, names.Keys.All(name => name.Length == 64)).ShouldBe((4, true));
        Preview(next).ByName().Keys.ShouldBe(names.Keys);
        Preview("Notes,Date of entry,Extra,Date,Notes\nx,01/02/2020,a,22/05/2016,b\n").ByName().Select(one => (one.Value.Index, names.ContainsKey(one.Key))).ShouldBe([(1, true), (2, false), (3, true)], "two columns of one name are remembered as none");
        Preview("22/05/2016,A visit to the home\n23/05/2016,A call to the surgery\n").ByName().ShouldBeEmpty("columns without a name are nobody's");
    }

    [Fact]
    public void Dates_that_are_questions_offer_their_readings_and_a_decision_is_taken()
    {
        const string text = "Date,Event\n04-05-06,One\n22 May,Two\n05-06-07,Three\n";
        var asked = Read(text);
        asked.Rows.ShouldBeEmpty();
        asked.Problems.Select(problem => (problem.Row, problem.Readings!.Count)).ShouldBe([(2, 2), (3, 3), (4, 2)]);

        // A day without a year is decided where it stands, behind a date of 2006: not by its words alone.
        var lasting = new ChronologyDecisions { YearStandsLast = true };
        var question = Read(text, lasting).Asked.Single(one => one.AsWritten == "22 May");
        question.Readings.Select(reading => reading.Earliest.Year).ShouldBe([2006, 2007, 2005]);
        Read(text, lasting with { Dates = new Dictionary<string, EventDate>(StringComparer.Ordinal) { ["22 May"] = question.Readings[2] } }).Problems.ShouldHaveSingleItem();
        var decided = Read(text, lasting with { Dates = new Dictionary<string, EventDate>(StringComparer.Ordinal) { [question.Key] = question.Readings[2] } });
        decided.Problems.ShouldBeEmpty();
        decided.Rows.Select(row => (row.When.AsWritten, row.Date)).ShouldBe(
            [("04-05-06", new DateOnly(2006, 5, 4)), ("22 May", new DateOnly(2005, 5, 22)), ("05-06-07", new DateOnly(2007, 6, 5))]);
    }

    [Fact]
    public void What_is_pasted_from_a_spreadsheet_is_read_the_same_way()
    {
        const string pasted = "Date\tTime\tEvent\r\n22/05/2016\t14:30\t\"A visit,\nand \"\"words\"\"\"\r\nMay 2016\t\tA call\r\n";

        ChronologyReader.PreviewPasted(pasted, s_today).Match!.IsComplete.ShouldBeTrue();
        ChronologyReader.ReadPasted(pasted, s_today).Rows.Select(row => (row.When.AsWritten, row.WhatHappened)).ShouldBe([("22/05/2016 14:30", "A visit,\nand \"words\""), ("May 2016", "A call")]);
    }

    [Theory]
    [InlineData("Date,Event,Child seen\n22/05/2016,x,Yes\n", Recorded.Yes)]
    [InlineData("Date,Event,Child seen\n22/05/2016,x,n\n", Recorded.No)]
    [InlineData("Date,Event,Child seen\n22/05/2016,x,not known\n", Recorded.NotRecorded)]
    public void Whether_the_child_was_seen_is_yes_no_or_not_recorded(string text, Recorded expected) => Read(text).Rows.ShouldHaveSingleItem().ChildSeen.ShouldBe(expected);

    [Fact]
    public void Rows_of_several_agencies_keep_their_names()
    {
        var reading = Read("Date,Event,Agency\n22/05/2016,One,Police\n23/05/2016,Two,School\n");

        reading.Rows.Select(row => row.WhatHappened).ShouldBe(["One\nAgency: Police", "Two\nAgency: School"]);
        using var file = File("Date,Event,Agency\n22/05/2016,One,Police\n23/05/2016,Two,\n");
        ChronologyReader.Salvage(file, s_today).Events.Select(read => read.Agency).ShouldBe(["Police", null]);
    }
}
