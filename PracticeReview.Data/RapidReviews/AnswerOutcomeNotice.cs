using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

/// <summary>An agency that was told the outcome says which inspectorate it notified, as required (Policy 7.13).</summary>
public sealed class AnswerOutcomeNotice(Database database)
{
    /// <summary>The name under which the words are kept while they are typed.</summary>
    public static string DraftName(Guid notice) => $"outcome-notice/{notice}";

    public async Task<Result> RunAsync(StaffActor actor, Guid notice, string? inspectorate, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var found = await operation.Set<OutcomeNotice>().SingleOrDefaultAsync(n => n.Id == notice && n.StaffId == actor.Id, cancellation);
        if (found is null)
        {
            return Refusal.NotFound;
        }
        var answered = found.Answer(actor, inspectorate, operation.Now);
        if (answered.Refused)
        {
            return answered;
        }
        await FormDrafts.DiscardAsync(operation, DraftName(notice), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Inspectorate notified by agency", found.CaseId, "OutcomeNotice", notice));
    }
}
