using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>Writes the blank chronology an agency fills in (Policy 7.8), which <see cref="ChronologyReader"/> reads back.</summary>
public static class ChronologyTemplate
{
    private const uint Plain = 0, Header = 1, WrappedText = 2, Title = 3, Guidance = 4, Strong = 5, MarkedText = 6;
    private const int RowsPrepared = 5_001;

    internal const string AllOrNothing = "If anything in the file cannot be read, nothing of it is taken and every problem is listed by row and column.";

    internal static readonly string[] GuidanceLines =
    [
        "One row of the chronology for each Significant Practice Event (policy, section 7.8). Date and What happened are always needed.",
        "Dates have the day first and the year in full: 22/05/2016. Leave the time empty if it is not known.",
        "A date that is not known exactly is written as it is known: May 2016, early 2016, 22-24 May 2016, about 22 May 2016, before 2016.",
        "Child seen and Child heard: Yes or No, and nothing where it is not recorded.",
    ];

    internal static readonly (string Name, string Meaning)[] Principles =
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
        writer.WriteLine(string.Join(',', ChronologyColumns.Template.Select(ChronologyColumns.Name)));
        foreach (var row in rows)
        {
            writer.WriteLine(string.Join(',', ChronologyColumns.Template.Select(column => $"\"{SpreadsheetText.Protect(Value(row, column)).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        }
    }

    /// <summary>Whether a date and a time of day in two cells say all there is to say.</summary>
    internal static bool IsPlain(ChronologyRow row) => row.When == EventDate.Exactly(row.Date, row.Time);

    /// <summary>What stands in a column of the template for an event.</summary>
    internal static string Value(ChronologyRow row, ChronologyColumn column) => column switch
    {
        ChronologyColumn.Date => IsPlain(row) ? EventDateReader.Show(row.Date) : Written(row.When),
        ChronologyColumn.Time => !IsPlain(row) || row.Time is not { } time ? ""
            : time.ToString(time.Second == 0 ? "HH':'mm" : "HH':'mm':'ss", System.Globalization.CultureInfo.InvariantCulture),
        ChronologyColumn.SourcePage => row.SourcePage,
        ChronologyColumn.WhoWasSeen => row.WhoWasSeen,
        ChronologyColumn.ChildSeen => RecordedAnswer.Write(row.ChildSeen),
        ChronologyColumn.ChildHeard => RecordedAnswer.Write(row.ChildHeard),
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

    /// <summary>The words of the file where they can be read alone; what a person decided they mean where they cannot.</summary>
    private static string Written(EventDate when) =>
        EventDateReader.Read(when.AsWritten, DateOnly.FromDateTime(when.Latest).AddDays(1)).When is { } again && again.Earliest == when.Earliest && again.Latest == when.Latest
            ? when.AsWritten : EventDateReader.Describe(when);

    private static void WriteChronology(WorksheetPart part, IEnumerable<ChronologyRow> rows)
    {
        var data = new SheetData(HeaderRow());
        var number = 1u;
        foreach (var row in rows)
        {
            data.Append(EventRow(row, ++number));
        }

        var pane = new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        // Lists offer; several questions, such as 1, 3, and an answer that says more than yes can be typed all the same.
        var lists = new DataValidations(
            AskedIn(ChronologyColumn.Date, "As it is known: 22/05/2016, with the day first and the year in full; or May 2016, about 22 May 2016, before 2016."),
            AskedIn(ChronologyColumn.Time, "14:30, or empty if it is not known."),
            OfferedIn(ChronologyColumn.ChildSeen, "\"Yes,No\"", "Yes or No; leave it empty if it is not recorded."),
            OfferedIn(ChronologyColumn.ChildHeard, "\"Yes,No\"", "Whether the child was spoken to, or their wishes and feelings were heard: Yes or No; leave it empty if it is not recorded."),
            OfferedIn(ChronologyColumn.WhySignificant, "\"1,2,3,4,5,6\"", "Numbers of the questions on the sheet Guidance: choose one, or type several with commas between them, such as 1, 3."))
        { Count = 5 };
        part.Worksheet = new Worksheet(
            new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }),
            ColumnsOf([.. ChronologyColumns.Template.Select(Width)]),
            data,
            lists,
            new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToHeight = 0 });
    }

    private static (double, uint) Width(ChronologyColumn column) => column switch
    {
        // As text: a spreadsheet program turns "May 2016" and "10/11" into days that nobody wrote.
        ChronologyColumn.Date => (16, WrappedText),
        ChronologyColumn.Time => (9, WrappedText),
        ChronologyColumn.WhatHappened => (48, WrappedText),
        ChronologyColumn.SourcePage or ChronologyColumn.ChildSeen or ChronologyColumn.ChildHeard => (9, WrappedText),
        ChronologyColumn.SourceDocument or ChronologyColumn.WhoWasSeen => (24, WrappedText),
        ChronologyColumn.WhySignificant => (16, WrappedText),
        _ => (30, WrappedText),
    };

    private static DataValidation OfferedIn(ChronologyColumn column, string list, string prompt)
    {
        var asked = AskedIn(column, prompt);
        asked.Type = DataValidationValues.List;
        asked.Append(new Formula1(list));
        return asked;
    }

    private static DataValidation AskedIn(ChronologyColumn column, string prompt)
    {
        var at = Files.SourceCell.Letters(ChronologyColumns.Template.ToList().IndexOf(column));
        return new DataValidation
        {
            AllowBlank = true,
            ShowErrorMessage = false,
            ShowInputMessage = true,
            PromptTitle = ChronologyColumns.Name(column),
            Prompt = prompt,
            SequenceOfReferences = new ListValue<StringValue>([new StringValue($"{at}2:{at}{RowsPrepared}")]),
        };
    }

    private static Row HeaderRow()
    {
        var row = new Row { RowIndex = 1 };
        row.Append(ChronologyColumns.Template.Select(column => TextCell(ChronologyColumns.Name(column), Header)));
        return row;
    }

    private static Row EventRow(ChronologyRow values, uint number)
    {
        var row = new Row { RowIndex = number };
        foreach (var column in ChronologyColumns.Template)
        {
            var words = Words(Value(values, column));
            row.Append(TextCell(words, SpreadsheetText.Neutralise(words) != words ? MarkedText : WrappedText));
        }

        return row;
    }

    /// <summary>At most what a cell can hold. A text cell is never a formula; what looks like one is marked as text besides.</summary>
    private static string Words(string text)
    {
        var words = ChronologyText.Clean(text).Text;
        return words.Length <= 32_767 ? words : words[..(char.IsHighSurrogate(words[32_765]) ? 32_765 : 32_766)] + "…";
    }

    private static void WriteGuidance(WorksheetPart part, string partnership)
    {
        var data = new SheetData();
        void Line(string text, uint style, string more = "") =>
            data.Append(new Row(TextCell(text, style), TextCell(more, Guidance)));

        Line("Chronology of Significant Practice Events", Title);
        Line(SpreadsheetText.ForWorkbook(partnership), Strong);
        foreach (var line in GuidanceLines)
        {
            Line(line, Guidance);
        }

        Line("", Plain);
        Line("The five principles", Strong, "What to write in the column of that name");
        foreach (var (name, meaning) in Principles)
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
        Line(AllOrNothing, Guidance);
        part.Worksheet = new Worksheet(ColumnsOf((44, Guidance), (80, Guidance)), data);
    }

    private static Columns ColumnsOf(params (double Width, uint Style)[] columns) =>
        new(columns.Select((column, at) => new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = column.Width, CustomWidth = true, Style = column.Style }));

    private static Cell TextCell(string text, uint style) => text.Length == 0
        ? new Cell { StyleIndex = style }
        : new Cell(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

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
        const uint text = 49;
        static CellFormat Marked()
        {
            var marked = Format(font: 0, fill: 0, number: text);
            marked.QuotePrefix = true;
            return marked;
        }

        return new Stylesheet(
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
                Format(font: 2, fill: 0, number: 0),
                Format(font: 0, fill: 0, number: 0),
                Format(font: 3, fill: 0, number: 0),
                Marked()));
    }
}
