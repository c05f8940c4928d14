using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Publication;

/// <summary>
/// Takes reports whose time in public is over off the public room; from then on they are given on request (Policy 8.3).
/// It can run late or twice: however long it was down, one run brings everything up to date.
/// </summary>
public sealed class TakeReportsToOnRequest(Database database)
{
    /// <returns>How many reports were taken off.</returns>
    public async Task<int> RunAsync(JobActor actor, CancellationToken cancellation)
    {
        List<string> over;
        await using (var operation = await database.BeginAsync(actor, cancellation))
        {
            var today = LegalDay.Of(operation.Now);
            over = await operation.Read<PublishedReport>().Where(r => r.IsPublic && r.PublicUntil < today)
                .OrderBy(r => r.PublicUntil).Select(r => r.Reference).ToListAsync(cancellation);
        }
        var taken = 0;
        foreach (var reference in over)
        {
            await using var operation = await database.BeginAsync(actor, cancellation);
            var report = await operation.Set<PublishedReport>().SingleAsync(r => r.Reference == reference, cancellation);
            if (report.FollowWindow(operation.Now)
                && (await operation.SaveAsync(report.PartnershipId, cancellation,
                    new AuditEntry("Report taken off the public room", null, "Report", report.ReportId.Value))).Succeeded)
            {
                taken++;
            }
        }
        return taken;
    }
}
