using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <param name="Draft">The name under which the reason was kept while being typed; emptied when it is given.</param>
public sealed record UnfreezeAccountCommand(FamilyMemberId Member, string? Why, string? Draft = null);

/// <summary>
/// Freezes a family member's account in one click: every sign-in ends at once and none begins, before anybody has to explain
/// anything. Unfreezing takes a reason; the person's link then works as before (checklist J12).
/// </summary>
public sealed class FreezeAccount(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, FamilyMemberId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await FindAsync(operation, actor, id, cancellation);
        if (member is null)
        {
            return Refusal.NotFound;
        }
        if (member.FrozenAt is not null)
        {
            return Result.Done;
        }
        member.Freeze(operation.Now);
        return await operation.SaveAsync(cancellation, new AuditEntry("Account frozen", member.CaseId, "FamilyMember", member.Id.Value));
    }

    /// <summary>Refuses without a reason.</summary>
    public async Task<Result> UndoAsync(StaffActor actor, UnfreezeAccountCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await FindAsync(operation, actor, command.Member, cancellation);
        if (member is null)
        {
            return Refusal.NotFound;
        }
        if (new Asked().Need("Why", command.Why, "Say why, for the record.", EndFamilyAccess.LongestWhy) is { Refusals.Count: > 0 } asked)
        {
            return Result.Refuse(asked.Refusals);
        }
        if (member.FrozenAt is null)
        {
            return Result.Done;
        }
        member.Unfreeze();
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry("Account unfrozen", member.CaseId, "FamilyMember", member.Id.Value, Asked.Words(command.Why)));
    }

    private static async Task<FamilyMember?> FindAsync(Operation operation, StaffActor actor, FamilyMemberId id, CancellationToken cancellation) =>
        await operation.Set<FamilyMember>().SingleOrDefaultAsync(m => m.Id == id, cancellation) is { } member && actor.WorksWithFamily(member.CaseId) ? member : null;
}
