using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Outbox;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Area;

/// <param name="Language">Code of the language of the page it was written on.</param>
public sealed record SayWishesCommand(WishesSaid Said, string Language, string? Draft = null);

/// <summary>The person says how they want to take part; their facilitator is told that something waits (checklist J5).</summary>
public sealed class SayWishes(Database database)
{
    public async Task<Result> RunAsync(FamilyActor actor, SayWishesCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        var wishes = await operation.Set<TakingPartWishes>().SingleOrDefaultAsync(row => row.FamilyMemberId == actor.Id, cancellation);
        if (wishes is null)
        {
            wishes = TakingPartWishes.Of(actor.Id, actor.Case, actor.Partnership);
            operation.Add(wishes);
        }
        var said = wishes.Say(actor, command.Said, command.Language, operation.Now);
        if (said.Refused)
        {
            return said;
        }
        await SendContribution.ForgetDraftAsync(operation, actor, command.Draft, cancellation);
        var facilitator = await operation.Read<FamilyMember>().Where(member => member.Id == actor.Id).Select(member => member.FacilitatorId).SingleAsync(cancellation);
        operation.Add(OutboxMessage.To(facilitator, actor.Partnership, actor.Case, MessageTemplate.StaffSomethingWaits, operation.Now));
        return await operation.SaveAsync(cancellation, new AuditEntry("Wishes for taking part said", actor.Case, "FamilyMember", actor.Id.Value));
    }
}
