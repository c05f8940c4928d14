using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Reports;

/// <param name="Number">The version that was read.</param>
/// <param name="Despite">Why it cannot wait for answers to what came from the family since it was agreed; asked for only where there is anything.</param>
/// <param name="Seen">What was shown as open when the form was opened: more than that is refused. Null compares with nothing.</param>
public sealed record SignOffReportCommand(ReportId Report, int Number, string? Despite = null, SeenOpen? Seen = null);

/// <summary>One of the three statutory partners signs off the final version (Policy 8.3).</summary>
public sealed class SignOffReport(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, SignOffReportCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var report = await operation.Set<ReviewReport>().SingleOrDefaultAsync(r => r.Id == command.Report, cancellation);
        var agency = await operation.Read<Agency>().SingleOrDefaultAsync(a => a.Id == actor.AgencyId, cancellation);
        if (report is null || agency is null)
        {
            return Refusal.NotFound;
        }
        var open = (await OpenWords.CountAsync(operation, report.CaseId, report.AgreedAt, cancellation)).WaitedForByTheFamily();
        if (ReviewReport.MaySignOff(actor) && command.Seen is { } seen && await OpenWords.HaveGrownAsync(operation, report.CaseId, open, seen, cancellation))
        {
            return SeenOpen.MoreSince;
        }
        var signed = report.SignOff(actor, agency, command.Number, operation.Now, open, command.Despite);
        if (signed.Refused)
        {
            return signed;
        }
        if (report.IsSignedOff)
        {
            foreach (var staff in await Recipients.BusinessUnitAsync(operation, cancellation))
            {
                operation.Add(OutboxMessage.To(staff, actor.Partnership, report.CaseId, MessageTemplate.StaffSomethingWaits, operation.Now, "/workspace/publication"));
            }
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Report signed off", report.CaseId, "Report", report.Id.Value,
            Details: new Dictionary<string, string> { ["version"] = report.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), ["partner"] = agency.Kind.ToString() }));
    }
}
