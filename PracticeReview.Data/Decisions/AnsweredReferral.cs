using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Referrals;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Decisions;

internal static class AnsweredReferral
{
    /// <summary>
    /// A referral and its case, held until the operation ends: of two people who answer it at once the second one sees what the
    /// first one did.
    /// </summary>
    public static async Task<(ReviewCase? Case, Referral? Referral)> LoadAsync(Operation operation, CaseId caseId, CancellationToken cancellation)
    {
        await operation.Context.Database.ExecuteSqlAsync($"select from referrals where case_id = {caseId.Value} for update", cancellation);
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(found => found.Id == caseId, cancellation);
        var referral = await operation.Set<Referral>().SingleOrDefaultAsync(found => found.CaseId == caseId, cancellation);
        return (@case, referral);
    }
}
