namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>A block of cells, columns from 0 and rows from 1, both ends within.</summary>
internal readonly record struct CellRange(int FirstColumn, int FirstRow, int LastColumn, int LastRow)
{
    /// <summary>Reads "A2:A5"; null where it is something else.</summary>
    public static CellRange? Read(string? reference)
    {
        if (reference?.Split(':') is not [var from, var to] || Cell(from) is not { } first || Cell(to) is not { } last || last.Row < first.Row || last.Column < first.Column)
        {
            return null;
        }

        return new CellRange(first.Column, first.Row, last.Column, last.Row);
    }

    private static (int Column, int Row)? Cell(string name) =>
        WorkbookXml.ColumnOf(name) is { } column and < 16_384 && WorkbookXml.Number(name.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ").ToString()) is > 0 and var row
            ? (column, row) : null;
}

/// <summary>Puts what stands in a merged cell into every row it reaches over.</summary>
internal static class MergedCells
{
    private const int MostSpread = 200_000;

    /// <param name="rows">The rows that are not empty, by number. A row that holds nothing of its own stays away.</param>
    public static void Spread(List<SourceRow> rows, List<CellRange> merges)
    {
        if (merges.Count == 0 || rows.Count == 0)
        {
            return;
        }

        var byNumber = new Dictionary<int, int>(rows.Count);
        for (var at = 0; at < rows.Count; at++)
        {
            byNumber.TryAdd(rows[at].Number, at);
        }

        var lastColumn = rows.Max(row => row.Cells.Count == 0 ? 0 : row.Cells[^1].Column);
        var spread = 0;
        foreach (var merge in merges)
        {
            if (!byNumber.TryGetValue(merge.FirstRow, out var at))
            {
                continue;
            }

            if (merge.LastColumn > merge.FirstColumn && rows[at].Cells.FindIndex(cell => cell.Column == merge.FirstColumn) is >= 0 and var place)
            {
                rows[at].Cells[place] = rows[at].Cells[place] with { Span = (byte)Math.Min(merge.LastColumn - merge.FirstColumn + 1, byte.MaxValue) };
            }

            if (merge.LastRow == merge.FirstRow)
            {
                // One cell across most of the table is a heading of what follows.
                if (rows[at].Cells is [{ } only] && only.Column == merge.FirstColumn && lastColumn > 0 && (merge.LastColumn - merge.FirstColumn + 1) * 2 > lastColumn + 1)
                {
                    rows[at] = rows[at] with { IsHeading = true };
                }

                continue;
            }

            var cell = rows[at].Cells.Find(cell => cell.Column == merge.FirstColumn);
            for (var next = at + 1; cell.Text is not null && next < rows.Count && rows[next].Number <= merge.LastRow && spread < MostSpread; next++, spread++)
            {
                Insert(rows[next].Cells, cell);
            }
        }
    }

    /// <summary>Puts a cell into a row where the row has none in its column.</summary>
    public static void Insert(List<SourceCell> cells, SourceCell cell)
    {
        var place = cells.FindIndex(other => other.Column >= cell.Column);
        if (place < 0)
        {
            cells.Add(cell);
        }
        else if (cells[place].Column > cell.Column)
        {
            cells.Insert(place, cell);
        }
    }
}
