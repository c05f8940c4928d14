using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <param name="Replaces">The version that was changed; null for the first plan.</param>
/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record PlanInvolvementCommand(MappedPersonId Person, InvolvementPlanWords Words, uint? Replaces = null, string? Draft = null);

/// <summary>Writes the involvement plan of one person, or writes it anew (checklist I2 to I4, I11).</summary>
public sealed class PlanInvolvement(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, PlanInvolvementCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var person = await operation.Read<MappedPerson>().SingleOrDefaultAsync(p => p.Id == command.Person && p.TakenOffAt == null, cancellation);
        if (person is null || !MappedPerson.MayBeMappedBy(actor, person.CaseId))
        {
            return Refusal.NotFound;
        }
        if (command.Words.Facilitator is { } facilitator
            && !await operation.Read<StaffMember>().AnyAsync(staff => staff.Id == facilitator && staff.PartnershipId == actor.Partnership && staff.EndedAt == null, cancellation))
        {
            return Result.Refuse("Facilitator", "Choose a facilitator who works in this partnership.");
        }
        var plan = await operation.Set<InvolvementPlan>().SingleOrDefaultAsync(p => p.PersonId == person.Id, cancellation);
        if (plan?.Version != command.Replaces)
        {
            return Refusal.ChangedMeanwhile;
        }
        if (plan is null)
        {
            var choice = InvolvementDecision.InForce(await operation.Read<InvolvementDecision>().Where(decision => decision.PersonId == person.Id).ToListAsync(cancellation))?.Choice;
            var begun = InvolvementPlan.Begin(actor, person, choice ?? InvolvementChoice.Undecided, command.Words, operation.Now);
            if (begun.Refused)
            {
                return begun;
            }
            operation.Add(begun.Value);
        }
        else if (plan.Rewrite(actor, command.Words, operation.Now) is { Refused: true } refused)
        {
            return refused;
        }
        if (command.Words.Facilitator is { } joins)
        {
            await AddFamilyMember.JoinAsync(operation, person.PartnershipId, person.CaseId, joins, cancellation);
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Involvement planned", person.CaseId, "MappedPerson", person.Id.Value));
    }
}
