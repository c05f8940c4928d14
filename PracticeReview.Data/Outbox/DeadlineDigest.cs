using System.Globalization;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Outbox;

/// <summary>One message to one professional about all the deadlines they were reminded of at once.</summary>
public static class DeadlineDigest
{
    /// <param name="cases">The case of each reminder. The message names none of them; where there is only one, its link leads there.</param>
    public static OutboxMessage For(StaffId staff, PartnershipId partnership, IReadOnlyList<CaseId> cases, DateTimeOffset now)
    {
        var only = cases.Distinct().ToList() is [var one] ? one : (CaseId?)null;
        var page = only is { } @case ? $"/workspace/cases/{@case}" : "/workspace";
        return OutboxMessage.To(staff, partnership, only, MessageTemplate.StaffDeadline, now,
            string.Create(CultureInfo.InvariantCulture, $"{cases.Count} {page}"));
    }

    /// <summary>What <see cref="For"/> wrote: how many deadlines, and the page to open.</summary>
    public static (int Count, string Page) Read(string? argument)
    {
        var parts = (argument ?? "").Split(' ', 2);
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? (count, parts[1])
            : (1, "/workspace");
    }
}
