using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.People;

/// <summary>The policy new cases of a partnership begin under.</summary>
public sealed record ChosenPolicy(string PolicyVersion);

/// <summary>An administrator chooses the policy under which new cases begin. A case keeps the one it began under.</summary>
public sealed class ChoosePolicyVersion(Database database)
{
    /// <returns>Null for an actor who may not choose.</returns>
    public async Task<ChosenPolicy?> PageAsync(StaffActor actor, CancellationToken cancellation)
    {
        if (!KeepPeople.MayKeep(actor))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<Partnership>().Where(partnership => partnership.Id == actor.Partnership)
            .Select(partnership => new ChosenPolicy(partnership.PolicyVersion)).SingleOrDefaultAsync(cancellation);
    }

    public async Task<Result> RunAsync(StaffActor actor, string? policyVersion, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var partnership = await operation.Set<Partnership>().SingleOrDefaultAsync(p => p.Id == actor.Partnership, cancellation);
        if (partnership is null)
        {
            return Refusal.NotFound;
        }
        var before = partnership.PolicyVersion;
        var chosen = partnership.ChoosePolicy(actor, policyVersion);
        return chosen.Refused
            ? chosen
            : await operation.SaveAsync(cancellation, new AuditEntry("Policy for new cases chosen", SubjectKind: "Partnership", SubjectId: partnership.Id.Value,
                Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["before"] = before, ["now"] = partnership.PolicyVersion }));
    }
}
