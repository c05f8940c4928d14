using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

public sealed record ConcludeRapidReviewCommand(CaseId Case, DateTimeOffset HeldAt, RapidReviewOutcome? Outcome, bool? OfNationalImportance, string? Rationale);

/// <summary>The date, the outcome and the report of a rapid review meeting, with the clocks that hang on each (Policy 7.10 to 7.13, 8.1).</summary>
public sealed class KeepRapidReview(Database database)
{
    /// <summary>Sets or moves the date of the meeting (instants in UTC).</summary>
    public Task<Result> PlanAsync(StaffActor actor, CaseId @case, DateTimeOffset plannedFor, CancellationToken cancellation) =>
        RunAsync(actor, @case, "Rapid review meeting planned", (operation, owner, review) =>
        {
            if (owner.Stage is not (CaseStage.Information or CaseStage.RapidReview))
            {
                return Result.Refuse(null, "A rapid review meeting belongs to a case whose information is being gathered.");
            }
            if (review is null)
            {
                operation.Add(RapidReview.Plan(owner, plannedFor));
            }
            else if (review.MoveTo(plannedFor) is { Refused: true } refused)
            {
                return refused;
            }
            owner.Plan(CaseEvent.Meeting, plannedFor);
            return Result.Done;
        }, cancellation);

    /// <summary>Records what the meeting decided and moves the case on.</summary>
    public Task<Result> ConcludeAsync(StaffActor actor, ConcludeRapidReviewCommand command, CancellationToken cancellation) =>
        RunAsync(actor, command.Case, "Rapid review concluded", (operation, owner, review) =>
        {
            if (owner.Stage != CaseStage.RapidReview)
            {
                return Result.Refuse(null, "Finish gathering information before the outcome of the meeting is recorded.");
            }
            var held = review ?? RapidReview.Plan(owner, command.HeldAt);
            if (held.Conclude(command.HeldAt, command.Outcome, command.OfNationalImportance, command.Rationale, operation.Now) is { Refused: true } refused)
            {
                return refused;
            }
            if (review is null)
            {
                operation.Add(held);
            }
            owner.Plan(CaseEvent.Meeting, command.HeldAt);
            switch (held.Outcome)
            {
                case RapidReviewOutcome.RecommendPracticeReview:
                    owner.BecomeReview(ReviewType.ChildSafeguardingPracticeReview);
                    owner.Reach(CaseEvent.FullReviewDecided, operation.Now);
                    owner.MoveTo(CaseStage.Review, operation.Now);
                    break;
                case RapidReviewOutcome.OtherLocalReview:
                    owner.MoveTo(CaseStage.Review, operation.Now);
                    break;
                default:
                    owner.MoveTo(CaseStage.Closed, operation.Now);
                    break;
            }
            return Result.Done;
        }, cancellation);

    /// <summary>Records that the report went to the National Panel.</summary>
    public Task<Result> SendReportAsync(StaffActor actor, CaseId @case, CancellationToken cancellation) =>
        RunAsync(actor, @case, "Rapid review report sent to the National Panel", (operation, owner, review) =>
        {
            if (review is null)
            {
                return Result.Refuse(null, "Record the outcome of the meeting first.");
            }
            if (review.ReportSentAt is not null)
            {
                return Result.Refuse(null, "The report has been sent already.");
            }
            if (review.SendReport(operation.Now) is { Refused: true } refused)
            {
                return refused;
            }
            owner.Reach(CaseEvent.ReportSentToNationalPanel, operation.Now);
            return Result.Done;
        }, cancellation);

    private async Task<Result> RunAsync(StaffActor actor, CaseId id, string action, Func<Operation, ReviewCase, RapidReview?, Result> change, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().Include(c => c.Milestones).SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (@case is null || !RapidReview.MayBeKeptBy(actor, id))
        {
            return Refusal.NotFound;
        }
        var review = await operation.Set<RapidReview>().SingleOrDefaultAsync(r => r.CaseId == id, cancellation);
        var changed = change(operation, @case, review);
        if (changed.Refused)
        {
            return changed;
        }
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry(action, id, "RapidReview", id.Value));
    }
}
