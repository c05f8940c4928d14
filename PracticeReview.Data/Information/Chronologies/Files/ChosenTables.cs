namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>A table, or as much of it as stands below one header, that is read with its columns.</summary>
/// <param name="End">Behind the last of its rows.</param>
/// <param name="RowsBefore">What is added to its rows' numbers, since the tables of one file are counted through.</param>
internal sealed record ChosenTable(SourceTable Table, TableHeader Header, IReadOnlyList<FileColumn> Columns, int End, int RowsBefore);

/// <summary>Rows that seem to hold events and stand where none are read.</summary>
/// <param name="Names">The names of their columns, as far as there are any.</param>
/// <param name="RowsBefore">What is added to their numbers.</param>
/// <param name="Where">Where they stand, in words.</param>
internal sealed record LeftRows(SourceTable Table, IReadOnlyList<SourceRow> Rows, IReadOnlyDictionary<int, string> Names, int RowsBefore, string Where, string WhatWouldBeAccepted)
{
    /// <summary>Day 0 of the numbers that stand for dates.</summary>
    public DateOnly StartOfDays { get; init; } = new(1899, 12, 30);
}

/// <summary>Which of a file's sheets or tables are the chronology, and what there is to say about the others.</summary>
internal sealed class ChosenTables
{
    private const int LongestCompared = 500;

    private ChosenTables(SourceFile file, ChosenTable main, IReadOnlyList<ChosenTable> tables)
    {
        File = file;
        Main = main;
        Tables = tables;
        HasSeveral = tables.DistinctBy(table => table.Table).Count() > 1;
    }

    private sealed record Candidate(SourceTable Table, TableHeader Header, IReadOnlyList<FileColumn> Columns);

    public SourceFile File { get; }

    /// <summary>The one by which a person is asked about the columns.</summary>
    public ChosenTable Main { get; }

    /// <summary>At least one.</summary>
    public IReadOnlyList<ChosenTable> Tables { get; }

    /// <summary>Whether more than one sheet or table is read.</summary>
    public bool HasSeveral { get; }

    /// <summary>Where the chronology stands, in words; empty where the file holds nothing else.</summary>
    public string Place => File.Tables.Count > 1 ? Main.Table.Name : "";

    public List<ChronologyNotice> Notices { get; } = [];

    /// <summary>What looks like events and was not read.</summary>
    public List<LeftRows> Left { get; } = [];

    /// <summary>How many rows of one that is read stand in one before it, too: with the same date and the same words.</summary>
    public int Repeated { get; private set; }

    /// <param name="isComplete">Whether a file is refused in which no date or nothing that happened was found.</param>
    public static ChosenTables Of(SourceFile file, DateOnly today, IReadOnlyList<ColumnChoice> choices, bool isComplete = true)
    {
        var candidates = file.Tables.Where(table => table.Rows.Count > 0)
            .Select(table => (Table: table, Header: HeaderFinder.Find(table, today)!))
            .Select(found => new Candidate(found.Table, found.Header, Match(found.Table, found.Header, found.Table.Rows.Count, today, [], file.StartOfDays)))
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
        var columns = Match(best.Table, best.Header, best.Table.Rows.Count, today, choices, file.StartOfDays);
        if (isComplete && !IsComplete(columns))
        {
            throw Incomplete(best.Header, best.Table, columns, [.. visible.Select(candidate => NotRecognised(candidate, ReferenceEquals(candidate, best), today) with { StartOfDays = file.StartOfDays }).Where(left => left.Rows.Count > 0)]);
        }

        List<ChosenTable> tables = [];
        var main = new ChosenTable(best.Table, best.Header, columns, best.Table.Rows.Count, 0);
        var rowsBefore = 0;
        foreach (var candidate in candidates)
        {
            if (Blocks(candidate, best, main, file, tables.Count > 0, rowsBefore, choices, today) is { Count: > 0 } blocks)
            {
                tables.AddRange(blocks);
                rowsBefore += candidate.Table.Rows[^1].Number;
            }
        }

        var chosen = new ChosenTables(file, tables.Find(table => ReferenceEquals(table.Table, best.Table) && table.Header.Begins == best.Header.Begins)!, tables);
        chosen.Leave(candidates, today);
        chosen.Say(candidates);
        chosen.Compare();
        return chosen;
    }

