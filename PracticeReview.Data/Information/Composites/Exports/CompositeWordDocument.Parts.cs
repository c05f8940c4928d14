using System.Globalization;
using System.Xml;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Papers;

namespace PracticeReview.Data.Information.Composites.Exports;

// How tables, paragraphs and the package are written, whatever stands in them.
public static partial class CompositeWordDocument
{
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
        ExportColumn.Date or ExportColumn.ReadAs => 21,
        ExportColumn.Time => 11,
        ExportColumn.SourcePage or ExportColumn.FileRow => 9,
        ExportColumn.ChildSeen or ExportColumn.ChildHeard => 10,
        ExportColumn.WhySignificant => 20,
        ExportColumn.SourceDocument or ExportColumn.WhoWasSeen or ExportColumn.File => 17,
        _ => 24,
    };

    internal static string Clean(string text) => ChronologyText.Clean(text).Text;

    private static string Line(string text) => Clean(text).ReplaceLineEndings(" ");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
