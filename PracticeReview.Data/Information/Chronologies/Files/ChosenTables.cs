namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>A table that is read, with its columns.</summary>
/// <param name="RowsBefore">What is added to its rows' numbers, since the tables of one document are counted through.</param>
internal sealed record ChosenTable(SourceTable Table, TableHeader Header, IReadOnlyList<FileColumn> Columns, int RowsBefore);

/// <summary>Which of a file's sheets or tables are the chronology, and what there is to say about the others.</summary>
internal sealed class ChosenTables
{
    private ChosenTables(SourceFile file, IReadOnlyList<ChosenTable> tables)
    {
        File = file;
        Tables = tables;
    }

    public SourceFile File { get; }

    /// <summary>At least one.</summary>
    public IReadOnlyList<ChosenTable> Tables { get; }

    /// <summary>Where the chronology stands, in words; empty where the file holds nothing else.</summary>
    public string Place => File.Tables.Count > 1 ? Tables[0].Table.Name : "";

    public List<ChronologyNotice> Notices { get; } = [];

    /// <summary>What looks like another chronology and was not read.</summary>
    public List<ChronologyProblem> Overlooked { get; } = [];

    /// <param name="isComplete">Whether a file is refused in which no date or nothing that happened was found.</param>
    public static ChosenTables Of(SourceFile file, DateOnly today, IReadOnlyList<ColumnChoice> choices, bool isComplete = true)
    {
        var candidates = file.Tables.Where(table => table.Rows.Count > 0)
            .Select(table => (Table: table, Header: HeaderFinder.Find(table, today)!))
            .Select(candidate => (candidate.Table, candidate.Header, Columns: ColumnMatcher.Match(candidate.Header, candidate.Table.Rows, today, [])))
            .ToList();
        var visible = candidates.FindAll(candidate => !candidate.Table.Hidden);
        if (visible.Count == 0)
        {
            throw file.Kind == SourceKind.WordDocument && candidates.Count == 0
                ? new ChronologyRefusedException("The document holds no table.", "A table with one row for each event, or the template.")
                : new ChronologyRefusedException("The file holds no rows.", ChronologyReader.Accepted);
        }

        // Whole before in part, then the most columns by name, then the most rows, then the first.
        var best = visible.OrderByDescending(candidate => IsComplete(candidate.Columns)).ThenByDescending(candidate => candidate.Header.Known)
            .ThenByDescending(candidate => candidate.Table.Rows.Count - candidate.Header.FirstEvent).First();
        var columns = ColumnMatcher.Match(best.Header, best.Table.Rows, today, choices);
        if (isComplete && !IsComplete(columns))
        {
            throw Incomplete(best.Header, best.Table, columns);
        }

        List<ChosenTable> tables = [new ChosenTable(best.Table, best.Header, columns, 0)];
        if (file.Kind == SourceKind.WordDocument)
        {
            tables = Join(visible, tables[0], choices, today);
        }

        var chosen = new ChosenTables(file, tables);
        chosen.Say(candidates, columns);
        return chosen;
    }

    private static List<ChosenTable> Join(
        List<(SourceTable Table, TableHeader Header, IReadOnlyList<FileColumn> Columns)> visible, ChosenTable best, IReadOnlyList<ColumnChoice> choices, DateOnly today)
    {
        List<ChosenTable> tables = [];
        var shape = Names(best.Header);
        var begun = false;
        var rowsBefore = 0;
        foreach (var (table, header, _) in visible)
        {
            if (ReferenceEquals(table, best.Table) || (header.Names.Count > 0 && string.Equals(Names(header), shape, StringComparison.Ordinal)))
            {
                tables.Add(new ChosenTable(table, header, ColumnMatcher.Match(header, table.Rows, today, choices), rowsBefore));
                begun = true;
            }
            else if (begun && header.Known == 0 && Continues(table, best, today))
            {
                // The same table, broken in two, without its header over the second half.
                tables.Add(new ChosenTable(table, best.Header with { FirstEvent = 0, Begins = 0 }, best.Columns, rowsBefore));
            }
            else
            {
                continue;
            }

            rowsBefore += table.Rows[^1].Number;
        }

        return tables;
    }

    private static bool Continues(SourceTable table, ChosenTable best, DateOnly today)
    {
        var date = best.Columns.FirstOrDefault(column => column.Suggested == ChronologyColumn.Date);
        var widest = best.Columns[^1].Index;
        return date is not null && table.Rows.TrueForAll(row => row.Cells[^1].Column <= widest)
            && table.Rows[0].Cells.Exists(cell => cell.Column == date.Index && ColumnMatcher.LooksLikeDate(cell, today));
    }

    private static string Names(TableHeader header) =>
        string.Join('\u001f', header.Names.OrderBy(name => name.Key).Select(name => $"{name.Key}\u001e{ChronologyColumns.Key(name.Value)}"));

