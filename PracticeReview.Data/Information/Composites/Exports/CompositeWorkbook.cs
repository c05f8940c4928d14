using System.Globalization;
using System.Xml;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites.Exports;

/// <summary>
/// Writes a composite chronology as a workbook (<c>.xlsx</c>): a sheet of events with a header that stays in sight and filters,
/// dates as written and as dates to sort by, the agency's colour under its name, and a landscape page; a sheet of what could not
/// be read where there is any; one of what still looks like a name where names were replaced; and a sheet that says what the file is. No cell holds a formula: words that look like one are
/// marked as text, unchanged. Rows are written as they come, so that the length of the chronology costs no memory.
/// </summary>
public static partial class CompositeWorkbook
{
    /// <summary>The content type of what <see cref="Write"/> writes.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int LongestCell = 32_767;
    private const string NamesSheet = "Names to look at";
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

        if (export.NamesLeft.Count > 0)
        {
            sheets.Add(NamesSheet);
            using var sheet = package.Part($"xl/worksheets/sheet{sheets.Count}.xml");
            WriteNamesLeft(sheet, export);
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
            // Given, since not every program finds out by itself how high a row with wrapped words is.
            sheet.WriteAttributeString("ht", Height(columns.Max(column => Lines(ExportColumns.Value(row, column), Width(column)))));
            sheet.WriteAttributeString("customHeight", "1");
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

            WriteMoment(sheet, row.Row.When.FirstPossible);
            WriteMoment(sheet, row.Row.When.LastPossible);
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
            sheet.WriteAttributeString("ht", Height(Math.Max(Lines(row.WhatIsWrong, 50), Lines(row.AsItStood, 90))));
            sheet.WriteAttributeString("customHeight", "1");
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

    private static void WriteNamesLeft(XmlWriter sheet, CompositeExport export)
    {
        BeginSheet(sheet, [20, 34, 9, 28, 10, 20, 70, 50], frozen: true);
        WriteRow(sheet, CompositeWorkbookStyles.Header, "Looks like", "Found", "Places", "First in file", "Row", "Column", "Words around it", "Why");
        foreach (var name in export.NamesLeft)
        {
            sheet.WriteStartElement("row", Main);
            WriteText(sheet, name.LooksLike, CompositeWorkbookStyles.Text);
            WriteText(sheet, name.Found, CompositeWorkbookStyles.Text);
            WriteNumber(sheet, name.Places, CompositeWorkbookStyles.Number);
            WriteText(sheet, name.File, CompositeWorkbookStyles.Text);
            if (name.Row > 0)
            {
                WriteNumber(sheet, name.Row, CompositeWorkbookStyles.Number);
            }
            else
            {
                WriteText(sheet, "", CompositeWorkbookStyles.Text);
            }

            WriteText(sheet, name.Column, CompositeWorkbookStyles.Text);
            WriteText(sheet, name.Around, CompositeWorkbookStyles.Text);
            WriteText(sheet, name.Why, CompositeWorkbookStyles.Text);
            sheet.WriteEndElement();
        }

        EndSheet(sheet, export, $"A1:H{export.NamesLeft.Count + 1}");
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

        if (export.NamesLeft.Count > 0)
        {
            WriteRow(sheet, CompositeWorkbookStyles.Text, string.Create(CultureInfo.InvariantCulture, $"{export.NamesLeft.Count:N0} words or numbers still look like a name, an address or the like: see the sheet “{NamesSheet}”. Take that sheet away before this file is sent on."));
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
}
