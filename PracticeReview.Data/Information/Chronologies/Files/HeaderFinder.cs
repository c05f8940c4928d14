namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>The names of a table's columns and where its events begin.</summary>
/// <param name="FirstEvent">Where the first event stands among the rows.</param>
/// <param name="Begins">Where the header stands among the rows; what stands above it are titles.</param>
/// <param name="Names">The names by column; columns without a name are missing.</param>
/// <param name="Known">How many of our columns are named.</param>
internal sealed record TableHeader(int FirstEvent, int Begins, IReadOnlyDictionary<int, string> Names, int Known)
{
    /// <summary>The rows it was made of, as they stand.</summary>
    public IReadOnlyList<SourceRow> Lines { get; init; } = [];

    /// <summary>Whether a row repeats the header, or one of its lines, as on a new page.</summary>
    public bool IsRepeatedIn(SourceRow row)
    {
        if (Names.Count < 2)
        {
            return false;
        }

        if (row.Cells.Count >= 2 && IsWithin(row, Names))
        {
            return true;
        }

        foreach (var line in Lines)
        {
            if (Lines.Count > 1 && (row.Cells.Count >= 2 || line.Cells.Count == row.Cells.Count) && IsWithin(row, line))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWithin(SourceRow row, IReadOnlyDictionary<int, string> names)
    {
        foreach (var cell in row.Cells)
        {
            if (!names.TryGetValue(cell.Column, out var name) || !IsSame(cell, name))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWithin(SourceRow row, SourceRow line)
    {
        foreach (var cell in row.Cells)
        {
            if (line.TextIn(cell.Column) is not { Length: > 0 } name || !IsSame(cell, name))
            {
                return false;
            }
        }

        return row.Cells.Count > 0;
    }

    private static bool IsSame(SourceCell cell, string name) =>
        cell.Kind == CellKind.Text && cell.Text!.Length <= 200 && string.Equals(ChronologyColumns.Key(cell.Text), ChronologyColumns.Key(name), StringComparison.Ordinal);
}

/// <summary>
/// Finds the headers of a table below any titles: a row, or several with headings over headings, and further ones below it where
/// the columns change.
/// </summary>
internal static class HeaderFinder
{
    private const int RowsLookedAt = 40;

    /// <summary>The header with the most names we know; or one with no names where the events begin at once; null for a table without rows.</summary>
    public static TableHeader? Find(SourceTable table, DateOnly today) =>
        Best(table.Rows, Math.Min(table.Rows.Count, RowsLookedAt), today) ?? Unnamed(table.Rows, today);

    /// <summary>
    /// Every header of a table in order: above the best one, where events stand between; and below it, where a row names a date
    /// and other columns, but others than the header before.
    /// </summary>
    public static List<TableHeader> All(SourceTable table, TableHeader best, DateOnly today)
    {
        var rows = table.Rows;
        List<TableHeader> headers = [best];
        while (headers[0] is { Begins: > 0 and var begins } && Best(rows, begins, today) is { } above && HoldsEvent(rows, above.FirstEvent, begins, today))
        {
            headers.Insert(0, above);
        }

        for (var at = best.FirstEvent; at < rows.Count; at++)
        {
            if (!BeginsAnew(rows[at]) || headers[^1].IsRepeatedIn(rows[at]))
            {
                continue;
            }

            // The headings over it stand in the row before.
            var from = at > headers[^1].FirstEvent && At(rows, at - 1, rows.Count, today) is { } higher && higher.FirstEvent > at ? higher : At(rows, at, rows.Count, today);
            if (from is { Known: >= 2 })
            {
                headers.Add(from);
                at = from.FirstEvent - 1;
            }
        }

        return headers;
    }

    private static bool HoldsEvent(List<SourceRow> rows, int from, int to, DateOnly today)
    {
        for (var at = from; at < to; at++)
        {
            if (DatedRows.IsEvent(rows, at, today))
            {
                return true;
            }
        }

        return false;
    }

    private static TableHeader? Best(List<SourceRow> rows, int end, DateOnly today)
    {
        TableHeader? best = null;
        for (var at = 0; at < end; at++)
        {
            if (At(rows, at, end < RowsLookedAt ? end : rows.Count, today) is { Known: >= 2 } header && header.Known > (best?.Known ?? 0) && (header.Known >= 3 || IsEnough(header.Names)))
            {
                best = header;
            }
        }

        return best;
    }

    /// <summary>The header that begins in a row, with the lines below that belong to it; null where the row is none.</summary>
    private static TableHeader? At(List<SourceRow> rows, int at, int end, DateOnly today)
    {
        if (rows[at].IsHeading || HeaderNames.Of(rows[at]) is not { Count: > 0 } names || ColumnMatcher.HoldsDate(rows[at], today))
        {
            return null;
        }

        var next = at + 1;
        for (; next < end && next - at < HeaderNames.MostLines; next++)
        {
            if (rows[next].IsHeading || HeaderNames.Of(rows[next]) is not { Count: > 0 } below || ColumnMatcher.HoldsDate(rows[next], today)
                || HeaderNames.Join(rows[next - 1], names, below, () => next + 1 < rows.Count && ColumnMatcher.HoldsDate(rows[next + 1], today)) is not { } both)
            {
                break;
            }

            names = both;
        }

        return names.Count < 2 ? null : new TableHeader(next, at, names, HeaderNames.Count(names.Values)) { Lines = rows.GetRange(at, next - at) };
    }

    /// <summary>Whether a row within the events can only be a header: a name for the date, and mostly names we know.</summary>
    private static bool BeginsAnew(SourceRow row)
    {
        if (row.IsHeading || row.Cells.Count < 2)
        {
            return false;
        }

        var (named, known, hasDate) = (0, 0, false);
        foreach (var cell in row.Cells)
        {
            if (cell.Kind != CellKind.Text || cell.Text!.Length > HeaderNames.LongestBelow || (cell.Text.Length > 0 && char.IsAsciiDigit(cell.Text[0])))
            {
                return false;
            }

            if (cell.IsBlank)
            {
                continue;
            }

            named++;
            if (ChronologyColumns.Match(cell.Text) is { } column)
            {
                known++;
                hasDate |= column == ChronologyColumn.Date;
            }
        }

        return hasDate && known >= 2 && known * 2 >= named;
    }

    private static TableHeader? Unnamed(List<SourceRow> rows, DateOnly today)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var first = rows.FindIndex(0, Math.Min(rows.Count, RowsLookedAt), row => !row.IsHeading && row.Cells.Count >= 2 && ColumnMatcher.HoldsDate(row, today));
        return first > 0 && !rows[first - 1].IsHeading && HeaderNames.Of(rows[first - 1]) is { Count: >= 2 } names
            ? new TableHeader(first, first - 1, names, HeaderNames.Count(names.Values)) { Lines = [rows[first - 1]] }
            : new TableHeader(Math.Max(first, 0), Math.Max(first, 0), new Dictionary<int, string>(), 0);
    }

    private static bool IsEnough(IReadOnlyDictionary<int, string> names) => names.Values.Any(name =>
        (ChronologyColumns.Match(name) ?? ChronologyColumns.Guess(name)) is ChronologyColumn.Date or ChronologyColumn.WhatHappened);
}
