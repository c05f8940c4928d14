using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Area;

/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are sent.</param>
public sealed record EnterWishesCommand(FamilyMemberId Member, WishesSaid Said, string? Draft = null);

/// <summary>Enters for a person how they want to take part, as they said it in a talk.</summary>
public sealed class EnterWishes(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, EnterWishesCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Read<FamilyMember>().SingleOrDefaultAsync(row => row.Id == command.Member, cancellation);
        if (member is null || !actor.WorksWithFamily(member.CaseId))
        {
            return Refusal.NotFound;
        }
        var wishes = await operation.Set<TakingPartWishes>().SingleOrDefaultAsync(row => row.FamilyMemberId == member.Id, cancellation);
        if (wishes is null)
        {
            wishes = TakingPartWishes.Of(member.Id, member.CaseId, member.PartnershipId);
            operation.Add(wishes);
        }
        var entered = wishes.EnterFor(actor, command.Said, operation.Now);
        if (entered.Refused)
        {
            return entered;
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Wishes for taking part entered for a person", member.CaseId, "FamilyMember", member.Id.Value));
    }
}
