using System.Text;
using PracticeReview.Data.Information.Chronologies;
using static PracticeReview.Tests.Rules.Information.WorkbookMaker;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Policy 7.8 and 7.11: chronologies that arrive as workbooks.</summary>
public sealed class ChronologyWorkbookTests
{
    private static readonly DateOnly s_today = new(2026, 11, 21);

    private static ChronologyReading Read(Stream file)
    {
        using (file)
        {
            return ChronologyReader.Read(file, s_today);
        }
    }

    [Fact]
    public void Reads_real_dates_times_and_shared_texts()
    {
        var maker = new WorkbookMaker();
        maker.Sheet("Chronology", HeaderRow()
            + Row(Number(42512, style: 1), Number(0.604166666666667, style: 2), maker.Shared("A visit & a talk"), maker.Shared("a_x000D__x000A_b"), Number(3), Number(42512, style: 1))
            + Row(Number(42512.75, style: 3), "<c/>", maker.Shared("Another")));

        var reading = Read(maker.Make());

        reading.Problems.ShouldBeEmpty();
        reading.Rows[0].ShouldBe(new ChronologyRow(
            2, new DateOnly(2016, 5, 22), new TimeOnly(14, 30), "A visit & a talk", "a\nb", "3", "22/05/2016", "", "", "", SignificanceQuestions.None));
        reading.Rows[1].Time.ShouldBe(new TimeOnly(18, 0));
    }

    [Fact]
    public void Reads_dates_of_workbooks_that_count_from_1904()
    {
        using var file = new WorkbookMaker { From1904 = true }.Sheet("Chronology", HeaderRow() + Row(Number(41050, style: 1), "<c/>", Text("A visit"))).Make();

        ChronologyReader.Read(file, s_today).Rows.ShouldHaveSingleItem().Date.ShouldBe(new DateOnly(2016, 5, 22));
    }

    [Fact]
    public void Takes_the_values_of_formulas_and_says_so_and_names_the_cell_that_has_none()
    {
        var reading = Read(Chronology("<row r=\"7\"><c r=\"A7\" s=\"1\"><f>TODAY()</f><v>42512</v></c><c r=\"C7\" t=\"str\"><f t=\"shared\" si=\"0\"/><v>x</v></c><c r=\"D7\" t=\"str\"><f>\"\"</f><v></v></c></row>"));
        reading.Rows.ShouldHaveSingleItem().Date.ShouldBe(new DateOnly(2016, 5, 22));
        reading.Notices.Select(notice => (notice.Row, notice.Column)).ShouldBe([(7, "Date"), (7, "What happened")]);

        reading = Read(Chronology(
            Event("22/05/2016"),
            "<row r=\"7\"><c r=\"A7\" s=\"1\"><f>TODAY()</f></c><c r=\"C7\" t=\"str\"><f t=\"shared\" si=\"0\"/></c><c r=\"E7\" t=\"e\"><v>#REF!</v></c></row>"));
        reading.Rows.ShouldBeEmpty();
        reading.Problems.Select(problem => problem.WhatIsWrong).ShouldBe(["Cell A7 holds a formula without its value.", "Cell C7 holds a formula without its value.", "Cell E7 shows the error #REF!."], ignoreOrder: true);
        reading.Problems[0].WhatWouldBeAccepted.ShouldContain("paste them as values");
    }

    [Fact]
    public void A_month_or_a_year_that_a_spreadsheet_made_a_day_of_stays_a_month_or_a_question()
    {
        var month = Read(Chronology(Row(Number(42491, style: 4), "<c/>", Text("A visit")))).Rows.ShouldHaveSingleItem().When;
        (month.Precision, month.Earliest, month.AsWritten).ShouldBe((DatePrecision.Month, new DateTime(2016, 5, 1), "May 2016"));

        var asked = Read(Chronology(Row(Number(2016, style: 1), "<c/>", Text("A visit")))).Problems.ShouldHaveSingleItem();
        asked.WhatIsWrong.ShouldContain("08/07/1905");
        asked.Readings!.Select(EventDateReader.Describe).ShouldBe(["2016", "8 July 1905"]);

        Read(Chronology(Row(Number(2016), "<c/>", Text("A visit")))).Rows.ShouldHaveSingleItem().When.Precision.ShouldBe(DatePrecision.Year);
    }

