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

    /// <summary>What the family waits for at each of these reports, and what of it came since it was decided to publish, in one question however many there are.</summary>
    /// <returns>Nothing of a report whose case is not the actor's.</returns>
    public static async Task<IReadOnlyDictionary<ReportId, (OpenBefore Open, OpenBefore Since)>> OfEachAsync(Operation operation, IReadOnlyList<ReportId> reports, CancellationToken cancellation)
    {
        var ids = reports.Select(report => report.Value).ToList();
        var rows = await operation.Context.Database.SqlQuery<EachRow>($"""
            select r.id as "Report", o.comments as "Comments", o.wishes as "Wishes", o.leave_outs as "LeaveOuts",
                coalesce(s.comments, 0) as "CommentsSince", coalesce(s.wishes, 0) as "WishesSince", coalesce(s.leave_outs, 0) as "LeaveOutsSince"
            from review_reports r cross join lateral access.open_words_of_family(r.case_id, null) o
                left join lateral access.open_words_of_family(r.case_id, r.decided_at) s on r.decision = 'Publish'
            where r.id = any ({ids})
            """).ToListAsync(cancellation);
        return rows.ToDictionary(row => new ReportId(row.Report), row => (new OpenBefore(row.Comments, row.Wishes, row.LeaveOuts), new OpenBefore(row.CommentsSince, row.WishesSince, row.LeaveOutsSince)));
    }

    /// <summary>What came since the decision to publish, for the job that publishes.</summary>
    public static async Task<OpenBefore> SinceDecisionAsync(Operation operation, CaseId @case, CancellationToken cancellation) =>
        One(await operation.Context.Database.SqlQuery<Row>($"""
            select comments as "Comments", wishes as "Wishes", leave_outs as "LeaveOuts", uses as "Uses" from access.open_words_since_decision({@case.Value})
            """).ToListAsync(cancellation)).WaitedForByTheFamily();

    /// <summary>Whether more is open than somebody was shown who gives a reason for it: also when as much was answered as came.</summary>
    /// <param name="open">What is open now, of the kinds the reason is for: see <see cref="OpenBefore.WaitedForByTheFamily"/>.</param>
    /// <param name="withUses">Whether it is for words nobody has said the use of, too.</param>
    public static async Task<bool> HaveGrownAsync(Operation operation, CaseId @case, OpenBefore open, SeenOpen seen, CancellationToken cancellation, bool withUses = false)
    {
        if (open.HasGrownSince(seen.Open))
        {
            return true;
        }
        var since = await CountAsync(operation, @case, seen.At, cancellation);
        return (withUses ? since : since.WaitedForByTheFamily()).IsAnything;
    }

    private static OpenBefore One(List<Row> rows) => rows.Count == 0 ? OpenBefore.Nothing : new(rows[0].Comments, rows[0].Wishes, rows[0].LeaveOuts, rows[0].Uses);

    private sealed record EachRow(Guid Report, int Comments, int Wishes, int LeaveOuts, int CommentsSince, int WishesSince, int LeaveOutsSince);

    private sealed record Row(int Comments, int Wishes, int LeaveOuts, int Uses);
}
