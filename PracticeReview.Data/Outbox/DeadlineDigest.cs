using System.Globalization;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Outbox;

/// <summary>One message to one professional about all the deadlines they were reminded of at once.</summary>
public static class DeadlineDigest
{
    /// <param name="reminders">
    /// The case of each reminder and as whom the person is reminded. The message names none of them; where all lead to one page
    /// that the person can open, its link leads there.
    /// </param>
    public static OutboxMessage For(StaffId staff, PartnershipId partnership, IReadOnlyList<(CaseId Case, WaitedFor Whom)> reminders, DateTimeOffset now)
    {
        var only = reminders.Select(reminder => reminder.Case).Distinct().ToList() is [var one] ? one : (CaseId?)null;
        var page = reminders.Select(PageOf).Distinct(StringComparer.Ordinal).ToList() is [var single] ? single : "/workspace";
        return OutboxMessage.To(staff, partnership, only, MessageTemplate.StaffDeadline, now,
            string.Create(CultureInfo.InvariantCulture, $"{reminders.Count} {page}"));
    }

    // Agencies see their requests and referrers their referral, not the case.
    private static string PageOf((CaseId Case, WaitedFor Whom) reminder) => reminder.Whom switch
    {
        WaitedFor.InformationAuthor => "/workspace/information",
        WaitedFor.AgencyDecisionMaker => "/workspace/information/agency",
        WaitedFor.ReferrersDecisionMaker => "/workspace/referrals",
        WaitedFor.ImmediateActionOwner => $"/workspace/meetings/{reminder.Case}",
        WaitedFor.Referrer => $"/workspace/cases/{reminder.Case}/referral",
        _ => $"/workspace/cases/{reminder.Case}",
    };

    /// <summary>What <see cref="For"/> wrote: how many deadlines, and the page to open.</summary>
    public static (int Count, string Page) Read(string? argument)
    {
        var parts = (argument ?? "").Split(' ', 2);
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? (count, parts[1])
            : (1, "/workspace");
    }
}
