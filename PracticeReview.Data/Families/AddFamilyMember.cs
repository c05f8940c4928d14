using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <summary>A person to be involved, and how they may safely be reached.</summary>
/// <param name="SafeEmail">Null or empty: the person named no safe address, and nothing is e-mailed.</param>
/// <param name="SafeMobile">Null or empty: no text messages.</param>
/// <param name="Facilitator">Who stands beside them; the actor where none is given.</param>
/// <param name="Id">Made with the form: the same form sent twice adds one person.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
/// <param name="OnMap">Who of the family map it is; null for somebody who is not on it yet.</param>
/// <param name="Age">Null is refused: it decides in which words they are asked, and who decides with them.</param>
/// <param name="Generation">In which row of the map somebody new stands; among others where it is not said.</param>
public sealed record AddFamilyMemberCommand(CaseId Case, string? Name, string? Relation, string? Language, string? Reason,
    string? SafeEmail, string? SafeMobile, StaffId? Facilitator = null, FamilyMemberId? Id = null, string? Draft = null,
    MappedPersonId? OnMap = null, Generation? Generation = null, Area.AgeGroup? Age = null);

/// <summary>
/// Decides that a person is involved, with the reason, and who facilitates it (guidance 1.1, 1.2; quality marker questions 1 to 3). The
/// decision stands on the family map (checklist I1): of somebody who is on it, or who is put there in the same save.
/// </summary>
public sealed class AddFamilyMember(Database database)
{
    public async Task<Result<FamilyMemberId>> RunAsync(StaffActor actor, AddFamilyMemberCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var @case = await operation.Set<ReviewCase>().SingleOrDefaultAsync(c => c.Id == command.Case, cancellation);
        if (@case is null || !actor.WorksWithFamily(@case.Id))
        {
            return Refusal.NotFound;
        }
        if (command.Id is { } known && await operation.Read<FamilyMember>().AnyAsync(m => m.Id == known && m.CaseId == @case.Id, cancellation))
        {
            return known;
        }
        var refusals = Check(command);
        if (refusals.Count > 0)
        {
            return Result<FamilyMemberId>.Refuse(refusals);
        }
        var facilitator = command.Facilitator ?? actor.Id;
        var facilitatorName = await operation.Read<StaffMember>().Where(staff => staff.Id == facilitator && staff.EndedAt == null)
            .Select(staff => staff.Name).SingleOrDefaultAsync(cancellation);
        if (facilitatorName is null)
        {
            return Result<FamilyMemberId>.Refuse("Facilitator", "Choose a facilitator who works in this partnership.");
        }
        var member = FamilyMember.Add(@case, command.Name!.Trim(), command.Relation!.Trim(), command.Language!, command.Reason!.Trim(),
            facilitator, facilitatorName, operation.Now, command.Id, command.Age);
        member.CallSafe(SafeContact.Given(command.SafeEmail), SafeContact.NumberOf(command.SafeMobile));
        operation.Add(member);
        var decided = await DecideAsync(operation, actor, @case, command, member, cancellation);
        if (decided.Refused)
        {
            return Result<FamilyMemberId>.Refuse(decided.Refusals);
        }
        if (!actor.Holds(@case.Id, CaseRole.FamilyFacilitator) || facilitator != actor.Id)
        {
            await JoinAsync(operation, @case.PartnershipId, @case.Id, facilitator, cancellation);
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Family member added", @case.Id, "FamilyMember", member.Id.Value));
        return saved.Succeeded ? member.Id : Result<FamilyMemberId>.Refuse(saved.Refusals);
    }

    /// <summary>A facilitator becomes part of the case, once, so that they can open it.</summary>
    internal static async Task JoinAsync(Operation operation, PartnershipId partnership, CaseId @case, StaffId facilitator, CancellationToken cancellation)
    {
        var alreadyFacilitates = await operation.Read<CaseMembership>().AnyAsync(membership => membership.CaseId == @case
            && membership.StaffId == facilitator && membership.Role == CaseRole.FamilyFacilitator && membership.Until == null, cancellation);
        if (!alreadyFacilitates)
        {
            operation.Add(new CaseMembership(partnership, @case, facilitator, CaseRole.FamilyFacilitator, operation.Now));
        }
    }

    private static async Task<Result> DecideAsync(Operation operation, StaffActor actor, ReviewCase @case, AddFamilyMemberCommand command, FamilyMember member, CancellationToken cancellation)
    {
        InvolvementDecision? inForce = null;
        MappedPerson person;
        if (command.OnMap is { } id)
        {
            if (await operation.Set<MappedPerson>().SingleOrDefaultAsync(p => p.Id == id && p.CaseId == @case.Id && p.TakenOffAt == null, cancellation) is not { } known)
            {
                return Refusal.NotFound;
            }
            inForce = InvolvementDecision.InForce(await operation.Read<InvolvementDecision>().Where(decision => decision.PersonId == id).ToListAsync(cancellation));
            var declined = ContactLog.HasDeclined(await operation.Read<FamilyContact>().Where(contact => contact.PersonId == id).ToListAsync(cancellation), operation.Now);
            // A hold keeps the link back, not the preparation.
            if (Approaching.Refuse(inForce?.Choice ?? InvolvementChoice.Undecided, declined, isHeld: false) is { } refusal)
            {
                return refusal with { Field = "OnMap" };
            }
            person = known;
        }
        else
        {
            var put = MappedPerson.Put(actor, @case, new MappedPersonWords(command.Name, command.Relation, command.Generation ?? Involvement.Generation.Others, false, null, ParentalResponsibility.NotKnown), operation.Now);
            if (put.Refused)
            {
                return put;
            }
            operation.Add(person = put.Value);
        }
        var linked = person.Link(actor, member, operation.Now);
        if (linked.Refused)
        {
            return Result.Refuse([.. linked.Refusals.Select(refusal => refusal.Field is null ? refusal : refusal with { Field = "OnMap" })]);
        }
        if (inForce?.Choice != InvolvementChoice.Involve)
        {
            var decided = InvolvementDecision.Decide(actor, person, InvolvementChoice.Involve, command.Reason, null, operation.Now, inForce?.Id);
            if (decided.Refused)
            {
                return decided;
            }
            operation.Add(decided.Value);
        }
        return Result.Done;
    }

    private static List<Refusal> Check(AddFamilyMemberCommand command)
    {
        var refusals = new List<Refusal>();
        Ask("Name", command.Name, 200, "Write how the person wants to be called.");
        Ask("Relation", command.Relation, 100, "Write who the person is to the child, for example mother, brother, foster carer.");
        Ask("Reason", command.Reason, 4000, "Say why this person is being involved: it is the first of the nine assurance questions.");
        if (command.Age is null)
        {
            refusals.Add(new Refusal("Age", "Choose how old they are: it decides in which words they are asked, and who decides with them."));
        }
        if (!Languages.TryFind(command.Language, out var language) || language.IsPseudo)
        {
            refusals.Add(new Refusal("Language", "Choose the language the person reads."));
        }
        if (SafeContact.Given(command.SafeEmail) is { } email && !SafeContact.IsEmail(email))
        {
            refusals.Add(new Refusal("SafeEmail", "This is not an e-mail address. Leave it empty if the person named none that is safe."));
        }
        if (SafeContact.Given(command.SafeMobile) is not null && SafeContact.NumberOf(command.SafeMobile) is null)
        {
            refusals.Add(new Refusal("SafeMobile", "Write the number with digits only, for example 07700 900123 or +44 7700 900123."));
        }
        return refusals;

        void Ask(string field, string? value, int longest, string message)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                refusals.Add(new Refusal(field, message));
            }
            else if (value.Length > longest)
            {
                refusals.Add(new Refusal(field, "Use at most {0} characters here.", longest));
            }
        }
    }
}
