using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Area;

/// <param name="Read">When the wishes were said that stood before the person. To others they have not said yes.</param>
public sealed record ConfirmEnteredWishesCommand(DateTimeOffset? Read);

/// <summary>The person says that what professionals entered for them of how they want to take part is right (guidance 1.5).</summary>
public sealed class ConfirmEnteredWishes(Database database)
{
    public async Task<Result> RunAsync(FamilyActor actor, ConfirmEnteredWishesCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        if (await operation.Set<TakingPartWishes>().SingleOrDefaultAsync(row => row.FamilyMemberId == actor.Id, cancellation) is not { } wishes)
        {
            return Refusal.NotFound;
        }
        if (!wishes.AwaitsConfirmation)
        {
            return Result.Done;
        }
        var confirmed = wishes.Confirm(actor, command.Read, operation.Now);
        return confirmed.Refused
            ? confirmed
            : await operation.SaveAsync(cancellation, new AuditEntry("Wishes for taking part entered for them confirmed", actor.Case, "FamilyMember", actor.Id.Value));
    }
}
