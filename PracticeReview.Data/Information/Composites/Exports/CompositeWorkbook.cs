using System.Globalization;
using System.Xml;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites.Exports;

/// <summary>
/// Writes a composite chronology as a workbook (<c>.xlsx</c>): a sheet of events with a header that stays in sight and filters,
/// dates as written and as dates to sort by, the agency's colour under its name, and a landscape page; a sheet of what could not
/// be read where there is any; and a sheet that says what the file is. No cell holds a formula: words that look like one are
/// marked as text, unchanged. Rows are written as they come, so that the length of the chronology costs no memory.
/// </summary>
public static class CompositeWorkbook
{
    /// <summary>The content type of what <see cref="Write"/> writes.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int LongestCell = 32_767;
    private const string Earliest = "Earliest, as read", Latest = "Latest, as read";

    private static readonly DateTime s_firstDay = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime s_startOfDays = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Writes the workbook; the rows are gone through once.</summary>
    /// <param name="export">What to write.</param>
    /// <param name="output">Where to; it need not be seekable, and is left open.</param>
    public static void Write(CompositeExport export, Stream output)
    {
        using var package = new OfficePackage(output);
        var colours = new ColourPlaces(export.Agencies);
        var columns = export.ChosenColumns();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = 0;
        using (var sheet = package.Part("xl/worksheets/sheet1.xml"))
        {
            rows = WriteEvents(sheet, export, columns, colours, counts);
        }

        var sheets = new List<string> { "Chronology" };
        if (export.Unread.Count > 0)
        {
            sheets.Add("Could not be read");
            using var sheet = package.Part("xl/worksheets/sheet2.xml");
            WriteUnread(sheet, export);
        }

        sheets.Add("About");
        using (var sheet = package.Part($"xl/worksheets/sheet{sheets.Count}.xml"))
        {
            WriteAbout(sheet, export, colours, counts, rows);
        }

        using (var styles = package.Part("xl/styles.xml"))
        {
            CompositeWorkbookStyles.Write(styles);
        }

        WriteWorkbook(package, sheets, columns.Count + 2, rows);
        package.WriteProperties(ChronologyText.Clean(export.Title).Text);
    }

    private static int WriteEvents(XmlWriter sheet, CompositeExport export, IReadOnlyList<ExportColumn> columns, ColourPlaces colours, Dictionary<string, int> counts)
    {
        BeginSheet(sheet, [.. columns.Select(Width), 17, 17], frozen: true);
        sheet.WriteStartElement("row", Main);
        foreach (var column in columns)
        {
            WriteText(sheet, ExportColumns.Name(column), CompositeWorkbookStyles.Header);
        }

        WriteText(sheet, Earliest, CompositeWorkbookStyles.Header);
        WriteText(sheet, Latest, CompositeWorkbookStyles.Header);
        sheet.WriteEndElement();
        var rows = 0;
        foreach (var row in export.Rows)
        {
            rows++;
            counts[row.Agency] = counts.GetValueOrDefault(row.Agency) + 1;
            sheet.WriteStartElement("row", Main);
            foreach (var column in columns)
            {
                if (column == ExportColumn.FileRow && row.Row.RowNumber > 0)
                {
                    WriteNumber(sheet, row.Row.RowNumber, CompositeWorkbookStyles.Number);
                }
                else
                {
                    WriteText(sheet, ExportColumns.Value(row, column), column == ExportColumn.Agency ? CompositeWorkbookStyles.Agency(colours.Of(row.Agency)) : CompositeWorkbookStyles.Text);
                }
            }

            WriteMoment(sheet, row.Row.When.Bound == DateBound.Before ? null : row.Row.When.Earliest);
            WriteMoment(sheet, row.Row.When.Bound == DateBound.After ? null : row.Row.When.Bound == DateBound.Before ? row.Row.When.Earliest : row.Row.When.Latest);
            sheet.WriteEndElement();
        }

        EndSheet(sheet, export, $"A1:{ColumnName(columns.Count + 1)}{rows + 1}");
        return rows;
    }