    [Theory]
    [InlineData(46164, 5, "22-May", "22 May 2016|22 May 2017|22 May 2015|22 May 2026")]
    [InlineData(46164.604166666664, 6, "22-May 14:30", "22 May 2016, 14:30|22 May 2017, 14:30|22 May 2015, 14:30|22 May 2026, 14:30")]
    [InlineData(46143, 7, "May", "May 2016|May 2017|May 2015|May 2026")]
    public void A_year_that_a_cell_does_not_show_is_asked_about_and_not_taken(double number, int style, string shown, string choices)
    {
        MemoryStream File() => Chronology(Event("10/04/2016"), Row(Number(number, style), "<c/>", Text("A visit")));
        var asked = Read(File()).Problems.ShouldHaveSingleItem();
        asked.WhatIsWrong.ShouldBe($"Cell A3 shows “{shown}” without a year. The 2026 that is kept in it may only be the year in which it was typed. It could mean {string.Join(", ", choices.Split('|')[..^1])} or {choices.Split('|')[^1]}.");
        string.Join('|', asked.Readings!.Select(EventDateReader.Describe)).ShouldBe(choices);
        asked.Readings!.ShouldAllBe(reading => reading.AsWritten == shown);

        using var file = File();
        var key = ChronologyReader.Read(file, s_today).Asked.ShouldHaveSingleItem().Key;
        var decided = ChronologyReader.Read(file, s_today, decisions: new ChronologyDecisions { Dates = new Dictionary<string, EventDate>(StringComparer.Ordinal) { [key] = asked.Readings![0] } });
        decided.Rows[1].When.ShouldBe(asked.Readings[0]);
        using var again = File();
        var kept = ChronologyReader.Read(again, s_today, decisions: new ChronologyDecisions { KeptYearsCount = true });
        kept.Rows[1].When.ShouldBe(asked.Readings[^1], "somebody said once, for the whole file, that the years are right");
        kept.Asked.ShouldHaveSingleItem().Chosen.ShouldBe(asked.Readings[^1], "what is asked about stays in the list, to be changed");
        using var both = File();
        ChronologyReader.Read(both, s_today, decisions: new ChronologyDecisions { KeptYearsCount = true, Dates = new Dictionary<string, EventDate>(StringComparer.Ordinal) { [key] = asked.Readings[0] } })
            .Rows[1].When.ShouldBe(asked.Readings[0], "what was chosen for one date holds for that one");
        using var other = Chronology(Event("10/04/2016"), Row(Number(number - 365, style), "<c/>", Text("A visit")));
        ChronologyReader.Read(other, s_today, decisions: new ChronologyDecisions { Dates = new Dictionary<string, EventDate>(StringComparer.Ordinal) { [key] = asked.Readings[0] } })
            .Taken.ShouldBeFalse("the same words with another year behind them are another question");
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void The_dates_of_every_workbook_show_their_year(int style) =>
        Read(Chronology(Row(Number(42512, style), "<c/>", Text("A visit")))).Rows.ShouldHaveSingleItem().Date.ShouldBe(new DateOnly(2016, 5, 22));

    [Theory]
    [InlineData(930, 0, "09:30", true)]
    [InlineData(930, 8, "09:30", false)]
    [InlineData(5, 8, "00:05", false)]
    [InlineData(1430, 0, "14:30", false)]
    [InlineData(2359, 8, "23:59", false)]
    public void A_time_of_four_digits_that_lost_its_0_is_read(double number, int style, string time, bool isTold)
    {
        var reading = Read(Chronology(Row(Text("22/05/2016"), Number(number, style), Text("A visit"))));
        reading.Problems.ShouldBeEmpty();
        reading.Rows.ShouldHaveSingleItem().Time.ShouldBe(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
        reading.Notices.Any(notice => notice.Message.StartsWith("“930” was read as 09:30", StringComparison.Ordinal)).ShouldBe(isTold);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(14)]
    [InlineData(960)]
    [InlineData(2430)]
    public void A_number_that_is_not_plainly_a_time_is_none(double number) =>
        Read(Chronology(Row(Text("22/05/2016"), Number(number), Text("A visit")))).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("not a time of day");

    [Fact]
    public void Finds_the_header_below_titles_and_over_two_rows_and_skips_it_where_it_is_repeated()
    {
        var header = Row(Text("When"), "<c/>", Text("What"), "<c/>", Text("Analysis")) + Row(Text("Date"), Text("Time"), Text("Details of event"), Text("Source"), Text("Risk"), Text("Impact"));
        var reading = Read(new WorkbookMaker().Sheet("Sheet1",
            Row(Text("Northshire Police")) + Row(Text("Chronology of"), Text("AB")) + "<row/>" + header
            + Row(Text("22/05/2016"), Text("9.15am"), Text("A visit"), Text("Log 1"), Text("Alone"))
            + Row(Text("Date"), Text("Time"), Text("Details of event"), Text("Source"), Text("Risk"), Text("Impact"))
            + Row(Text("May 2016"), "<c/>", Text("A call"), "<c/>", "<c/>", Text("Calmer"))).Make());

        reading.Problems.ShouldBeEmpty();
        reading.Rows.Select(row => (row.RowNumber, row.When.AsWritten, row.WhatHappened, row.SourceDocument, row.Risk, row.Impact)).ShouldBe(
            [(6, "22/05/2016 9.15am", "A visit", "Log 1", "Alone", ""), (8, "May 2016", "A call", "", "", "Calmer")]);
        reading.Notices.ShouldContain(notice => notice.Message.Contains("above the column names", StringComparison.Ordinal));
    }

    [Fact]
    public void A_merged_date_counts_for_every_row_it_reaches_over_and_a_merged_row_is_a_heading()
    {
        var maker = new WorkbookMaker { Merges = ["A2:A4", "A5:J5"] };
        var reading = Read(maker.Sheet("Chronology", HeaderRow() + Event("22/05/2016", "One") + Row("<c/>", "<c/>", Text("Two")) + Row("<c/>", "<c/>", Text("Three"))
            + Row(Text("The year after")) + Event("23/05/2017", "Four")).Make());

        reading.Problems.ShouldBeEmpty();
        reading.Rows.Select(row => (row.RowNumber, row.Date.Year)).ShouldBe([(2, 2016), (3, 2016), (4, 2016), (6, 2017)]);
        reading.Notices.ShouldContain(notice => notice.Row == 5 && notice.Message.Contains("heading", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(42512, 0, "holds the number 42512")]
    [InlineData(1e300, 1, "not a date")]
    [InlineData(-5, 1, "not a date")]
    [InlineData(60, 1, "too long ago")]
    [InlineData(60000, 1, "future")]
    public void Refuses_numbers_that_are_no_date_in_the_past(double number, int style, string expected) =>
        Read(Chronology(Row(Number(number, style), "<c/>", Text("A visit")))).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain(expected);

    [Fact]
    public void Refuses_a_time_that_is_a_number_a_date_or_contradicts_the_date()
    {
        Read(Chronology(Row(Number(42512, 1), Number(9.3), Text("A visit")))).Problems.ShouldHaveSingleItem().Column.ShouldBe("Time");
        Read(Chronology(Row(Number(42512, 1), Number(42512.5, 3), Text("A visit")))).Problems.ShouldHaveSingleItem().Column.ShouldBe("Time");
        Read(Chronology(Row(Number(42512.5, 3), Text("13:00"), Text("A visit")))).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("another one");
    }

    [Fact]
    public void Reads_the_sheet_with_the_best_header_and_hidden_rows_and_tells_of_events_that_it_left()
    {
        using var file = new WorkbookMaker()
            .Sheet("Old", HeaderRow() + Event("01/01/2001"), state: "hidden")
            .Sheet("Notes", Row(Text("Things to do")))
            .Sheet("Draft", Row(Text("Date"), Text("Event")) + Row(Text("01/01/2002"), Text("A draft")))
            .Sheet("Ours", HeaderRow() + Event("22/05/2016") + $"<row r=\"9\" hidden=\"1\">{Text("23/05/2016")}<c r=\"C9\" t=\"inlineStr\"><is><t>Filtered</t></is></c></row>")
            .Make();

        ChronologyReader.Read(file, s_today).Problems.Select(problem => problem.WhatIsWrong).ShouldBe(
        [
            "A row that holds a date stands on the sheet “Old”, which is hidden, in row 2.",
            "A row that holds a date stands on the sheet “Draft”, which has not the columns of the chronology, in row 2.",
        ]);
        var salvaged = ChronologyReader.Salvage(file, s_today);
        salvaged.Events.Select(one => (one.Row.RowNumber, one.Row.Date.Day)).ShouldBe([(2, 22), (9, 23)]);
        salvaged.Unread.Select(row => row.Cells[0].Value).ShouldBe(["01/01/2001", "01/01/2002"]);
        salvaged.Notices.Select(notice => notice.Message).ShouldBe(
        [
            "The sheet “Ours” was read as the chronology; the other sheets were not.",
            "1 hidden or filtered rows were read like the others, the first in row 9.",
        ]);
    }

    [Fact]
    public void Refuses_20_000_rows_without_reading_them_all()
    {
        var maker = new WorkbookMaker();
        using var file = maker.Sheet("Chronology", HeaderRow() + string.Concat(Enumerable.Range(0, 20_000).Select(at => Row(Number(42512, 1), "<c/>", maker.Shared($"Visit {at}"), Text(new string('x', 500)))))).Make();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = ChronologyReader.Read(file, s_today);

        reading.Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("5,000 rows");
        // 5,002 rows of about 1.1 kB of text; all 20,000 would take more than 22 MB for the long texts alone.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(15_000_000);
    }

    [Fact]
    public void Empty_formatted_rows_count_for_nothing() =>
        Read(Chronology(Event("22/05/2016"), string.Concat(Enumerable.Repeat("<row><c s=\"1\"/><c/></row>", 30_000)), Event("23/05/2016"))).Rows.Count.ShouldBe(2);

    [Fact]
    public void Text_beside_the_columns_is_kept_and_told()
    {
        var reading = Read(Chronology($"<row r=\"2\">{Text("22/05/2016")}<c r=\"C2\" t=\"inlineStr\"><is><t>A visit</t></is></c><c r=\"AB2\"><v>1</v></c></row>"));

        reading.Rows.ShouldHaveSingleItem().WhatHappened.ShouldBe("A visit\nColumn AB: 1");
        reading.Notices.ShouldHaveSingleItem().Message.ShouldContain("“Column AB”");
    }

    [Fact]
    public void Escaped_direction_characters_and_long_texts_are_found_too()
    {
        var reading = Read(Chronology(Event("22/05/2016", "a_x202E_b\u2067c")));
        reading.Rows.ShouldHaveSingleItem().WhatHappened.ShouldBe("abc");
        reading.Notices.Count.ShouldBe(1);
        Read(Chronology(Event("22/05/2016", new string('x', 3_000_000)))).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("32,000 characters");
    }

    [Fact]
    public void Entity_bombs_deep_nesting_macros_and_passwords_get_a_clear_answer()
    {
        var maker = new WorkbookMaker().Sheet("Chronology", string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000)));
        Read(maker.Make()).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("damaged");

        var strings = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>"u8;
        var entities = new WorkbookMaker { StringsInstead = strings.ToArray() };
        Read(entities.Sheet("Chronology", HeaderRow() + Row(entities.Shared("x"))).Make()).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("damaged");

        var macros = new WorkbookMaker { More = { ["xl/vbaProject.bin"] = [1] } }.Sheet("Chronology", HeaderRow() + Event("22/05/2016"));
        Read(macros.Make()).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("macros");

        byte[] old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, .. new byte[70_000], .. Encoding.Unicode.GetBytes("EncryptedPackage")];
        Read(new MemoryStream(old)).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("password");
        Read(new MemoryStream(old[..60_000])).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("old kind");
    }

    [Fact]
    public void A_workbook_that_unfolds_too_far_is_refused()
    {
        using var file = Chronology(Event("22/05/2016"), new string(' ', 3_000_000));

        ChronologyReader.Read(file, s_today).Rows.Count.ShouldBe(1);
        ChronologyReader.Read(file, s_today, new ChronologyLimits(MaximumUnfoldedBytes: 2_000_000)).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("unfolds");
    }
}
