using System.Text;
using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites.Exports;

/// <summary>
/// Writes a composite chronology as CSV: UTF-8 with a mark, so that spreadsheet programs keep accented letters, every cell within
/// quotation marks. A cell that a spreadsheet program could take for a formula begins with an apostrophe, which
/// <see cref="SpreadsheetText.Restore"/> takes away again.
/// </summary>
public static class CompositeCsv
{
    /// <summary>The content type of what <see cref="Write"/> writes.</summary>
    public const string ContentType = "text/csv";

    /// <summary>Writes all columns of all events; the rows are gone through once.</summary>
    /// <param name="export">What to write.</param>
    /// <param name="output">Where to; it need not be seekable, and is left open.</param>
    public static void Write(CompositeExport export, Stream output)
    {
        var columns = export.Columns is { } chosen ? [.. ExportColumns.All.Where(chosen.Contains)] : ExportColumns.All;
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', columns.Select(ExportColumns.Name)));
        foreach (var row in export.Rows)
        {
            for (var at = 0; at < columns.Count; at++)
            {
                writer.Write(at == 0 ? "\"" : ",\"");
                writer.Write(SpreadsheetText.Protect(ExportColumns.Value(row, columns[at])).Replace("\"", "\"\"", StringComparison.Ordinal));
                writer.Write('"');
            }

            writer.WriteLine();
        }
    }
}
