using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Cases;

public sealed record AppointToCaseCommand(CaseId Case, StaffId? Staff, CaseRole? Role);

/// <summary>Somebody who could be appointed.</summary>
public sealed record Candidate(StaffId Id, string Name, string? Agency);

/// <summary>
/// Puts a professional on a case: review chair, lead reviewer, review group, case group, facilitator (Policy 7.6, 8.1, 8.2), or
/// takes them off it. What they may see changes with it at once.
/// </summary>
public sealed class AppointToCase(Database database)
{
    /// <summary>The business unit appoints for the Virtual Panel (Policy 8.1), and so does a member of the panel.</summary>
    public static bool MayAppoint(StaffActor actor) => actor.IsBusinessUnit || actor.IsOnVirtualPanel;

    /// <returns>Everybody who works in the partnership, by name; null for an actor who may not appoint.</returns>
    public async Task<IReadOnlyList<Candidate>?> CandidatesAsync(StaffActor actor, CancellationToken cancellation)
    {
        if (!MayAppoint(actor))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await (from staff in operation.Read<StaffMember>()
                      where staff.EndedAt == null
                      join agency in operation.Read<Agency>() on staff.AgencyId equals agency.Id into agencies
                      from agency in agencies.DefaultIfEmpty()
                      orderby staff.Name
                      select new Candidate(staff.Id, staff.Name, agency == null ? null : agency.Name)).ToListAsync(cancellation);
    }

    public async Task<Result> RunAsync(StaffActor actor, AppointToCaseCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        if (@case is null || !MayAppoint(actor))
        {
            return Refusal.NotFound;
        }
        if (command.Role is not { } role)
        {
            return Result.Refuse("Role", "Choose what the person will be in this case.");
        }
        var person = command.Staff is { } staff
            ? await operation.Read<StaffMember>().SingleOrDefaultAsync(s => s.Id == staff && s.EndedAt == null, cancellation)
            : null;
        if (person is null)
        {
            return Result.Refuse("Staff", "Choose a person who works in this partnership.");
        }
        if (person.Id == @case.ReferrerId && role is CaseRole.ReviewChair or CaseRole.LeadReviewer)
        {
            return Result.Refuse("Staff", "The referrer is not independent of the case and cannot chair or lead its review (Policy 3.1).");
        }
        var current = await operation.Set<CaseMembership>().Where(m => m.CaseId == @case.Id && m.Until == null).ToListAsync(cancellation);
        if (current.Exists(m => m.StaffId == person.Id && m.Role == role))
        {
            return Result.Done;
        }
        if (role is CaseRole.ReviewChair or CaseRole.LeadReviewer && current.Exists(m => m.Role == role))
        {
            return Result.Refuse("Role", "Somebody has this part already. End their part first.");
        }
        operation.Add(new CaseMembership(@case.PartnershipId, @case.Id, person.Id, role, operation.Now));
        if (role == CaseRole.LeadReviewer)
        {
            @case.Reach(CaseEvent.LeadReviewerAppointed, operation.Now);
            await Deadlines.TimetableKeeper.KeepAsync(operation, @case, cancellation);
        }
        operation.Add(OutboxMessage.To(person.Id, @case.PartnershipId, @case.Id, MessageTemplate.StaffSomethingWaits, operation.Now));
        return await operation.SaveAsync(cancellation, Entry("Appointed to case", @case.Id, person.Id, role));
    }

    /// <summary>Ends a person's part in the case.</summary>
    public async Task<Result> EndAsync(StaffActor actor, AppointToCaseCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var membership = MayAppoint(actor)
            ? await operation.Set<CaseMembership>().SingleOrDefaultAsync(m => m.CaseId == command.Case && m.StaffId == command.Staff && m.Role == command.Role && m.Until == null, cancellation)
            : null;
        if (membership is null)
        {
            return Refusal.NotFound;
        }
        membership.End(operation.Now);
        return await operation.SaveAsync(cancellation, Entry("Part in case ended", command.Case, membership.StaffId, membership.Role));
    }

    private static AuditEntry Entry(string action, CaseId @case, StaffId staff, CaseRole role) => new(action, @case, "Staff", staff.Value,
        Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["role"] = role.ToString() });
}
