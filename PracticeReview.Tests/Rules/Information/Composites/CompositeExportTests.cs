using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.Information.Composites.Exports;
using PracticeReview.Data.Information.Composites.Names;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PracticeReview.Tests.Rules.Information.Composites;

/// <summary>The composite chronology goes out as Word, Excel, PDF and CSV, and can be opened and read everywhere.</summary>
public sealed class CompositeExportTests
{
    private static readonly string[] s_nasty =
    [
        "=1+1", "+44 7700 900123", "-2", "@SUM(A1)", "=HYPERLINK(\"http://example.org\",\"x\")", "\t=1", "'=1", "''=1", " =1", "|cmd", "\"=1", "plain", "a\nb", "a\tb", "_x000D_", "a_x0041_b",
        "\u0001control\u0007", "half \ud800 pair", "😀 emoji", "\ufffe", "أحمد والولد", "<b>&amp;</b>", "]]>", "", "“quoted”, comma; semicolon", "O’Brien", "\u202eright-to-left override",
    ];

    private static ExportRow Row(int number, string what, string agency = "Police", EventDate? when = null) => new(agency, new ChronologyRow(
        number, new DateOnly(2016, 5, 1).AddDays(number % 27), null, what, "Log 1", "Risk", what, "Impact", "Partnership", "", SignificanceQuestions.LearningPoint | SignificanceQuestions.PartOfAPattern)
    {
        When = when ?? EventDate.Exactly(new DateOnly(2016, 5, 1).AddDays(number % 27)),
        WhoWasSeen = "Mother",
        ChildSeen = Recorded.Yes,
    }, "police.xlsx");

    private static CompositeExport Export(params ExportRow[] rows) => new("Inventshire & Partners", ["Police", "School"], rows)
    {
        Reference = "IS-2026-001",
        ProtectiveMarking = "Official: sensitive",
        Unread = [new UnreadRow("School", "school.csv", 7, "Date", "“=soon” is not a date.", "=soon | Jade fell")],
    };

    private static MemoryStream Write(Action<CompositeExport, Stream> write, CompositeExport export)
    {
        var output = new MemoryStream();
        write(export, new OneWay(output));
        output.Position = 0;
        return output;
    }

