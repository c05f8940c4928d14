namespace PracticeReview.Data.Information.Chronologies;

/// <summary>One event of the composite chronology with the agency it came from (Policy 7.11).</summary>
/// <param name="Agency">Whose chronology it stands in.</param>
/// <param name="Row">The event.</param>
public sealed record CompositeRow<TAgency>(TAgency Agency, ChronologyRow Row);

/// <summary>Amalgamates the chronologies of the agencies into one (Policy 7.11).</summary>
public static class CompositeChronology
{
    /// <summary>
    /// Puts the rows of all chronologies in one order: by the earliest moment they may speak of (<see cref="EventDate"/>), of
    /// one earliest moment first what spans more, so that a year stands before its months and a day as a whole before its hours;
    /// then by the agency's name and its own row number. The order the chronologies are handed over in makes no difference. No row is left out, and two that say the same both stay.
    /// </summary>
    /// <param name="chronologies">Each agency with its rows.</param>
    /// <param name="name">The agency's name, by which rows of the same moment are put in order.</param>
    public static IReadOnlyList<CompositeRow<TAgency>> Merge<TAgency>(
        IEnumerable<(TAgency Agency, IReadOnlyList<ChronologyRow> Rows)> chronologies, Func<TAgency, string> name)
        where TAgency : notnull
    {
        var rows = new List<(EventDate When, string Name, string Tie, CompositeRow<TAgency> Row)>();
        foreach (var (agency, events) in chronologies)
        {
            var agencyName = name(agency);
            // Two agencies may bear one name; what else tells them apart then decides.
            var tie = agency.ToString() ?? "";
            rows.AddRange(events.Select(row => (row.When, agencyName, tie, new CompositeRow<TAgency>(agency, row))));
        }

        rows.Sort((a, b) => Compare(a.When, a.Name, a.Tie, a.Row.Row, b.When, b.Name, b.Tie, b.Row.Row));
        return [.. rows.Select(row => row.Row)];
    }

    /// <summary>Puts the rows of chronologies in one order, for agencies known by their name.</summary>
    public static IReadOnlyList<CompositeRow<string>> Merge(IEnumerable<(string Agency, IReadOnlyList<ChronologyRow> Rows)> chronologies) =>
        Merge(chronologies, agency => agency);

    private static int Compare(EventDate whenA, string nameA, string tieA, ChronologyRow a, EventDate whenB, string nameB, string tieB, ChronologyRow b)
    {
        var order = whenA.CompareTo(whenB);
        order = order != 0 ? order : string.CompareOrdinal(nameA, nameB);
        order = order != 0 ? order : string.CompareOrdinal(tieA, tieB);
        order = order != 0 ? order : a.RowNumber.CompareTo(b.RowNumber);
        // The same agency's rows of two files may share a number: the words decide, so that the order is always the same.
        return order != 0 ? order : string.CompareOrdinal(a.ToString(), b.ToString());
    }
}
