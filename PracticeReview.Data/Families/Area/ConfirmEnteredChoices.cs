using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Area;

/// <param name="Read">Which choices stood before the person when they said yes. To others they have not said yes.</param>
public sealed record ConfirmEnteredChoicesCommand(IReadOnlyCollection<Guid> Read);

/// <summary>
/// The person says that the choices which professionals entered for them are right (guidance 1.5: check that it was understood right).
/// Only choices in force are asked about; what was entered after the person opened the page stays to be confirmed.
/// </summary>
public sealed class ConfirmEnteredChoices(Database database)
{
    /// <returns>How many choices stay to be confirmed, because they were entered meanwhile.</returns>
    public async Task<Result<int>> RunAsync(FamilyActor actor, ConfirmEnteredChoicesCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        await OneAtATime.WaitAsync(operation, actor, cancellation);
        var waiting = AgreementChoice.ToConfirm(await operation.Set<AgreementChoice>().Where(choice => choice.FamilyMemberId == actor.Id).ToListAsync(cancellation));
        var confirmed = waiting.Where(choice => choice.Confirm(actor, command.Read, operation.Now)).ToList();
        if (confirmed.Count == 0)
        {
            return waiting.Count;
        }
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Agreement entered for them confirmed", actor.Case, "FamilyMember", actor.Id.Value,
            Details: confirmed.ToDictionary(choice => choice.Activity.ToString(), choice => choice.Answer.ToString())));
        return saved.Refused ? Result<int>.Refuse(saved.Refusals) : waiting.Count - confirmed.Count;
    }
}
