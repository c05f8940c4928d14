using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <summary>
/// A person takes back that something they said be left out, while nobody has decided: their words stand again as they did. Taken
/// back twice, it is taken back once; they may ask again later.
/// </summary>
public sealed class TakeBackLeaveOut(Database database)
{
    /// <param name="thing">The contribution or the answer to a question; an answer that was read stands as both, under one id.</param>
    public async Task<Result> RunAsync(FamilyActor actor, Guid thing, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        var contribution = new ContributionId(thing);
        var asked = await operation.Set<LeaveOutRequest>().Where(row => row.ContributionId == contribution || row.QuestionAnswerId == thing).ToListAsync(cancellation);
        if (asked.Count == 0)
        {
            return Result.Done;
        }
        if (asked.Select(request => request.MayTakeBack(actor)).FirstOrDefault(may => may.Refused) is { Refused: true } refused)
        {
            return refused;
        }
        operation.Context.RemoveRange(asked);
        return await operation.SaveAsync(cancellation, [.. asked.Select(request => new AuditEntry("Leaving out taken back", actor.Case,
            request.ContributionId is null ? "QuestionAnswer" : "Contribution", thing))]);
    }
}
