using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.RapidReviews;

/// <param name="Staff">The person where the portal knows them; otherwise their name and agency.</param>
/// <param name="RepresentsPartner">Whether they are there for their agency as a safeguarding partner, without being its statutory partner here.</param>
public sealed record RecordAttendanceCommand(CaseId Case, StaffId? Staff, string? Name, AgencyId? Agency, bool RepresentsPartner);

/// <summary>Notes who is at the meeting, and who left it (Policy 7.12).</summary>
public sealed class RecordAttendance(Database database)
{
    /// <summary>The name under which an arrival is kept while it is typed.</summary>
    public static string DraftName(CaseId @case) => $"attendance/{@case}";

    public async Task<Result> RunAsync(StaffActor actor, RecordAttendanceCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var review = RapidReview.IsOpenTo(actor, command.Case)
            ? await operation.Set<RapidReview>().SingleOrDefaultAsync(r => r.CaseId == command.Case, cancellation)
            : null;
        if (review is null)
        {
            return Refusal.NotFound;
        }
        var staff = command.Staff is { } id ? await operation.Read<StaffMember>().SingleOrDefaultAsync(s => s.Id == id && s.EndedAt == null, cancellation) : null;
        var agencyId = staff is null ? command.Agency : staff.AgencyId;
        var agency = agencyId is { } from ? await operation.Read<Agency>().SingleOrDefaultAsync(a => a.Id == from, cancellation) : null;
        var isPartner = staff is not null && await operation.Read<StaffRoleAssignment>()
            .AnyAsync(role => role.StaffId == staff.Id && role.Role == StaffRole.StatutoryPartner && role.Until == null, cancellation);
        if (staff is not null && await operation.Read<MeetingAttendance>().AnyAsync(present => present.CaseId == command.Case && present.Sitting == review.Sitting
            && present.StaffId == staff.Id && present.LeftAt == null, cancellation))
        {
            // Somebody else noted it first: what was typed here is done with.
            await FormDrafts.DiscardAsync(operation, DraftName(command.Case), cancellation);
            await operation.EndDraftAsync(cancellation);
            return Result.Done;
        }
        var arrived = MeetingAttendance.Arrive(actor, review, staff, isPartner, command.Name, agency, command.RepresentsPartner, operation.Now);
        if (arrived.Refused)
        {
            return arrived;
        }
        operation.Add(arrived.Value);
        await FormDrafts.DiscardAsync(operation, DraftName(command.Case), cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Attendance noted", command.Case, "MeetingAttendance", arrived.Value.Id));
    }

    /// <summary>Somebody left the meeting, or was noted by mistake.</summary>
    public async Task<Result> LeaveAsync(StaffActor actor, CaseId id, Guid attendance, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var review = RapidReview.IsOpenTo(actor, id) ? await operation.Read<RapidReview>().SingleOrDefaultAsync(r => r.CaseId == id, cancellation) : null;
        var present = review is null ? null : await operation.Set<MeetingAttendance>().SingleOrDefaultAsync(found => found.Id == attendance && found.CaseId == id, cancellation);
        if (present is null)
        {
            return Refusal.NotFound;
        }
        if (review!.IsConcluded)
        {
            return Result.Refuse(null, "The outcome of this meeting has been recorded already.");
        }
        present.Leave(operation.Now);
        return await operation.SaveAsync(cancellation, new AuditEntry("Attendance ended", id, "MeetingAttendance", attendance));
    }
}
