using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Exports;

namespace PracticeReview.Data.Information.Composites;

/// <summary>The columns of an event with what stands in them, in the order in which they are shown beside each other.</summary>
internal static class RowFields
{
    private static readonly ExportColumn[] s_columns = [.. ExportColumns.All.Where(column => column is not (ExportColumn.Agency or ExportColumn.File or ExportColumn.FileRow))];

    public static IEnumerable<(string Column, string Text)> Of(ChronologyRow row)
    {
        var export = new ExportRow("", row);
        return s_columns.Select(column => (ExportColumns.Name(column), ExportColumns.Value(export, column)));
    }
}
