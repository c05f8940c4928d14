using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information.Chronologies;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PracticeReview.Tests.Rules.Information;

/// <summary>Policy 7.8: the template, empty and filled in, is what the reader reads.</summary>
public sealed class ChronologyTemplateTests
{
    private static readonly DateOnly s_today = new(2026, 11, 21);

    private static readonly ChronologyRow[] s_rows =
    [
        new(2, new DateOnly(2016, 5, 22), null, "A visit\nwith two lines; and \"words\", said", "Notes", "", "", "", "", "", SignificanceQuestions.None),
        new(3, new DateOnly(1986, 12, 31), new TimeOnly(23, 59, 59), "<b>Kept</b> as words", "", "Alone", "Called", "Calmer", "School", "Łódź, مرحبا, 😀", (SignificanceQuestions)63),
        new(4, new DateOnly(2026, 11, 21), new TimeOnly(0, 0), new string('x', 32_000), "", "", "", "", "", "", SignificanceQuestions.LearningPoint),
        Vague(5, "?22 May 2016", new(2016, 5, 22), new(2016, 5, 22, 23, 59, 0), DatePrecision.Day, uncertain: true) with { ChildSeen = Recorded.Yes, ChildHeard = Recorded.No, WhoWasSeen = "The mother", SourcePage = "12-14" },
        Vague(6, "early 2017", new(2017, 1, 1), new(2017, 4, 30, 23, 59, 0), DatePrecision.Months),
        Vague(7, "22 May 2016 at 9.15am", new(2016, 5, 22, 9, 15, 0), new(2016, 5, 22, 9, 15, 0), DatePrecision.Time) with { Time = new TimeOnly(9, 15) },
        Vague(8, "before May 2016", new(2016, 5, 1), new(2016, 5, 1), DatePrecision.Month, bound: DateBound.Before) with { WhatHappened = "=1+1" },
        Vague(9, "03/04/15 pm", new(2015, 4, 3, 12, 0, 0), new(2015, 4, 3, 23, 59, 0), DatePrecision.PartOfDay) with { WhatHappened = "'=1+1", Risk = "-" },
    ];

    private static ChronologyRow Vague(int row, string text, DateTime earliest, DateTime latest, DatePrecision precision, bool uncertain = false, DateBound bound = DateBound.Within) =>
        new(row, DateOnly.FromDateTime(earliest), null, "A visit", "", "", "", "", "", "", SignificanceQuestions.None) { When = new EventDate(text, earliest, latest, precision, uncertain, bound) };

