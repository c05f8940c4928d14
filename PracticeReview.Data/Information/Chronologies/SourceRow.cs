namespace PracticeReview.Data.Information.Chronologies;

/// <summary>What a cell of a file holds, before anyone asks what it means.</summary>
internal enum CellKind : byte
{
    Text,
    SharedText,
    Number,
    Boolean,
    Error,
    Formula,
    IsoDate,
}

/// <summary>How a workbook shows a number.</summary>
internal enum NumberShownAs : byte
{
    Number,
    Date,
    Time,
    DateAndTime,
}

/// <summary>A cell that is not empty.</summary>
/// <param name="Column">0 for column A.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">Its text; for a number, the number as written in the file; cut after the longest text allowed and a little more.</param>
/// <param name="ShownAs">For a number, how the workbook shows it.</param>
internal readonly record struct SourceCell(int Column, CellKind Kind, string? Text, NumberShownAs ShownAs = NumberShownAs.Number)
{
    /// <summary>The name of a cell as a spreadsheet shows it, such as B7.</summary>
    public static string Name(int column, int row)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters + row.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>A row that is not empty.</summary>
internal sealed record SourceRow(int Number, bool Hidden, List<SourceCell> Cells);

/// <summary>The rows of a file up to one more than may be taken.</summary>
/// <param name="Rows">The rows that are not empty, the header first.</param>
/// <param name="StartOfDays">Day 0 of the numbers that stand for dates.</param>
/// <param name="IsWorkbook">Whether cells have names that the person can see.</param>
internal sealed record SourceTable(List<SourceRow> Rows, DateOnly StartOfDays, bool IsWorkbook);
