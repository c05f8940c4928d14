using System.Globalization;
using System.Text;

namespace PracticeReview.Data.Information.Chronologies;

/// <summary>A column of the chronology template.</summary>
public enum ChronologyColumn
{
    /// <summary>The day of the event; required.</summary>
    Date,

    /// <summary>The time of day; optional.</summary>
    Time,

    /// <summary>What happened; required.</summary>
    WhatHappened,

    /// <summary>Where it is recorded.</summary>
    SourceDocument,

    /// <summary>How the risk presented itself.</summary>
    Risk,

    /// <summary>What the agency did.</summary>
    Response,

    /// <summary>What that did to the risk and the child's daily life.</summary>
    Impact,

    /// <summary>What other agencies had to do with it.</summary>
    Partnership,

    /// <summary>What can be learned.</summary>
    Learning,

    /// <summary>Codes of the six questions.</summary>
    WhySignificant,
}

/// <summary>The names of the template's columns and how a file's header is matched with them.</summary>
public static class ChronologyColumns
{
    /// <summary>The columns in the order of the template.</summary>
    public static IReadOnlyList<ChronologyColumn> All { get; } = Enum.GetValues<ChronologyColumn>();

    /// <summary>The name as it stands in the template's header.</summary>
    public static string Name(ChronologyColumn column) => column switch
    {
        ChronologyColumn.Date => "Date",
        ChronologyColumn.Time => "Time",
        ChronologyColumn.WhatHappened => "What happened",
        ChronologyColumn.SourceDocument => "Source document",
        ChronologyColumn.Risk => "Risk",
        ChronologyColumn.Response => "Response",
        ChronologyColumn.Impact => "Impact",
        ChronologyColumn.Partnership => "Partnership",
        ChronologyColumn.Learning => "Learning",
        ChronologyColumn.WhySignificant => "Why significant",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Not a column of the template."),
    };

    /// <summary>The column a header cell names, without regard to case and spaces, or null.</summary>
    public static ChronologyColumn? Match(string header)
    {
        var key = Key(header);
        foreach (var column in All)
        {
            if (string.Equals(Key(Name(column)), key, StringComparison.Ordinal))
            {
                return column;
            }
        }

        return null;
    }

    /// <summary>How many columns of the template a row of cells names; tells the header from anything else.</summary>
    internal static int CountIn(IEnumerable<string> cells) => cells.Select(Match).Where(column => column is not null).Distinct().Count();

    /// <summary>Where each column stands in the file, or what is wrong with the header in one sentence.</summary>
    internal static Dictionary<int, ChronologyColumn> Place(SourceRow header)
    {
        var places = new Dictionary<int, ChronologyColumn>();
        var wrong = new List<string>();
        foreach (var cell in header.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Text)))
        {
            if (Match(cell.Text!) is not { } column)
            {
                wrong.Add($"“{Quote(cell.Text!)}” is not a column of the template");
            }
            else if (places.ContainsValue(column))
            {
                wrong.Add($"“{Name(column)}” stands there twice");
            }
            else
            {
                places.Add(cell.Column, column);
            }
        }

        var missing = All.Where(column => !places.ContainsValue(column)).Select(column => $"“{Name(column)}”").ToList();
        if (missing.Count > 0)
        {
            wrong.Insert(0, (missing.Count == 1 ? "this column is missing: " : "these columns are missing: ") + string.Join(", ", missing));
        }

        if (wrong.Count > 0)
        {
            throw new ChronologyRefusedException(
                $"The header row does not match the template: {string.Join("; ", wrong.Take(20))}.",
                $"The first row with these columns: {string.Join(", ", All.Select(Name))}. Copy your rows into a freshly downloaded template.",
                header.Number);
        }

        return places;
    }

    /// <summary>The first words of what stands in a cell, for a message.</summary>
    internal static string Quote(string text)
    {
        var plain = ChronologyText.Clean(text).Text.ReplaceLineEndings(" ");
        if (plain.Length <= 40)
        {
            return plain;
        }

        return plain[..(char.IsHighSurrogate(plain[38]) ? 38 : 39)] + "…";
    }

    private static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var letter in name.Length > 200 ? name[..200] : name)
        {
            if (!char.IsWhiteSpace(letter) && !char.IsControl(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.Format)
            {
                key.Append(char.ToLowerInvariant(letter));
            }
        }

        return key.ToString();
    }
}
