using Npgsql;
using NpgsqlTypes;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.People;

/// <summary>
/// Finds the person behind a session, as the database knows them at this moment. Ask it before every operation:
/// an actor that is kept is an actor whose rights cannot be taken away.
/// </summary>
public sealed class ActorDirectory(Database database)
{
    /// <returns>Null when the session, the person's place in the partnership, or the person has ended.</returns>
    public async Task<StaffActor?> FindStaffAsync(StaffSessionId session, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(LoginRole.Workspace, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "select staff_id, partnership_id, agency_id, name, roles, case_ids, case_roles from access.staff_of_session($1)";
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = session.Value });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
        {
            return null;
        }
        var cases = row.GetFieldValue<Guid[]>(5);
        var caseRoles = row.GetFieldValue<string[]>(6);
        return new StaffActor(
            new StaffId(row.GetGuid(0)),
            new PartnershipId(row.GetGuid(1)),
            await row.IsDBNullAsync(2, cancellation) ? null : new AgencyId(row.GetGuid(2)),
            row.GetString(3),
            row.GetFieldValue<string[]>(4).Select(Enum.Parse<StaffRole>),
            cases.Zip(caseRoles, (@case, role) => (new CaseId(@case), Enum.Parse<CaseRole>(role))));
    }

    /// <returns>Null when the session or the person's access has ended.</returns>
    public async Task<FamilySession?> FindFamilyAsync(FamilySessionId session, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(LoginRole.Family, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "select family_member_id, partnership_id, case_id, language, started_at, last_seen_at, idle_minutes from access.family_of_session($1)";
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = session.Value });
        return await ReadAsync(command, session, cancellation);
    }

    /// <summary>A session that the person left moments ago: good for nothing but keeping the words that were on their way.</summary>
    /// <returns>Null when it did not end so, or longer ago.</returns>
    public async Task<FamilySession?> FindLeftFamilyAsync(FamilySessionId session, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(LoginRole.Family, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "select family_member_id, partnership_id, case_id, language, started_at, last_seen_at, idle_minutes from access.family_of_left_session($1, $2)";
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = session.Value });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = database.Clock.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return await ReadAsync(command, session, cancellation);
    }

    private static async Task<FamilySession?> ReadAsync(NpgsqlCommand command, FamilySessionId session, CancellationToken cancellation)
    {
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new FamilySession(
                new FamilyActor(new FamilyMemberId(row.GetGuid(0)), new PartnershipId(row.GetGuid(1)), new CaseId(row.GetGuid(2)), session, row.GetString(3)),
                row.GetFieldValue<DateTimeOffset>(4),
                row.GetFieldValue<DateTimeOffset>(5))
            {
                Idle = TimeSpan.FromMinutes(await row.IsDBNullAsync(6, cancellation) ? FamilyMember.UsualIdle : row.GetInt32(6)),
            }
            : null;
    }
}

/// <summary>A family member's sign-in, with the instants (UTC) that decide how long it still lasts.</summary>
public sealed record FamilySession(FamilyActor Actor, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt)
{
    /// <summary>So long it lasts without the person doing anything, as they chose.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(FamilyMember.UsualIdle);
}
