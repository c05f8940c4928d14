namespace PracticeReview.Web.Workspace.Cases;

/// <summary>
/// What is asked of a short list, as it stands in the address: part of a reference, one state, an order. Names and initials are
/// not asked for here, since an address is read by others.
/// </summary>
/// <param name="State">The value of a state of that list; empty for every one.</param>
/// <param name="Sort">The value of an order; empty for the list's own.</param>
public sealed record ListAsk(string? State, string? Sort, string? Reference)
{
    public bool IsEmpty => Query.Length == 0;

    /// <summary>What stands after the question mark; empty where nothing is asked for.</summary>
    public string Query => string.Join('&', new (string Name, string? Value)[] { ("state", State), ("sort", Sort), ("reference", Reference) }
        .Where(one => !string.IsNullOrWhiteSpace(one.Value)).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!.Trim())}"));

    /// <summary>The rows that are asked for, in the order that is asked for. What cannot be read is left out.</summary>
    /// <param name="isIn">Whether a row is in a state, by its value.</param>
    /// <param name="reference">What a row is found by.</param>
    /// <param name="orders">By which each order sorts.</param>
    public IReadOnlyList<T> Of<T>(IEnumerable<T> rows, Func<T, string, bool> isIn, Func<T, string> reference, IReadOnlyDictionary<string, Func<T, IComparable?>> orders)
    {
        if (!string.IsNullOrWhiteSpace(State))
        {
            rows = rows.Where(row => isIn(row, State));
        }
        if (!string.IsNullOrWhiteSpace(Reference))
        {
            rows = rows.Where(row => reference(row).Contains(Reference.Trim(), StringComparison.OrdinalIgnoreCase));
        }
        if (Sort is not null && orders.TryGetValue(Sort, out var by))
        {
            // What has none comes last.
            rows = rows.OrderBy(row => by(row) is null).ThenBy(by);
        }
        return [.. rows];
    }
}
