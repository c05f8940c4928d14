namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>The names of a table's columns and where its events begin.</summary>
/// <param name="FirstEvent">Where the first event stands among the rows.</param>
/// <param name="Begins">Where the header stands among the rows; what stands above it are titles.</param>
/// <param name="Names">The names by column; columns without a name are missing.</param>
/// <param name="Known">How many of our columns are named.</param>
internal sealed record TableHeader(int FirstEvent, int Begins, IReadOnlyDictionary<int, string> Names, int Known)
{
    /// <summary>Whether a row repeats the header, as on a new page.</summary>
    public bool IsRepeatedIn(SourceRow row)
    {
        if (Names.Count < 2 || row.Cells.Count < 2)
        {
            return false;
        }

        foreach (var cell in row.Cells)
        {
            if (cell.Kind != CellKind.Text || cell.Text!.Length > 200 || !Names.TryGetValue(cell.Column, out var name)
                || !string.Equals(ChronologyColumns.Key(cell.Text), ChronologyColumns.Key(name), StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Finds the header of a table: a row, or two with headings over headings, below any titles.</summary>
internal static class HeaderFinder
{
    private const int RowsLookedAt = 40;
    private const int LongestName = 120;

    /// <summary>The header, or one with no names where the events begin at once; null for a table without rows.</summary>
    public static TableHeader? Find(SourceTable table, DateOnly today)
    {
        var rows = table.Rows;
        TableHeader? best = null;
        for (var at = 0; at < Math.Min(rows.Count, RowsLookedAt); at++)
        {
            if (rows[at].IsHeading || Names(rows[at]) is not { Count: >= 2 } names || HoldsDate(rows[at], today))
            {
                continue;
            }

            var known = Count(names);
            var (first, found) = (at + 1, names);
            if (at + 1 < rows.Count && !HoldsDate(rows[at + 1], today) && Names(rows[at + 1]) is { } below)
            {
                // Of headings over headings the lower ones count, and the upper ones where there is none below.
                var both = new Dictionary<int, string>(names);
                foreach (var (column, name) in below)
                {
                    both[column] = name;
                }

                if (Count(both) is var more && more > known && more > Count(below))
                {
                    (known, first, found) = (more, at + 2, both);
                }
            }

            if (known >= 2 && known > (best?.Known ?? 0) && (known >= 3 || IsEnough(found)))
            {
                best = new TableHeader(first, at, found, known);
            }
        }

        return best ?? Unnamed(rows, today);
    }

    private static TableHeader? Unnamed(List<SourceRow> rows, DateOnly today)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var first = rows.FindIndex(0, Math.Min(rows.Count, RowsLookedAt), row => !row.IsHeading && row.Cells.Count >= 2 && HoldsDate(row, today));
        return first > 0 && !rows[first - 1].IsHeading && Names(rows[first - 1]) is { Count: >= 2 } names
            ? new TableHeader(first, first - 1, names, Count(names))
            : new TableHeader(Math.Max(first, 0), Math.Max(first, 0), new Dictionary<int, string>(), 0);
    }

    private static bool IsEnough(Dictionary<int, string> names) => names.Values.Any(name =>
        (ChronologyColumns.Match(name) ?? ChronologyColumns.Guess(name)) is ChronologyColumn.Date or ChronologyColumn.WhatHappened);

    private static int Count(Dictionary<int, string> names)
    {
        var found = 0;
        foreach (var name in names.Values)
        {
            if ((ChronologyColumns.Match(name) ?? ChronologyColumns.Guess(name)) is { } column)
            {
                found |= 1 << (int)column;
            }
        }

        return int.PopCount(found);
    }

    /// <summary>The words of a row as names of columns; null where they are too long to be names.</summary>
    private static Dictionary<int, string>? Names(SourceRow row)
    {
        var names = new Dictionary<int, string>();
        foreach (var cell in row.Cells)
        {
            if (cell.IsBlank)
            {
                continue;
            }

            if (cell.Kind is not (CellKind.Text or CellKind.Number) || cell.Text!.Length > LongestName || names.Count == 200)
            {
                return null;
            }

            names.TryAdd(cell.Column, ChronologyText.Clean(cell.Text).Text.ReplaceLineEndings(" "));
        }

        return names;
    }

    private static bool HoldsDate(SourceRow row, DateOnly today)
    {
        foreach (var cell in row.Cells)
        {
            if (ColumnMatcher.LooksLikeDate(cell, today))
            {
                return true;
            }
        }

        return false;
    }
}
