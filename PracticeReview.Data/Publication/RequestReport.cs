using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Publication;

/// <param name="Name">What the person calls themselves; may be left out.</param>
/// <param name="Language">The code of the language of the form.</param>
public sealed record RequestReportCommand(string Reference, string? Name, string? Email, string? Message, string Language);

/// <summary>Anybody asks for a report that is available on request (Policy 8.3).</summary>
public sealed class RequestReport(Database database)
{
    public async Task<Result> RunAsync(PublicActor actor, RequestReportCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var report = await PublicReportQueries.OnRequestIn(operation).SingleOrDefaultAsync(r => r.Reference == command.Reference, cancellation);
        if (report is null)
        {
            return Refusal.NotFound;
        }
        var asked = ReportRequest.Ask(actor, new PartnershipId(report.PartnershipId), command.Reference,
            command.Name, command.Email, command.Message, command.Language, operation.Now);
        if (asked.Refused)
        {
            return asked;
        }
        operation.Add(asked.Value);
        return await operation.SaveAsync(asked.Value.PartnershipId, cancellation,
            new AuditEntry("Report asked for", null, "ReportRequest", asked.Value.Id));
    }
}
