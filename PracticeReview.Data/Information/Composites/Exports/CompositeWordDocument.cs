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
public static partial class CompositeWordDocument
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
}
