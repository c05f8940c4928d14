using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Involvement;

/// <param name="DecidedBy">The professional's name.</param>
public sealed record FamilyLimitView(Guid Id, FamilyPart Part, LimitGround Ground, string Reason, string DecidedBy, DateTimeOffset DecidedAt, DateTimeOffset? LiftedAt, string? LiftedBy, string LiftedBecause);

/// <summary>Whom to ring, for somebody whose account is frozen.</summary>
public sealed record WhomToRing(string Telephone, string Email);

/// <summary>What is closed to a person of the family, and since when.</summary>
public sealed class FamilyLimitQueries(Database database)
{
    /// <summary>The parts of their area that are closed to this person now.</summary>
    public async Task<IReadOnlyList<FamilyPart>> ClosedPartsAsync(FamilyActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await ClosedPartsAsync(operation, cancellation);
    }

    internal static async Task<IReadOnlyList<FamilyPart>> ClosedPartsAsync(Operation operation, CancellationToken cancellation) =>
        [.. (await operation.Context.Database.SqlQuery<string[]>($"""select access.family_closed_parts() as "Value" """).SingleAsync(cancellation)).Select(Enum.Parse<FamilyPart>)];

    /// <summary>All decisions about one person, the latest first.</summary>
    /// <returns>Null when the actor does not work with this family.</returns>
    public async Task<IReadOnlyList<FamilyLimitView>?> OfMemberAsync(StaffActor actor, CaseId @case, FamilyMemberId member, CancellationToken cancellation)
    {
        if (!actor.WorksWithFamily(@case))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var limits = await operation.Read<FamilyLimit>().Where(limit => limit.FamilyMemberId == member && limit.CaseId == @case).OrderByDescending(limit => limit.DecidedAt).ThenBy(limit => limit.Part).ToListAsync(cancellation);
        var names = await StaffNames.OfAsync(operation, limits.SelectMany(limit => new StaffId?[] { limit.DecidedBy, limit.LiftedBy }), cancellation);
        return [.. limits.Select(limit => new FamilyLimitView(limit.Id, limit.Part, limit.Ground, limit.Reason, names.Name(limit.DecidedBy), limit.DecidedAt, limit.LiftedAt, limit.LiftedBy is { } by ? names.Name(by) : null, limit.LiftedBecause))];
    }

    /// <summary>Whom to ring, where the session or the link of a frozen account is used; null for every other.</summary>
    /// <param name="session">The session of the cookie that came with the request.</param>
    /// <param name="link">The SHA-256 of the personal link.</param>
    public async Task<WhomToRing?> OfFrozenAsync(FamilySessionId? session, byte[]? link, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(LoginRole.Family, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "select telephone, email from access.frozen_account($1, $2)";
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = session?.Value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = link ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new WhomToRing(row.GetString(0), row.GetString(1)) : null;
    }
}
