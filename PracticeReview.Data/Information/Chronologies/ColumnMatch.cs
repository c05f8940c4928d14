using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>How surely a column of a file is one of ours.</summary>
public enum MatchConfidence
{
    /// <summary>Nothing of ours; it is kept with what happened, under its own name.</summary>
    None,

    /// <summary>By what stands in it, such as a column of dates.</summary>
    Content,

    /// <summary>By a word in its name.</summary>
    Likely,

    /// <summary>By its name.</summary>
    Name,

    /// <summary>A person said so.</summary>
    Chosen,
}

/// <summary>A column of a file and which of ours it is.</summary>
/// <param name="Index">Where it stands, from 0.</param>
/// <param name="Header">Its name in the file, or the letter a spreadsheet gives it.</param>
/// <param name="Suggested">Our column; null where its words are kept with what happened.</param>
/// <param name="Confidence">How surely.</param>
/// <param name="FirstValues">What stands first in it, at most five values, each cut after 80 characters.</param>
public sealed record FileColumn(int Index, string Header, ChronologyColumn? Suggested, MatchConfidence Confidence, IReadOnlyList<string> FirstValues)
{
    /// <summary>Whether it has a name in the file; a choice about one without is not remembered.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether the workbook hides it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether nothing in it is read: it is hidden and none of ours, and nobody said otherwise.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>Whether someone should look: it was found by a guess or not at all, or is hidden, and nobody said which it is.</summary>
    public bool AsksForALook => Confidence is MatchConfidence.Content or MatchConfidence.Likely or MatchConfidence.None || (IsHidden && Confidence != MatchConfidence.Chosen && FirstValues.Count > 0);
}

/// <summary>What a person said about a column of a file.</summary>
/// <param name="FileColumn">Where it stands, from 0 (<see cref="FileColumn.Index"/>).</param>
/// <param name="Column">Which of ours it is; null where its words are to be kept with what happened.</param>
public sealed record ColumnChoice(int FileColumn, ChronologyColumn? Column)
{
    /// <summary>Whether it is left out, instead of being kept with what happened. Only a hidden column may be.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>Whether the column was hidden when it was said.</summary>
    public bool IsOfHidden { get; init; }
}

/// <summary>How the columns of a file would be read, for a person to look at before it is taken.</summary>
/// <param name="Place">Which sheet or table was chosen, such as the sheet “Chronology”; empty where there is only one.</param>
/// <param name="Columns">The columns in the order of the file.</param>
/// <param name="Events">How many rows stand below the header.</param>
public sealed record ColumnMatch(string Place, IReadOnlyList<FileColumn> Columns, int Events)
{
    /// <summary>Whether a date and what happened were found, without which nothing can be read.</summary>
    public bool IsComplete => Has(ChronologyColumn.Date) && Has(ChronologyColumn.WhatHappened);

    /// <summary>How many rows of a sheet stand with the same date and words on one before it, too, where several are read as one.</summary>
    public int Repeated { get; init; }

    /// <summary>Whether someone should look: at the columns, or because events would be there twice.</summary>
    public bool NeedsLook => AsksColumns || Repeated > 0;

    /// <summary>Whether someone should look at the columns: something needed was not found, or was found by a guess.</summary>
    public bool AsksColumns => !IsComplete || Columns.Any(column => column.AsksForALook);

    /// <summary>The names of columns by which choices are remembered, with their columns: those that no other column bears. 64 hexadecimal digits each.</summary>
    public IReadOnlyDictionary<string, FileColumn> ByName() => Columns.Where(column => column.IsNamed).GroupBy(column => ChronologyColumns.Key(column.Header), StringComparer.Ordinal)
        .Where(same => same.Key.Length > 0 && same.Count() == 1)
        .ToDictionary(same => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(same.Key))), same => same.First(), StringComparer.Ordinal);

    /// <summary>The hash of all names in their order, by which the choices of a whole file were remembered before each name was by itself. 64 hexadecimal digits.</summary>
    public string Shape() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', Columns.Select(column => $"{column.Index}\u001e{ChronologyColumns.Key(column.Header)}")))));

    private bool Has(ChronologyColumn column) => Columns.Any(found => found.Suggested == column);
}

/// <summary>The columns of a file, or why it cannot be read at all.</summary>
/// <param name="Match">The columns; null where the file cannot be read.</param>
/// <param name="Problem">What is wrong with the file; null where there are columns.</param>
public sealed record ColumnPreview(ColumnMatch? Match, ChronologyProblem? Problem);

/// <summary>Rows that hold dates, stand where no events are read, and are none, as a person said.</summary>
/// <param name="Where">Where in the file they stand, in words, such as on a sheet with its name.</param>
/// <param name="Rows">How many there were when it was said; of others nothing was said.</param>
public sealed record RowsOfNoEvents(string Where, int Rows);

/// <summary>What a person decided about a file before it is read.</summary>
public sealed record ChronologyDecisions
{
    /// <summary>Which column is which, where it is not as suggested.</summary>
    public IReadOnlyList<ColumnChoice> Columns { get; init; } = [];

    /// <summary>What dates that are questions mean, by <see cref="AskedDate.Key"/>: of words alone, or of words and what their year is taken from.</summary>
    public IReadOnlyDictionary<string, EventDate> Dates { get; init; } = new Dictionary<string, EventDate>(StringComparer.Ordinal);

    /// <summary>Whether the year stands last where all three numbers of a date are short, as in 04-05-06.</summary>
    public bool YearStandsLast { get; init; }

    /// <summary>Whether the years count that cells of a workbook keep and do not show.</summary>
    public bool KeptYearsCount { get; init; }

    /// <summary>What dates mean that were typed into our own form, by their row; it holds as long as the row has the words of the date.</summary>
    public IReadOnlyDictionary<int, EventDate> Rows { get; init; } = new Dictionary<int, EventDate>();

    /// <summary>Whether it was typed into our own form: a date typed anew is asked about anew.</summary>
    public bool IsTyped { get; init; }

    /// <summary>What dates meant in the version before; null for nothing. It is looked up whenever the file is read, and not kept with it.</summary>
    [JsonIgnore]
    public DatesDecidedBefore? Before { get; init; }

    /// <summary>Which rows on other sheets, in other tables or above the column names are no events. It holds for this one file.</summary>
    public IReadOnlyList<RowsOfNoEvents> NoEvents { get; init; } = [];
}
