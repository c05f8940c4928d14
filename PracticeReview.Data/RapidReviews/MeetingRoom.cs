using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

/// <summary>Finds a meeting for somebody who may be in its room: the staff of the case, and whoever is invited.</summary>
internal static class MeetingRoom
{
    /// <returns>Null where there is no such meeting or it is not for this person.</returns>
    public static async Task<RapidReview?> FindAsync(Operation operation, StaffActor actor, CaseId id, CancellationToken cancellation) =>
        RapidReview.IsOpenTo(actor, id) || await IsInvitedAsync(operation, actor, id, cancellation)
            ? await operation.Set<RapidReview>().SingleOrDefaultAsync(review => review.CaseId == id, cancellation)
            : null;

    public static Task<bool> IsInvitedAsync(Operation operation, StaffActor actor, CaseId id, CancellationToken cancellation) =>
        operation.Read<MeetingInvitation>().AnyAsync(invitation => invitation.CaseId == id && invitation.StaffId == actor.Id && invitation.RevokedAt == null, cancellation);

    /// <summary>Who is present at the sitting now, as the quorum counts them.</summary>
    public static async Task<Quorum> QuorumAsync(Operation operation, RapidReview review, CancellationToken cancellation) =>
        Quorum.Of(await operation.Read<MeetingAttendance>()
            .Where(present => present.CaseId == review.CaseId && present.Sitting == review.Sitting && present.LeftAt == null)
            .Select(present => present.Represents).ToListAsync(cancellation));

    /// <summary>Where the endorsement of a concluded meeting stands, and every word given.</summary>
    public static async Task<(EndorsementStanding Standing, IReadOnlyList<Endorsement> Said)?> StandingAsync(Operation operation, RapidReview review, CancellationToken cancellation)
    {
        if (review.Outcome is not { } outcome)
        {
            return null;
        }
        var said = await operation.Read<Endorsement>().Where(word => word.CaseId == review.CaseId).OrderBy(word => word.SaidAt).ToListAsync(cancellation);
        return (EndorsementStanding.Of(outcome, said), said);
    }
}
