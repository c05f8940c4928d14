using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>Writes the blank chronology an agency fills in (Policy 7.8) as a Word document, which <see cref="ChronologyReader"/> reads back.</summary>
public static class ChronologyWordTemplate
{
    /// <summary>The media type of the document.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const int RowsPrepared = 20;
    private const string Ink = "1F3A44", Choose = "Choose";

    /// <summary>Writes the template: guidance, and a table with rows to fill in, its header repeated on each page.</summary>
    /// <param name="output">A stream that can be read and sought, such as a memory stream; it is left open.</param>
    /// <param name="partnership">The name of the safeguarding partnership, shown above the table.</param>
    public static void Write(Stream output, string partnership) => Write(output, partnership, []);

    /// <summary>Writes a document with rows already in it, in the form of the template.</summary>
    public static void Write(Stream output, string partnership, IEnumerable<ChronologyRow> rows)
    {
        using var document = WordprocessingDocument.Create(output, WordprocessingDocumentType.Document, autoSave: true);
        var main = document.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = Styles();
        var body = new Body(Words("Chronology of Significant Practice Events", "Title"), Words(Plain(partnership), "Subtitle"));
        foreach (var line in ChronologyTemplate.GuidanceLines)
        {
            body.Append(Words(line, null));
        }

        body.Append(TableOf(rows));
        body.Append(Words("What to write in the columns", "Heading1"));
        foreach (var (name, meaning) in ChronologyTemplate.Principles)
        {
            body.Append(Words($"{name}: {meaning}", null));
        }

        body.Append(Words("Why significant: the numbers of the questions that you answer with yes, such as 1, 3", "Heading1"));
        foreach (var question in SignificanceQuestion.All)
        {
            body.Append(Words($"{question.Code.ToString(CultureInfo.InvariantCulture)}. {question.Wording}", null));
        }

        body.Append(Words(ChronologyTemplate.AllOrNothing, null));
        // A3 across: fourteen columns are not read on less.
        body.Append(new SectionProperties(
            new PageSize { Width = 23_811, Height = 16_838, Orient = PageOrientationValues.Landscape },
            new PageMargin { Top = 850, Bottom = 850, Left = 700, Right = 700, Header = 450, Footer = 450, Gutter = 0 }));
        main.Document = new Document(body);
    }

    private static Table TableOf(IEnumerable<ChronologyRow> rows)
    {
        static BorderType Line<T>() where T : BorderType, new() => new T { Val = BorderValues.Single, Size = 4, Color = "8A9AA0" };
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(ChronologyColumns.Template.Select(column => new GridColumn { Width = Width(column).ToString(CultureInfo.InvariantCulture) })));
        table.Append(new TableRow(
            [new TableRowProperties(new CantSplit(), new TableHeader()), .. ChronologyColumns.Template.Select(column => Cell(column, Words(ChronologyColumns.Name(column), "ColumnName"), isHeader: true))]));
        var written = 0;
        foreach (var row in rows)
        {
            written++;
            table.Append(new TableRow(ChronologyColumns.Template.Select(column => Filled(column, ChronologyTemplate.Value(row, column)))));
        }

        for (; written < RowsPrepared; written++)
        {
            table.Append(new TableRow(ChronologyColumns.Template.Select(column => Filled(column, ""))));
        }

        return table;
    }

    private static TableCell Filled(ChronologyColumn column, string text) => column switch
    {
        ChronologyColumn.ChildSeen or ChronologyColumn.ChildHeard => Cell(column, Choice("Yes or No", text, new SdtContentDropDownList(Items("Yes", "No")))),
        // Offered one by one; several, such as 1, 3, are typed into the same box.
        ChronologyColumn.WhySignificant => Cell(column, Choice("Numbers of the questions: choose one, or type several, such as 1, 3", text,
            new SdtContentComboBox(Items([.. SignificanceQuestion.All.Select(question => question.Code.ToString(CultureInfo.InvariantCulture))])))),
        _ => Cell(column, Words(Plain(text), "Entry")),
    };

    private static TableCell Cell(ChronologyColumn column, Paragraph words, bool isHeader = false)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Width(column).ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa });
        if (isHeader)
        {
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Ink });
        }

        return new TableCell(properties, words);
    }

    private static Paragraph Choice(string what, string chosen, OpenXmlElement list)
    {
        var properties = new SdtProperties(new SdtAlias { Val = what });
        if (chosen.Length == 0)
        {
            properties.Append(new ShowingPlaceholder());
        }

        properties.Append(list);
        return new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Entry" }), new SdtRun(properties, new SdtContentRun(new Run(new Text(chosen.Length == 0 ? Choose : chosen)))));
    }

    private static ListItem[] Items(params string[] items) => [.. items.Select(item => new ListItem { DisplayText = item, Value = item })];

    private static Paragraph Words(string text, string? style)
    {
        var run = new Run();
        var lines = text.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (at > 0)
            {
                run.Append(new Break());
            }

            var pieces = lines[at].Split('\t');
            for (var piece = 0; piece < pieces.Length; piece++)
            {
                if (piece > 0)
                {
                    run.Append(new TabChar());
                }

                run.Append(new Text(pieces[piece]) { Space = SpaceProcessingModeValues.Preserve });
            }
        }

        return style is null ? new Paragraph(run) : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }), run);
    }

    private static string Plain(string text) => ChronologyText.Clean(text).Text;

    private static int Width(ChronologyColumn column) => column switch
    {
        ChronologyColumn.Date => 1_400,
        ChronologyColumn.Time or ChronologyColumn.SourcePage => 800,
        ChronologyColumn.ChildSeen or ChronologyColumn.ChildHeard => 950,
        ChronologyColumn.WhatHappened => 4_200,
        ChronologyColumn.SourceDocument or ChronologyColumn.WhoWasSeen => 1_600,
        ChronologyColumn.WhySignificant => 1_200,
        _ => 1_750,
    };

    private static Styles Styles()
    {
        static Style Of(string id, string name, int halfPoints, bool bold, string colour, int after) => new(
            new StyleName { Val = name },
            new StyleParagraphProperties(new SpacingBetweenLines { Before = "0", After = after.ToString(CultureInfo.InvariantCulture) }),
            Font(halfPoints, bold, colour))
        { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = id is "Entry" or "ColumnName" };
        static StyleRunProperties Font(int halfPoints, bool bold, string colour)
        {
            var font = new StyleRunProperties(new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" });
            if (bold)
            {
                font.Append(new Bold());
            }

            font.Append(new Color { Val = colour }, new FontSize { Val = halfPoints.ToString(CultureInfo.InvariantCulture) });
            return font;
        }

        var normal = Of("Normal", "Normal", 20, false, "1D1D1B", 80);
        normal.Default = true;
        return new Styles(
            normal,
            Of("Title", "Title", 36, true, Ink, 40),
            Of("Subtitle", "Subtitle", 24, true, Ink, 120),
            Of("Heading1", "heading 1", 24, true, Ink, 60),
            Of("ColumnName", "Column name", 18, true, "FFFFFF", 20),
            Of("Entry", "Entry", 18, false, "1D1D1B", 20));
    }
}
