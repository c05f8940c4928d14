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

/// <summary>The author returns what the agency was asked for; "no involvement" is a return (Policy 7.7, C2).</summary>
public sealed class ReturnInformation(Database database)
{
    /// <summary>The name under which the words of a summary are kept while they are written.</summary>
    public static string FormOf(InformationRequestId request) => $"summary/{request}";

    /// <summary>Returns a summary. Refused with everything that is missing; the words stay kept then.</summary>
    public Task<Result> SummaryAsync(StaffActor actor, InformationRequestId id, AgencySummaryWords words, CancellationToken cancellation) =>
        RunAsync(actor, id, async (operation, request) =>
        {
            var hasChronology = await operation.Read<Chronology>().AnyAsync(chronology => chronology.RequestId == id, cancellation);
            // Whether it may be returned at all comes first: a second press of the button is told that, and no more.
            if (request.ReturnSummary(actor, operation.Now) is { Refused: true } refused)
            {
                return refused;
            }
            var summary = AgencySummary.Write(request, words, hasChronology, operation.Now);
            if (summary.Succeeded)
            {
                operation.Add(summary.Value);
            }
            return summary;
        }, cancellation);

    /// <summary>Returns that the agency has had nothing to do with the child or the family.</summary>
    public Task<Result> NoInvolvementAsync(StaffActor actor, InformationRequestId id, string recordsSearched, CancellationToken cancellation) =>
        RunAsync(actor, id, async (operation, request) =>
            await operation.Read<Chronology>().AnyAsync(chronology => chronology.RequestId == id, cancellation)
                ? Result.Refuse(null, "A chronology was uploaded for this request, so there was involvement: return a summary.")
                : request.ReturnNoInvolvement(actor, recordsSearched, operation.Now), cancellation);

    private async Task<Result> RunAsync(StaffActor actor, InformationRequestId id, Func<Operation, InformationRequest, Task<Result>> answer, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var request = await operation.Set<InformationRequest>().SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (request is null || request.AuthorId != actor.Id)
        {
            return await WithdrawnRequests.WhyNotAsync(operation, id, cancellation);
        }
        var answered = await answer(operation, request);
        if (answered.Refused)
        {
            return answered;
        }
        // The author sees neither the case nor its timetable: only the milestone and the deadline of this very request.
        operation.Add(new Milestone(request.CaseId, request.PartnershipId, request.Kind == RequestKind.FullerReport ? CaseEvent.FullerReportReturned : CaseEvent.SummaryReturned, operation.Now, id.Value));
        var deadline = await operation.Set<CaseDeadline>()
            .SingleOrDefaultAsync(d => (d.Kind == DeadlineKind.ReturnAgencySummary || d.Kind == DeadlineKind.ReturnFullerReport) && d.SubjectId == id.Value, cancellation);
        deadline?.Meet(operation.Now);
        operation.Add(OutboxMessage.To(request.SentBy, actor.Partnership, request.CaseId, MessageTemplate.StaffSomethingWaits, operation.Now,
            $"/workspace/cases/{request.CaseId}/information"));
        await FormDrafts.DiscardAsync(operation, FormOf(id), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Information returned", request.CaseId, "InformationRequest", id.Value,
            Details: new Dictionary<string, string> { ["kind"] = request.ReturnKind!.Value.ToString(), ["round"] = request.Round.ToString(System.Globalization.CultureInfo.InvariantCulture) }));
    }
}
