using Npgsql;
using NpgsqlTypes;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.People;

/// <summary>A partnership that knows a person, and who they are there.</summary>
public sealed record StaffPlace(StaffId Staff, PartnershipId Partnership, string PartnershipName);

/// <summary>
/// The professional's way in and out. It answers before there is an actor, through functions that do nothing else; each
/// sign-in and sign-out leaves its line in the record in the same transaction.
/// </summary>
public sealed class StaffSignIn(Database database)
{
    /// <summary>How long a session lasts: a working day. One that staff or an administrator end is over at once all the same.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromHours(10);

    /// <summary>Whom the provider's word belongs to. Nobody is ever added: an administrator does that.</summary>
    /// <param name="verifiedEmail">Only an address the provider calls verified; it recognises a person once, the first time.</param>
    /// <returns>One place per partnership that knows the person, the one they last worked in first; empty for a stranger.</returns>
    public Task<IReadOnlyList<StaffPlace>> RecogniseAsync(string issuer, string subject, string? verifiedEmail, CancellationToken cancellation) =>
        PlacesAsync("select staff_id, partnership_id, partnership_name from access.recognise_staff($1, $2, $3)",
            [Text(issuer), Text(subject), new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = verifiedEmail ?? (object)DBNull.Value }], cancellation);

    /// <summary>Every partnership that knows the person behind a session, the one of the session included.</summary>
    public Task<IReadOnlyList<StaffPlace>> PlacesOfAsync(StaffSessionId session, CancellationToken cancellation) =>
        PlacesAsync("select staff_id, partnership_id, partnership_name from access.places_of_staff_session($1)", [Id(session.Value)], cancellation);

    /// <summary>Begins a session and ends the one this browser had before.</summary>
    public async Task<StaffSessionId> BeginAsync(StaffId staff, StaffSessionId? former, CancellationToken cancellation)
    {
        var session = StaffSessionId.New();
        await RunAsync("select access.begin_staff_session($1, $2, $3)", [Id(session.Value), Id(staff.Value), Now()], cancellation);
        if (former is { } other)
        {
            await EndAsync(other, "another sign-in in the same browser", cancellation);
        }
        return session;
    }

    /// <summary>Moves to another partnership that knows the same person: a new session there, and the end of this one.</summary>
    /// <returns>Null when the partnership does not know them, or their session has ended.</returns>
    public async Task<StaffSessionId?> SwitchAsync(StaffSessionId from, StaffId to, CancellationToken cancellation)
    {
        var session = StaffSessionId.New();
        await using var connection = await database.OpenAsync(LoginRole.Workspace, cancellation);
        await using var command = Command(connection, "select access.switch_staff_session($1, $2, $3, $4)",
            [Id(from.Value), Id(session.Value), Id(to.Value), Now()]);
        return await command.ExecuteScalarAsync(cancellation) is true ? session : null;
    }

    /// <summary>Ends a session: every node closes what is open under it within seconds.</summary>
    /// <param name="because">A few words for whoever reads the table of sessions.</param>
    public Task EndAsync(StaffSessionId session, string because, CancellationToken cancellation) =>
        RunAsync("select access.end_staff_session($1, $2, $3)", [Id(session.Value), Text(because), Now()], cancellation);

    /// <summary>Which of these sessions still hold, for a node that may have missed that one ended.</summary>
    public async Task<IReadOnlySet<StaffSessionId>> StillOpenAsync(IReadOnlyCollection<StaffSessionId> asked, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(LoginRole.Workspace, cancellation);
        await using var command = Command(connection, "select session from access.open_staff_sessions($1)",
            [new NpgsqlParameter<Guid[]> { TypedValue = [.. asked.Select(session => session.Value)] }]);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var open = new HashSet<StaffSessionId>();
        while (await row.ReadAsync(cancellation))
        {
            open.Add(new StaffSessionId(row.GetGuid(0)));
        }
        return open;
    }

    private async Task<IReadOnlyList<StaffPlace>> PlacesAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(LoginRole.Workspace, cancellation);
        await using var command = Command(connection, sql, parameters);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var places = new List<StaffPlace>();
        while (await row.ReadAsync(cancellation))
        {
            places.Add(new StaffPlace(new StaffId(row.GetGuid(0)), new PartnershipId(row.GetGuid(1)), row.GetString(2)));
        }
        return places;
    }

    private async Task RunAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(LoginRole.Workspace, cancellation);
        await using var command = Command(connection, sql, parameters);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter<Guid> Id(Guid value) => new() { TypedValue = value };
    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };
    private NpgsqlParameter<DateTime> Now() => new() { TypedValue = database.Clock.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
