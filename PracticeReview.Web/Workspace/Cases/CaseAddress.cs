using System.Globalization;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>What is asked of the case list or the board, as it stands in the address. What cannot be read is left out.</summary>
public static class CaseAddress
{
    public const string List = "/workspace/cases";
    public const string Board = "/workspace/board";

    public static T? Read<T>(string? written) where T : struct, Enum =>
        Enum.TryParse<T>(written, ignoreCase: true, out var read) && Enum.IsDefined(read) && !int.TryParse(written, out _) ? read : null;

    public static AgencyId? Agency(string? written) => Guid.TryParse(written, out var id) ? new AgencyId(id) : null;

    /// <summary>The last row of the page before: its instant in ticks and its identifier.</summary>
    public static CaseListPlace? Place(string? after) =>
        after?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParseExact(id, "N", out var guid)
            ? new CaseListPlace(new DateTimeOffset(at, TimeSpan.Zero), new CaseId(guid))
            : null;

    /// <summary>What stands after the question mark; empty where nothing is asked for.</summary>
    public static string Query(CaseListFilter filter)
    {
        List<string> query = [];
        Add(query, "stage", filter.Stage?.ToString());
        Add(query, "reference", filter.Reference?.Trim());
        Add(query, "agency", filter.Agency?.Value.ToString());
        Add(query, "type", filter.Type?.ToString());
        Add(query, "late", filter.Lateness?.ToString());
        Add(query, "sort", filter.Order == CaseOrder.Received ? null : filter.Order.ToString());
        Add(query, "reverse", filter.IsReversed ? "true" : null);
        Add(query, "page", filter.Page > 1 ? filter.Page.ToString(CultureInfo.InvariantCulture) : null);
        Add(query, "after", filter.After is { } after ? string.Create(CultureInfo.InvariantCulture, $"{after.ReceivedAt.UtcTicks}-{after.Id.Value:N}") : null);
        return string.Join('&', query);
    }

    public static string To(string page, CaseListFilter filter) => Query(filter) is { Length: > 0 } query ? $"{page}?{query}" : page;

    public static string Name(CaseLateness lateness) => lateness switch
    {
        CaseLateness.Late => "Late",
        CaseLateness.DueSoon => "Due within seven days",
        _ => "Not late",
    };

    private static void Add(List<string> query, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            query.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }
}
