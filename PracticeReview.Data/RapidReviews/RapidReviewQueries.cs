using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

public sealed record RapidReviewView(CaseStage Stage, bool MayKeep, DateTimeOffset? PlannedFor, DateTimeOffset? HeldAt, RapidReviewOutcome? Outcome,
    bool? OfNationalImportance, string? Rationale, DateTimeOffset? ReportSentAt);

public sealed class RapidReviewQueries(Database database)
{
    public async Task<RapidReviewView?> PageAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        if (!actor.IsBusinessUnit && !actor.IsOnVirtualPanel && !actor.IsInReviewGroup(id))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var stage = await operation.Read<ReviewCase>().Where(c => c.Id == id).Select(c => (CaseStage?)c.Stage).SingleOrDefaultAsync(cancellation);
        if (stage is null)
        {
            return null;
        }
        var review = await operation.Read<RapidReview>().SingleOrDefaultAsync(r => r.CaseId == id, cancellation);
        return new RapidReviewView(stage.Value, RapidReview.MayBeKeptBy(actor, id), review?.PlannedFor, review?.HeldAt, review?.Outcome,
            review?.OfNationalImportance, review?.Rationale, review?.ReportSentAt);
    }
}
