using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>The business unit no longer needs an agency's answer; the agency can be asked anew afterwards.</summary>
public sealed class WithdrawRequest(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, InformationRequestId id, string why, string? form, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await OpenRequests.FindAsync(operation, actor, id, cancellation);
        if (found is not var (request, @case))
        {
            return Refusal.NotFound;
        }
        var withdrawn = request.Withdraw(actor, why, operation.Now);
        if (withdrawn.Refused)
        {
            return withdrawn;
        }
        @case.Reach(CaseEvent.RequestWithdrawn, operation.Now, request.Id.Value);
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        operation.Add(OpenRequests.TellAuthor(request, operation));
        await OpenRequests.DiscardAsync(operation, form, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Request withdrawn", @case.Id, "InformationRequest", request.Id.Value, Why: request.WhyWithdrawn));
    }
}
