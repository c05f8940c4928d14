using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

public sealed record EndFamilyAccessCommand(FamilyMemberId Member, string? Why);

/// <summary>Closes a person's family area at once, or opens it again (checklist J12). Their words stay where they are.</summary>
public sealed class EndFamilyAccess(Database database)
{
    public Task<Result> RunAsync(StaffActor actor, EndFamilyAccessCommand command, CancellationToken cancellation) =>
        ChangeAsync(actor, command, (member, now) => member.EndAccess(now), "Family area closed", cancellation);

    public Task<Result> RestoreAsync(StaffActor actor, EndFamilyAccessCommand command, CancellationToken cancellation) =>
        ChangeAsync(actor, command, (member, _) => member.RestoreAccess(), "Family area opened again", cancellation);

    private async Task<Result> ChangeAsync(StaffActor actor, EndFamilyAccessCommand command, Action<FamilyMember, DateTimeOffset> change, string action, CancellationToken cancellation)
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
        change(member, operation.Now);
        return await operation.SaveAsync(cancellation, new AuditEntry(action, member.CaseId, "FamilyMember", member.Id.Value, command.Why.Trim()));
    }
}