    private static void WriteUnread(XmlWriter sheet, CompositeExport export)
    {
        BeginSheet(sheet, [24, 28, 10, 20, 50, 90], frozen: true);
        WriteRow(sheet, CompositeWorkbookStyles.Header, "Agency", "File", "Row", "Column", "What is wrong", "As it stood");
        foreach (var row in export.Unread)
        {
            sheet.WriteStartElement("row", Main);
            WriteText(sheet, row.Agency, CompositeWorkbookStyles.Text);
            WriteText(sheet, row.File, CompositeWorkbookStyles.Text);
            if (row.Row > 0)
            {
                WriteNumber(sheet, row.Row, CompositeWorkbookStyles.Number);
            }
            else
            {
                WriteText(sheet, "whole file", CompositeWorkbookStyles.Text);
            }

            WriteText(sheet, row.Column, CompositeWorkbookStyles.Text);
            WriteText(sheet, row.WhatIsWrong, CompositeWorkbookStyles.Text);
            WriteText(sheet, row.AsItStood, CompositeWorkbookStyles.Text);
            sheet.WriteEndElement();
        }

        EndSheet(sheet, export, $"A1:F{export.Unread.Count + 1}");
    }

    private static void WriteAbout(XmlWriter sheet, CompositeExport export, ColourPlaces colours, Dictionary<string, int> counts, int rows)
    {
        BeginSheet(sheet, [44, 60], frozen: false);
        WriteRow(sheet, CompositeWorkbookStyles.Title, export.Title);
        foreach (var line in ((string[])[export.Partnership, export.Reference, export.ProtectiveMarking]).Where(line => line.Length > 0))
        {
            WriteRow(sheet, CompositeWorkbookStyles.Strong, line);
        }

        WriteRow(sheet, CompositeWorkbookStyles.Text, string.Create(CultureInfo.InvariantCulture, $"{rows:N0} {(rows == 1 ? "event" : "events")}, in order of date."));
        if (export.Unread.Count > 0)
        {
            WriteRow(sheet, CompositeWorkbookStyles.Text, string.Create(CultureInfo.InvariantCulture, $"{export.Unread.Count:N0} could not be read: see the sheet “Could not be read”."));
        }

        if (export.IsAnonymised)
        {
            WriteRow(sheet, CompositeWorkbookStyles.Text, "Listed names are replaced by pseudonyms. Names that are not listed may remain.");
        }

        if (export.Note.Length > 0)
        {
            WriteRow(sheet, CompositeWorkbookStyles.Text, export.Note);
        }

        WriteRow(sheet, CompositeWorkbookStyles.Text);
        WriteRow(sheet, CompositeWorkbookStyles.Strong, "Agencies", "Events");
        foreach (var agency in export.Agencies.Concat(counts.Keys).Distinct(StringComparer.Ordinal))
        {
            sheet.WriteStartElement("row", Main);
            WriteText(sheet, agency, CompositeWorkbookStyles.Agency(colours.Of(agency)));
            WriteNumber(sheet, counts.GetValueOrDefault(agency), CompositeWorkbookStyles.Number);
            sheet.WriteEndElement();
        }

        WriteRow(sheet, CompositeWorkbookStyles.Text);
        WriteRow(sheet, CompositeWorkbookStyles.Strong, "Why significant", "The six questions");
        foreach (var question in SignificanceQuestion.All)
        {
            WriteRow(sheet, CompositeWorkbookStyles.Text, question.Code.ToString(CultureInfo.InvariantCulture), question.Wording);
        }

        EndSheet(sheet, export, filter: null);
    }

