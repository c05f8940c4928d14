using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Reports;

/// <summary>What of a family's words holds a report (checklist F4, J7, J9), by number only, also for those who may not read them.</summary>
internal static class OpenWords
{
    /// <param name="since">Only what was sent after this instant, or all.</param>
    /// <returns>Nothing for a case that is not the actor's.</returns>
    public static async Task<OpenBefore> CountAsync(Operation operation, CaseId @case, DateTimeOffset? since, CancellationToken cancellation) =>
        One(await operation.Context.Database.SqlQuery<Row>($"""
            select comments as "Comments", wishes as "Wishes", leave_outs as "LeaveOuts", uses as "Uses" from access.open_words_of_family({@case.Value}, {since})
            """).ToListAsync(cancellation));

    /// <summary>What came since the decision to publish, for the job that publishes.</summary>
    public static async Task<OpenBefore> SinceDecisionAsync(Operation operation, CaseId @case, CancellationToken cancellation) =>
        One(await operation.Context.Database.SqlQuery<Row>($"""
            select comments as "Comments", wishes as "Wishes", leave_outs as "LeaveOuts", uses as "Uses" from access.open_words_since_decision({@case.Value})
            """).ToListAsync(cancellation)).WaitedForByTheFamily();

    /// <summary>Whether more is open than somebody was shown who gives a reason for it: also when as much was answered as came.</summary>
    public static async Task<bool> HaveGrownAsync(Operation operation, CaseId @case, OpenBefore open, SeenOpen seen, CancellationToken cancellation) =>
        open.HasGrownSince(seen.Open) || (await CountAsync(operation, @case, seen.At, cancellation)).WaitedForByTheFamily().IsAnything;

    private static OpenBefore One(List<Row> rows) => rows.Count == 0 ? OpenBefore.Nothing : new(rows[0].Comments, rows[0].Wishes, rows[0].LeaveOuts, rows[0].Uses);

    private sealed record Row(int Comments, int Wishes, int LeaveOuts, int Uses);
}
