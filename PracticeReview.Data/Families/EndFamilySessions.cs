using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families;

/// <param name="Why">For the record.</param>
public sealed record EndFamilySessionsCommand(FamilyMemberId Member, string? Why);

/// <summary>
/// Ends every sign-in of one family member, and their link, at once: for a lost phone, or a link that somebody else has seen.
/// Their area stays theirs; a new invitation leads back in.
/// </summary>
public sealed class EndFamilySessions(Database database)
{
    public async Task<Result> RunAsync(StaffActor actor, EndFamilySessionsCommand command, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var member = await operation.Read<FamilyMember>().SingleOrDefaultAsync(m => m.Id == command.Member, cancellation);
        if (member is null || !actor.WorksWithFamily(member.CaseId))
        {
            return Refusal.NotFound;
        }
        if (string.IsNullOrWhiteSpace(command.Why))
        {
            return Result.Refuse("Why", "Say why, for the record.");
        }
        foreach (var invitation in await operation.Set<FamilyInvitation>().Where(i => i.FamilyMemberId == member.Id && i.RevokedAt == null).ToListAsync(cancellation))
        {
            invitation.Revoke(operation.Now);
        }
        await using var ending = operation.Connection.CreateCommand();
        ending.CommandText = "update family_sessions set ended_at = $2, ended_because = 'ended by staff' where family_member_id = $1 and ended_at is null";
        ending.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = member.Id.Value });
        ending.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = operation.Now.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await ending.ExecuteNonQueryAsync(cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Family sign-ins ended", member.CaseId, "FamilyMember", member.Id.Value, command.Why.Trim()));
    }
}
