using Npgsql;
using PracticeReview.Data.Families;
using PracticeReview.Data.People;

namespace PracticeReview.Web.Demonstration;

/// <summary>
/// Lets the people of the demonstration act without a browser: the command line, working as the owner of the database, opens a
/// session for each and closes them all when it is done.
/// </summary>
internal sealed class DemonstrationSessions(string ownerConnection, ActorDirectory directory, TimeProvider clock) : IAsyncDisposable
{
    private readonly Dictionary<Guid, Guid> _open = [];

    public async Task<StaffActor> ActAsync(StaffId staff) =>
        await directory.FindStaffAsync(new StaffSessionId(await OpenAsync("staff_sessions", "staff_id", staff.Value)), CancellationToken.None)
        ?? throw new InvalidOperationException("Somebody in the demonstration is not known.");

    public async Task<FamilyActor> ActAsync(FamilyMemberId member) =>
        (await directory.FindFamilyAsync(new FamilySessionId(await OpenAsync("family_sessions", "family_member_id", member.Value)), CancellationToken.None))?.Actor
        ?? throw new InvalidOperationException("Somebody in the demonstration is not known.");

    public async ValueTask DisposeAsync()
    {
        await RunAsync("update staff_sessions set ended_at = $1, ended_because = 'demonstration made' where ended_at is null", TimeProvider.System.GetUtcNow().UtcDateTime);
        await RunAsync("update family_sessions set ended_at = $1, ended_because = 'demonstration made' where ended_at is null", TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    private async Task<Guid> OpenAsync(string table, string column, Guid person)
    {
        if (!_open.TryGetValue(person, out var session))
        {
            session = Guid.CreateVersion7();
            await RunAsync($"insert into {table} (id, {column}, started_at, last_seen_at) values ($2, $3, $1, $1)", clock.GetUtcNow().UtcDateTime, session, person);
            _open[person] = session;
        }
        return session;
    }

    private async Task RunAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(ownerConnection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }
        await command.ExecuteNonQueryAsync();
    }
}
