using System.Globalization;
using System.Xml;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Papers;

namespace PracticeReview.Data.Information.Composites.Exports;

/// <summary>
/// Writes a composite chronology as a Word document: A4 landscape, one table with a header row that is repeated on every page,
/// each agency's name on its colour, the protective marking and "Page 2 of 5" on every page, and a table of what could not be
/// read where there is any. Rows are written as they come.
/// </summary>
public static class CompositeWordDocument
{
    /// <summary>The content type of what <see cref="Write"/> writes.</summary>
    public const string ContentType = WordPaper.ContentType;

    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const int TextWidth = 15_704;

    /// <summary>Writes the document; the rows are gone through once, or twice where the columns have to be found.</summary>
    /// <param name="export">What to write.</param>
    /// <param name="output">Where to; it need not be seekable, and is left open.</param>
    public static void Write(CompositeExport export, Stream output)
    {
        using var package = new OfficePackage(output);
        using (var body = package.Part("word/document.xml"))
        {
            WriteDocument(body, export);
        }

        using (var header = package.Part("word/header1.xml"))
        {
            WriteRunning(header, "hdr", "Header", export.ProtectiveMarking, export.Partnership, pages: false);
        }

        using (var footer = package.Part("word/footer1.xml"))
        {
            WriteRunning(footer, "ftr", "Footer", export.ProtectiveMarking, export.Reference, pages: true);
        }

        using (var styles = package.Part("word/styles.xml"))
        {
            CompositeWordStyles.Write(styles);
        }

        package.Write("word/settings.xml", $"<w:settings xmlns:w=\"{W}\"><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-GB\" w:bidi=\"ar-SA\"/></w:settings>");
        package.WriteProperties(Clean(export.Title));
        WritePackage(package);
    }

