using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites.Names;

namespace PracticeReview.Data.Information.Composites.Exports;

/// <summary>One event on its way out.</summary>
/// <param name="Agency">The name of the agency.</param>
/// <param name="Row">The event; its row number is that of the agency's file.</param>
/// <param name="File">The name of the agency's file, or empty.</param>
public sealed record ExportRow(string Agency, ChronologyRow Row, string File = "");

/// <summary>A row of an agency's file that could not be read; it goes out too, so that nothing is dropped unseen.</summary>
/// <param name="Row">The row of the file, or 0 where the whole file is meant.</param>
/// <param name="Column">The column that is wrong, or empty.</param>
/// <param name="WhatIsWrong">What is wrong with it, as a sentence.</param>
/// <param name="AsItStood">What stands in the row, as far as it is known.</param>
public sealed record UnreadRow(string Agency, string File, int Row, string Column, string WhatIsWrong, string AsItStood);

/// <summary>A composite chronology as it goes out: what stands in it, whatever the kind of file (Policy 7.11).</summary>
/// <param name="Partnership">The name of the safeguarding partnership, at the head of the file.</param>
/// <param name="Agencies">The agencies in the order of their colours.</param>
/// <param name="Rows">
/// The events in the order of the composite chronology. The writers of Excel and CSV go through them once and keep none.
/// </param>
public sealed record CompositeExport(string Partnership, IReadOnlyList<string> Agencies, IEnumerable<ExportRow> Rows)
{
    /// <summary>The title; it never names a person.</summary>
    public string Title { get; init; } = "Composite chronology";

    /// <summary>The reference of the case, or empty.</summary>
    public string Reference { get; init; } = "";

    /// <summary>At the head and foot of every page, such as "Official: sensitive"; may be empty.</summary>
    public string ProtectiveMarking { get; init; } = "";

    /// <summary>What the reader should know, such as which part was chosen and how many events are left out; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>What could not be read; goes out on a sheet or in a table of its own, in CSV not at all.</summary>
    public IReadOnlyList<UnreadRow> Unread { get; init; } = [];

    /// <summary>Which columns go out; null for those that hold anything, as far as that is known without going through the rows.</summary>
    public IReadOnlySet<ExportColumn>? Columns { get; init; }

    /// <summary>Whether names have been replaced, which the file then says.</summary>
    public bool IsAnonymised { get; init; }

    /// <summary>What still looks like a name where they were replaced; goes out in a workbook, on a sheet of its own.</summary>
    public IReadOnlyList<NameLeft> NamesLeft { get; init; } = [];

    /// <summary>The export with every listed name replaced: in the events, in what could not be read, in names of agencies and files.</summary>
    public CompositeExport Anonymised(Anonymiser anonymiser)
    {
        ExportRow Replaced(ExportRow row) => new(anonymiser.Apply(row.Agency), anonymiser.Apply(row.Row), anonymiser.Apply(row.File));
        return this with
        {
            Agencies = [.. Agencies.Select(anonymiser.Apply)],
            Rows = Rows is IReadOnlyCollection<ExportRow> known ? [.. known.Select(Replaced)] : Rows.Select(Replaced),
            Unread = [.. Unread.Select(row => row with
            {
                Agency = anonymiser.Apply(row.Agency),
                File = anonymiser.Apply(row.File),
                WhatIsWrong = anonymiser.Apply(row.WhatIsWrong),
                AsItStood = anonymiser.Apply(row.AsItStood),
            })],
            Title = anonymiser.Apply(Title),
            Note = anonymiser.Apply(Note),
            IsAnonymised = true,
        };
    }

    /// <summary>The columns that go out, in order.</summary>
    internal IReadOnlyList<ExportColumn> ChosenColumns()
    {
        var chosen = Columns ?? (Rows is IReadOnlyCollection<ExportRow> known ? ExportColumns.InUse(known) : ExportColumns.All.ToHashSet());
        return [.. ExportColumns.All.Where(chosen.Contains)];
    }
}
