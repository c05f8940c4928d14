using Npgsql;
using NpgsqlTypes;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.People;

/// <summary>
/// Ends the sessions of professionals whose time is over. A cookie forgets by itself; a page that stays open would go on.
/// What was typed on it is kept until then.
/// </summary>
public sealed class EndOldSessions(Database database)
{
    /// <returns>How many were ended.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = database.Clock.GetUtcNow();
        await using var connection = await database.OpenAsync(LoginRole.Jobs, cancellation);
        await using var command = new NpgsqlCommand("select access.end_old_staff_sessions($1, $2)", connection);
        command.Parameters.Add(Instant(now - StaffSignIn.AtMost));
        command.Parameters.Add(Instant(now));
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static NpgsqlParameter<DateTime> Instant(DateTimeOffset at) => new() { TypedValue = at.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
