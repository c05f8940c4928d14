using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Tests.TestData;
using static PracticeReview.Tests.Rules.Information.WordMaker;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Policy 7.8 and 7.11: chronologies that arrive as tables of Word documents.</summary>
public sealed class ChronologyWordTests
{
    private static readonly DateOnly s_today = new(2026, 11, 26);

    private static ChronologyReading Read(WordMaker maker)
    {
        using var file = maker.Make();
        return ChronologyReader.Read(file, s_today);
    }

    private static string Fixture(string name) => Path.Combine(Repository.Root, "PracticeReview.Tests", "TestData", "Chronologies", name);

    [Fact]
    public void Reads_a_document_as_LibreOffice_saves_it()
    {
        using var file = File.OpenRead(Fixture("libreoffice-health.docx"));

        var reading = ChronologyReader.Read(file, s_today);

        reading.Problems.ShouldBeEmpty();
        reading.Rows.Select(row => (row.RowNumber, row.When.AsWritten, row.WhatHappened, row.SourceDocument, row.Risk, row.Impact)).ShouldBe(
        [
            (4, "22/05/2016 9.15am", "Booking visit.\nThe mother was calm and alone.", "Notes p. 3", "Isolation", ""),
            (5, "22/05/2016 pm", "A call to the GP\nwas not answered.", "", "", ""),
            (6, "?June 2016", "Missed appointments:\nGP\ttwice", "", "", "The child’s weight fell."),
            (7, "w/c 04/07/2016", "Seen at the clinic.", "", "", ""),
        ]);
        reading.Notices.Select(notice => notice.Message).ShouldBe(
        [
            "Footnotes, endnotes and comments were not read.",
            "The document holds tracked changes: inserted words were read, deleted ones were not.",
            "Table 2 and table 3 were read as the chronology; the other tables were not.",
            "“Details of event” was read as What happened.",
            "“Source” was read as Source document.",
            "“Contacts before the birth” reaches across the table and was taken for a heading, not an event.",
        ]);
    }

    [Fact]
    public void Reads_a_workbook_as_LibreOffice_saves_it()
    {
        using var file = File.OpenRead(Fixture("libreoffice-police.xlsx"));

        var reading = ChronologyReader.Read(file, s_today);

        reading.Problems.ShouldBeEmpty();
        reading.Rows.Select(row => (row.RowNumber, row.When.AsWritten, row.WhatHappened, row.Response)).ShouldBe(
        [
            (2, "22/05/2016 14:30", "Called to the home; \"all quiet\"\nLog no: L-1", "None"),
            (3, "May 2016", "A neighbour's call\nLog no: L-2", "Visit"),
            (4, "23/05/2016 evening", "Second call\nLog no: L-3", ""),
        ]);
        reading.Rows[0].Time.ShouldBe(new TimeOnly(14, 30));
        reading.Rows[2].When.Precision.ShouldBe(DatePrecision.PartOfDay);
    }

    [Fact]
    public void Says_what_an_old_document_is()
    {
        using var file = File.OpenRead(Fixture("libreoffice-health.doc"));

        ChronologyReader.Read(file, s_today).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("save it as .docx");
    }

    [Fact]
    public void Joins_tables_with_a_header_and_tells_that_it_left_another()
    {
        var reading = Read(new WordMaker()
            .Add(Table(Words("Name", "Role"), Words("AB", "Child")))
            .Add(Table(Words("Date", "Event", "Page"), Words("22/05/2016", "One", "1")))
            .Add(P("Between"))
            .Add(Table(Words("DATE", "Event ", "Page"), Words("23/05/2016", "Two", "2"), Words("Date", "Event", "Page"), Words("24/05/2016", "Three", "")))
            .Add(Table(Words("Date of event", "Details", "Action taken"), Words("25/05/2016", "Four", "None"))));

        reading.Problems.ShouldBeEmpty();
        reading.Rows.Select(row => (row.RowNumber, row.WhatHappened, row.SourcePage)).ShouldBe([(2, "One", "1"), (4, "Two", "2"), (6, "Three", ""), (8, "Four", "")]);
        reading.Rows[3].Response.ShouldBe("None");
        reading.Notices.Select(notice => notice.Message).ShouldBe(
        [
            "Table 2 and table 3 and table 4 were read as the chronology; the other tables were not.",
            "“Event” was read as What happened.",
            "“Date of event” was read as Date.",
            "“Details” was read as What happened.",
            "“Action taken” was read as Response.",
        ]);
    }

