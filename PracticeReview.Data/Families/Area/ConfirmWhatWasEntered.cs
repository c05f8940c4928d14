using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Area;

/// <summary>The person says that what professionals entered for them is right (guidance 1.5: check that it was understood right).</summary>
public sealed class ConfirmWhatWasEntered(Database database)
{
    public async Task<Result> RunAsync(FamilyActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        var choices = await operation.Set<AgreementChoice>().Where(choice => choice.FamilyMemberId == actor.Id && choice.EnteredBy != null && choice.ConfirmedAt == null).ToListAsync(cancellation);
        choices.ForEach(choice => choice.Confirm(operation.Now));
        var wishes = await operation.Set<TakingPartWishes>().SingleOrDefaultAsync(row => row.FamilyMemberId == actor.Id, cancellation);
        wishes?.Confirm(actor, operation.Now);
        return await operation.SaveAsync(cancellation, new AuditEntry("What was entered for them confirmed", actor.Case, "FamilyMember", actor.Id.Value));
    }
}
