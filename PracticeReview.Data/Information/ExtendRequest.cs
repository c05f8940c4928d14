using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <param name="Form">The name under which the words were kept; they are done with when it is saved.</param>
/// <param name="Until">The London day by whose end the agency returns.</param>
public sealed record ExtendRequestCommand(InformationRequestId Request, DateOnly? Until, string Why, string? Form = null);

/// <summary>The business unit gives one agency longer, with a reason. Its deadline and its reminders follow the new day.</summary>
public sealed class ExtendRequest(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, ExtendRequestCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await OpenRequests.FindAsync(operation, actor, command.Request, cancellation);
        if (found is not var (request, @case))
        {
            return Refusal.NotFound;
        }
        var due = await operation.Read<CaseDeadline>().Where(deadline => deadline.CaseId == @case.Id && deadline.SubjectId == request.Id.Value && deadline.IsNeeded && deadline.MetAt == null)
            .Select(deadline => (DateOnly?)deadline.DueDay).FirstOrDefaultAsync(cancellation);
        var agreed = RequestExtension.Agree(actor, request, due, command.Until, command.Why, operation.Now);
        if (agreed.Refused)
        {
            return agreed;
        }
        operation.Add(agreed.Value);
        @case.Reach(CaseEvent.ReturnDayAgreed, ReturnDays.InstantOf(agreed.Value.Until), request.Id.Value);
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        operation.Add(OpenRequests.TellAuthor(request, operation));
        await OpenRequests.DiscardAsync(operation, command.Form, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Longer time agreed for a request", @case.Id, "InformationRequest", request.Id.Value,
            Details: new Dictionary<string, string> { ["until"] = agreed.Value.Until.ToString("O", System.Globalization.CultureInfo.InvariantCulture) }));
    }
}

/// <summary>What every change of the business unit to a request begins and ends with.</summary>
internal static class OpenRequests
{
    /// <returns>Null for others than the business unit, and where there is no such request.</returns>
    public static async Task<(InformationRequest Request, ReviewCase Case)?> FindAsync(Operation operation, StaffActor actor, InformationRequestId id, CancellationToken cancellation)
    {
        if (!InformationRequest.MayBeSentBy(actor) || await operation.Set<InformationRequest>().SingleOrDefaultAsync(r => r.Id == id, cancellation) is not { } request)
        {
            return null;
        }
        return (request, await operation.Set<ReviewCase>().SingleAsync(c => c.Id == request.CaseId, cancellation));
    }

    /// <summary>What was typed is done with, where it was kept.</summary>
    public static async Task DiscardAsync(Operation operation, string? form, CancellationToken cancellation)
    {
        if (form is not null)
        {
            await FormDrafts.DiscardAsync(operation, form, cancellation);
        }
    }

    public static OutboxMessage TellAuthor(InformationRequest request, Operation operation) => OutboxMessage.To(
        request.AuthorId, request.PartnershipId, request.CaseId, MessageTemplate.StaffSomethingWaits, operation.Now, $"/workspace/information/{request.Id}");
}
