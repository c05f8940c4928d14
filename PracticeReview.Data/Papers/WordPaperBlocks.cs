using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordCheckBox = DocumentFormat.OpenXml.Office2010.Word;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace PracticeReview.Data.Papers;

/// <summary>The blocks of a paper in Word's terms.</summary>
internal static class WordPaperBlocks
{
    private const int TextWidth = 9638;
    private const string Prompt = "Click or tap here to write.";

    /// <summary>What stands for a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="fields">How many fields there are so far; each gets its own number.</param>
    public static IEnumerable<OpenXmlElement> Elements(PaperBlock block, ref int fields) => block switch
    {
        Heading heading => [WordText.Paragraph(PaperText.Line(heading.Text), $"Heading{Math.Clamp(heading.Level, 1, 3)}")],
        Paragraph paragraph => PaperText.Paragraphs(paragraph.Text).Select(words => WordText.Paragraph(words)),
        Facts facts => [FactTable(facts), Gap()],
        Listing listing => listing.Items.Select(item => WordText.Paragraph(PaperText.Clean(item).Trim(), "ListBullet")),
        Grid grid => [GridTable(grid), Gap()],
        FillIn fillIn => Field(fillIn, ++fields),
        TickBoxes boxes => Boxes(boxes, ref fields),
        PageBreak => [new WordParagraph(new Run(new Break { Type = BreakValues.Page }))],
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static WordParagraph Gap() => new(new ParagraphProperties(new ParagraphStyleId { Val = "Gap" }));

    private static Table FactTable(Facts facts)
    {
        var table = NewTable("PaperFacts", [3, 7]);
        foreach (var fact in facts.Items)
        {
            table.Append(new TableRow(
                new TableRowProperties(new CantSplit { Val = fact.Value.Length < 500 ? OnOffOnlyValues.On : OnOffOnlyValues.Off }),
                Cell(fact.Name, 3, 10, "CellHeading"),
                Cell(fact.Value, 7, 10, "Cell")));
        }

        return table;
    }

    private static Table GridTable(Grid grid)
    {
        var widths = Enumerable.Range(0, grid.Headers.Count).Select(column => column < grid.Widths.Count ? grid.Widths[column] : 1).ToArray();
        var whole = widths.Sum();
        var table = NewTable("PaperGrid", widths);
        table.Append(new TableRow([
            new TableRowProperties(new CantSplit(), new TableHeader()),
            .. grid.Headers.Select((header, column) => Cell(header, widths[column], whole, "CellHeading"))]));
        foreach (var row in grid.Rows)
        {
            var empty = row.All(string.IsNullOrEmpty);
            table.Append(new TableRow([
                new TableRowProperties(new TableRowHeight { Val = empty ? 560u : 0u, HeightType = HeightRuleValues.AtLeast }),
                .. widths.Select((width, column) => Cell(column < row.Count ? row[column] : "", width, whole, "Cell"))]));
        }

        return table;
    }

    private static Table NewTable(string style, IReadOnlyList<int> widths)
    {
        var whole = widths.Sum();
        return new Table(
            new TableProperties(
                new TableStyle { Val = style },
                new TableWidth { Width = TextWidth.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0020", FirstRow = style == "PaperGrid", NoVerticalBand = true, NoHorizontalBand = true }),
            new TableGrid(widths.Select(width => new GridColumn { Width = Share(width, whole) })));
    }

    private static TableCell Cell(string text, int width, int whole, string style)
    {
        var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = Share(width, whole), Type = TableWidthUnitValues.Dxa }));
        cell.Append(WordText.Paragraphs(text, style));
        return cell;
    }

    private static string Share(int width, int whole) => (TextWidth * width / whole).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<OpenXmlElement> Field(FillIn fillIn, int number)
    {
        var label = PaperText.Line(fillIn.Label);
        yield return WordText.Paragraph(label, "Label");
        if (fillIn.Hint.Length > 0)
        {
            yield return WordText.Paragraph(PaperText.Line(fillIn.Hint), "Hint");
        }

        yield return new Table(
            new TableProperties(
                new TableStyle { Val = "PaperGrid" },
                new TableWidth { Width = TextWidth.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0000", FirstRow = false }),
            new TableGrid(new GridColumn { Width = Share(1, 1) }),
            new TableRow(
                new TableRowProperties(new TableRowHeight { Val = (uint)(Math.Clamp(fillIn.Lines, 1, 40) * 330 + 120), HeightType = HeightRuleValues.AtLeast }),
                new TableCell(
                    new TableCellProperties(new TableCellWidth { Width = Share(1, 1), Type = TableWidthUnitValues.Dxa }),
                    new SdtBlock(
                        new SdtProperties(
                            new SdtAlias { Val = Shortened(label) },
                            new Tag { Val = $"field{number}" },
                            new SdtId { Val = number },
                            new ShowingPlaceholder()),
                        new SdtContentBlock(new WordParagraph(
                            new ParagraphProperties(new ParagraphStyleId { Val = "Cell" }),
                            new Run(new RunProperties(new RunStyle { Val = "PlaceholderText" }), new Text(Prompt))))))));
        yield return Gap();
    }

    private static IEnumerable<OpenXmlElement> Boxes(TickBoxes boxes, ref int fields)
    {
        List<OpenXmlElement> elements = [WordText.Paragraph(PaperText.Line(boxes.Label), "Label")];
        foreach (var option in boxes.Options)
        {
            var words = PaperText.Line(option);
            var line = new WordParagraph(new ParagraphProperties(new ParagraphStyleId { Val = "TickBox" }));
            line.Append(new SdtRun(
                new SdtProperties(
                    new SdtAlias { Val = Shortened(words) },
                    new SdtId { Val = ++fields },
                    new WordCheckBox.SdtContentCheckBox(
                        new WordCheckBox.Checked { Val = WordCheckBox.OnOffValues.Zero },
                        new WordCheckBox.CheckedState { Val = "2612", Font = "MS Gothic" },
                        new WordCheckBox.UncheckedState { Val = "2610", Font = "MS Gothic" })),
                new SdtContentRun(new Run(
                    new RunProperties(new RunFonts { Hint = FontTypeHintValues.EastAsia, Ascii = "MS Gothic", HighAnsi = "MS Gothic", EastAsia = "MS Gothic" }),
                    new Text("\u2610")))));
            line.Append(new Run(new Text(" ") { Space = SpaceProcessingModeValues.Preserve }));
            line.Append(WordText.Runs(words));
            elements.Add(line);
        }

        return elements;
    }

    // Word refuses longer names of fields.
    private static string Shortened(string name) => name.Length <= 60 ? name : name[..(char.IsHighSurrogate(name[58]) ? 58 : 59)] + "…";
}
