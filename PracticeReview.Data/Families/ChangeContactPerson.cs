using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Why">For the record.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record ChangeContactPersonCommand(FamilyMemberId Member, StaffId? To, string? Why, string? Draft = null);

/// <summary>A professional of the partnership who may stand beside a family.</summary>
public sealed record ContactPersonChoice(StaffId Id, string Name);

/// <summary>
/// Somebody else is a person's contact person from now on: because the former leaves, or because the person asked for another. What
/// they told the former alone stays closed until they say that the new one may see it.
/// </summary>
public sealed class ChangeContactPerson(Database database)
{
    /// <summary>Who may be named: everybody who works in the partnership, but the contact person there is.</summary>
    public async Task<IReadOnlyList<ContactPersonChoice>> ChoicesAsync(StaffActor actor, FamilyMemberId of, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Read<FamilyMember>().SingleOrDefaultAsync(row => row.Id == of, cancellation);
        return member is null || !member.IsBesideThem(actor) ? [] : await operation.Read<StaffMember>()
            .Where(staff => staff.PartnershipId == member.PartnershipId && staff.EndedAt == null && staff.Id != member.FacilitatorId)
            .OrderBy(staff => staff.Name).Select(staff => new ContactPersonChoice(staff.Id, staff.Name)).ToListAsync(cancellation);
    }

    public async Task<Result> RunAsync(StaffActor actor, ChangeContactPersonCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Set<FamilyMember>().SingleOrDefaultAsync(row => row.Id == command.Member, cancellation);
        if (member is null || !member.IsBesideThem(actor))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        var name = command.To is not { } to || to == member.FacilitatorId ? null : await operation.Read<StaffMember>()
            .Where(staff => staff.Id == to && staff.PartnershipId == member.PartnershipId && staff.EndedAt == null).Select(staff => staff.Name).SingleOrDefaultAsync(cancellation);
        if (name is null)
        {
            refusals.Add(new Refusal("To", "Choose somebody else who works in this partnership."));
        }
        if (string.IsNullOrWhiteSpace(command.Why))
        {
            refusals.Add(new Refusal("Why", "Say why, for the record."));
        }
        if (refusals.Count > 0)
        {
            return Result.Refuse(refusals);
        }
        var (former, next) = (member.FacilitatorId, command.To!.Value);
        var named = member.NameContactPerson(actor, next, name!, operation.Now);
        if (named.Refused)
        {
            return named;
        }
        await AddFamilyMember.JoinAsync(operation, member.PartnershipId, member.CaseId, next, cancellation);
        // Who handed over to somebody else keeps no key to a family they no longer stand beside; of one's own places others decide.
        if (former != actor.Id && !await operation.Read<FamilyMember>().AnyAsync(row => row.CaseId == member.CaseId && row.FacilitatorId == former && row.Id != member.Id, cancellation))
        {
            foreach (var place in await operation.Set<CaseMembership>().Where(row => row.CaseId == member.CaseId && row.StaffId == former && row.Role == CaseRole.FamilyFacilitator && row.Until == null).ToListAsync(cancellation))
            {
                place.End(operation.Now);
            }
        }
        if (!(await InvolvementQueries.NotApproachedAsync(operation, member.CaseId, cancellation)).Any(person => person.Member == member.Id))
        {
            FamilyMessages.TellOfSomethingNew(operation, member);
        }
        operation.Add(OutboxMessage.To(next, member.PartnershipId, member.CaseId, MessageTemplate.StaffSomethingWaits, operation.Now));
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Contact person changed", member.CaseId, "FamilyMember", member.Id.Value, command.Why!.Trim(),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["from"] = former.ToString(), ["to"] = next.ToString() }));
    }

    /// <summary>The person lets their contact person see what they told a former one alone.</summary>
    /// <param name="read">Whose name the person read when they said yes.</param>
    public async Task<Result> TrustAsync(FamilyActor actor, StaffId read, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Set<FamilyMember>().SingleAsync(row => row.Id == actor.Id, cancellation);
        var trusted = member.TrustContactPerson(read, operation.Now);
        return trusted.Refused
            ? trusted
            : await operation.SaveAsync(cancellation, new AuditEntry("Contact person let see what was for a former one", actor.Case, "FamilyMember", actor.Id.Value));
    }
}
