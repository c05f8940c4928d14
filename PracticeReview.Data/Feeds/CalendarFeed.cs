using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Feeds;

/// <summary>What a calendar program is told, and whether somebody has an address for one.</summary>
public sealed class CalendarFeed(Database database)
{
    private static readonly TimeSpan s_back = TimeSpan.FromDays(14);
    private static readonly TimeSpan s_ahead = TimeSpan.FromDays(184);

    /// <summary>
    /// The days of the last two weeks and the next six months on which something is due, for whoever has the address. There
    /// is nobody signed in: the database answers by the hash of the secret, and with days only.
    /// </summary>
    /// <returns>Null where there is no such address, or it or its person has ended.</returns>
    public async Task<IReadOnlyList<CalendarDay>?> FindAsync(string token, CancellationToken cancellation)
    {
        var hash = CalendarAddress.HashOf(token);
        var now = database.Clock.GetUtcNow();
        await using var connection = await database.OpenAsync(LoginRole.Workspace, cancellation);
        await using var open = connection.CreateCommand();
        open.CommandText = "select access.calendar_is_open($1)";
        open.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = hash });
        if (await open.ExecuteScalarAsync(cancellation) is not true)
        {
            return null;
        }
        await using var command = connection.CreateCommand();
        command.CommandText = "select deadline_id, due_day, due_at, has_time_of_day from access.days_of_calendar($1, $2, $3, $4)";
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = hash });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = (now - s_back).UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = (now + s_ahead).UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        List<CalendarDay> days = [];
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            days.Add(new CalendarDay(row.GetGuid(0), row.GetFieldValue<DateOnly>(1), row.GetBoolean(3) ? row.GetFieldValue<DateTimeOffset>(2) : null, now));
        }
        return days;
    }

    /// <summary>Whether the actor has an address, and since when.</summary>
    public async Task<CalendarStanding> FindOwnAsync(StaffActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return new CalendarStanding(await operation.Read<CalendarAddress>().Where(address => address.StaffId == actor.Id && address.EndedAt == null)
            .Select(address => (DateTimeOffset?)address.MadeAt).SingleOrDefaultAsync(cancellation));
    }
}

/// <param name="MadeAt">Since when (UTC) there is an address, or null.</param>
public sealed record CalendarStanding(DateTimeOffset? MadeAt);
