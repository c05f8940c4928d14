using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

public sealed record ConcludeMeetingCommand(CaseId Case, DateTimeOffset? HeldAt, RapidReviewOutcome? Outcome, bool? OfNationalImportance, string? Rationale);

/// <summary>
/// Records what a quorate meeting decided, or that one was not quorate and decided nothing (Policy 7.12). The case moves on only when
/// the outcome is endorsed and sent.
/// </summary>
public sealed class ConcludeMeeting(Database database)
{
    /// <summary>The name under which an outcome is kept while it is typed.</summary>
    public static string DraftName(CaseId @case) => $"rapid-review/{@case}";

    public Task<Result> RunAsync(StaffActor actor, ConcludeMeetingCommand command, CancellationToken cancellation) =>
        RunAsync(actor, command.Case, command.HeldAt, "Rapid review concluded", (operation, review, quorum) =>
            review.Conclude(quorum, command.HeldAt, command.Outcome, command.OfNationalImportance, command.Rationale, operation.Now), cancellation);

    /// <summary>The meeting was not quorate: it decided nothing, and another sitting follows.</summary>
    public Task<Result> EndUndecidedAsync(StaffActor actor, CaseId id, DateTimeOffset? heldAt, CancellationToken cancellation) =>
        RunAsync(actor, id, null, "Rapid review meeting not quorate", (operation, review, quorum) =>
        {
            var ended = review.EndUndecided(actor, quorum, heldAt, operation.Now);
            if (ended.Succeeded)
            {
                operation.Add(ended.Value);
            }
            return ended;
        }, cancellation);

    private async Task<Result> RunAsync(StaffActor actor, CaseId id, DateTimeOffset? heldAt, string action, Func<Operation, RapidReview, Quorum, Result> change, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().Include(c => c.Milestones).SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (@case is null || !RapidReview.MayBeKeptBy(actor, id))
        {
            return Refusal.NotFound;
        }
        if (@case.Stage != CaseStage.RapidReview)
        {
            return Result.Refuse(null, "Finish gathering information before the outcome of the meeting is recorded.");
        }
        var review = await operation.Set<RapidReview>().SingleOrDefaultAsync(r => r.CaseId == id, cancellation);
        if (review is null)
        {
            return Result.Refuse(null, "Set the date of the meeting and note who was there first.");
        }
        var changed = change(operation, review, await MeetingRoom.QuorumAsync(operation, review, cancellation));
        if (changed.Refused)
        {
            return changed;
        }
        if (heldAt is { } held)
        {
            @case.Plan(CaseEvent.Meeting, held);
            await TimetableKeeper.KeepAsync(operation, @case, cancellation);
            await FormDrafts.DiscardAsync(operation, DraftName(id), cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry(action, id, "RapidReview", id.Value));
    }
}
