using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Reports;

/// <param name="Despite">Why it cannot wait until every comment of the family on the draft is answered; asked for only where one is not.</param>
public sealed record AgreeFinalVersionCommand(CaseId Case, int Number, string? Despite = null);

/// <summary>
/// The review group agrees the final version (Policy 8.2). With it the review is complete (Policy 4.2), and the statutory
/// partners are asked to sign.
/// </summary>
public sealed class AgreeFinalVersion(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, AgreeFinalVersionCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().Include(c => c.Milestones).SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        var report = await operation.Set<ReviewReport>().SingleOrDefaultAsync(r => r.CaseId == command.Case, cancellation);
        if (@case is null || report is null)
        {
            return Refusal.NotFound;
        }
        var version = await operation.Read<ReportVersion>().SingleOrDefaultAsync(v => v.ReportId == report.Id && v.Number == command.Number, cancellation);
        if (version is null)
        {
            return Refusal.NotFound;
        }
        var agreed = report.AgreeFinal(actor, version, operation.Now, await UnansweredComments.CountAsync(operation, command.Case, null, cancellation), command.Despite);
        if (agreed.Refused)
        {
            return agreed;
        }
        @case.Plan(CaseEvent.ReviewCompleted, operation.Now);
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        foreach (var partner in await Recipients.WithRoleAsync(operation, cancellation, StaffRole.StatutoryPartner))
        {
            operation.Add(OutboxMessage.To(partner, actor.Partnership, @case.Id, MessageTemplate.StaffSomethingWaits, operation.Now, "/workspace/publication"));
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Final version agreed", command.Case, "Report", report.Id.Value,
            Details: new Dictionary<string, string> { ["version"] = report.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), ["despite"] = report.AgreedDespite is null ? "nothing" : "unanswered comments" }));
    }
}