    [Fact]
    public void The_workbook_is_valid_freezes_its_header_filters_and_holds_no_formula()
    {
        using var file = Write(CompositeWorkbook.Write, Export([.. s_nasty.Select((text, at) => Row(at + 2, text.Length == 0 ? "x" : text, at % 2 == 0 ? "Police" : "School"))]));

        FileTypeCheck.Check(file, "composite.xlsx").Type.ShouldBe(AcceptedFileType.Workbook);
        file.Position = 0;
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        var sheets = workbook.WorkbookPart!.Workbook.Descendants<S.Sheet>().ToList();
        sheets.Select(sheet => sheet.Name!.Value).ShouldBe(["Chronology", "Could not be read", "About"]);
        var first = ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheets[0].Id!)).Worksheet;
        first.Descendants<S.Pane>().Single().State!.Value.ShouldBe(S.PaneStateValues.Frozen);
        first.Descendants<S.AutoFilter>().Single().Reference!.Value.ShouldEndWith($"{s_nasty.Length + 1}");
        foreach (var sheet in workbook.WorkbookPart.WorksheetParts)
        {
            sheet.Worksheet.Descendants<S.HeaderFooter>().Single().OddHeader!.Text.ShouldBe("&LOfficial: sensitive&RInventshire && Partners");
            sheet.Worksheet.Descendants<S.HeaderFooter>().Single().OddFooter!.Text.ShouldBe("&LOfficial: sensitive&CIS-2026-001&RPage &P of &N");
        }

        workbook.WorkbookPart.Workbook.Descendants<S.DefinedName>().Where(name => name.Name == "_xlnm.Print_Titles").ShouldHaveSingleItem().Text.ShouldBe("Chronology!$1:$1", "the header row stands on every page");
        var (formats, fills) = (workbook.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<S.CellFormat>().ToList(), workbook.WorkbookPart.WorkbookStylesPart.Stylesheet.Fills!.Elements<S.Fill>().ToList());
        first.Descendants<S.Row>().Skip(1).Select(row => row.Elements<S.Cell>().First()).Select(cell => (cell.InnerText, fills[(int)formats[(int)cell.StyleIndex!.Value].FillId!.Value].PatternFill!.ForegroundColor!.Rgb!.Value)).Distinct()
            .ShouldBe([("Police", "FF" + AgencyColours.Of(0).Ground), ("School", "FF" + AgencyColours.Of(1).Ground)]);
        workbook.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<S.CellFormula>()).ShouldBeEmpty();
        var text = string.Concat(workbook.WorkbookPart.WorksheetParts.Select(part => part.Worksheet.InnerText));
        text.ShouldContain("“=soon” is not a date.");
        text.ShouldNotContain("'=1+1");
    }

    [Fact]
    public void Words_that_look_like_a_formula_are_marked_as_text_and_stay_as_they_are()
    {
        using var file = Write(CompositeWorkbook.Write, Export(Row(2, "=1+1")));
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        var cells = workbook.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<S.Cell>()).Where(cell => cell.InnerText == "=1+1").ToList();
        var formats = workbook.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<S.CellFormat>().ToList();

        cells.Count.ShouldBe(2);
        cells.ShouldAllBe(cell => cell.DataType!.Value == S.CellValues.InlineString && formats[(int)cell.StyleIndex!.Value].QuotePrefix!.Value);
    }

    [Fact]
    public void The_document_is_valid_lies_across_repeats_its_header_and_names_the_agency_on_its_colour()
    {
        using var file = Write(CompositeWordDocument.Write, Export([.. s_nasty.Select((text, at) => Row(at + 2, text.Length == 0 ? "x" : text, at % 2 == 0 ? "Police" : "School"))]));

        FileTypeCheck.Check(file, "composite.docx").Type.ShouldBe(AcceptedFileType.WordDocument);
        file.Position = 0;
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        var body = document.MainDocumentPart!.Document.Body!;
        body.Descendants<W.PageSize>().Single().Orient!.Value.ShouldBe(W.PageOrientationValues.Landscape);
        var table = body.Elements<W.Table>().First();
        table.Elements<W.TableRow>().First().Descendants<W.TableHeader>().ShouldNotBeEmpty();
        table.Elements<W.TableRow>().Count().ShouldBe(s_nasty.Length + 1);
        var agencies = table.Elements<W.TableRow>().Skip(1).Select(row => row.Elements<W.TableCell>().First()).ToList();
        agencies.Select(cell => (cell.InnerText, cell.Descendants<W.Shading>().Single().Fill!.Value)).Distinct().ShouldBe(
            [("Police", AgencyColours.Of(0).Ground), ("School", AgencyColours.Of(1).Ground)]);
        document.MainDocumentPart.HeaderParts.Single().Header.InnerText.ShouldBe("Official: sensitiveInventshire & Partners");
        document.MainDocumentPart.FooterParts.Single().Footer.InnerText.ShouldBe("Official: sensitiveIS-2026-001   Page 1 of 1");
        body.InnerText.ShouldContain("Could not be read");
    }

    [Fact]
    public void Csv_gives_no_cell_that_becomes_a_formula_and_every_cell_gives_its_words_back()
    {
        using var file = Write(CompositeCsv.Write, Export([.. s_nasty.Select((text, at) => Row(at + 2, text))]));
        var text = Encoding.UTF8.GetString(file.ToArray());

        text[0].ShouldBe('\ufeff');
        foreach (var nasty in s_nasty)
        {
            var safe = SpreadsheetText.Protect(nasty);
            text.ShouldContain($"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            "=+-@|\t\r".Contains(safe.PadRight(1)[0], StringComparison.Ordinal).ShouldBeFalse(nasty);
            SpreadsheetText.Restore(safe).ShouldBe(SpreadsheetText.Restore(SpreadsheetText.Protect(SpreadsheetText.Restore(safe))));
            SpreadsheetText.Protect(SpreadsheetText.Restore(safe)).ShouldBe(safe);
        }

        SpreadsheetText.Restore(SpreadsheetText.Protect("=1")).ShouldBe("=1");
        SpreadsheetText.Restore(SpreadsheetText.Protect("'=1")).ShouldBe("'=1");
        SpreadsheetText.Restore(SpreadsheetText.Protect("'quoted'")).ShouldBe("'quoted'");
    }

    [Fact]
    public void Vague_dates_go_out_as_written_as_read_and_as_dates_to_sort_by()
    {
        var vague = new EventDate("?May 2016", new DateTime(2016, 5, 1), new DateTime(2016, 5, 31, 23, 59, 0), DatePrecision.Month, Uncertain: true);
        using var file = Write(CompositeWorkbook.Write, Export(Row(2, "x", when: vague), Row(3, "y")));
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        var rows = ((WorksheetPart)workbook.WorkbookPart!.GetPartById("rId1")).Worksheet.Descendants<S.Row>().ToList();
        string[] Cells(int row) => [.. rows[row].Elements<S.Cell>().Select(cell => cell.InnerText)];

        var header = Cells(0);
        var cells = header.Zip(Cells(1)).ToDictionary(cell => cell.First, cell => cell.Second);
        (cells["Date"], cells["Date read as"]).ShouldBe(("?May 2016", EventDateReader.Describe(vague)));
        DateTime.FromOADate(double.Parse(cells["Earliest, as read"])).ShouldBe(vague.Earliest);
        header.Zip(Cells(2)).ToDictionary(cell => cell.First, cell => cell.Second)["Date read as"].ShouldBe("");
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    [InlineData("csv")]
    public void What_was_decided_about_a_date_goes_out_beside_it_and_comes_back(string kind)
    {
        Action<CompositeExport, Stream> write = kind switch { "xlsx" => CompositeWorkbook.Write, "csv" => CompositeCsv.Write, _ => CompositeWordDocument.Write };
        EventDate[] decided =
        [
            EventDate.Exactly(new DateOnly(2016, 5, 22), null, "22 May"), EventDate.Exactly(new DateOnly(2006, 5, 4), null, "04-05-06"), EventDate.Exactly(new DateOnly(2016, 5, 22), null, "22/05/2016"),
        ];
        using var file = Write(write, Export([.. decided.Select((when, at) => Row(at + 2, "x", when: when))]) with { Unread = [] });

        TextOf(file).ShouldContain("22 May 2016");
        var reading = ChronologyReader.Salvage(file, new DateOnly(2026, 11, 26));
        reading.Unread.ShouldBeEmpty();
        reading.Events.Select(read => read.Row.When).Order().ShouldBe(decided.Order());
        // Put right in the date, and not beside it: what stands beside it is not believed.
        using var corrected = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("Date,Date read as,What happened\n04-05-06,10 November 2016,x\n"));
        ChronologyReader.Salvage(corrected, new DateOnly(2026, 11, 26)).Events.ShouldNotContain(read => read.Row.When.Earliest.Year == 2016);
        decided.Select(when => ExportColumns.Value(Row(2, "x", when: when), ExportColumn.ReadAs)).ShouldBe(["22 May 2016", "4 May 2006", ""]);
    }

    [Fact]
    public void Everything_that_goes_out_can_be_anonymised()
    {
        var anonymiser = new Anonymiser([new Pseudonym("Jade", "Child A"), new Pseudonym("Riverbank Primary School", "School 1")]);
        var export = (Export(Row(2, "Jade fell", "Riverbank Primary School")) with { Agencies = ["Riverbank Primary School"], Note = "Events about Jade only." }).Anonymised(anonymiser);
        foreach (var write in (Action<CompositeExport, Stream>[])[CompositeWorkbook.Write, CompositeWordDocument.Write, CompositeCsv.Write, CompositePdf.Write])
        {
            using var file = Write(write, export);
            var text = TextOf(file);
            text.ShouldNotContain("Jade");
            text.ShouldNotContain("Riverbank");
            text.ShouldContain("Child A fell");
        }
    }

    [Fact]
    public void The_pdf_lies_across_repeats_its_header_and_counts_its_pages()
    {
        using var file = Write(CompositePdf.Write, Export([.. Enumerable.Range(2, 60).Select(number => Row(number, $"Event {number}: the health visitor saw the child at home and wrote down what was said.", number % 2 == 0 ? "Police" : "School"))]));
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(file.ToArray());
        var pages = pdf.GetPages().ToList();
        pages.Count.ShouldBeGreaterThan(1);
        foreach (var page in pages)
        {
            page.Width.ShouldBeGreaterThan(page.Height);
            page.Text.ShouldContain("What happened");
            page.Text.ShouldContain("Official: sensitive");
            page.Text.ShouldContain($"Page {page.Number} of {pages.Count}");
            var colours = page.Paths.Where(path => path.IsFilled).Select(path => path.FillColor?.ToRGBValues()).OfType<(double R, double G, double B)>()
                .Select(colour => $"{(int)Math.Round(colour.R * 255):X2}{(int)Math.Round(colour.G * 255):X2}{(int)Math.Round(colour.B * 255):X2}").ToHashSet(StringComparer.Ordinal);
            if (page.Text.Contains("Event ", StringComparison.Ordinal))
            {
                foreach (var colour in new[] { AgencyColours.Of(0), AgencyColours.Of(1) })
                {
                    colours.ShouldContain(colour.Ground, $"page {page.Number}");
                    colours.ShouldContain(colour.Edge, $"page {page.Number}");
                }
            }
        }

        var text = string.Concat(pages.Select(page => page.Text));
        Enumerable.Range(2, 60).ShouldAllBe(number => text.Contains($"Event {number}:", StringComparison.Ordinal));
        text.ShouldContain("Could not be read");
    }

    [Fact]
    public void The_pdf_cuts_no_day_and_no_header_in_pieces_where_every_column_is_in_use()
    {
        var day = new DateOnly(2026, 8, 30);
        var row = Row(1_234, "The health visitor called.", when: EventDate.Exactly(day) with { AsWritten = "30/08/2026" });
        row = row with { Row = row.Row with { Time = new TimeOnly(14, 30), SourcePage = "12", ChildHeard = Recorded.No, Learning = "Ask again." } };
        var vague = Row(1_235, "A letter was sent.", when: EventDateReader.Read("early 2026", new DateOnly(2026, 11, 26)).When);
        using var file = Write(CompositePdf.Write, Export(row, vague));
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(file.ToArray());

        var words = pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text).ToList();
        string[] whole = ["30/08/2026", "14:30", .. ExportColumns.InUse([row, vague]).SelectMany(column => ExportColumns.Name(column).Split(' '))];
        whole.Except(words).ShouldBeEmpty();
    }

    [Fact]
    public void A_row_longer_than_a_page_goes_on_over_the_next()
    {
        using var file = Write(CompositePdf.Write, Export(Row(2, string.Concat(Enumerable.Range(0, 3_000).Select(number => $"word{number} ")))));
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(file.ToArray());
        pdf.NumberOfPages.ShouldBeGreaterThan(2);
        string.Concat(pdf.GetPages().Select(page => page.Text)).ShouldContain("word2999");
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    [InlineData("csv")]
    public void What_goes_out_and_comes_in_again_is_the_same(string kind)
    {
        Action<CompositeExport, Stream> write = kind switch { "xlsx" => CompositeWorkbook.Write, "csv" => CompositeCsv.Write, _ => CompositeWordDocument.Write };
        string[] dates = ["?22 May 2016", "early 2015", "May 2016", "22/05/2016 14:30", "before June 2016", "3 - 5 May 2016", "2015", "22 May 2016", "c. 2014", "22/05/16 pm"];
        var rows = s_nasty.Select((text, at) => Row(at + 2, text.Length == 0 ? "x" : text, at % 2 == 0 ? "Police" : "School", When(dates[at % dates.Length]))).ToArray();
        rows = [.. rows.Select(row => row with { Row = Cleaned(row.Row) })];
        using var file = Write(write, Export(rows) with { Unread = [] });

        var reading = ChronologyReader.Salvage(file, new DateOnly(2026, 11, 26));

        reading.Unread.SelectMany(row => row.Problems).Concat(reading.FileProblems).Select(problem => $"{problem.Row} {problem.Column} {problem.WhatIsWrong}").ShouldBeEmpty();
        reading.Events.Select(read => $"{read.Agency}: {Say(read.Row)}").ShouldBe(rows.Select(row => $"{row.Agency}: {Say(row.Row)}"));

        static EventDate When(string written) => EventDateReader.Read(written, new DateOnly(2026, 11, 26)).When ?? throw new InvalidOperationException(written);
    }

    private static string Say(ChronologyRow row) => RowIdentity.Of(row) + row with { RowNumber = 0 };

    private static ChronologyRow Cleaned(ChronologyRow row)
    {
        string Clean(string text) => ChronologyText.Clean(text).Text;
        return row with
        {
            Date = DateOnly.FromDateTime(row.When.Earliest),
            Time = row.When.Precision == DatePrecision.Time ? TimeOnly.FromDateTime(row.When.Earliest) : null,
            WhatHappened = Clean(row.WhatHappened) is { Length: > 0 } what ? what : "x",
            Response = Clean(row.Response),
            SourcePage = "12",
            ChildHeard = Recorded.No,
        };
    }

    private static string TextOf(MemoryStream file)
    {
        if (file.GetBuffer()[0] == '%')
        {
            using var pdf = UglyToad.PdfPig.PdfDocument.Open(file.ToArray());
            return string.Concat(pdf.GetPages().Select(page => page.Text));
        }

        if (file.GetBuffer()[0] != 'P')
        {
            return Encoding.UTF8.GetString(file.ToArray());
        }

        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        return string.Concat(archive.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(entry =>
        {
            using var part = entry.Open();
            return string.Concat(XDocument.Load(part).DescendantNodes().OfType<XText>().Select(node => node.Value + " "));
        }));
    }

    /// <summary>A stream as an answer to a browser is: it only goes forward.</summary>
    private sealed class OneWay(Stream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() => inner.Flush();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
