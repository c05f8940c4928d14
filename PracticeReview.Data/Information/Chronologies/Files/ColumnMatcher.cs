namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>Says which column of a file is which of ours: by a person's choice, by name, by a word of the name, by content.</summary>
internal static class ColumnMatcher
{
    private const int RowsLookedAt = 60;
    private const int ValuesShown = 5;
    private const int LongestShown = 80;

    /// <param name="end">Behind the last row that stands below the header.</param>
    /// <param name="startOfDays">Day 0 of the numbers that stand for dates.</param>
    public static IReadOnlyList<FileColumn> Match(TableHeader header, IReadOnlyList<SourceRow> rows, int end, DateOnly today, IReadOnlyList<ColumnChoice> choices, DateOnly startOfDays)
    {
        var sample = rows.Take(end).Skip(header.FirstEvent).Where(row => !row.IsHeading && !header.IsRepeatedIn(row)).Take(RowsLookedAt).ToList();
        var used = new HashSet<int>(header.Names.Keys);
        for (var at = header.FirstEvent; at < end; at++)
        {
            foreach (var cell in rows[at].Cells)
            {
                used.Add(cell.Column);
            }
        }

        var columns = used.Order().Take(300).ToDictionary(column => column, column => sample.SelectMany(row => row.Cells).Where(cell => cell.Column == column && !cell.IsBlank).ToList());
        var found = new Dictionary<int, (ChronologyColumn? Column, MatchConfidence Confidence)>();
        var taken = new HashSet<ChronologyColumn>();
        void Give(int column, ChronologyColumn? ours, MatchConfidence confidence)
        {
            if (!found.ContainsKey(column) && (ours is null || taken.Add(ours.Value)))
            {
                found[column] = (ours, confidence);
            }
        }

        // The end belongs to the column that says the beginning: beside another date it would make a stretch that nobody wrote.
        bool MayEnd(ChronologyColumn ours) => ours != ChronologyColumn.EndDate
            || (found.FirstOrDefault(one => one.Value.Column == ChronologyColumn.Date) is { Value.Column: not null } date
                && (ChronologyColumns.SaysBeginning(header.Names.GetValueOrDefault(date.Key) ?? "") || !header.Names.Values.Any(ChronologyColumns.SaysBeginning)));

        foreach (var choice in choices.Where(choice => columns.ContainsKey(choice.FileColumn)))
        {
            Give(choice.FileColumn, choice.Column, MatchConfidence.Chosen);
        }

        // Several columns may be called dates: that of the event comes before that of its record, and dates before other words.
        var named = header.Names.Where(name => columns.ContainsKey(name.Key) && ChronologyColumns.Match(name.Value) == ChronologyColumn.Date)
            .OrderBy(name => IsFilledWithDates(name.Key) ? 0 : 1).ThenBy(name => ChronologyColumns.RankOfDate(name.Value)).ThenBy(name => name.Key).ToList();
        bool IsFilledWithDates(int column) => columns[column].Count(cell => LooksLikeDate(cell, today)) * 2 >= Math.Max(sample.Count, 1);
        // Where a name that promises more was passed over, for its cells hold no dates, someone should look.
        var sure = named.Count > 0 && named.Min(name => ChronologyColumns.RankOfDate(name.Value)) == ChronologyColumns.RankOfDate(named[0].Value) ? MatchConfidence.Name : MatchConfidence.Likely;
        if (named.Count > 0 && columns[named[0].Key].Count > 0 && Fits(ChronologyColumn.Date, columns[named[0].Key], today))
        {
            Give(named[0].Key, ChronologyColumn.Date, sure);
        }

        foreach (var (column, name) in header.Names.OrderBy(name => name.Key))
        {
            // The template's own names come before other names for the same.
            if (columns.ContainsKey(column) && ChronologyColumns.Match(name) is { } ours && ours != ChronologyColumn.EndDate && string.Equals(ChronologyColumns.Key(ChronologyColumns.Name(ours)), ChronologyColumns.Key(name), StringComparison.Ordinal))
            {
                Give(column, ours, MatchConfidence.Name);
            }
        }

        foreach (var (column, name) in header.Names.OrderBy(name => name.Key))
        {
            if (ChronologyColumns.Match(name) is { } ours && MayEnd(ours) && Fits(ours, columns.GetValueOrDefault(column) ?? [], today))
            {
                Give(column, ours, MatchConfidence.Name);
            }
        }

        foreach (var (column, name) in header.Names.OrderBy(name => name.Key))
        {
            if (ChronologyColumns.Match(name) is null && !ChronologyColumns.SaysAgain(name) && ChronologyColumns.Guess(name) is { } ours && MayEnd(ours) && Fits(ours, columns.GetValueOrDefault(column) ?? [], today))
            {
                Give(column, ours, MatchConfidence.Likely);
            }
        }

        if (!taken.Contains(ChronologyColumn.Date))
        {
            var dates = columns.Where(column => !found.ContainsKey(column.Key)).Select(column => (column.Key, Share: Share(column.Value, cell => LooksLikeDate(cell, today))))
                .OrderByDescending(column => column.Share).ThenBy(column => column.Key).FirstOrDefault();
            if (dates.Share >= 0.6)
            {
                Give(dates.Key, ChronologyColumn.Date, MatchConfidence.Content);
            }
        }

        // Nothing else holds dates: what is wrong with them is told in the column that promises them.
        if (named.Count > 0)
        {
            Give(named[0].Key, ChronologyColumn.Date, sure);
        }

        if (!taken.Contains(ChronologyColumn.Time) && columns.FirstOrDefault(column => !found.ContainsKey(column.Key) && Share(column.Value, cell => LooksLikeTime(cell) && cell.Text!.Length != 3) >= 0.8) is { Value: { Count: > 1 } } times)
        {
            Give(times.Key, ChronologyColumn.Time, MatchConfidence.Content);
        }

        if (!taken.Contains(ChronologyColumn.WhatHappened))
        {
            var longest = columns.Where(column => !found.ContainsKey(column.Key))
                .Select(column => (column.Key, Length: column.Value.Where(cell => cell.Kind == CellKind.Text).Sum(cell => (long)cell.Text!.Length) / Math.Max(sample.Count, 1)))
                .OrderByDescending(column => column.Length).ThenBy(column => column.Key).FirstOrDefault();
            if (longest.Length > 0)
            {
                Give(longest.Key, ChronologyColumn.WhatHappened, MatchConfidence.Content);
            }
        }

        return [.. columns.Select(column => new FileColumn(
            column.Key,
            header.Names.TryGetValue(column.Key, out var name) && name.Length > 0 ? name : $"Column {SourceCell.Letters(column.Key)}",
            found.TryGetValue(column.Key, out var match) ? match.Column : null,
            found.TryGetValue(column.Key, out match) ? match.Confidence : MatchConfidence.None,
            [.. column.Value.Take(ValuesShown).Select(cell => Shown(cell, startOfDays))])
        {
            IsNamed = name is { Length: > 0 },
        })];
    }

