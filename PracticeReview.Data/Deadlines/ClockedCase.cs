using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Deadlines;

/// <summary>A case with its policy and its deadlines as they are kept.</summary>
internal sealed record ClockedCase(ReviewCase Case, PolicyVersion Policy, IReadOnlyList<CaseDeadline> Deadlines)
{
    /// <summary>
    /// Loads it for a change of its clocks. Of two people who change one at once the second waits and sees what the first did.
    /// </summary>
    /// <returns>Null where there is no such case for this actor.</returns>
    public static async Task<ClockedCase?> LoadAsync(Operation operation, CaseId id, CancellationToken cancellation)
    {
        await operation.Context.Database.ExecuteSqlAsync($"select from cases where id = {id.Value} for update", cancellation);
        var @case = await operation.Set<ReviewCase>().Include(c => c.Milestones).SingleOrDefaultAsync(c => c.Id == id, cancellation);
        if (@case is null)
        {
            return null;
        }
        var policy = PolicyVersions.Find(@case.PolicyVersion)
            ?? throw new InvalidOperationException($"Case {id} began under a policy the portal does not know: {@case.PolicyVersion}.");
        return new ClockedCase(@case, policy, await operation.Set<CaseDeadline>().Where(deadline => deadline.CaseId == id).ToListAsync(cancellation));
    }

    /// <summary>Empties the draft of words that are sent.</summary>
    public static Task DiscardAsync(Operation operation, string? draft, CancellationToken cancellation) =>
        draft is null ? Task.CompletedTask : Drafts.FormDrafts.DiscardAsync(operation, draft, cancellation);
}
