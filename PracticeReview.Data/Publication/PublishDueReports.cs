using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Actions;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Reports;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Publication;

/// <summary>
/// Publishes every report whose day has come (Policy 8.3). It can run late, twice, or side by side with itself: what was due
/// is published once, each report in a transaction of its own. What the family said since the decision holds its report until it is
/// answered, or decided again with a reason.
/// </summary>
public sealed class PublishDueReports(Database database)
{
    /// <returns>How many reports became public.</returns>
    public async Task<int> RunAsync(JobActor actor, CancellationToken cancellation)
    {
        var published = 0;
        foreach (var id in await DueAsync(actor, cancellation))
        {
            if (await PublishAsync(actor, id, cancellation))
            {
                published++;
            }
        }
        return published;
    }

    private async Task<List<ReportId>> DueAsync(JobActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var today = LegalDay.Of(operation.Now);
        return await operation.Read<ReviewReport>()
            .Where(r => r.Decision == PublicationDecision.Publish && r.PublishedAt == null && r.PublicationDay <= today)
            .OrderBy(r => r.PublicationDay).Select(r => r.Id).ToListAsync(cancellation);
    }

    private async Task<bool> PublishAsync(JobActor actor, ReportId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var report = await operation.Set<ReviewReport>().SingleAsync(r => r.Id == id, cancellation);
        var @case = await operation.Set<ReviewCase>().SingleAsync(c => c.Id == report.CaseId, cancellation);
        var version = await operation.Read<ReportVersion>().SingleAsync(v => v.ReportId == id && v.Number == report.Number, cancellation);
        var published = report.Publish(version, PublicationRules.Of(@case.PolicyVersion), operation.Now, await OpenWords.SinceDecisionAsync(operation, report.CaseId, cancellation));
        if (published.Refused)
        {
            return false;
        }
        // Its family hears that there is something new: the database tells it, since the job knows nobody of it.
        operation.Add(published.Value);
        @case.MoveTo(CaseStage.Publication, operation.Now);
        if (await operation.Read<ActionPlan>().AnyAsync(p => p.CaseId == @case.Id && p.HandedOverAt != null, cancellation))
        {
            @case.MoveTo(CaseStage.Actions, operation.Now);
        }
        @case.Reach(CaseEvent.Publication, operation.Now);
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        var saved = await operation.SaveAsync(@case.PartnershipId, cancellation, new AuditEntry("Report published", @case.Id, "Report", id.Value,
            Details: new Dictionary<string, string> { ["until"] = published.Value.PublicUntil.ToString("O") }));
        return saved.Succeeded;
    }
}
