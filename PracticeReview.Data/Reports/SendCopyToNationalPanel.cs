using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Reports;

/// <summary>Records that a copy of the signed-off report went to the National Panel, from which the week before publication is counted (Policy 8.3).</summary>
public sealed class SendCopyToNationalPanel(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, ReportId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var report = await operation.Set<ReviewReport>().SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (report is null)
        {
            return Refusal.NotFound;
        }
        var sent = report.SendCopy(actor, operation.Now);
        if (sent.Refused)
        {
            return sent;
        }
        var @case = await operation.Set<ReviewCase>().Include(c => c.Milestones).SingleAsync(c => c.Id == report.CaseId, cancellation);
        // A changed text was signed off anew and sent anew: the week is counted from the copy of the words that are published.
        @case.Plan(CaseEvent.CopySentToNationalPanel, operation.Now);
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Copy sent to the National Panel", report.CaseId, "Report", report.Id.Value));
    }
}
