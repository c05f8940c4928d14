using System.Text;
using PracticeReview.Data.Information.Chronologies;
using static PracticeReview.Tests.Rules.Information.WorkbookMaker;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Policy 7.11: an event that stands where none is looked for is read, or told, and never passed over.</summary>
public sealed class ChronologyKeptRowsTests
{
    private static readonly DateOnly s_today = new(2026, 11, 26);

    private static SalvagedChronology Salvage(MemoryStream file) => ChronologyReader.Salvage(file, s_today);

    private static ChronologyReading Read(MemoryStream file) => ChronologyReader.Read(file, s_today);

    private static MemoryStream Csv(string text) => new(Encoding.UTF8.GetBytes(text));

    private static MemoryStream Word(params string[] tables) => new WordMaker().Add(string.Concat(tables)).Make();

    private static string[] Told(SalvagedChronology salvaged) =>
        [.. salvaged.Events.Select(one => $"{one.Row.RowNumber} {one.Row.When.AsWritten} {one.Row.WhatHappened}"), .. salvaged.Unread.Select(row => $"unread {row.Row} {string.Join(' ', row.Cells.Select(cell => cell.Value))}")];

    [Theory]
    [InlineData("Date,Event\n22/05/2016,One\n23/05/2016,Two\nDate,Event,Action taken,Outcome\n24/05/2016,Three,Called,None\n")]
    [InlineData("Date,Event,Action taken,Outcome\n22/05/2016,One,,\n23/05/2016,Two,,\nWhen,Details\n24/05/2016,Three\n")]
    [InlineData("Date,Event,Source\n22/05/2016,One,\n23/05/2016,Two,\nSource,When,Details\n,24/05/2016,Three\n")]
    public void A_second_header_lower_down_begins_other_columns_and_hides_no_event_above_it(string text)
    {
        Told(Salvage(Csv(text))).ShouldBe(["2 22/05/2016 One", "3 23/05/2016 Two", "5 24/05/2016 Three"]);
        Read(Csv(text)).Notices.ShouldContain(notice => notice.Row == 4 && notice.Message.Contains("other columns begin", StringComparison.Ordinal));
    }

