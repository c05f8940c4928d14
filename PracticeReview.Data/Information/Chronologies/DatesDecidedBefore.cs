using System.Globalization;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>What dates meant in the version that was taken last, for a corrected file: what was decided once is not asked again.</summary>
public sealed class DatesDecidedBefore
{
    private readonly Dictionary<string, List<(ChronologyRow Row, string Told)>> _rows;
    private readonly ILookup<string, ChronologyRow> _byFirstWords;

    private DatesDecidedBefore(IEnumerable<ChronologyRow> taken)
    {
        var told = taken.Select(row => (Row: row, Told: Words(row.WhatHappened))).ToList();
        _rows = told.GroupBy(one => one.Row.When.AsWritten, StringComparer.Ordinal).ToDictionary(rows => rows.Key, rows => rows.ToList(), StringComparer.Ordinal);
        _byFirstWords = told.ToLookup(one => Words(one.Row.WhatHappened.Split('\n')[0]), one => one.Row, StringComparer.Ordinal);
    }

    /// <summary>By the rows of the version in force.</summary>
    public static DatesDecidedBefore Of(IEnumerable<ChronologyRow> taken) => new(taken);

    /// <summary>
    /// What a date meant: in the row that tells the same event. Where its words mean one thing wherever they stand, in any row; a
    /// date whose year is taken from the rows around it is never carried to another row.
    /// </summary>
    /// <param name="choices">What it may mean now; what it meant then must be among it, or its year alone was not offered. Null where it may mean anything.</param>
    /// <param name="dependsOnPlace">Whether what it may mean hangs on where it stands, since its words leave the year out.</param>
    /// <returns>Null where nothing was decided, or several things.</returns>
    public EventDate? Find(string asWritten, string whatHappened, IReadOnlyList<EventDate>? choices, bool dependsOnPlace, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(whatHappened);
        if (!_rows.TryGetValue(asWritten, out var rows))
        {
            return null;
        }

        var words = Words(whatHappened);
        var begins = words + " ";
        var same = rows.FindAll(one => one.Told == words || one.Told.StartsWith(begins, StringComparison.Ordinal) && one.Row.WhatHappened.Contains('\n', StringComparison.Ordinal));
        var meant = (same.Count > 0 || dependsOnPlace ? same : rows).Select(one => one.Row.When).Distinct().ToList();
        return meant is [var only] && (choices is null || choices.Any(choice => IsSame(choice, only)) || (dependsOnPlace
            && EventDateReader.Read($"{asWritten} {only.Earliest.Year.ToString(CultureInfo.InvariantCulture)}", today).When is { } withYear && IsSame(withYear, only))) ? only : null;
    }

    /// <summary>What a date meant in the row that tells the same event with a time behind the same words; null where nothing or several things.</summary>
    public EventDate? FindWithTime(string asWritten, string whatHappened)
    {
        ArgumentNullException.ThrowIfNull(whatHappened);
        var begins = asWritten + " ";
        var meant = _byFirstWords[Words(whatHappened.Split('\n')[0])].Where(row => row.When.AsWritten.StartsWith(begins, StringComparison.Ordinal)).Select(row => row.When).Distinct().Take(2).ToList();
        return meant is [{ Precision: DatePrecision.Time or DatePrecision.PartOfDay, Bound: DateBound.Within } only] ? only : null;
    }

    private static bool IsSame(EventDate one, EventDate other) => (one.Earliest, one.Latest, one.Bound) == (other.Earliest, other.Latest, other.Bound);

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A date of a file that is a question, decided or not.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="Key">What a decision about it is kept by: its words, and where its year is taken from the rows around it, the day of the row or heading before.</param>
/// <param name="Question">What is asked, as a sentence.</param>
/// <param name="Chosen">What it is read as; null where nobody decided.</param>
public sealed record AskedDate(int Row, string Key, string AsWritten, string Question, IReadOnlyList<EventDate> Readings, EventDate? Chosen)
{
    private const string InRow = "\u001Frow ";

    /// <summary>The date of the row or heading before, from which its year is offered; null where it makes no difference.</summary>
    public EventDate? Near { get; init; }

    /// <summary>Whether it was decided for the version before.</summary>
    public bool IsFromBefore { get; init; }

    /// <summary>Whether its author may type what it means, since that may be none of what can be offered.</summary>
    public bool MayBeTyped { get; init; }

    /// <summary>Whether its row has no date of its own, but the one above has.</summary>
    public bool IsMissing { get; init; }

    /// <summary>What it means with the year that its cell keeps and does not show; null for every other date.</summary>
    public EventDate? WithKeptYear { get; init; }

    /// <summary>What a decision is kept by that holds in one row alone, where rows of one key mean different things.</summary>
    internal static string KeyInRow(string key, int row) => string.Create(CultureInfo.InvariantCulture, $"{key}{InRow}{row}");

    /// <summary>Whether a decision about one row alone is one about this key.</summary>
    internal static bool IsInRowOf(string keyInRow, string key) => keyInRow.StartsWith(key + InRow, StringComparison.Ordinal);
}
