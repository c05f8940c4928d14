using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PracticeReview.Data.Papers;

/// <summary>The look of Word papers, all of it in styles, so that a partnership can change it in one place.</summary>
internal static class WordPaperStyles
{
    private const string Ink = "1F2A30", Quiet = "4C5A61", Accent = "1B4B5A", Line = "8A979D", Shade = "EEF2F3";

    public static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", EastAsia = "Arial", ComplexScript = "Arial" },
                new Color { Val = Ink },
                new FontSize { Val = "22" },
                new FontSizeComplexScript { Val = "22" },
                new Languages { Val = "en-GB", EastAsia = "en-GB", Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { After = "140", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        new Style(new StyleName { Val = "Default Paragraph Font" }, new UIPriority { Val = 1 }, new SemiHidden()) { Type = StyleValues.Character, StyleId = "DefaultParagraphFont", Default = true },
        new Style(new StyleName { Val = "Normal Table" }, new UIPriority { Val = 99 }, new SemiHidden(), new StyleTableProperties(
            new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa },
            new TableCellMarginDefault(
                new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                new TableCellLeftMargin { Width = 108, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                new TableCellRightMargin { Width = 108, Type = TableWidthValues.Dxa })))
        { Type = StyleValues.Table, StyleId = "TableNormal", Default = true },
        Of("Title", "Title", before: 0, after: 200, size: 40, colour: Accent, bold: true, next: "Normal"),
        Of("Heading1", "heading 1", before: 360, after: 120, size: 30, colour: Accent, bold: true, next: "Normal", outline: 0),
        Of("Heading2", "heading 2", before: 280, after: 100, size: 25, colour: Accent, bold: true, next: "Normal", outline: 1),
        Of("Heading3", "heading 3", before: 220, after: 80, size: 22, colour: Ink, bold: true, next: "Normal", outline: 2),
        Bullet(),
        Of("Label", "Label", before: 180, after: 60, size: 22, colour: Ink, bold: true, keepNext: true),
        Of("Hint", "Hint", before: 0, after: 80, size: 20, colour: Quiet, keepNext: true),
        Of("TickBox", "Tick box", before: 0, after: 40, size: 22, colour: Ink),
        Of("Cell", "Cell", before: 40, after: 40, size: 20, colour: Ink),
        Of("CellHeading", "Cell heading", before: 40, after: 40, size: 20, colour: Ink, bold: true),
        Of("Gap", "Gap", before: 0, after: 0, size: 12, colour: Ink),
        Of("Header", "header", before: 0, after: 0, size: 18, colour: Quiet, tabs: true),
        Of("Footer", "footer", before: 0, after: 0, size: 18, colour: Quiet, tabs: true),
        new Style(new StyleName { Val = "Placeholder Text" }, new StyleRunProperties(new Color { Val = Quiet })) { Type = StyleValues.Character, StyleId = "PlaceholderText" },
        TableOf("PaperGrid", "Paper grid", shadedHeader: true),
        TableOf("PaperFacts", "Paper facts", shadedHeader: false));

    public static Numbering Bullets() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.HybridMultilevel },
            new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = NumberFormatValues.Bullet },
                new LevelText { Val = "\u2022" },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "454", Hanging = "284" }))
            { LevelIndex = 0 })
        { AbstractNumberId = 1 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });

    /// <summary>A running line: the marking at its beginning, other things at its end.</summary>
    public static DocumentFormat.OpenXml.Wordprocessing.Paragraph Running(string style, string marking, OpenXmlElement[] end)
    {
        var line = new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        foreach (var run in WordText.Runs(PaperText.Line(marking)).Cast<Run>())
        {
            run.RunProperties ??= new RunProperties();
            run.RunProperties.Bold = new Bold();
            line.Append(run);
        }

        line.Append(new Run(new TabChar()));
        line.Append(end);
        return line;
    }

    /// <summary>"Page 2 of 5".</summary>
    public static OpenXmlElement[] PageNumbers() =>
    [
        new Run(new Text("Page ") { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" },
        new Run(new Text(" of ") { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField(new Run(new Text("1"))) { Instruction = "NUMPAGES" },
    ];

    private static Style Of(string id, string name, int before, int after, int size, string colour, bool bold = false, string? next = null, int? outline = null, bool keepNext = false, bool tabs = false)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = id };
        if (next is not null)
        {
            style.Append(new NextParagraphStyle { Val = next });
        }

        style.Append(new PrimaryStyle());
        var paragraph = new StyleParagraphProperties();
        if (keepNext || outline is not null)
        {
            paragraph.Append(new KeepNext(), new KeepLines());
        }

        if (tabs)
        {
            paragraph.Append(new Tabs(new TabStop { Val = TabStopValues.Right, Position = 9638 }));
        }

        paragraph.Append(new SpacingBetweenLines { Before = $"{before}", After = $"{after}" });
        if (outline is { } level)
        {
            paragraph.Append(new OutlineLevel { Val = level });
        }

        var run = new StyleRunProperties();
        if (bold)
        {
            run.Append(new Bold(), new BoldComplexScript());
        }

        run.Append(new Color { Val = colour }, new FontSize { Val = $"{size}" }, new FontSizeComplexScript { Val = $"{size}" });
        style.Append(paragraph, run);
        return style;
    }

    private static Style Bullet() => new(
        new StyleName { Val = "List Bullet" },
        new BasedOn { Val = "Normal" },
        new PrimaryStyle(),
        new StyleParagraphProperties(
            new NumberingProperties(new NumberingId { Val = 1 }),
            new SpacingBetweenLines { After = "80" }))
    { Type = StyleValues.Paragraph, StyleId = "ListBullet" };

    private static Style TableOf(string id, string name, bool shadedHeader)
    {
        var style = new Style(
            new StyleName { Val = name },
            new BasedOn { Val = "TableNormal" },
            new StyleTableProperties(new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4, Color = Line },
                new LeftBorder { Val = BorderValues.Single, Size = 4, Color = Line },
                new BottomBorder { Val = BorderValues.Single, Size = 4, Color = Line },
                new RightBorder { Val = BorderValues.Single, Size = 4, Color = Line },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = Line },
                new InsideVerticalBorder { Val = BorderValues.Single, Size = 4, Color = Line })))
        { Type = StyleValues.Table, StyleId = id };
        if (shadedHeader)
        {
            style.Append(new TableStyleProperties(
                new TableStyleConditionalFormattingTableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Shade }))
            { Type = TableStyleOverrideValues.FirstRow });
        }

        return style;
    }
}
