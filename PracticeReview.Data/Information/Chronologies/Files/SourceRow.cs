namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>What a cell of a file holds, before anyone asks what it means.</summary>
internal enum CellKind : byte
{
    Text,
    SharedText,
    Number,
    Boolean,
    Error,
    /// <summary>A formula whose value was not kept in the file.</summary>
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
    /// <summary>A month of a year: what a spreadsheet makes of "May 2016".</summary>
    Month,
    /// <summary>A year alone.</summary>
    Year,
    /// <summary>A day without its year: what a spreadsheet makes of "22 May". The year in it is the one in which it was typed.</summary>
    DayAndMonth,
    /// <summary>A day without its year, and a time.</summary>
    DayAndMonthAndTime,
    /// <summary>A month without its year.</summary>
    MonthAlone,
    /// <summary>Four digits whatever the number, as in 0930.</summary>
    FourDigits,
}

/// <summary>A cell that is not empty.</summary>
/// <param name="Column">0 for column A.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">Its text; for a number, the number as written in the file; cut after the longest text allowed and a little more.</param>
/// <param name="ShownAs">For a number, how the workbook shows it.</param>
/// <param name="IsCalculated">Whether it is the value of a formula.</param>
/// <param name="Span">How many columns it reaches over.</param>
internal readonly record struct SourceCell(int Column, CellKind Kind, string? Text, NumberShownAs ShownAs = NumberShownAs.Number, bool IsCalculated = false, byte Span = 1)
{
    public bool IsBlank => Kind == CellKind.Text && string.IsNullOrWhiteSpace(Text);

    /// <summary>The name of a column as a spreadsheet shows it, such as B.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }

    /// <summary>The name of a cell as a spreadsheet shows it, such as B7.</summary>
    public static string Name(int column, int row) => Letters(column) + row.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A row that is not empty.</summary>
/// <param name="Number">Its number in its own table, from 1.</param>
/// <param name="Cells">The cells that are not empty, by column.</param>
/// <param name="IsHeading">Whether one cell reaches across the table, as the heading of what follows.</param>
/// <param name="HasQuotesAmiss">Whether its quotation marks did not match and were read as they stand.</param>
internal sealed record SourceRow(int Number, bool Hidden, List<SourceCell> Cells, bool IsHeading = false, bool HasQuotesAmiss = false)
{
    /// <summary>The words in a column, or empty.</summary>
    public string TextIn(int column)
    {
        foreach (var cell in Cells)
        {
            if (cell.Column == column)
            {
                return cell.Text ?? "";
            }
        }

        return "";
    }
}

internal enum SourceKind
{
    SeparatedValues,
    Workbook,
    WordDocument,
}

/// <summary>A sheet, a table of a document, or a whole text file: its rows that are not empty, up to somewhat more than may be taken.</summary>
/// <param name="Name">What the person calls it, such as “Sheet 1”; empty where a file holds one only.</param>
/// <param name="Hidden">Whether the person may not know that it is there.</param>
internal sealed record SourceTable(List<SourceRow> Rows, string Name = "", bool Hidden = false)
{
    /// <summary>Columns that the sheet hides, the first and the last of each stretch.</summary>
    public IReadOnlyList<(int First, int Last)> HiddenColumns { get; init; } = [];

    public bool Hides(int column)
    {
        foreach (var (first, last) in HiddenColumns)
        {
            if (column >= first && column <= last)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What a file holds.</summary>
/// <param name="StartOfDays">Day 0 of the numbers that stand for dates.</param>
internal sealed record SourceFile(SourceKind Kind, IReadOnlyList<SourceTable> Tables, DateOnly StartOfDays)
{
    /// <summary>What of the file was not even looked at.</summary>
    public IReadOnlyList<ChronologyProblem> Problems { get; init; } = [];
}