    [Fact]
    public void Takes_inserted_words_rows_and_controls_and_drops_deleted_ones_and_placeholders()
    {
        var inserted = CellOf("<w:p><w:ins><w:r><w:t>Seen</w:t></w:r></w:ins><w:del><w:r><w:delText>Not seen</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t> at home</w:t></w:r></w:p>");
        var chosen = CellOf("<w:p><w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value=\"No\"/></w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>Yes</w:t></w:r></w:sdtContent></w:sdt></w:p>");
        var placeholder = CellOf("<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Choose an item.</w:t></w:r></w:sdtContent></w:sdt><w:r><w:tab/></w:r></w:p>");
        var box = CellOf("<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:t>boxed</w:t></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>beside</w:t></w:r></w:p>");
        var reading = Read(new WordMaker().Add(Table(
            Words("Date", "What happened", "Child seen", "Child heard", "Risk"),
            Row(Cell("22/05/2016"), inserted, chosen, placeholder, box),
            "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>" + Cell("23/05/2016") + Cell("A deleted row") + "</w:tr>",
            "<w:sdt><w:sdtContent>" + Row(Cell("24/05/2016"), "<w:sdt><w:sdtPr/><w:sdtContent>" + Cell("A row in a control") + "</w:sdtContent></w:sdt>", Cell("No, asleep")) + "</w:sdtContent></w:sdt>",
            Row(Cell("25/05/2016"), Cell("x"), Cell("perhaps")))));

        reading.Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldBe("“perhaps” is neither yes nor no.");

        reading = Read(new WordMaker().Add(Table(
            Words("Date", "What happened", "Child seen", "Child heard", "Risk"),
            Row(Cell("22/05/2016"), inserted, chosen, placeholder, box),
            "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>" + Cell("23/05/2016") + Cell("A deleted row") + "</w:tr>",
            "<w:sdt><w:sdtContent>" + Row(Cell("24/05/2016"), "<w:sdt><w:sdtPr/><w:sdtContent>" + Cell("A row in a control") + "</w:sdtContent></w:sdt>", Cell("No, asleep")) + "</w:sdtContent></w:sdt>")));
        reading.Problems.ShouldBeEmpty();
        reading.Rows.Select(row => (row.RowNumber, row.WhatHappened, row.ChildSeen, row.ChildHeard, row.Risk)).ShouldBe(
        [
            (2, "Seen at home", Recorded.Yes, Recorded.NotRecorded, "beside"),
            (4, "A row in a control\nChild seen: No, asleep", Recorded.No, Recorded.NotRecorded, ""),
        ]);
        reading.Notices.Select(notice => notice.Message).ShouldContain("Text boxes were not read; what stands in the table itself was.");
    }

    [Fact]
    public void A_cell_merged_downwards_counts_for_every_row_and_an_empty_one_does_not_make_a_row()
    {
        const string restart = "<w:vMerge w:val=\"restart\"/>", more = "<w:vMerge/>";
        var reading = Read(new WordMaker().Add(Table(
            Row(Cell("Date"), Cell("Who", "<w:gridSpan w:val=\"2\"/>"), Cell("What happened")),
            Row(Cell("22/05/2016", restart), Cell("Mother"), Cell("GP"), Cell("One")),
            Row(Cell("", more), Cell(""), Cell(""), Cell("Two")),
            Row(Cell("", more), Cell(""), Cell(""), Cell("")),
            Row(Cell("23/05/2016"), Cell("", "<w:gridSpan w:val=\"2\"/>"), Cell("Three")))));

        reading.Problems.ShouldBeEmpty();
        reading.Rows.Select(row => (row.RowNumber, row.Date.Day, row.WhatHappened)).ShouldBe([(2, 22, "One\nWho: Mother\nColumn C: GP"), (3, 22, "Two"), (5, 23, "Three")]);
    }

    [Fact]
    public void Below_a_heading_of_a_year_a_day_without_one_is_asked_about_near_that_year()
    {
        string Heading(string words) => Row(Cell(words, "<w:gridSpan w:val=\"2\"/>"));
        var reading = Read(new WordMaker().Add(Table(Words("Date", "Event"), Heading("2014"), Words("3 May", "One"), Heading("2017"), Words("3 May", "Two"), Heading("At school"), Words("4 June", "Three"))));

        reading.Rows.ShouldBeEmpty("a heading is never taken for the year by itself");
        reading.Asked.Select(date => (date.AsWritten, date.Readings[0].Earliest.Year, date.Near!.Earliest.Year)).ShouldBe([("3 May", 2014, 2014), ("3 May", 2017, 2017), ("4 June", 2017, 2017)]);
        reading.Asked.Select(date => date.Key).ShouldBeUnique();
    }

    [Fact]
    public void Names_row_column_and_table_of_what_is_wrong()
    {
        var reading = Read(new WordMaker().Add(Table(Words("A", "B"))).Add(Table(Words("Date", "Event"), Words("31/02/2016", "x"), Words("", "y"), Words("23/05/2016", new string('x', 32_001)))));

        reading.Problems.Select(problem => (problem.Row, problem.Column)).ShouldBe([(2, "Date"), (3, "Date"), (4, "What happened")]);
        reading.Problems[2].WhatIsWrong.ShouldBe("Column 2 of row 4 of table 2 holds more than 32,000 characters.");
    }

    [Fact]
    public void Macro_documents_documents_without_tables_and_other_packages_get_a_clear_answer()
    {
        Read(new WordMaker { MainType = "application/vnd.ms-word.document.macroEnabled.main+xml" }.Add(Table(Words("Date", "Event")))).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("macros");
        Read(new WordMaker().Add(P("22/05/2016 A visit"))).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldBe("The document holds no table.");
        Read(new WordMaker().Add(string.Concat(Enumerable.Repeat("<w:sdt>", 500)) + string.Concat(Enumerable.Repeat("</w:sdt>", 500)))).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("damaged");
        Read(new WordMaker().Add(Table(Row([.. Enumerable.Repeat(Cell("x"), 300)])))).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("more than 200 columns");
    }

    [Fact]
    public void More_rows_than_allowed_are_refused()
    {
        using var file = new WordMaker().Add(Table([Words("Date", "Event"), .. Enumerable.Repeat(Words("22/05/2016", "x"), 5_001)])).Make();

        ChronologyReader.Read(file, s_today).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("5,000 rows");
    }
}
