using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

/// <summary>An agency that was told the outcome says which inspectorate it notified, as required (Policy 7.13).</summary>
public sealed class AnswerOutcomeNotice(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, Guid notice, string? inspectorate, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Set<OutcomeNotice>().SingleOrDefaultAsync(n => n.Id == notice && n.StaffId == actor.Id, cancellation);
        if (found is null)
        {
            return Refusal.NotFound;
        }
        var answered = found.Answer(actor, inspectorate, operation.Now);
        return answered.Refused ? answered : await operation.SaveAsync(cancellation, new AuditEntry("Inspectorate notified by agency", found.CaseId, "OutcomeNotice", notice));
    }
}
