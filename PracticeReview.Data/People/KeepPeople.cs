using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.People;

public sealed record AddAgencyCommand(string? Name, AgencyKind? Kind);

public sealed record AddStaffMemberCommand(string? Name, string? Email, AgencyId? Agency, IReadOnlyList<StaffRole> Roles);

public sealed record StaffRow(StaffId Id, string Name, string Email, string? Agency, IReadOnlyList<StaffRole> Roles, bool HasSignedIn, bool Ended);

public sealed record AgencyRow(AgencyId Id, string Name);

public sealed record PeopleView(IReadOnlyList<AgencyRow> Agencies, IReadOnlyList<StaffRow> Staff);

/// <summary>
/// An administrator keeps who works in the partnership and as what. An administrator sees no case: who gives access does not have it.
/// What is taken away is gone at the person's next click.
/// </summary>
public sealed class KeepPeople(Database database)
{
    public static bool MayKeep(StaffActor actor) => actor.Is(StaffRole.Administrator);

    public async Task<PeopleView?> PageAsync(StaffActor actor, CancellationToken cancellation)
    {
        if (!MayKeep(actor))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var agencies = await operation.Read<Agency>().OrderBy(agency => agency.Name).Select(agency => new AgencyRow(agency.Id, agency.Name)).ToListAsync(cancellation);
        var staff = await operation.Read<StaffMember>().OrderBy(member => member.Name).ToListAsync(cancellation);
        var roles = await operation.Read<StaffRoleAssignment>().Where(assignment => assignment.Until == null).ToListAsync(cancellation);
        return new PeopleView(agencies, [.. staff.Select(member => new StaffRow(member.Id, member.Name, member.Email,
            agencies.Find(agency => agency.Id == member.AgencyId)?.Name,
            [.. roles.Where(role => role.StaffId == member.Id).Select(role => role.Role).Order()], member.Subject is not null, member.EndedAt is not null))]);
    }

    public async Task<Result<AgencyId>> AddAgencyAsync(StaffActor actor, AddAgencyCommand command, CancellationToken cancellation)
    {
        if (!MayKeep(actor))
        {
            return Refusal.NotFound;
        }
        if (string.IsNullOrWhiteSpace(command.Name) || command.Kind is not { } kind)
        {
            return Result<AgencyId>.Refuse("AgencyName", "Give the agency a name and say what kind it is.");
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var agency = new Agency(AgencyId.New(), actor.Partnership, command.Name.Trim(), kind);
        operation.Add(agency);
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Agency added", SubjectKind: "Agency", SubjectId: agency.Id.Value));
        return saved.Succeeded ? agency.Id : Result<AgencyId>.Refuse(saved.Refusals);
    }

    public async Task<Result<StaffId>> AddAsync(StaffActor actor, AddStaffMemberCommand command, CancellationToken cancellation)
    {
        if (!MayKeep(actor))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(command.Name))
        {
            refusals.Add(new Refusal("Name", "Write the person's name."));
        }
        if (!MailAddress.TryCreate(command.Email, out _))
        {
            refusals.Add(new Refusal("Email", "Write the work e-mail address with which the person signs in."));
        }
        if (command.Roles.Count == 0)
        {
            refusals.Add(new Refusal("Roles", "Choose at least one role."));
        }
        if (refusals.Count > 0)
        {
            return Result<StaffId>.Refuse(refusals);
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var email = command.Email!.Trim();
        if (await operation.Read<StaffMember>().AnyAsync(member => member.Email == email, cancellation))
        {
            return Result<StaffId>.Refuse("Email", "Somebody with this e-mail address is here already.");
        }
        var added = new StaffMember(StaffId.New(), actor.Partnership, command.Agency, command.Name!.Trim(), email, null, null, operation.Now);
        operation.Add(added);
        operation.Context.AddRange(command.Roles.Distinct().Select(role => new StaffRoleAssignment(actor.Partnership, added.Id, role, operation.Now)));
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Staff member added", SubjectKind: "Staff", SubjectId: added.Id.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["roles"] = string.Join(' ', command.Roles) }));
        return saved.Succeeded ? added.Id : Result<StaffId>.Refuse(saved.Refusals);
    }

    /// <summary>Gives a role, or takes it away. Nobody takes the administrator's role from themselves: somebody must be left who can give it back.</summary>
    public async Task<Result> ChangeRoleAsync(StaffActor actor, StaffId staff, StaffRole role, bool holds, CancellationToken cancellation)
    {
        if (!MayKeep(actor))
        {
            return Refusal.NotFound;
        }
        if (staff == actor.Id && role == StaffRole.Administrator && !holds)
        {
            return Result.Refuse("Roles", "Another administrator has to take this role from you.");
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await operation.Read<StaffMember>().AnyAsync(member => member.Id == staff && member.EndedAt == null, cancellation))
        {
            return Refusal.NotFound;
        }
        var current = await operation.Set<StaffRoleAssignment>().Where(assignment => assignment.StaffId == staff && assignment.Role == role && assignment.Until == null).ToListAsync(cancellation);
        if (current.Count > 0 == holds)
        {
            return Result.Done;
        }
        if (holds)
        {
            operation.Add(new StaffRoleAssignment(actor.Partnership, staff, role, operation.Now));
        }
        current.ForEach(assignment => assignment.End(operation.Now));
        return await operation.SaveAsync(cancellation, new AuditEntry(holds ? "Role given" : "Role taken away", SubjectKind: "Staff", SubjectId: staff.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["role"] = role.ToString() }));
    }

    /// <summary>Ends a person's access to this partnership, with a reason for the record.</summary>
    public async Task<Result> EndAsync(StaffActor actor, StaffId staff, string? why, CancellationToken cancellation)
    {
        if (!MayKeep(actor) || staff == actor.Id)
        {
            return Refusal.NotFound;
        }
        if (string.IsNullOrWhiteSpace(why))
        {
            return Result.Refuse("Why", "Say why, for the record.");
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Set<StaffMember>().SingleOrDefaultAsync(m => m.Id == staff, cancellation);
        if (member is null)
        {
            return Refusal.NotFound;
        }
        member.End(operation.Now);
        return await operation.SaveAsync(cancellation, new AuditEntry("Access of staff member ended", SubjectKind: "Staff", SubjectId: staff.Value, Why: why.Trim()));
    }
}
