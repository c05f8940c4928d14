using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Publication;

/// <param name="Send">Whether the report is sent; otherwise it is refused, with the reason.</param>
public sealed record AnswerReportRequestCommand(Guid Request, bool Send, string? Reason);

/// <summary>
/// The business unit answers a request for a report. The message carries only the path of the answer's page, which shows the
/// report or the reason, so that nothing of the review stands in an e-mail.
/// </summary>
public sealed class AnswerReportRequest(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, AnswerReportRequestCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var request = await operation.Set<ReportRequest>().SingleOrDefaultAsync(r => r.Id == command.Request, cancellation);
        if (request is null)
        {
            return Refusal.NotFound;
        }
        var answered = command.Send ? request.Send(actor, operation.Now) : request.Refuse(actor, command.Reason, operation.Now);
        if (answered.Refused)
        {
            return answered;
        }
        operation.Add(OutboxMessage.ToReportRequest(request.Id, actor.Partnership, operation.Now, $"/{request.Language}/reports/answer/{answered.Value}"));
        return await operation.SaveAsync(cancellation, new AuditEntry("Request for a report answered", null, "ReportRequest", request.Id,
            Details: new Dictionary<string, string> { ["answer"] = request.State.ToString() }));
    }
}