    /// <summary>The columns below a header. One that is hidden and none of ours is left out, as a hidden sheet is: what nobody sees may be what nobody meant to send.</summary>
    private static IReadOnlyList<FileColumn> Match(SourceTable table, TableHeader header, int end, DateOnly today, IReadOnlyList<ColumnChoice> choices, DateOnly startOfDays)
    {
        var columns = ColumnMatcher.Match(header, table.Rows, end, today, choices, startOfDays);
        return table.HiddenColumns.Count == 0 ? columns : [.. columns.Select(column => !table.Hides(column.Index) ? column : column with
        {
            IsHidden = true,
            // What is hidden is told, however far down its first words stand.
            FirstValues = column.FirstValues.Count > 0 ? column.FirstValues
                : [.. table.Rows.Take(end).Skip(header.FirstEvent).SelectMany(row => row.Cells).Where(cell => cell.Column == column.Index && !cell.IsBlank).Take(1).Select(cell => ChronologyColumns.Quote(cell.Text ?? ""))],
            IsLeftOut = column is { Suggested: null, Confidence: MatchConfidence.None } || choices.Any(choice => choice.FileColumn == column.Index && choice.IsLeftOut),
        })];
    }

    /// <summary>What is read of a table: nothing, or all of it below each of its headers.</summary>
    private static List<ChosenTable> Blocks(
        Candidate candidate, Candidate best, ChosenTable main, SourceFile file, bool hasBegun, int rowsBefore, IReadOnlyList<ColumnChoice> choices, DateOnly today)
    {
        var (table, header, found) = candidate;
        var isBest = ReferenceEquals(candidate, best);
        var isSame = header.Names.Count > 0 && string.Equals(Names(header), Names(best.Header), StringComparison.Ordinal);
        if (!isBest && (table.Hidden || !isSame))
        {
            if (file.Kind != SourceKind.WordDocument)
            {
                return [];
            }

            if (!IsNamed(header))
            {
                // The same table, broken in two, without its header over the second half.
                return hasBegun && Continues(table, main, today)
                    ? [new ChosenTable(table, best.Header with { FirstEvent = 0, Begins = 0 }, main.Columns, table.Rows.Count, rowsBefore)] : [];
            }

            if (!found.Any(column => column is { Suggested: ChronologyColumn.Date, Confidence: >= MatchConfidence.Likely })
                || !found.Any(column => column is { Suggested: ChronologyColumn.WhatHappened, Confidence: >= MatchConfidence.Likely }))
            {
                return [];
            }
        }

        List<ChosenTable> blocks = [];
        var headers = HeaderFinder.All(table, header, today);
        for (var at = 0; at < headers.Count; at++)
        {
            var end = at + 1 < headers.Count ? headers[at + 1].Begins : table.Rows.Count;
            var given = ReferenceEquals(headers[at], best.Header) || string.Equals(Names(headers[at]), Names(best.Header), StringComparison.Ordinal) ? choices : [];
            var columns = Match(table, headers[at], end, today, given, file.StartOfDays);
            if (!IsComplete(columns) && !ReferenceEquals(headers[at], header) && headers[at].FirstEvent < end)
            {
                // It only seemed to be a header: its rows belong to the one above.
                if (blocks.Count > 0)
                {
                    blocks[^1] = blocks[^1] with { End = end, Columns = Match(table, blocks[^1].Header, end, today, given, file.StartOfDays) };
                }

                continue;
            }

            blocks.Add(new ChosenTable(table, headers[at], columns, end, rowsBefore));
        }

        return blocks;
    }