    private static void BeginSheet(XmlWriter sheet, double[] widths, bool frozen)
    {
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteStartElement("sheetPr", Main);
        sheet.WriteStartElement("pageSetUpPr", Main);
        sheet.WriteAttributeString("fitToPage", "1");
        sheet.WriteEndElement();
        sheet.WriteEndElement();
        sheet.WriteStartElement("sheetViews", Main);
        sheet.WriteStartElement("sheetView", Main);
        sheet.WriteAttributeString("workbookViewId", "0");
        if (frozen)
        {
            sheet.WriteStartElement("pane", Main);
            sheet.WriteAttributeString("ySplit", "1");
            sheet.WriteAttributeString("topLeftCell", "A2");
            sheet.WriteAttributeString("activePane", "bottomLeft");
            sheet.WriteAttributeString("state", "frozen");
            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
        sheet.WriteEndElement();
        sheet.WriteStartElement("cols", Main);
        foreach (var (at, width) in widths.Index())
        {
            sheet.WriteStartElement("col", Main);
            sheet.WriteAttributeString("min", Text(at + 1));
            sheet.WriteAttributeString("max", Text(at + 1));
            sheet.WriteAttributeString("width", width.ToString(CultureInfo.InvariantCulture));
            sheet.WriteAttributeString("customWidth", "1");
            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
        sheet.WriteStartElement("sheetData", Main);
    }

    private static void EndSheet(XmlWriter sheet, CompositeExport export, string? filter)
    {
        sheet.WriteEndElement();
        if (filter is not null)
        {
            sheet.WriteStartElement("autoFilter", Main);
            sheet.WriteAttributeString("ref", filter);
            sheet.WriteEndElement();
        }

        sheet.WriteStartElement("pageMargins", Main);
        foreach (var (side, inches) in ((string, string)[])[("left", "0.4"), ("right", "0.4"), ("top", "0.7"), ("bottom", "0.7"), ("header", "0.3"), ("footer", "0.3")])
        {
            sheet.WriteAttributeString(side, inches);
        }

        sheet.WriteEndElement();
        sheet.WriteStartElement("pageSetup", Main);
        sheet.WriteAttributeString("paperSize", "9");
        sheet.WriteAttributeString("fitToHeight", "0");
        sheet.WriteAttributeString("orientation", "landscape");
        sheet.WriteEndElement();
        sheet.WriteStartElement("headerFooter", Main);
        sheet.WriteElementString("oddHeader", Main, $"&L{Running(export.ProtectiveMarking)}&R{Running(export.Partnership)}");
        sheet.WriteElementString("oddFooter", Main, $"&L{Running(export.ProtectiveMarking)}&C{Running(export.Reference)}&RPage &P of &N");
        sheet.WriteEndElement();
        sheet.WriteEndElement();
    }

    private static void WriteWorkbook(OfficePackage package, List<string> sheets, int columns, int rows)
    {
        using (var workbook = package.Part("xl/workbook.xml"))
        {
            workbook.WriteStartElement("workbook", Main);
            workbook.WriteAttributeString("xmlns", "r", null, "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
            workbook.WriteStartElement("sheets", Main);
            foreach (var (at, name) in sheets.Index())
            {
                workbook.WriteStartElement("sheet", Main);
                workbook.WriteAttributeString("name", name);
                workbook.WriteAttributeString("sheetId", Text(at + 1));
                workbook.WriteAttributeString("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships", $"rId{at + 1}");
                workbook.WriteEndElement();
            }

            workbook.WriteEndElement();
            workbook.WriteStartElement("definedNames", Main);
            Named("_xlnm._FilterDatabase", $"Chronology!$A$1:${ColumnName(columns - 1)}${rows + 1}", hidden: true);
            Named("_xlnm.Print_Titles", "Chronology!$1:$1", hidden: false);
            workbook.WriteEndElement();
            workbook.WriteEndElement();

            void Named(string name, string place, bool hidden)
            {
                workbook.WriteStartElement("definedName", Main);
                workbook.WriteAttributeString("name", name);
                workbook.WriteAttributeString("localSheetId", "0");
                if (hidden)
                {
                    workbook.WriteAttributeString("hidden", "1");
                }

                workbook.WriteString(place);
                workbook.WriteEndElement();
            }
        }

        const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        var numbers = Enumerable.Range(1, sheets.Count).ToList();
        package.Write("xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + string.Concat(numbers.Select(number => $"<Relationship Id=\"rId{number}\" Type=\"{Relation}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"))
            + $"<Relationship Id=\"rId{sheets.Count + 1}\" Type=\"{Relation}/styles\" Target=\"styles.xml\"/></Relationships>");
        package.Write("_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + $"<Relationship Id=\"rId1\" Type=\"{Relation}/officeDocument\" Target=\"xl/workbook.xml\"/>"
            + "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>");
        package.Write("[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/>"
            + string.Concat(numbers.Select(number => $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{Type}.worksheet+xml\"/>"))
            + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Type}.styles+xml\"/>"
            + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>");
    }

    private static void WriteRow(XmlWriter sheet, int style, params ReadOnlySpan<string> cells)
    {
        sheet.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            WriteText(sheet, cell, style);
        }

        sheet.WriteEndElement();
    }

