using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

public sealed record InviteToMeetingCommand(CaseId Case, IReadOnlyCollection<StaffId> Staff);

/// <summary>
/// Asks people to the meeting, or takes that back (Policy 7.10). Each gets a message with a file for the calendar; the three statutory
/// partners and the Independent Adviser get one for the sign-off, too.
/// </summary>
public sealed class InviteToMeeting(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, InviteToMeetingCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var review = await FindAsync(operation, actor, command.Case, cancellation);
        if (review is null)
        {
            return RapidReview.MayBeKeptBy(actor, command.Case) ? Result.Refuse(null, "Set the date of the meeting first.") : Refusal.NotFound;
        }
        if (review.IsConcluded)
        {
            return Result.Refuse(null, "The meeting has been held.");
        }
        var chosen = await operation.Read<StaffMember>().Where(staff => command.Staff.Contains(staff.Id) && staff.EndedAt == null).Select(staff => staff.Id).ToListAsync(cancellation);
        if (chosen.Count == 0)
        {
            return Result.Refuse("Invited", "Choose at least one person who works in this partnership.");
        }
        var deciders = await operation.Read<StaffRoleAssignment>()
            .Where(role => role.Until == null && chosen.Contains(role.StaffId) && (role.Role == StaffRole.StatutoryPartner || role.Role == StaffRole.IndependentAdviser))
            .Select(role => role.StaffId).ToListAsync(cancellation);
        var known = await operation.Set<MeetingInvitation>().Where(invitation => invitation.CaseId == command.Case).ToListAsync(cancellation);
        var entries = new List<AuditEntry>();
        foreach (var staff in chosen)
        {
            var invitation = known.Find(found => found.StaffId == staff);
            if (invitation is { RevokedAt: null })
            {
                continue;
            }
            if (invitation is null)
            {
                invitation = new MeetingInvitation(review, actor, staff, deciders.Contains(staff), operation.Now);
                operation.Add(invitation);
            }
            else
            {
                invitation.Renew(actor, operation.Now);
            }
            Tell(operation, review, invitation);
            entries.Add(new AuditEntry("Invited to rapid review meeting", command.Case, "Staff", staff.Value));
        }
        return entries.Count == 0 ? Result.Done : await operation.SaveAsync(cancellation, entries);
    }

    /// <summary>Takes an invitation back: what the person could see because of it, they no longer see.</summary>
    public async Task<Result> RevokeAsync(StaffActor actor, CaseId id, StaffId staff, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var review = await FindAsync(operation, actor, id, cancellation);
        var invitation = review is null
            ? null
            : await operation.Set<MeetingInvitation>().SingleOrDefaultAsync(found => found.CaseId == id && found.StaffId == staff && found.RevokedAt == null, cancellation);
        if (invitation is null)
        {
            return Refusal.NotFound;
        }
        invitation.Revoke(operation.Now);
        if (!review!.IsConcluded)
        {
            Tell(operation, review, invitation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Invitation to rapid review meeting taken back", id, "Staff", staff.Value));
    }

    internal static void Tell(Operation operation, RapidReview review, MeetingInvitation invitation)
    {
        foreach (var notice in invitation.Notices(review, operation.Now))
        {
            operation.Add(OutboxMessage.To(invitation.StaffId, review.PartnershipId, review.CaseId, MessageTemplate.StaffMeeting, operation.Now, notice.ToArgument()));
        }
    }

    private static async Task<RapidReview?> FindAsync(Operation operation, StaffActor actor, CaseId id, CancellationToken cancellation) =>
        RapidReview.MayBeKeptBy(actor, id) ? await operation.Set<RapidReview>().SingleOrDefaultAsync(review => review.CaseId == id, cancellation) : null;
}