    /// <summary>Whether a header names at least a date and something else, or two columns by our own names for them.</summary>
    private static bool IsNamed(TableHeader header) =>
        HeaderNames.Count(header.Names.Values, exactly: true) >= 2
        || (header.Known >= 2 && header.Names.Values.Any(name => name.Length <= HeaderNames.LongestBelow && (ChronologyColumns.Match(name) ?? ChronologyColumns.Guess(name)) == ChronologyColumn.Date));

    /// <summary>Whether a table without a header fits below the one before: it holds dates where that has them, or is as wide and no table of other things.</summary>
    private static bool Continues(SourceTable table, ChosenTable main, DateOnly today)
    {
        var date = main.Columns.FirstOrDefault(column => column.Suggested == ChronologyColumn.Date);
        var widest = main.Columns[^1].Index;
        if (date is null || table.Rows.Exists(row => row.Cells[^1].Column > widest) || DatedRows.IsOtherTable(table.Rows[0]))
        {
            return false;
        }

        return table.Rows.Exists(row => row.Cells.Exists(cell => cell.Column == date.Index && ColumnMatcher.LooksLikeDate(cell, today)))
            || (widest > 0 && table.Rows.Exists(row => row.Cells[^1].Column == widest));
    }

    private static string Names(TableHeader header) =>
        string.Join('\u001f', header.Names.OrderBy(name => name.Key).Select(name => $"{name.Key}\u001e{ChronologyColumns.Key(name.Value)}"));

    private void Leave(List<Candidate> candidates, DateOnly today)
    {
        foreach (var group in Tables.GroupBy(table => table.Table))
        {
            var first = group.First();
            if (Dated(first.Table.Rows, 0, first.Header.Begins, today) is { Count: > 0 } above)
            {
                Left.Add(new LeftRows(first.Table, above, first.Header.Names, first.RowsBefore, $"above the column names{(HasSeveral ? $" of {first.Table.Name}" : "")}",
                    "All events below a row of column names; above it no dates but those of the chronology itself."));
            }
        }

        foreach (var (table, header, found) in candidates.Where(candidate => !IsRead(candidate.Table)))
        {
            if (table.Hidden && (!IsComplete(found) || header.Known < 2))
            {
                continue;
            }

            var rows = Dated(table.Rows, 0, table.Rows.Count, today);
            if (File.Kind == SourceKind.WordDocument && table.Rows.Max(row => row.Cells[^1].Column) < Main.Columns[^1].Index)
            {
                // A narrow table of a document is most often one of people or meetings; events begin with their date.
                rows.RemoveAll(row => !row.IsHeading && !ColumnMatcher.LooksLikeDate(row.Cells.Find(cell => !cell.IsBlank), today));
            }

            if (rows.Count > 0)
            {
                Left.Add(new LeftRows(table, rows, header.Names, 0,
                    table.Hidden ? $"on {table.Name}, which is hidden" : $"{(File.Kind == SourceKind.Workbook ? "on" : "in")} {table.Name}, which has not the columns of the chronology",
                    table.Hidden ? "What belongs to the chronology on a visible sheet; what does not, in a file of its own."
                    : File.Kind == SourceKind.Workbook ? "All events on one sheet, or on sheets with the same row of column names; what is none, in a file of its own."
                    : "All events in one table, or each table with a row of column names, “Date” and “What happened” among them; what is none, in a file of its own."));
            }
        }
    }

    private bool IsRead(SourceTable table) => Tables.Any(chosen => ReferenceEquals(chosen.Table, table));

    private static List<SourceRow> Dated(List<SourceRow> rows, int from, int to, DateOnly today)
    {
        List<SourceRow> dated = [];
        for (var at = from; at < to; at++)
        {
            if (DatedRows.IsEvent(rows, at, today))
            {
                dated.Add(rows[at]);
            }
        }

        return dated;
    }

