using System.Globalization;
using System.Xml;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites.Exports;

// How sheets, rows and cells are written, whatever stands in them.
public static partial class CompositeWorkbook
{
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

    private static int Lines(string text, double width)
    {
        var (lines, letters) = (1, 0);
        foreach (var letter in text)
        {
            letters = letter == '\n' ? 0 : letters + 1;
            lines += letter == '\n' || letters > width ? 1 : 0;
            letters = letters > width ? 1 : letters;
        }

        return lines;
    }

    // In points; 409 is the most that a row can have.
    private static string Height(int lines) => Math.Min(409, (lines * 13.2) + 3).ToString("0.#", CultureInfo.InvariantCulture);

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