    public static bool LooksLikeDate(SourceCell cell, DateOnly today) => cell.Kind switch
    {
        CellKind.IsoDate => true,
        CellKind.Number => cell.ShownAs is not (NumberShownAs.Number or NumberShownAs.Time),
        CellKind.Text when cell.Text!.Length <= 60 && cell.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 =>
            EventDateReader.Read(ChronologyText.Clean(cell.Text).Text, today) is { IsRead: true } or { Choices.Count: > 0 },
        _ => false,
    };

    public static bool HoldsDate(SourceRow row, DateOnly today)
    {
        foreach (var cell in row.Cells)
        {
            if (LooksLikeDate(cell, today))
            {
                return true;
            }
        }

        return false;
    }

    private static bool LooksLikeTime(SourceCell cell) => cell.Kind switch
    {
        CellKind.Number => cell.ShownAs == NumberShownAs.Time,
        CellKind.Text when cell.Text!.Length <= 20 => EventDateReader.ReadClock(cell.Text, out _) is not null,
        _ => false,
    };

    /// <summary>Whether what stands in a column is what its name promises, for those columns where anything else would be refused.</summary>
    private static bool Fits(ChronologyColumn column, List<SourceCell> cells, DateOnly today) => cells.Count == 0 || column switch
    {
        ChronologyColumn.Date => Share(cells, cell => LooksLikeDate(cell, today)) >= 0.5,
        ChronologyColumn.EndDate => Share(cells, cell => LooksLikeDate(cell, today) || ChronologyColumns.SaysNoEnd(cell.Text ?? "") || EventDateReader.SaysNotKnown(cell.Text ?? "")) >= 0.5,
        ChronologyColumn.ChildSeen or ChronologyColumn.ChildHeard => Share(cells, cell => RecordedAnswer.Begins(cell.Text ?? "")) >= 0.6,
        ChronologyColumn.WhySignificant => Share(cells, cell => SignificanceQuestion.Parse(cell.Text ?? "") is not null) >= 0.6,
        ChronologyColumn.Time => Share(cells, cell => LooksLikeTime(cell) || cell.Kind == CellKind.Number) >= 0.4,
        ChronologyColumn.SourcePage => Share(cells, cell => (cell.Text ?? "").Length <= 40) >= 0.6,
        _ => true,
    };

    private static double Share(List<SourceCell> cells, Func<SourceCell, bool> test) => cells.Count == 0 ? 0 : (double)cells.Count(test) / cells.Count;

    private static string Shown(SourceCell cell, DateOnly startOfDays)
    {
        var text = cell.Text ?? "";
        if (cell is { Kind: CellKind.Number, ShownAs: not NumberShownAs.Number } && CellMoment.Of(cell, startOfDays) is { } moment)
        {
            return CellMoment.Show(cell, moment);
        }

        text = ChronologyText.Clean(text.Length > 400 ? text[..400] : text).Text.ReplaceLineEndings(" ");
        return text.Length <= LongestShown ? text : text[..(char.IsHighSurrogate(text[LongestShown - 2]) ? LongestShown - 2 : LongestShown - 1)] + "…";
    }
}
