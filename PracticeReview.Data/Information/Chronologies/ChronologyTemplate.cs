using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>Writes the blank chronology an agency fills in (Policy 7.8), which <see cref="ChronologyReader"/> reads back.</summary>
public static class ChronologyTemplate
{
    private const uint Plain = 0, Header = 1, WrappedText = 2, DateStyle = 3, TimeStyle = 4, Title = 5, Guidance = 6, Strong = 7;
    private const int RowsPrepared = 5_001;

    private static readonly (string Name, string Meaning)[] s_principles =
    [
        ("Risk", "How the risk showed itself in this event."),
        ("Response", "What your agency did, so that a stranger would understand it."),
        ("Impact", "What that changed: for the risk, and for the child's daily life."),
        ("Partnership", "Which other agencies knew, were asked or should have been, and what came of it."),
        ("Learning", "What can be learned here, above all what is new or important."),
    ];

    /// <summary>Writes the template as a workbook with the chronology and a sheet of guidance.</summary>
    /// <param name="output">A stream that can be read and sought, such as a memory stream; it is left open.</param>
    /// <param name="partnership">The name of the safeguarding partnership, shown in the guidance.</param>
    public static void WriteWorkbook(Stream output, string partnership) => WriteWorkbook(output, partnership, []);

    /// <summary>Writes a workbook with rows already in it, in the form of the template.</summary>
    /// <param name="output">A stream that can be read and sought; it is left open.</param>
    /// <param name="partnership">The name of the safeguarding partnership.</param>
    /// <param name="rows">The rows to write, in order.</param>
    public static void WriteWorkbook(Stream output, string partnership, IEnumerable<ChronologyRow> rows)
    {
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook, autoSave: true);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
        WriteChronology(workbook.AddNewPart<WorksheetPart>("chronology"), rows);
        WriteGuidance(workbook.AddNewPart<WorksheetPart>("guidance"), partnership);
        workbook.Workbook = new Workbook(new Sheets(
            new Sheet { Name = "Chronology", SheetId = 1, Id = "chronology" },
            new Sheet { Name = "Guidance", SheetId = 2, Id = "guidance" }));
    }

    /// <summary>Writes the template as CSV: UTF-8 with a mark, so that spreadsheet programs keep accented letters.</summary>
    public static void WriteSeparatedValues(Stream output) => WriteSeparatedValues(output, []);

    /// <summary>Writes CSV with rows already in it, safe to open in a spreadsheet program.</summary>
    public static void WriteSeparatedValues(Stream output, IEnumerable<ChronologyRow> rows)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', ChronologyColumns.All.Select(ChronologyColumns.Name)));
        foreach (var row in rows)
        {
            writer.WriteLine(string.Join(',', ChronologyColumns.All.Select(column => SpreadsheetText.ForSeparatedValues(Value(row, column)))));
        }
    }

    private static string Value(ChronologyRow row, ChronologyColumn column) => column switch
    {
        ChronologyColumn.Date => ChronologyDates.Show(row.Date),
        ChronologyColumn.Time => row.Time?.ToString("HH':'mm':'ss", System.Globalization.CultureInfo.InvariantCulture) ?? "",
        ChronologyColumn.WhatHappened => row.WhatHappened,
        ChronologyColumn.SourceDocument => row.SourceDocument,
        ChronologyColumn.Risk => row.Risk,
        ChronologyColumn.Response => row.Response,
        ChronologyColumn.Impact => row.Impact,
        ChronologyColumn.Partnership => row.Partnership,
        ChronologyColumn.Learning => row.Learning,
        ChronologyColumn.WhySignificant => SignificanceQuestion.Codes(row.WhySignificant),
        _ => "",
    };

    private static void WriteChronology(WorksheetPart part, IEnumerable<ChronologyRow> rows)
    {
        var data = new SheetData(HeaderRow());
        var number = 1u;
        foreach (var row in rows)
        {
            data.Append(EventRow(row, ++number));
        }

        var pane = new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        var questions = new DataValidation(new Formula1("\"1,2,3,4,5,6\""))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            // A list offers one question; several, such as 1, 3, can be typed all the same.
            ShowErrorMessage = false,
            ShowInputMessage = true,
            PromptTitle = "Why significant",
            Prompt = "Numbers of the questions on the sheet Guidance, with commas between them.",
            SequenceOfReferences = new ListValue<StringValue>([new StringValue($"J2:J{RowsPrepared}")]),
        };
        part.Worksheet = new Worksheet(
            new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }),
            ColumnsOf((12, DateStyle), (9, TimeStyle), (48, WrappedText), (26, WrappedText), (30, WrappedText), (30, WrappedText), (30, WrappedText), (30, WrappedText), (30, WrappedText), (16, WrappedText)),
            data,
            new DataValidations(questions) { Count = 1 },
            new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0 });
    }

    private static Row HeaderRow()
    {
        var row = new Row { RowIndex = 1 };
        row.Append(ChronologyColumns.All.Select(column => TextCell(ChronologyColumns.Name(column), Header)));
        return row;
    }

    private static Row EventRow(ChronologyRow values, uint number)
    {
        var row = new Row { RowIndex = number };
        foreach (var column in ChronologyColumns.All)
        {
            row.Append(column switch
            {
                ChronologyColumn.Date => NumberCell(values.Date.DayNumber - new DateOnly(1899, 12, 30).DayNumber, DateStyle),
                ChronologyColumn.Time => values.Time is { } time ? NumberCell(time.ToTimeSpan().TotalDays, TimeStyle) : new Cell { StyleIndex = TimeStyle },
                _ => TextCell(SpreadsheetText.ForWorkbook(Value(values, column)), WrappedText),
            });
        }

        return row;
    }

    private static void WriteGuidance(WorksheetPart part, string partnership)
    {
        var data = new SheetData();
        void Line(string text, uint style, string more = "") =>
            data.Append(new Row(TextCell(text, style), TextCell(more, Guidance)));

        Line("Chronology of Significant Practice Events", Title);
        Line(SpreadsheetText.ForWorkbook(partnership), Strong);
        Line("One row on the sheet Chronology for each Significant Practice Event (policy, section 7.8). Date and What happened are always needed.", Guidance);
        Line("Dates have the day first and the year in full: 22/05/2016. Leave the time empty if it is not known. No formulas: paste values.", Guidance);
        Line("", Plain);
        Line("The five principles", Strong, "What to write in the column of that name");
        foreach (var (name, meaning) in s_principles)
        {
            Line(name, Guidance, meaning);
        }

        Line("", Plain);
        Line("Why significant", Strong, "The six questions: write the numbers of those that you answer with yes, such as 1, 3");
        foreach (var question in SignificanceQuestion.All)
        {
            Line(question.Code.ToString(System.Globalization.CultureInfo.InvariantCulture), Guidance, question.Wording);
        }

        Line("", Plain);
        Line("If anything in the file cannot be read, nothing of it is taken and every problem is listed by row and column.", Guidance);
        part.Worksheet = new Worksheet(ColumnsOf((44, Guidance), (80, Guidance)), data);
    }

    private static Columns ColumnsOf(params (double Width, uint Style)[] columns) =>
        new(columns.Select((column, at) => new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = column.Width, CustomWidth = true, Style = column.Style }));

    private static Cell TextCell(string text, uint style) => text.Length == 0
        ? new Cell { StyleIndex = style }
        : new Cell(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    private static Cell NumberCell(double number, uint style) => new(new CellValue(number)) { StyleIndex = style };

    private static Stylesheet Styles()
    {
        static Font FontOf(double size, bool bold, string colour) => bold
            ? new Font(new Bold(), new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "Calibri" })
            : new Font(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "Calibri" });
        static CellFormat Format(uint font, uint fill, uint number) => new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
        {
            FontId = font,
            FillId = fill,
            BorderId = 0,
            NumberFormatId = number,
            ApplyFont = true,
            ApplyFill = true,
            ApplyNumberFormat = true,
            ApplyAlignment = true,
        };
        const uint date = 164, time = 165, text = 49;
        return new Stylesheet(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = date, FormatCode = "dd/mm/yyyy" },
                new NumberingFormat { NumberFormatId = time, FormatCode = "hh:mm" }),
            new Fonts(FontOf(11, false, "FF1D1D1B"), FontOf(11, true, "FFFFFFFF"), FontOf(16, true, "FF1F3A44"), FontOf(11, true, "FF1F3A44")),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FF1F3A44" }) { PatternType = PatternValues.Solid })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
            new CellFormats(
                new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 },
                Format(font: 1, fill: 2, number: 0),
                Format(font: 0, fill: 0, number: text),
                Format(font: 0, fill: 0, number: date),
                Format(font: 0, fill: 0, number: time),
                Format(font: 2, fill: 0, number: 0),
                Format(font: 0, fill: 0, number: 0),
                Format(font: 3, fill: 0, number: 0)));
    }
}