    /// <summary>The rows of a table in a file whose columns were not recognised: all below the header of the likeliest, of the others those with dates.</summary>
    private static LeftRows NotRecognised(Candidate candidate, bool isBest, DateOnly today) => new(
        candidate.Table, isBest ? candidate.Table.Rows[candidate.Header.FirstEvent..] : Dated(candidate.Table.Rows, 0, candidate.Table.Rows.Count, today), candidate.Header.Names, 0,
        "below columns that were not recognised", "A row of column names, with “Date” and “What happened” among them, above the events.");

    private static bool IsComplete(IReadOnlyList<FileColumn> columns) =>
        columns.Any(column => column.Suggested == ChronologyColumn.Date) && columns.Any(column => column.Suggested == ChronologyColumn.WhatHappened);

    private static ChronologyRefusedException Incomplete(TableHeader header, SourceTable table, IReadOnlyList<FileColumn> columns, IReadOnlyList<LeftRows> left)
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
            table.Rows[Math.Min(header.Begins, table.Rows.Count - 1)].Number)
        {
            Left = left,
        };
    }

    private void Say(List<Candidate> candidates)
    {
        var read = Tables.Select(table => table.Table.Name).Distinct(StringComparer.Ordinal).ToList();
        if (candidates.Count > read.Count || (HasSeveral && File.Kind == SourceKind.Workbook))
        {
            var (which, others) = (string.Join(" and ", read.Take(6)), File.Kind == SourceKind.Workbook ? "sheets" : "tables");
            Notices.Add(new ChronologyNotice(0, "", $"{char.ToUpperInvariant(which[0])}{which[1..]}{(read.Count > 6 ? $" and {read.Count - 6} more" : "")} "
                + $"{(read.Count == 1 ? "was" : "were")} read as the chronology{(candidates.Count > read.Count ? $"; the other {others} were not" : "")}.{(HasSeveral && File.Kind == SourceKind.Workbook ? " Their rows are counted through." : "")}"));
        }

        foreach (var group in Tables.GroupBy(table => table.Table))
        {
            var blocks = group.ToList();
            var above = group.Key.Rows.Take(blocks[0].Header.Begins).Where(row => !Left.Exists(left => left.Rows.Contains(row))).ToList();
            if (above.Count > 0)
            {
                Notices.Add(new ChronologyNotice(blocks[0].RowsBefore + above[0].Number, "",
                    $"{Count(above.Count, "row")} above the column names {(above.Count == 1 ? "was" : "were")} not read as events: “{ChronologyColumns.Quote(string.Join(" ", above.SelectMany(row => row.Cells.Take(3)).Take(6).Select(cell => cell.Text)))}”."));
            }

            foreach (var block in blocks.Skip(1))
            {
                Notices.Add(new ChronologyNotice(block.RowsBefore + group.Key.Rows[block.Header.Begins].Number, "", "Here other columns begin; the rows below were read by these."));
            }

            var hidden = group.Key.Rows.Skip(blocks[0].Header.FirstEvent).Where(row => row.Hidden).Select(row => row.Number).ToList();
            if (hidden.Count > 0)
            {
                Notices.Add(new ChronologyNotice(blocks[0].RowsBefore + hidden[0], "", $"{hidden.Count} hidden or filtered rows were read like the others, the first in row {hidden[0]}."));
            }
        }

        foreach (var block in Tables.DistinctBy(table => Names(table.Header)))
        {
            SayColumns(block);
        }
    }

    /// <summary>Tells of rows that would be read twice, as from a sheet and its older version.</summary>
    private void Compare()
    {
        if (!HasSeveral)
        {
            return;
        }

        Dictionary<(string Date, string Words), SourceTable> seen = [];
        foreach (var group in Tables.GroupBy(table => table.Table))
        {
            var events = group.SelectMany(Events).ToList();
            foreach (var same in events.Where(seen.ContainsKey).GroupBy(one => seen[one]))
            {
                var rows = same.Count();
                Repeated += rows;
                Notices.Add(new ChronologyNotice(0, "", $"{Count(rows, "row")} of {group.Key.Name} {(rows == 1 ? "has" : "have")} the same date and the same words as {(rows == 1 ? "one" : "rows")} of {same.Key.Name}, "
                    + $"and {(rows == 1 ? "is" : "are")} read twice. If one of the two is an old version or a copy, leave it out of the file and send it again."));
            }

            events.ForEach(one => seen.TryAdd(one, group.Key));
        }
    }

    /// <summary>The dates and words below a header, of rows that have both.</summary>
    private IEnumerable<(string Date, string Words)> Events(ChosenTable block)
    {
        var date = block.Columns.FirstOrDefault(column => column.Suggested == ChronologyColumn.Date);
        var words = block.Columns.FirstOrDefault(column => column.Suggested == ChronologyColumn.WhatHappened);
        return date is null || words is null ? [] : block.Table.Rows.Take(block.End).Skip(block.Header.FirstEvent)
            .Where(row => !row.IsHeading && !block.Header.IsRepeatedIn(row))
            .Select(row => (Date: Shown(row, date.Index), Words: Shown(row, words.Index)))
            .Where(one => one.Date.Length > 0 && one.Words.Length > 0);
    }

    private string Shown(SourceRow row, int column)
    {
        var cell = row.Cells.Find(one => one.Column == column);
        if (cell.Kind is CellKind.Number or CellKind.IsoDate && CellMoment.Of(cell, File.StartOfDays) is { } moment)
        {
            return CellMoment.Show(cell, moment);
        }

        // Where the beginning and the length are the same, so are the words; whole copies of long ones would cost too much.
        var words = (cell.Text ?? "").AsSpan().Trim();
        return words.Length <= LongestCompared ? words.ToString() : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{words[..LongestCompared]}\u001F{words.Length}");
    }

    private void SayColumns(ChosenTable block)
    {
        foreach (var column in block.Columns)
        {
            var message = column switch
            {
                { IsLeftOut: true } => column.FirstValues.Count == 0 ? null
                    : new ChronologyNotice(0, "", $"“{ChronologyColumns.Quote(column.Header)}” is hidden in the file; its words were left out."),
                { IsHidden: true, FirstValues.Count: > 0 } =>
                    new ChronologyNotice(0, "", $"“{ChronologyColumns.Quote(column.Header)}” is hidden in the file and was {(column.Suggested is { } read ? $"read as {ChronologyColumns.Name(read)}" : "kept with what happened")} all the same."),
                { Suggested: { } chosen, Confidence: MatchConfidence.Chosen } when ChronologyColumns.Match(column.Header) != chosen =>
                    new ChronologyNotice(0, ChronologyColumns.Name(chosen), $"“{ChronologyColumns.Quote(column.Header)}” was read as {ChronologyColumns.Name(chosen)}, as it was chosen."),
                { Suggested: { } ours, Confidence: not MatchConfidence.Chosen } when !string.Equals(ChronologyColumns.Key(column.Header), ChronologyColumns.Key(ChronologyColumns.Name(ours)), StringComparison.Ordinal) =>
                    new ChronologyNotice(0, ChronologyColumns.Name(ours),
                        $"“{ChronologyColumns.Quote(column.Header)}” was read as {ChronologyColumns.Name(ours)}{(column.Confidence == MatchConfidence.Content ? ", by what stands in it. Please check" : "")}."),
                { Suggested: null, FirstValues.Count: > 0 } when !ChronologyColumns.SaysAgain(column.Header)
                    && (File.Kind != SourceKind.SeparatedValues || block.Header.Names.Count == 0 || block.Header.Names.ContainsKey(column.Index)) =>
                    new ChronologyNotice(0, "", $"“{ChronologyColumns.Quote(column.Header)}” is not a column of the template; its words were kept with what happened."),
                _ => null,
            };
            if (message is not null && !Notices.Contains(message))
            {
                Notices.Add(message);
            }
        }
    }

    private static string Count(int count, string what) => count == 1 ? $"One {what}" : $"{count.ToString(System.Globalization.CultureInfo.InvariantCulture)} {what}s";
}
