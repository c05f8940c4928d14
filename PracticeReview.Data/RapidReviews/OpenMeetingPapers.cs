using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

/// <summary>Hands somebody their own papers of a meeting, and records that they opened them.</summary>
public sealed class OpenMeetingPapers(Database database)
{
    /// <returns>The latest of them as a PDF.</returns>
    public async Task<Result<byte[]>> RunAsync(StaffActor actor, CaseId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var papers = await operation.Set<MeetingPapers>().Where(p => p.CaseId == id && p.StaffId == actor.Id).OrderByDescending(p => p.SharedAt).FirstOrDefaultAsync(cancellation);
        if (papers is null || !await MeetingRoom.IsInvitedAsync(operation, actor, id, cancellation))
        {
            return Refusal.NotFound;
        }
        papers.Open(operation.Now);
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Meeting papers opened", id, "MeetingPapers", papers.Id));
        return saved.Refused ? Result<byte[]>.Refuse(saved.Refusals) : papers.Content;
    }
}
