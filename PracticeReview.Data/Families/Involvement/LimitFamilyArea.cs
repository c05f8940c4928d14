using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <param name="Draft">The name under which the words were kept while being typed; emptied when they are saved.</param>
public sealed record LimitFamilyAreaCommand(FamilyMemberId Member, IReadOnlyCollection<FamilyPart> Parts, LimitGround? Ground, string? Reason, string? Draft = null);

/// <summary>Decides that parts of the family area are closed to one person, and opens them again (checklist J12).</summary>
public sealed class LimitFamilyArea(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, LimitFamilyAreaCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Read<FamilyMember>().SingleOrDefaultAsync(m => m.Id == command.Member, cancellation);
        if (member is null)
        {
            return Refusal.NotFound;
        }
        var decided = FamilyLimit.Decide(actor, member, command.Parts, command.Ground, command.Reason, operation.Now);
        if (decided.Refused)
        {
            return decided;
        }
        var closed = await operation.Read<FamilyLimit>().Where(limit => limit.FamilyMemberId == member.Id && limit.LiftedAt == null).Select(limit => limit.Part).ToListAsync(cancellation);
        var added = decided.Value.Where(limit => !closed.Contains(limit.Part)).ToList();
        if (added.Count == 0)
        {
            return Result.Done;
        }
        added.ForEach(operation.Add);
        if (command.Draft is { } draft)
        {
            await FormDrafts.DiscardAsync(operation, draft, cancellation);
        }
        return await operation.SaveAsync(cancellation, [.. added.Select(limit => new AuditEntry("Part of the family area closed", member.CaseId, "FamilyMember", member.Id.Value, limit.Reason,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["part"] = limit.Part.ToString(), ["ground"] = limit.Ground.ToString() }))]);
    }

    /// <summary>Opens a part again.</summary>
    public async Task<Result> LiftAsync(StaffActor actor, Guid id, string? because, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var limit = await operation.Set<FamilyLimit>().SingleOrDefaultAsync(l => l.Id == id, cancellation);
        if (limit is null)
        {
            return Refusal.NotFound;
        }
        if (limit.LiftedAt is not null)
        {
            return Result.Done;
        }
        var lifted = limit.Lift(actor, because, operation.Now);
        return lifted.Refused ? lifted : await operation.SaveAsync(cancellation, new AuditEntry("Part of the family area opened again", limit.CaseId, "FamilyMember", limit.FamilyMemberId.Value, limit.LiftedBecause,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["part"] = limit.Part.ToString() }));
    }
}
