using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Draft">The name under which the reason was kept while being typed; emptied when it is given.</param>
public sealed record EndFamilyAccessCommand(FamilyMemberId Member, string? Why, string? Draft = null);

/// <summary>Closes a person's family area at once, or opens it again (checklist J12). Their words stay where they are.</summary>
public sealed class EndFamilyAccess(Database database)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestWhy = 1_000;

    public Task<Result> RunAsync(StaffActor actor, EndFamilyAccessCommand command, CancellationToken cancellation) =>
        ChangeAsync(actor, command, close: true, "Family area closed", cancellation);

    public Task<Result> RestoreAsync(StaffActor actor, EndFamilyAccessCommand command, CancellationToken cancellation) =>
        ChangeAsync(actor, command, close: false, "Family area opened again", cancellation);

    private async Task<Result> ChangeAsync(StaffActor actor, EndFamilyAccessCommand command, bool close, string action, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Set<FamilyMember>().SingleOrDefaultAsync(m => m.Id == command.Member, cancellation);
        if (member is null || !actor.WorksWithFamily(member.CaseId))
        {
            return Refusal.NotFound;
        }
        if (string.IsNullOrWhiteSpace(command.Why))
        {
            return Result.Refuse("Why", "Say why, for the record.");
        }
        if (command.Why.Length > LongestWhy)
        {
            return Result.Refuse("Why", "Use at most {0} characters for the reason.", LongestWhy);
        }
        if (close == member.AccessEndedAt is not null)
        {
            // It is so already: a second click, or somebody else's.
            return Result.Done;
        }
        if (close)
        {
            member.EndAccess(operation.Now);
        }
        else
        {
            member.RestoreAccess();
        }
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry(action, member.CaseId, "FamilyMember", member.Id.Value, command.Why.Trim()));
    }
}
