using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

/// <param name="PlannedFor">When the meeting begins, UTC.</param>
/// <param name="SignOffAt">When the decision makers sign off its report, UTC; null where no time is set.</param>
public sealed record PlanMeetingCommand(CaseId Case, DateTimeOffset? PlannedFor, DateTimeOffset? SignOffAt);

/// <summary>Sets the date of the meeting and of the sign-off after it, or moves them (Policy 7.10). Those who are invited hear of a move.</summary>
public sealed class PlanMeeting(Database database)
{
    /// <summary>The name under which a date is kept while it is typed.</summary>
    public static string DraftName(CaseId @case) => $"meeting-plan/{@case}";

    public async Task<Result> RunAsync(StaffActor actor, PlanMeetingCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().Include(c => c.Milestones).SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        if (@case is null || !RapidReview.MayBeKeptBy(actor, command.Case))
        {
            return Refusal.NotFound;
        }
        if (@case.Stage is not (CaseStage.Information or CaseStage.RapidReview))
        {
            return Result.Refuse(null, "A rapid review meeting belongs to a case whose information is being gathered.");
        }
        if (RapidReview.CheckDates(command.PlannedFor, command.SignOffAt) is { Count: > 0 } refusals)
        {
            return Result.Refuse(refusals);
        }
        var review = await operation.Set<RapidReview>().SingleOrDefaultAsync(r => r.CaseId == command.Case, cancellation);
        if (review is null)
        {
            operation.Add(RapidReview.Plan(@case, command.PlannedFor!.Value, command.SignOffAt));
        }
        else if (review.MoveTo(command.PlannedFor!.Value, command.SignOffAt) is { Refused: true } refused)
        {
            return refused;
        }
        else
        {
            await TellInvitedAsync(operation, review, cancellation);
        }
        @case.Plan(CaseEvent.Meeting, command.PlannedFor.Value);
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        await FormDrafts.DiscardAsync(operation, DraftName(command.Case), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Rapid review meeting planned", command.Case, "RapidReview", command.Case.Value));
    }

    private static async Task TellInvitedAsync(Operation operation, RapidReview review, CancellationToken cancellation)
    {
        foreach (var invitation in await operation.Set<MeetingInvitation>().Where(i => i.CaseId == review.CaseId && i.RevokedAt == null).ToListAsync(cancellation))
        {
            invitation.Move();
            InviteToMeeting.Tell(operation, review, invitation);
        }
    }
}