    private static void WriteDocument(XmlWriter body, CompositeExport export)
    {
        var colours = new ColourPlaces(export.Agencies);
        body.WriteStartElement("w", "document", W);
        body.WriteAttributeString("xmlns", "r", null, "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        body.WriteStartElement("body", W);
        WriteParagraph(body, Clean(export.Title), "Title");
        foreach (var line in ((string[])[export.Partnership, export.Reference]).Where(line => line.Length > 0))
        {
            WriteParagraph(body, Clean(line), "Subtitle");
        }

        if (export.IsAnonymised)
        {
            WriteParagraph(body, "Listed names are replaced by pseudonyms. Names that are not listed may remain.", "Normal");
        }

        if (export.Note.Length > 0)
        {
            WriteParagraph(body, Clean(export.Note), "Normal");
        }

        WriteKey(body, export.Agencies, colours);
        WriteEvents(body, export, colours);
        if (export.Unread.Count > 0)
        {
            WriteParagraph(body, "Could not be read", "Heading1");
            WriteUnread(body, export.Unread);
        }

        WriteParagraph(body, "", "Normal");
        WriteSection(body);
        body.WriteEndElement();
        body.WriteEndElement();
    }

    private static void WriteKey(XmlWriter body, IReadOnlyList<string> agencies, ColourPlaces colours)
    {
        if (agencies.Count == 0)
        {
            return;
        }

        body.WriteStartElement("p", W);
        Properties(body, "Key");
        foreach (var agency in agencies)
        {
            body.WriteStartElement("r", W);
            body.WriteStartElement("rPr", W);
            Value(body, "b", null);
            Shade(body, AgencyColours.Of(colours.Of(agency)).Ground);
            body.WriteEndElement();
            WriteWords(body, $"\u00a0{Clean(agency).Replace(' ', '\u00a0')}\u00a0");
            body.WriteEndElement();
            body.WriteStartElement("r", W);
            WriteWords(body, "   ");
            body.WriteEndElement();
        }

        body.WriteEndElement();
    }

    private static void WriteEvents(XmlWriter body, CompositeExport export, ColourPlaces colours)
    {
        var columns = export.ChosenColumns();
        var widths = Widths([.. columns.Select(Share)]);
        BeginTable(body, widths, [.. columns.Select(ExportColumns.Name)], "Events of all agencies in order of date");
        foreach (var row in export.Rows)
        {
            var cells = columns.Select(column => Clean(ExportColumns.Value(row, column))).ToList();
            BeginRow(body, whole: cells.Max(cell => cell.Length) < 600);
            foreach (var (at, column) in columns.Index())
            {
                WriteCell(body, cells[at], widths[at], column == ExportColumn.Agency ? AgencyColours.Of(colours.Of(row.Agency)) : null);
            }

            body.WriteEndElement();
        }

        body.WriteEndElement();
    }

    private static void WriteUnread(XmlWriter body, IReadOnlyList<UnreadRow> unread)
    {
        var widths = Widths([12, 14, 6, 10, 26, 40]);
        BeginTable(body, widths, ["Agency", "File", "Row", "Column", "What is wrong", "As it stood"], "Rows that could not be read");
        foreach (var row in unread)
        {
            BeginRow(body, whole: row.AsItStood.Length < 600);
            string[] cells = [row.Agency, row.File, row.Row == 0 ? "whole file" : row.Row.ToString(CultureInfo.InvariantCulture), row.Column, row.WhatIsWrong, row.AsItStood];
            foreach (var (at, cell) in cells.Index())
            {
                WriteCell(body, Clean(cell), widths[at], null);
            }

            body.WriteEndElement();
        }

        body.WriteEndElement();
    }

    private static void BeginTable(XmlWriter body, int[] widths, string[] headers, string caption)
    {
        body.WriteStartElement("tbl", W);
        body.WriteStartElement("tblPr", W);
        Value(body, "tblStyle", "Chronology");
        Width(body, "tblW", TextWidth);
        body.WriteStartElement("tblLayout", W);
        body.WriteAttributeString("type", W, "fixed");
        body.WriteEndElement();
        body.WriteStartElement("tblLook", W);
        body.WriteAttributeString("val", W, "0020");
        body.WriteAttributeString("firstRow", W, "1");
        body.WriteEndElement();
        Value(body, "tblCaption", caption);
        body.WriteEndElement();
        body.WriteStartElement("tblGrid", W);
        foreach (var width in widths)
        {
            body.WriteStartElement("gridCol", W);
            body.WriteAttributeString("w", W, Text(width));
            body.WriteEndElement();
        }

        body.WriteEndElement();
        body.WriteStartElement("tr", W);
        body.WriteStartElement("trPr", W);
        Value(body, "cantSplit", null);
        Value(body, "tblHeader", null);
        body.WriteEndElement();
        foreach (var (at, header) in headers.Index())
        {
            BeginCell(body, widths[at]);
            body.WriteEndElement();
            WriteParagraph(body, header, "CellHeading");
            body.WriteEndElement();
        }

        body.WriteEndElement();
    }

    private static void BeginRow(XmlWriter body, bool whole)
    {
        body.WriteStartElement("tr", W);
        if (whole)
        {
            body.WriteStartElement("trPr", W);
            Value(body, "cantSplit", null);
            body.WriteEndElement();
        }
    }

    private static void WriteCell(XmlWriter body, string text, int width, AgencyColour? colour)
    {
        BeginCell(body, width);
        if (colour is not null)
        {
            body.WriteStartElement("tcBorders", W);
            body.WriteStartElement("left", W);
            body.WriteAttributeString("val", W, "single");
            body.WriteAttributeString("sz", W, "36");
            body.WriteAttributeString("space", W, "0");
            body.WriteAttributeString("color", W, colour.Edge);
            body.WriteEndElement();
            body.WriteEndElement();
            Shade(body, colour.Ground);
        }

        body.WriteEndElement();
        WriteParagraph(body, text, colour is null ? "Cell" : "CellAgency");
        body.WriteEndElement();
    }

    private static void BeginCell(XmlWriter body, int width)
    {
        body.WriteStartElement("tc", W);
        body.WriteStartElement("tcPr", W);
        Width(body, "tcW", width);
    }

    private static void WriteParagraph(XmlWriter body, string text, string style)
    {
        // Scripts that are written from the right, and what stands among them, take more care.
        if (text.AsSpan().IndexOfAnyInRange('\u0590', '\u08FF') >= 0 || text.AsSpan().IndexOfAnyInRange('\uFB1D', '\uFEFC') >= 0)
        {
            WordText.Paragraph(text, style).WriteTo(body);
            return;
        }

        body.WriteStartElement("p", W);
        Properties(body, style);
        if (text.Length > 0)
        {
            body.WriteStartElement("r", W);
            WriteWords(body, text);
            body.WriteEndElement();
        }

        body.WriteEndElement();
    }

    private static void WriteWords(XmlWriter body, string text)
    {
        foreach (var (lineNumber, line) in text.Split('\n').Index())
        {
            if (lineNumber > 0)
            {
                Value(body, "br", null);
            }

            foreach (var (partNumber, part) in line.Split('\t').Index())
            {
                if (partNumber > 0)
                {
                    Value(body, "tab", null);
                }

                if (part.Length > 0)
                {
                    body.WriteStartElement("t", W);
                    body.WriteAttributeString("xml", "space", null, "preserve");
                    body.WriteString(part);
                    body.WriteEndElement();
                }
            }
        }
    }

    private static void WriteRunning(XmlWriter part, string element, string style, string marking, string end, bool pages)
    {
        part.WriteStartElement("w", element, W);
        part.WriteStartElement("p", W);
        Properties(part, style);
        part.WriteStartElement("r", W);
        part.WriteStartElement("rPr", W);
        Value(part, "b", null);
        part.WriteEndElement();
        WriteWords(part, Line(marking));
        part.WriteEndElement();
        part.WriteStartElement("r", W);
        Value(part, "tab", null);
        WriteWords(part, Line(end) + (pages && end.Length > 0 ? "   " : ""));
        part.WriteEndElement();
        if (pages)
        {
            Words("Page ");
            Field("PAGE");
            Words(" of ");
            Field("NUMPAGES");
        }

        part.WriteEndElement();
        part.WriteEndElement();

        void Words(string words)
        {
            part.WriteStartElement("r", W);
            WriteWords(part, words);
            part.WriteEndElement();
        }

        void Field(string instruction)
        {
            part.WriteStartElement("fldSimple", W);
            part.WriteAttributeString("instr", W, instruction);
            Words("1");
            part.WriteEndElement();
        }
    }

    private static void WriteSection(XmlWriter body)
    {
        body.WriteStartElement("sectPr", W);
        foreach (var (element, id) in ((string, string)[])[("headerReference", "rId1"), ("footerReference", "rId2")])
        {
            body.WriteStartElement(element, W);
            body.WriteAttributeString("type", W, "default");
            body.WriteAttributeString("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships", id);
            body.WriteEndElement();
        }

        body.WriteStartElement("pgSz", W);
        body.WriteAttributeString("w", W, "16838");
        body.WriteAttributeString("h", W, "11906");
        body.WriteAttributeString("orient", W, "landscape");
        body.WriteEndElement();
        body.WriteStartElement("pgMar", W);
        foreach (var (side, width) in ((string, string)[])[("top", "1134"), ("right", "567"), ("bottom", "964"), ("left", "567"), ("header", "454"), ("footer", "454"), ("gutter", "0")])
        {
            body.WriteAttributeString(side, W, width);
        }

        body.WriteEndElement();
        body.WriteEndElement();
    }

    private static void WritePackage(OfficePackage package)
    {
        const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml";
        package.Write("word/_rels/document.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + $"<Relationship Id=\"rId1\" Type=\"{Relation}/header\" Target=\"header1.xml\"/><Relationship Id=\"rId2\" Type=\"{Relation}/footer\" Target=\"footer1.xml\"/>"
            + $"<Relationship Id=\"rId3\" Type=\"{Relation}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId4\" Type=\"{Relation}/settings\" Target=\"settings.xml\"/></Relationships>");
        package.Write("_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + $"<Relationship Id=\"rId1\" Type=\"{Relation}/officeDocument\" Target=\"word/document.xml\"/>"
            + "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>");
        package.Write("[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + $"<Override PartName=\"/word/document.xml\" ContentType=\"{Type}.document.main+xml\"/><Override PartName=\"/word/header1.xml\" ContentType=\"{Type}.header+xml\"/>"
            + $"<Override PartName=\"/word/footer1.xml\" ContentType=\"{Type}.footer+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"{Type}.styles+xml\"/>"
            + $"<Override PartName=\"/word/settings.xml\" ContentType=\"{Type}.settings+xml\"/>"
            + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>");
    }

    private static void Properties(XmlWriter body, string style)
    {
        body.WriteStartElement("pPr", W);
        Value(body, "pStyle", style);
        body.WriteEndElement();
    }

    private static void Value(XmlWriter body, string element, string? value)
    {
        body.WriteStartElement(element, W);
        if (value is not null)
        {
            body.WriteAttributeString("val", W, value);
        }

        body.WriteEndElement();
    }

    private static void Shade(XmlWriter body, string ground)
    {
        body.WriteStartElement("shd", W);
        body.WriteAttributeString("val", W, "clear");
        body.WriteAttributeString("color", W, "auto");
        body.WriteAttributeString("fill", W, ground);
        body.WriteEndElement();
    }

    private static void Width(XmlWriter body, string element, int width)
    {
        body.WriteStartElement(element, W);
        body.WriteAttributeString("w", W, Text(width));
        body.WriteAttributeString("type", W, "dxa");
        body.WriteEndElement();
    }

    private static int[] Widths(int[] shares)
    {
        var whole = shares.Sum();
        return Array.ConvertAll(shares, share => TextWidth * share / whole);
    }

    internal static int Share(ExportColumn column) => column switch
    {
        ExportColumn.WhatHappened => 48,
        ExportColumn.Agency => 19,
        ExportColumn.Date or ExportColumn.ReadAs => 17,
        ExportColumn.Time or ExportColumn.SourcePage or ExportColumn.FileRow => 9,
        ExportColumn.ChildSeen or ExportColumn.ChildHeard => 10,
        ExportColumn.WhySignificant => 14,
        ExportColumn.SourceDocument or ExportColumn.WhoWasSeen or ExportColumn.File => 17,
        _ => 24,
    };

    internal static string Clean(string text) => ChronologyText.Clean(text).Text;

    private static string Line(string text) => Clean(text).ReplaceLineEndings(" ");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
