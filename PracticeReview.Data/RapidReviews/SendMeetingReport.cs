using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Data.Information;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

/// <summary>
/// Records that the endorsed report went to the National Panel, moves the case on, and tells the referrer and the agencies that were
/// asked (Policy 7.13).
/// </summary>
public sealed class SendMeetingReport(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().Include(c => c.Milestones).SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (@case is null || !RapidReview.MayBeKeptBy(actor, id))
        {
            return Refusal.NotFound;
        }
        var review = await operation.Set<RapidReview>().SingleOrDefaultAsync(r => r.CaseId == id, cancellation);
        if (review is null || await MeetingRoom.StandingAsync(operation, review, cancellation) is not { } standing)
        {
            return Result.Refuse(null, "Record the outcome of the meeting first.");
        }
        var sent = review.SendReport(standing.Standing, operation.Now);
        if (sent.Refused)
        {
            return sent;
        }
        @case.Reach(CaseEvent.ReportSentToNationalPanel, operation.Now);
        MoveOn(@case, review.FinalOutcome!.Value, standing.Standing.DecidedAt!.Value, operation.Now);
        await TellAsync(operation, @case, review, cancellation);
        await TimetableKeeper.KeepAsync(operation, @case, cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Rapid review report sent to the National Panel", id, "RapidReview", id.Value));
    }

    // The decision for a fuller review is made when it is endorsed, not when the letter about it leaves.
    private static void MoveOn(ReviewCase @case, RapidReviewOutcome outcome, DateTimeOffset decidedAt, DateTimeOffset now)
    {
        switch (outcome)
        {
            case RapidReviewOutcome.RecommendPracticeReview:
                @case.BecomeReview(ReviewType.ChildSafeguardingPracticeReview);
                @case.Reach(CaseEvent.FullReviewDecided, decidedAt);
                @case.MoveTo(CaseStage.Review, now);
                break;
            case RapidReviewOutcome.OtherLocalReview:
                @case.MoveTo(CaseStage.Review, now);
                break;
            default:
                @case.MoveTo(CaseStage.Closed, now);
                break;
        }
    }

    private static async Task TellAsync(Operation operation, ReviewCase @case, RapidReview review, CancellationToken cancellation)
    {
        var told = await operation.Read<InformationRequest>().Where(request => request.CaseId == @case.Id)
            .Select(request => new { Staff = request.AuthorId, Agency = (AgencyId?)request.AgencyId }).ToListAsync(cancellation);
        if (!told.Exists(person => person.Staff == @case.ReferrerId))
        {
            told.Add(new { Staff = @case.ReferrerId, Agency = await operation.Read<StaffMember>().Where(staff => staff.Id == @case.ReferrerId).Select(staff => staff.AgencyId).SingleOrDefaultAsync(cancellation) });
        }
        foreach (var person in told)
        {
            operation.Add(new OutcomeNotice(review, person.Staff, person.Agency, operation.Now));
        }
        foreach (var staff in told.Select(person => person.Staff).Distinct())
        {
            operation.Add(OutboxMessage.To(staff, review.PartnershipId, review.CaseId, MessageTemplate.StaffSomethingWaits, operation.Now, "/workspace/meetings"));
        }
    }
}