    private static bool IsComplete(IReadOnlyList<FileColumn> columns) =>
        columns.Any(column => column.Suggested == ChronologyColumn.Date) && columns.Any(column => column.Suggested == ChronologyColumn.WhatHappened);

    private static ChronologyRefusedException Incomplete(TableHeader header, SourceTable table, IReadOnlyList<FileColumn> columns)
    {
        List<string> missing = [];
        if (!columns.Any(column => column.Suggested == ChronologyColumn.Date))
        {
            missing.Add("no column with dates");
        }

        if (!columns.Any(column => column.Suggested == ChronologyColumn.WhatHappened))
        {
            missing.Add("no column that says what happened");
        }

        var names = header.Names.OrderBy(name => name.Key).Take(20).Select(name => $"“{ChronologyColumns.Quote(name.Value)}”").ToList();
        return new ChronologyRefusedException(
            $"There is {string.Join(" and ", missing)}{(names.Count == 0 ? "" : $" among the columns {string.Join(", ", names)}")}.",
            $"A row of column names, with “Date” and “What happened” among them, above the events. The template has these: {string.Join(", ", ChronologyColumns.Template.Select(ChronologyColumns.Name))}.",
            table.Rows[Math.Min(header.Begins, table.Rows.Count - 1)].Number);
    }

    private void Say(List<(SourceTable Table, TableHeader Header, IReadOnlyList<FileColumn> Columns)> candidates, IReadOnlyList<FileColumn> columns)
    {
        foreach (var (table, header, found) in candidates.Where(candidate => Tables.All(chosen => !ReferenceEquals(chosen.Table, candidate.Table))))
        {
            var events = table.Rows.Count - header.FirstEvent;
            if (IsComplete(found) && header.Known >= 2 && events > 0)
            {
                var what = $"{char.ToUpperInvariant(table.Name[0])}{table.Name[1..]}{(table.Hidden ? ", which is hidden," : "")} also looks like a chronology, with {Count(events, "row").ToLowerInvariant()}, and was not read.";
                Notices.Add(new ChronologyNotice(0, "", what));
                Overlooked.Add(new ChronologyProblem(0, "", what, "One chronology in each file: all its rows below one header, or the other in a file of its own."));
            }
        }

        if (File.Tables.Count(table => table.Rows.Count > 0) > Tables.Count)
        {
            var read = string.Join(" and ", Tables.Select(table => table.Table.Name).Take(6));
            Notices.Insert(0, new ChronologyNotice(0, "", $"{char.ToUpperInvariant(read[0])}{read[1..]} "
                + $"{(Tables.Count == 1 ? "was" : "were")} read as the chronology; the other {(File.Kind == SourceKind.Workbook ? "sheets" : "tables")} were not."));
        }

        foreach (var table in Tables)
        {
            if (table.Header.Begins > 0)
            {
                var above = table.Table.Rows.Take(table.Header.Begins).ToList();
                Notices.Add(new ChronologyNotice(table.RowsBefore + above[0].Number, "",
                    $"{Count(above.Count, "row")} above the column names {(above.Count == 1 ? "was" : "were")} not read as events: “{ChronologyColumns.Quote(string.Join(" ", above.SelectMany(row => row.Cells.Take(3)).Take(6).Select(cell => cell.Text)))}”."));
            }

            var hidden = table.Table.Rows.Skip(table.Header.FirstEvent).Where(row => row.Hidden).Select(row => row.Number).ToList();
            if (hidden.Count > 0)
            {
                Notices.Add(new ChronologyNotice(hidden[0], "", $"{hidden.Count} hidden or filtered rows were read like the others, the first in row {hidden[0]}."));
            }
        }

        foreach (var column in columns)
        {
            if (column is { Suggested: { } ours, Confidence: not MatchConfidence.Chosen }
                && !string.Equals(ChronologyColumns.Key(column.Header), ChronologyColumns.Key(ChronologyColumns.Name(ours)), StringComparison.Ordinal))
            {
                Notices.Add(new ChronologyNotice(0, ChronologyColumns.Name(ours),
                    $"“{ChronologyColumns.Quote(column.Header)}” was read as {ChronologyColumns.Name(ours)}{(column.Confidence == MatchConfidence.Content ? ", by what stands in it. Please check" : "")}."));
            }
            else if (column is { Suggested: null, FirstValues.Count: > 0 } && !ChronologyColumns.SaysAgain(column.Header) && (File.Kind != SourceKind.SeparatedValues || IsNamed(column)))
            {
                Notices.Add(new ChronologyNotice(0, "", $"“{ChronologyColumns.Quote(column.Header)}” is not a column of the template; its words were kept with what happened."));
            }
        }
    }

    private bool IsNamed(FileColumn column) => Tables[0].Header.Names.ContainsKey(column.Index) || Tables[0].Header.Names.Count == 0;

    private static string Count(int count, string what) => count == 1 ? $"One {what}" : $"{count.ToString(System.Globalization.CultureInfo.InvariantCulture)} {what}s";
}
