using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <summary>
/// Makes a code for staff to say or hand to the person, where nothing can be sent safely. It is shown once, goes with the
/// person's link, and ends any code before it.
/// </summary>
public sealed class HandOverCode(Database database)
{
    /// <returns>The six digits, good for fifteen minutes and five tries.</returns>
    public async Task<Result<string>> RunAsync(StaffActor actor, FamilyMemberId of, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Set<FamilyMember>().SingleOrDefaultAsync(m => m.Id == of, cancellation);
        if (member is null || !actor.WorksWithFamily(member.CaseId))
        {
            return Refusal.NotFound;
        }
        if (!await operation.Read<FamilyInvitation>().AnyAsync(i => i.FamilyMemberId == of && i.RevokedAt == null && i.ExpiresAt > operation.Now, cancellation))
        {
            return Result<string>.Refuse(null, "Give the person a link first: a code opens nothing without it.");
        }
        operation.Add(FamilyCode.HandedTo(member, operation.Now, out var digits));
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Code handed over", member.CaseId, "FamilyMember", member.Id.Value));
        return saved.Succeeded ? digits : Result<string>.Refuse(saved.Refusals);
    }
}
