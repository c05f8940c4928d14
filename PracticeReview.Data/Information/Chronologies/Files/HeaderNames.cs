namespace PracticeReview.Data.Information.Chronologies.Files;

/// <summary>The names in the lines of a header, and what comes of a line and the one below it.</summary>
internal static class HeaderNames
{
    /// <summary>No header has more lines.</summary>
    public const int MostLines = 5;

    /// <summary>A name in a lower line is no longer.</summary>
    public const int LongestBelow = 60;

    private const int LongestName = 120;

    /// <summary>The words of a row as names of columns; null where they are too long to be names.</summary>
    public static Dictionary<int, string>? Of(SourceRow row)
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

    /// <summary>How many of our columns are named.</summary>
    public static int Count(IEnumerable<string> names, bool exactly = false)
    {
        var found = 0;
        foreach (var name in names)
        {
            if ((ChronologyColumns.Match(name) ?? (exactly ? null : ChronologyColumns.Guess(name))) is { } column)
            {
                found |= 1 << (int)column;
            }
        }

        return int.PopCount(found);
    }

    /// <summary>
    /// The names of two lines as one: a lower name counts before the one over it, and with it where that says more, as "seen"
    /// below "Child" does. Null where the lower row is no line of a header: it must name columns that neither line names alone,
    /// or stand below merged headings, or hold hints on how to fill the columns in. An event without its date has none of these.
    /// </summary>
    /// <param name="above">The row over it.</param>
    /// <param name="upper">The names up to there.</param>
    /// <param name="isBeforeEvents">Whether a row with a date follows.</param>
    public static Dictionary<int, string>? Join(SourceRow above, Dictionary<int, string> upper, Dictionary<int, string> lower, Func<bool> isBeforeEvents)
    {
        if (lower.Values.Any(name => name.Length > LongestBelow))
        {
            return null;
        }

        var merged = Merged(above, upper);
        var both = new Dictionary<int, string>(upper);
        foreach (var (column, name) in lower)
        {
            if (IsSame(upper.GetValueOrDefault(column), name) || (upper.ContainsKey(column) && !merged.ContainsKey(column) && IsHint(name)))
            {
                continue;
            }

            both[column] = merged.TryGetValue(column, out var group) ? Below(group, name, isMerged: true)
                : Over(upper, lower, column) is { } over ? Below(over, name, isMerged: false)
                : name;
        }

        var exactly = Count(both.Values, exactly: true);
        if (exactly > Count(upper.Values, exactly: true) && exactly > Count(lower.Values, exactly: true))
        {
            return both;
        }

        if (IsNumbered(lower) || (lower.Values.Any(SaysHow) && lower.All(name => IsHint(name.Value) || IsSame(upper.GetValueOrDefault(name.Key), name.Value))))
        {
            return upper;
        }

        return IsBelowMerged(upper, lower, merged, isBeforeEvents) ? both : null;
    }

    private static bool IsBelowMerged(Dictionary<int, string> upper, Dictionary<int, string> lower, Dictionary<int, string> merged, Func<bool> isBeforeEvents)
    {
        var isBelow = lower.Any(name => merged.ContainsKey(name.Key)) && lower.All(name => merged.ContainsKey(name.Key) || IsSame(upper.GetValueOrDefault(name.Key), name.Value) || IsHint(name.Value));
        if (!isBelow)
        {
            return false;
        }

        // Either every other name reaches down into this line, or it holds nothing but names below a heading.
        var reachDown = upper.All(name => merged.ContainsKey(name.Key) || IsSame(lower.GetValueOrDefault(name.Key), name.Value));
        return reachDown || (lower.All(name => merged.TryGetValue(name.Key, out var group) && ChronologyColumns.Match(group) is null && name.Value.Length <= 40) && isBeforeEvents());
    }

    /// <summary>The headings that reach over several columns, by each of these.</summary>
    private static Dictionary<int, string> Merged(SourceRow above, Dictionary<int, string> upper)
    {
        var merged = new Dictionary<int, string>();
        foreach (var cell in above.Cells)
        {
            for (var column = cell.Column; cell.Span > 1 && column < cell.Column + cell.Span; column++)
            {
                if (upper.TryGetValue(cell.Column, out var name))
                {
                    merged.TryAdd(column, name);
                }
            }
        }

        return merged;
    }

    /// <summary>The heading over a column where nothing is merged: the one to the left, with nothing between and several names below it.</summary>
    private static string? Over(Dictionary<int, string> upper, Dictionary<int, string> lower, int column)
    {
        var from = column;
        while (from >= 0 && !upper.ContainsKey(from) && lower.ContainsKey(from))
        {
            from--;
        }

        return upper.TryGetValue(from, out var name) && lower.ContainsKey(from) && (from < column || (!upper.ContainsKey(column + 1) && lower.ContainsKey(column + 1))) ? name : null;
    }

    private static string Below(string group, string name, bool isMerged)
    {
        var whole = $"{group} {name}";
        return ChronologyColumns.Match(whole) is not null ? whole
            : ChronologyColumns.Match(name) is not null ? name
            : !isMerged ? name
            : ChronologyColumns.Guess(name) is null && ChronologyColumns.Guess(whole) is not null ? whole
            : ChronologyColumns.Guess(name) is not null ? name
            : $"{group}: {name}";
    }

    private static bool IsSame(string? upper, string lower) =>
        upper is not null && string.Equals(ChronologyColumns.Key(upper), ChronologyColumns.Key(lower), StringComparison.Ordinal);

    /// <summary>How a column is to be filled in, which is not its name: dd/mm/yyyy, Y/N, 24 hour clock; or words in brackets.</summary>
    private static bool IsHint(string name) => SaysHow(name) || name is ['(', .., ')'] or ['[', .., ']'] || name.StartsWith("e.g", StringComparison.OrdinalIgnoreCase) || ChronologyColumns.Key(name).Length == 0;

    private static bool SaysHow(string name)
    {
        var key = ChronologyColumns.Key(name);
        return (key.Length >= 4 && key.All(letter => letter is 'd' or 'm' or 'y' or 'h' or 's')) || key is "yn" or "yesno" or "yesorno" or "24hr" or "24hrs" or "24hour" or "24hourclock" or "24hrclock" or "ifknown" or "freetext" or "1to6";
    }

    /// <summary>A line that numbers the columns.</summary>
    private static bool IsNumbered(Dictionary<int, string> lower) =>
        lower.Count >= 3 && lower.OrderBy(name => name.Key).Select((name, at) => name.Value == (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)).All(isNext => isNext);
}