    private static void WriteText(XmlWriter sheet, string text, int style)
    {
        var words = Shortened(Escaped(ChronologyText.Clean(text).Text));
        sheet.WriteStartElement("c", Main);
        sheet.WriteAttributeString("s", Text(style == CompositeWorkbookStyles.Text && SpreadsheetText.Neutralise(words) != words ? CompositeWorkbookStyles.QuotedText : style));
        if (words.Length > 0)
        {
            sheet.WriteAttributeString("t", "inlineStr");
            sheet.WriteStartElement("is", Main);
            sheet.WriteStartElement("t", Main);
            sheet.WriteAttributeString("xml", "space", null, "preserve");
            sheet.WriteString(words);
            sheet.WriteEndElement();
            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
    }

    private static void WriteNumber(XmlWriter sheet, double number, int style)
    {
        sheet.WriteStartElement("c", Main);
        sheet.WriteAttributeString("s", Text(style));
        sheet.WriteElementString("v", Main, number.ToString("R", CultureInfo.InvariantCulture));
        sheet.WriteEndElement();
    }

    private static void WriteMoment(XmlWriter sheet, DateTime? moment)
    {
        if (moment is not { } known || known < s_firstDay)
        {
            // Workbooks know no day before; as words it still says when.
            WriteText(sheet, moment?.ToString("dd'/'MM'/'yyyy HH':'mm", CultureInfo.InvariantCulture) ?? "", CompositeWorkbookStyles.Text);
        }
        else
        {
            WriteNumber(sheet, (known - s_startOfDays).TotalDays, CompositeWorkbookStyles.Moment);
        }
    }

    // Spreadsheet programs read _x000D_ as a character.
    private static string Escaped(string text)
    {
        for (var at = text.IndexOf("_x", StringComparison.Ordinal); at >= 0; at = text.IndexOf("_x", at + 2, StringComparison.Ordinal))
        {
            if (at + 6 < text.Length && text[at + 6] == '_' && text.AsSpan(at + 2, 4).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0)
            {
                text = $"{text[..at]}_x005F_{text[(at + 1)..]}";
                at += 6;
            }
        }

        return text;
    }

    private static string Shortened(string text)
    {
        if (text.Length <= LongestCell)
        {
            return text;
        }

        const string Cut = "… (cut: longer than a cell can hold)";
        var end = LongestCell - Cut.Length;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + Cut;
    }

    // In headers of pages "&" begins an instruction; 255 characters is all they hold.
    private static string Running(string text)
    {
        var line = ChronologyText.Clean(text).Text.ReplaceLineEndings(" ");
        line = line.Length > 60 ? line[..(char.IsHighSurrogate(line[58]) ? 58 : 59)] + "…" : line;
        // A digit behind an instruction would be read with it.
        return (line.Length > 0 && char.IsDigit(line[0]) ? " " : "") + line.Replace("&", "&&", StringComparison.Ordinal);
    }

    private static double Width(ExportColumn column) => column switch
    {
        ExportColumn.Agency => 22,
        ExportColumn.Date => 18,
        ExportColumn.Time or ExportColumn.SourcePage => 9,
        ExportColumn.ReadAs => 20,
        ExportColumn.WhatHappened => 60,
        ExportColumn.SourceDocument or ExportColumn.File => 26,
        ExportColumn.WhoWasSeen => 22,
        ExportColumn.ChildSeen or ExportColumn.ChildHeard or ExportColumn.FileRow => 11,
        ExportColumn.WhySignificant => 16,
        _ => 32,
    };

    private static string ColumnName(int place)
    {
        var name = "";
        for (place++; place > 0; place = (place - 1) / 26)
        {
            name = (char)('A' + ((place - 1) % 26)) + name;
        }

        return name;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
