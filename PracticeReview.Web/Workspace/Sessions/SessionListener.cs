using System.Data.Common;
using Npgsql;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Web.Workspace.Sessions;

/// <summary>
/// Hears from the database that a session has ended or somebody's access has changed, whichever node or person did it. What may
/// have been missed while the database was away is asked for as soon as it is back.
/// </summary>
internal sealed partial class SessionListener(Database database, StaffSignIn signIn, OpenCircuits circuits, ILogger<SessionListener> log) : BackgroundService
{
    private const string SessionEnded = "staff_session_ended";
    private const string AccessChanged = "staff_access_changed";
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);
    // A connection that has silently died is noticed after this long.
    private static readonly TimeSpan StillThere = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception away) when (away is DbException or IOException or TimeoutException or InvalidOperationException)
            {
                LogAway(away.Message);
                await Task.Delay(Breath, CancellationToken.None);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(LoginRole.Workspace, cancellation);
        connection.Notification += Hear;
        try
        {
            await RunAsync(connection, $"listen {SessionEnded}; listen {AccessChanged}", cancellation);
            // From here on nothing is missed; what was, is found now.
            var open = await signIn.StillOpenAsync(circuits.Sessions, cancellation);
            circuits.End(session => !open.Contains(session));
            circuits.AskAgain();
            while (true)
            {
                if (!await connection.WaitAsync(StillThere, cancellation))
                {
                    await RunAsync(connection, "select 1", cancellation);
                }
            }
        }
        finally
        {
            connection.Notification -= Hear;
        }
    }

    private void Hear(object sender, NpgsqlNotificationEventArgs heard)
    {
        if (heard.Channel == SessionEnded && Guid.TryParse(heard.Payload, out var ended))
        {
            circuits.End(session => session.Value == ended);
        }
        else if (heard.Channel == AccessChanged)
        {
            circuits.AskAgain();
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database cannot be listened to at this moment: {Reason}")]
    private partial void LogAway(string reason);
}