    [Fact]
    public void Rows_written_into_the_Word_document_are_read_back_the_same()
    {
        using var file = new MemoryStream();
        ChronologyWordTemplate.Write(file, "Testwell & Marrow Partnership", s_rows);

        var reading = ChronologyReader.Read(file, s_today);

        reading.Problems.ShouldBeEmpty();
        for (var at = 0; at < s_rows.Length; at++)
        {
            reading.Rows[at].ShouldBe(s_rows[at], $"row {at}");
        }
        reading.Rows.Count.ShouldBe(s_rows.Length);
        FileTypeCheck.Check(file, "chronology.docx").Type.ShouldBe(AcceptedFileType.WordDocument);
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).ShouldBeEmpty();
        document.MainDocumentPart!.Document.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.TableHeader>().Count().ShouldBe(1);
        document.MainDocumentPart.Document.InnerText.ShouldContain("Testwell & Marrow Partnership");
    }

    [Fact]
    public void The_empty_Word_document_holds_guidance_lists_to_choose_from_and_no_event()
    {
        using var file = new MemoryStream();
        ChronologyWordTemplate.Write(file, "Testwell");

        ChronologyReader.Read(file, s_today).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("no event");
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).ShouldBeEmpty();
        var body = document.MainDocumentPart!.Document.Body!;
        foreach (var words in SignificanceQuestion.All.Select(question => question.Wording).Concat(["Dates have the day first", "How the risk showed itself", "nothing of it is taken", "such as 1, 3"]))
        {
            body.InnerText.ShouldContain(words);
        }

        var columns = ChronologyColumns.Template.ToList();
        foreach (var row in body.Descendants<W.Table>().Single().Elements<W.TableRow>().Skip(1))
        {
            var cells = row.Elements<W.TableCell>().ToList();
            foreach (var (column, list) in new (ChronologyColumn, string)[] { (ChronologyColumn.ChildSeen, "Yes,No"), (ChronologyColumn.ChildHeard, "Yes,No") })
            {
                string.Join(',', cells[columns.IndexOf(column)].Descendants<W.SdtContentDropDownList>().ShouldHaveSingleItem().Elements<W.ListItem>().Select(item => item.DisplayText!.Value)).ShouldBe(list);
            }
            // A box in which several can be typed as well.
            string.Join(',', cells[columns.IndexOf(ChronologyColumn.WhySignificant)].Descendants<W.SdtContentComboBox>().ShouldHaveSingleItem().Elements<W.ListItem>().Select(item => item.DisplayText!.Value)).ShouldBe("1,2,3,4,5,6");
        }
    }

    [Fact]
    public void Rows_written_into_the_workbook_are_read_back_the_same()
    {
        using var file = new MemoryStream();
        ChronologyTemplate.WriteWorkbook(file, "Testwell Safeguarding Partnership", s_rows);

        var reading = ChronologyReader.Read(file, s_today);

        reading.Problems.ShouldBeEmpty();
        reading.Rows.ShouldBe(s_rows);
        FileTypeCheck.Check(file, "chronology.xlsx").Type.ShouldBe(AcceptedFileType.Workbook);
    }

    [Fact]
    public void Rows_written_as_separated_values_are_read_back_the_same()
    {
        using var file = new MemoryStream();
        ChronologyTemplate.WriteSeparatedValues(file, s_rows);

        var reading = ChronologyReader.Read(file, s_today);

        reading.Problems.ShouldBeEmpty();
        reading.Rows.ShouldBe(s_rows);
        FileTypeCheck.Check(file, "chronology.csv").Type.ShouldBe(AcceptedFileType.SeparatedValues);
    }

    [Fact]
    public void The_empty_template_is_a_sound_workbook_with_guidance_and_no_event()
    {
        using var file = new MemoryStream();
        ChronologyTemplate.WriteWorkbook(file, "Testwell & Marrow Partnership");

        ChronologyReader.Read(file, s_today).Problems.ShouldHaveSingleItem().WhatIsWrong.ShouldContain("no event");
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).ShouldBeEmpty();
        var guidance = ((WorksheetPart)document.WorkbookPart!.GetPartById("guidance")).Worksheet.InnerText;
        guidance.ShouldContain("Testwell & Marrow Partnership");
        guidance.ShouldContain("7.8");
        foreach (var question in SignificanceQuestion.All)
        {
            guidance.ShouldContain(question.Wording);
        }

        var chronology = ((WorksheetPart)document.WorkbookPart.GetPartById("chronology")).Worksheet;
        chronology.Descendants<Pane>().ShouldHaveSingleItem().State!.Value.ShouldBe(PaneStateValues.Frozen);
        chronology.Descendants<DataValidation>().Select(list => (list.SequenceOfReferences!.InnerText, list.Formula1?.Text)).ShouldBe(
            [("A2:A5001", null), ("B2:B5001", null), ("G2:G5001", "\"Yes,No\""), ("H2:H5001", "\"Yes,No\""), ("N2:N5001", "\"1,2,3,4,5,6\"")]);
        chronology.Descendants<DataValidation>().Last().Prompt!.Value!.ShouldContain("type several");
        chronology.Descendants<DataValidation>().ShouldAllBe(list => list.Prompt!.Value!.Length <= 255 && list.ShowErrorMessage!.Value == false);
    }

    [Fact]
    public void A_spreadsheet_program_keeps_dates_and_times_as_they_are_typed()
    {
        using var file = new MemoryStream();
        ChronologyTemplate.WriteWorkbook(file, "Testwell", s_rows);

        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var sheet = ((WorksheetPart)document.WorkbookPart.GetPartById("chronology")).Worksheet;
        const uint text = 49;
        sheet.Descendants<Column>().Take(2).Select(column => formats[(int)column.Style!.Value].NumberFormatId!.Value).ShouldBe([text, text]);
        var cells = sheet.Descendants<Row>().Skip(1).SelectMany(row => row.Elements<Cell>().Take(2)).ToList();
        cells.ShouldAllBe(cell => formats[(int)cell.StyleIndex!.Value].NumberFormatId!.Value == text);
        cells.Where(cell => cell.InnerText.Length > 0).ShouldAllBe(cell => cell.DataType!.Value == CellValues.InlineString);
        cells[0].InnerText.ShouldBe("22/05/2016");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")")]
    [InlineData("+44 161", "'+44 161")]
    [InlineData("  -2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'=1")]
    [InlineData("\";=1", "'\";=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\u202e=1", "'=1")]
    [InlineData("\u200b=1", "'\u200b=1")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("2 = 1 + 1", "2 = 1 + 1")]
    [InlineData("She said -", "She said -")]
    [InlineData("", "")]
    public void Text_of_others_never_becomes_a_formula(string text, string expected)
    {
        SpreadsheetText.Neutralise(text).ShouldBe(expected);
        SpreadsheetText.ForSeparatedValues(text).ShouldBe($"\"{expected.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    [Fact]
    public void A_text_too_long_for_a_cell_is_cut_between_letters() =>
        SpreadsheetText.ForWorkbook(new string('x', 32_765) + "😀😀").ShouldBe(new string('x', 32_765) + "…");
}