    [Fact]
    public void Events_above_the_column_names_are_told_and_particulars_there_are_not_taken_for_events()
    {
        const string text = "Northshire Police\nDate of birth,01/02/2010\nChild,AB,DOB:,01/02/2010\nPeriod,01/01/2016,31/12/2016\nCompleted,12/11/2026,by the author\n22/05/2016,Called to the home\nDate,Event,Source\n23/05/2016,Two,\n";
        var salvaged = Salvage(Csv(text));

        Told(salvaged).ShouldBe(["8 23/05/2016 Two", "unread 6 22/05/2016 Called to the home"]);
        salvaged.Unread[0].Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("above the column names");
        Read(Csv(text)).Problems.ShouldHaveSingleItem().Row.ShouldBe(6);
        Read(Csv(text.Replace("22/05/2016,Called to the home\n", "", StringComparison.Ordinal))).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public void A_Word_table_broken_in_two_goes_on_whether_or_not_its_first_date_can_be_read()
    {
        var first = WordMaker.Table(WordMaker.Words("Date", "Event", "Source"), WordMaker.Words("22/05/2016", "One", "Log"));

        Told(Salvage(Word(first, WordMaker.Table(WordMaker.Words("31/02/2016", "Two", "Log"), WordMaker.Words("24/05/2016", "Three", ""))))).ShouldBe(["2 22/05/2016 One", "4 24/05/2016 Three", "unread 3 31/02/2016 Two Log"]);
        Told(Salvage(Word(first, WordMaker.Table(WordMaker.Words("soon", "Two", "Log"), WordMaker.Words("later", "Three", "Log"))))).ShouldBe(["2 22/05/2016 One", "unread 3 soon Two Log", "unread 4 later Three Log"]);
        // A list of people is no chronology, as wide as it may be.
        Told(Salvage(Word(first, WordMaker.Table(WordMaker.Words("Who", "Involved"), WordMaker.Words("GP practice", "2014 to 2016"))))).ShouldBe(["2 22/05/2016 One"]);
        Told(Salvage(Word(first, WordMaker.Table(WordMaker.Words("Name", "Role", "Date of birth"), WordMaker.Words("AB", "Child", "01/02/2010"))))).ShouldBe(["2 22/05/2016 One"]);
    }

    [Theory]
    [InlineData("22/05/2016 Called to the home", true)]
    [InlineData("22/05/2016 Seen", true)]
    [InlineData("22nd May 2016: the child was seen", true)]
    [InlineData("The family moved to Northmoor on 22 May 2016", true)]
    [InlineData("May 2016", false)]
    [InlineData("22/05/2016", false)]
    [InlineData("Contacts in 2016", false)]
    [InlineData("Events between 01/01/2015 and 31/12/2016", false)]
    [InlineData("Contacts before the birth", false)]
    public void A_row_across_the_table_that_tells_of_an_event_is_no_heading(string text, bool isEvent)
    {
        var file = Word(WordMaker.Table(
            WordMaker.Words("Date", "Event", "Source"), WordMaker.Words("22/05/2016", "One", "Log"), WordMaker.Row(WordMaker.Cell(text, "<w:gridSpan w:val=\"3\"/>")), WordMaker.Words("24/05/2016", "Two", "Log")));

        var salvaged = Salvage(file);

        (salvaged.Events.Count, salvaged.Unread.Count).ShouldBe((2, isEvent ? 1 : 0));
        Read(file).Taken.ShouldBe(!isEvent);
        (isEvent ? salvaged.Unread[0].Cells[0].Value : salvaged.Notices.Single(notice => notice.Message.Contains("taken for a heading", StringComparison.Ordinal)).Message).ShouldContain(text);
    }

    [Theory]
    [InlineData("Key period two: school records from May 2016")]
    [InlineData("The family moved to Northmoor in May 2016")]
    public void A_row_across_the_table_that_names_a_month_stops_no_upload_and_is_told(string text)
    {
        var file = Word(WordMaker.Table(
            WordMaker.Words("Date", "Event", "Source"), WordMaker.Words("22/05/2016", "One", "Log"), WordMaker.Row(WordMaker.Cell(text, "<w:gridSpan w:val=\"3\"/>")), WordMaker.Words("24/05/2016", "Two", "Log")));

        var reading = Read(file);

        reading.Problems.ShouldBeEmpty();
        reading.Rows.Select(row => row.WhatHappened).ShouldBe(["One", "Two"]);
        reading.Notices.Single(notice => notice.Message.Contains("taken for a heading", StringComparison.Ordinal)).Message.ShouldContain(text[..30]);
        Salvage(file).Unread.ShouldHaveSingleItem().Cells[0].Value.ShouldBe(text);
    }

    [Fact]
    public void Sheets_with_the_same_column_names_are_read_as_one()
    {
        using var file = new WorkbookMaker()
            .Sheet("2016", HeaderRow() + Event("22/05/2016", "One") + Event("23/05/2016", "Two"))
            .Sheet("Notes", Row(Text("Things to do"), Text("Ring the school")))
            .Sheet("2017", HeaderRow() + Event("22/05/2017", "Three") + Event("31/02/2017", "Four")).Make();

        var salvaged = Salvage(file);

        Told(salvaged).ShouldBe(["2 22/05/2016 One", "3 23/05/2016 Two", "5 22/05/2017 Three", "unread 6 31/02/2017 Four"]);
        salvaged.Unread[0].Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldStartWith("Row 3 of the sheet “2017”: “31/02/2017” is not a day");
        salvaged.Notices.ShouldContain(notice => notice.Message == "The sheet “2016” and the sheet “2017” were read as the chronology; the other sheets were not. Their rows are counted through.");
        var match = ChronologyReader.Preview(file, s_today).Match!;
        (match.Events, match.Repeated, match.NeedsLook).ShouldBe((4, 0, false));
    }

    [Fact]
    public void Sheets_that_hold_the_same_rows_are_looked_at_first()
    {
        using var file = new WorkbookMaker()
            .Sheet("Chronology", HeaderRow() + Event("22/05/2016", "One") + Row(Number(42513, 1), "<c/>", Text("Two")) + Event("24/05/2016", "Three") + Event("24/05/2016", "Three"))
            .Sheet("Chronology (2)", HeaderRow() + Event("22/05/2016", "One") + Event("23/05/2016", "Two ") + Event("24/05/2016", "Another") + Event("25/05/2016", "Three")).Make();

        var match = ChronologyReader.Preview(file, s_today).Match!;

        (match.Events, match.Repeated, match.AsksColumns, match.NeedsLook).ShouldBe((8, 2, false, true));
        Read(file).Notices.ShouldContain(notice => notice.Message == "2 rows of the sheet “Chronology (2)” have the same date and the same words as rows of the sheet “Chronology”, and are read twice. "
            + "If one of the two is an old version or a copy, leave it out of the file and send it again.");
        Read(file).Rows.Count.ShouldBe(8, "what is to be left out is not for us to say");
    }

    [Fact]
    public void Rows_of_other_sheets_are_no_events_where_a_person_said_so_and_are_told()
    {
        using var file = new WorkbookMaker()
            .Sheet("Chronology", HeaderRow() + Event("22/05/2016", "One"))
            .Sheet("Action plan", Row(Text("Action"), Text("Owner"), Text("Due date")) + Row(Text("Train the team"), Text("AB"), Number(46500, 1)) + Row(Text("Write a guide"), Text("AB"), Number(46600, 1)))
            .Sheet("Version control", Row(Text("Version"), Text("Date"), Text("Author")) + Row(Text("First draft"), Text("01/11/2026"), Text("AB"))).Make();
        RowsOfNoEvents[] asked = [.. Read(file).Problems.Select(problem => problem.MayBeNoEvents!)];
        asked.ShouldBe(
        [
            new RowsOfNoEvents("on the sheet “Action plan”, which has not the columns of the chronology", 2),
            new RowsOfNoEvents("on the sheet “Version control”, which has not the columns of the chronology", 1),
        ]);

        var decided = ChronologyReader.Read(file, s_today, decisions: new ChronologyDecisions { NoEvents = asked });

        decided.Problems.ShouldBeEmpty();
        decided.Rows.ShouldHaveSingleItem().WhatHappened.ShouldBe("One");
        decided.Notices.Where(notice => notice.Message.Contains("no event", StringComparison.Ordinal)).Select(notice => (notice.Row, notice.Message)).ShouldBe(
        [
            (0, "2 rows that hold dates stand on the sheet “Action plan”, which has not the columns of the chronology, the first in row 2. They were not read: whoever sent the file said that they are no events."),
            (0, "A row that holds a date stands on the sheet “Version control”, which has not the columns of the chronology, in row 2. It was not read: whoever sent the file said that it is no event."),
        ]);
        // Of more rows, or fewer, nothing was said; and whatever was said, no row is lost where all are kept.
        ChronologyReader.Read(file, s_today, decisions: new ChronologyDecisions { NoEvents = [asked[0] with { Rows = 1 }, asked[1]] }).Problems.ShouldHaveSingleItem().MayBeNoEvents.ShouldBe(asked[0]);
        ChronologyReader.Salvage(file, s_today, decisions: new ChronologyDecisions { NoEvents = asked }).Unread.Select(row => row.Cells[0].Value).ShouldBe(["Train the team", "Write a guide", "First draft"]);
    }

    [Fact]
    public void Rows_with_dates_on_a_sheet_with_other_columns_are_told_one_by_one()
    {
        using var file = new WorkbookMaker()
            .Sheet("Chronology", HeaderRow() + Event("22/05/2016", "One"))
            .Sheet("Family", Row(Text("Name"), Text("Date of birth"), Text("Relationship")) + Row(Text("AB"), Number(40210, 1), Text("Child")))
            .Sheet("Earlier", Row(Text("When"), Text("Details")) + Row(Number(42000, 1), Text("Two")) + Row(Text("May 2015"), Text("Three")) + Row(Text("Total"), Text("two")))
            .Make();

        Told(Salvage(file)).ShouldBe(["2 22/05/2016 One", "unread 2 27/12/2014 Two", "unread 3 May 2015 Three"]);
        var problem = Read(file).Problems.ShouldHaveSingleItem();
        problem.WhatIsWrong.ShouldBe("2 rows that hold dates stand on the sheet “Earlier”, which has not the columns of the chronology, the first in row 2.");
    }

    [Fact]
    public void A_Word_table_with_a_column_more_is_read_by_its_own_header_or_told()
    {
        var first = WordMaker.Table(WordMaker.Words("Date", "Event"), WordMaker.Words("22/05/2016", "One"));

        Told(Salvage(Word(first, WordMaker.Table(WordMaker.Words("Date", "Event", "Outcome"), WordMaker.Words("23/05/2016", "Two", "None"))))).ShouldBe(["2 22/05/2016 One", "4 23/05/2016 Two"], ignoreOrder: true);
        Told(Salvage(Word(first, WordMaker.Table(WordMaker.Words("23/05/2016", "Two", "None"), WordMaker.Words("24/05/2016", "Three", ""))))).ShouldBe(["2 22/05/2016 One", "unread 1 23/05/2016 Two None", "unread 2 24/05/2016 Three"]);
    }

    [Fact]
    public void Sheets_beyond_those_that_are_looked_at_are_told()
    {
        var maker = new WorkbookMaker();
        for (var sheet = 0; sheet < 23; sheet++)
        {
            maker.Sheet($"S{sheet}", HeaderRow() + Event("22/05/2016"));
        }

        using var file = maker.Make();

        Salvage(file).FileProblems.ShouldHaveSingleItem().WhatIsWrong.ShouldBe("The workbook has more than 20 sheets; 3 were not looked at.");
        Salvage(file).Events.Count.ShouldBe(20);
        Read(file).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("3 were not looked at");
    }

    [Fact]
    public void The_rows_of_a_file_whose_columns_are_not_recognised_are_kept()
    {
        var salvaged = Salvage(Csv("Time,Risk,Response\n14:30,1,2\n15:30,High,None\n"));

        (salvaged.IsReadable, salvaged.FileProblems.Count, salvaged.Events.Count).ShouldBe((false, 1, 0));
        Told(salvaged).ShouldBe(["unread 2 14:30 1 2", "unread 3 15:30 High None"]);
        salvaged.Unread[0].Cells[1].Key.ShouldBe("Risk");
    }

    [Fact]
    public void A_header_of_three_lines_and_names_under_merged_headings_are_read_as_one()
    {
        var maker = new WorkbookMaker { Merges = ["A1:A2", "B1:B2", "C1:D1", "E1:F1"] };
        using var workbook = maker.Sheet("Chronology",
            Row(Text("Date"), Text("What happened"), Text("Child"), "<c/>", Text("Police"))
            + Row("<c/>", "<c/>", Text("seen"), Text("heard"), Text("Crime no"), Text("Officer"))
            + Row(Text("dd/mm/yyyy"), "<c/>", Text("Y/N"), Text("Y/N"))
            + Row(Text("22/05/2016"), Text("One"), Text("Y"), Text("N"), Text("CR/1"), Text("PC 7"))
            + Row("<c/>", "<c/>", Text("seen"), Text("heard"), Text("Crime no"), Text("Officer"))
            + Row(Text("soon"), Text("Two"))).Make();

        var salvaged = Salvage(workbook);

        salvaged.Events.Select(one => (one.Row.RowNumber, one.Row.WhatHappened, one.Row.ChildSeen, one.Row.ChildHeard)).ShouldBe([(4, "One\nPolice: Crime no: CR/1\nPolice: Officer: PC 7", Recorded.Yes, Recorded.No)]);
        salvaged.Unread.Select(row => row.Row).ShouldBe([6]);

        using var document = Word(WordMaker.Table(
            WordMaker.Row(WordMaker.Cell("Date"), WordMaker.Cell("Details"), WordMaker.Cell("Child", "<w:gridSpan w:val=\"2\"/>")),
            WordMaker.Words("", "", "seen", "heard"),
            WordMaker.Words("1", "2", "3", "4"),
            WordMaker.Words("22/05/2016", "One", "Y", "N")));
        Salvage(document).Events.Select(one => (one.Row.WhatHappened, one.Row.ChildSeen, one.Row.ChildHeard)).ShouldBe([("One", Recorded.Yes, Recorded.No)]);
        Salvage(document).Unread.ShouldBeEmpty("the numbers of the columns are no event");
    }

    [Theory]
    [InlineData("Date,What happened,,\n,Two,x,y\n22/05/2016,One,,\n")]
    [InlineData("Date,What happened,Source\nsoon,(see below),Log\n22/05/2016,One,\n")]
    [InlineData("Date,What happened,Source\n,,(nothing)\n22/05/2016,One,\n")]
    [InlineData("Date,What happened,Source\nlate,Child seen at home,Police\n22/05/2016,One,\n")]
    public void An_event_without_a_date_below_the_header_is_no_line_of_it(string text) => Salvage(Csv(text)).Unread.Select(row => row.Row).ShouldBe([2]);
}
