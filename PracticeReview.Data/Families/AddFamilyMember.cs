using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
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
public sealed record AddFamilyMemberCommand(CaseId Case, string? Name, string? Relation, string? Language, string? Reason,
    string? SafeEmail, string? SafeMobile, StaffId? Facilitator = null, FamilyMemberId? Id = null, string? Draft = null);

/// <summary>Decides that a person is involved, with the reason, and who facilitates it (guidance 1.1, 1.2; quality marker questions 1 to 3).</summary>
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
            facilitator, facilitatorName, operation.Now, command.Id);
        member.CallSafe(SafeContact.Given(command.SafeEmail), SafeContact.NumberOf(command.SafeMobile));
        operation.Add(member);
        if (!actor.Holds(@case.Id, CaseRole.FamilyFacilitator) || facilitator != actor.Id)
        {
            var alreadyFacilitates = await operation.Read<CaseMembership>().AnyAsync(membership => membership.CaseId == @case.Id
                && membership.StaffId == facilitator && membership.Role == CaseRole.FamilyFacilitator && membership.Until == null, cancellation);
            if (!alreadyFacilitates)
            {
                operation.Add(new CaseMembership(@case.PartnershipId, @case.Id, facilitator, CaseRole.FamilyFacilitator, operation.Now));
            }
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Family member added", @case.Id, "FamilyMember", member.Id.Value));
        return saved.Succeeded ? member.Id : Result<FamilyMemberId>.Refuse(saved.Refusals);
    }

    private static List<Refusal> Check(AddFamilyMemberCommand command)
    {
        var refusals = new List<Refusal>();
        Ask("Name", command.Name, 200, "Write how the person wants to be called.");
        Ask("Relation", command.Relation, 100, "Write who the person is to the child, for example mother, brother, foster carer.");
        Ask("Reason", command.Reason, 4000, "Say why this person is being involved: it is the first of the nine assurance questions.");
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
