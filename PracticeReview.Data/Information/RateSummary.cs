using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <param name="Words">What the agency is told.</param>
/// <param name="ReturnBy">Where it is not enough to decide: the London day by whose end the agency returns it again.</param>
/// <param name="Round">Which return was read, so that nobody rates what they have not seen.</param>
public sealed record RateSummaryCommand(
    InformationRequestId Request, IReadOnlyDictionary<SummaryCriterion, CriterionMet> Criteria, string Words, DateOnly? ReturnBy, int Round, string? Form = null);

/// <summary>
/// The business unit rates what an agency returned (Policy 10.3 e). What is not enough to decide goes back with words and a day:
/// the agency's deadline runs again, and the words of the first return stay.
/// </summary>
public sealed class RateSummary(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, RateSummaryCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await OpenRequests.FindAsync(operation, actor, command.Request, cancellation);
        if (found is not var (request, @case))
        {
            return Refusal.NotFound;
        }
        if (request.Round != command.Round)
        {
            return Refusal.ChangedMeanwhile;
        }
        var rated = SummaryRating.Rate(actor, request, command.Criteria, command.Words, command.ReturnBy, operation.Now);
        if (rated.Refused)
        {
            return rated;
        }
        operation.Add(rated.Value);
        if (rated.Value.ReturnBy is { } day)
        {
            request.SendBack();
            @case.Reach(CaseEvent.ReturnSentBack, operation.Now, request.Id.Value);
            @case.Reach(CaseEvent.ReturnDayAgreed, ReturnDays.InstantOf(day), request.Id.Value);
            await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        }
        operation.Add(OpenRequests.TellAuthor(request, operation));
        await OpenRequests.DiscardAsync(operation, command.Form, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry(rated.Value.IsSentBack ? "Summary sent back" : "Summary rated", @case.Id, "InformationRequest", request.Id.Value,
            Details: rated.Value.Criteria.ToDictionary(one => one.Key.ToString(), one => one.Value.ToString(), StringComparer.Ordinal)));
    }
}
