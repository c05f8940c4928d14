using PracticeReview.Web.Workspace.Cases;

namespace PracticeReview.Tests.Rules.Cases;

/// <summary>What is asked of a list stands in its address, so that it can be shared and kept as a view.</summary>
public sealed class ListAskTests
{
    private static readonly (string State, string Reference, int? Due)[] s_rows = [("Open", "INV-2026-0002", null), ("Open", "INV-2026-0001", 5), ("Done", "ELS-2026-0001", 1)];
    private static readonly Dictionary<string, Func<(string State, string Reference, int? Due), IComparable?>> s_orders = new(StringComparer.Ordinal)
    {
        ["Due"] = row => row.Due,
        ["Reference"] = row => row.Reference,
    };

    [Theory]
    [InlineData(null, null, null, "INV-2026-0002 INV-2026-0001 ELS-2026-0001", "")]
    [InlineData("", " ", "", "INV-2026-0002 INV-2026-0001 ELS-2026-0001", "")]
    [InlineData("Open", null, null, "INV-2026-0002 INV-2026-0001", "state=Open")]
    [InlineData(null, "Due", null, "ELS-2026-0001 INV-2026-0001 INV-2026-0002", "sort=Due")]
    [InlineData("Open", "Reference", " inv-2026 ", "INV-2026-0001 INV-2026-0002", "state=Open&sort=Reference&reference=inv-2026")]
    [InlineData(null, "no such order", "els", "ELS-2026-0001", "sort=no%20such%20order&reference=els")]
    [InlineData("no such state", null, null, "", "state=no%20such%20state")]
    public void Rows_are_narrowed_and_ordered_by_what_the_address_says(string? state, string? sort, string? reference, string expected, string query)
    {
        var ask = new ListAsk(state, sort, reference);

        string.Join(' ', ask.Of(s_rows, (row, wanted) => row.State == wanted, row => row.Reference, s_orders).Select(row => row.Reference)).ShouldBe(expected);
        ask.Query.ShouldBe(query);
        ask.IsEmpty.ShouldBe(query.Length == 0);
    }
}
