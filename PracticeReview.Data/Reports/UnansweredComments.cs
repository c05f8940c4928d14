using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Reports;

/// <summary>Comments of the family on the draft that nobody has answered (checklist F4), by number only, also for those who may not read them.</summary>
internal static class UnansweredComments
{
    /// <param name="since">Only those sent after this instant, or all.</param>
    public static Task<int> CountAsync(Operation operation, CaseId @case, DateTimeOffset? since, CancellationToken cancellation) =>
        operation.Context.Database.SqlQuery<int>($"""select access.unanswered_comments({@case.Value}, {since}) as "Value" """).SingleAsync(cancellation);
}
