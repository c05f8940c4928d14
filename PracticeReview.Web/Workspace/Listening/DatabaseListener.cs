using System.Data.Common;
using Npgsql;
using PracticeReview.Data.Storage;

namespace PracticeReview.Web.Workspace.Listening;

/// <summary>
/// The one connection on which this node hears from the database what changed, whichever node or person changed it. What may have
/// been missed while the database was away is asked for as soon as it is back.
/// </summary>
internal sealed partial class DatabaseListener(Database database, IEnumerable<IHearDatabase> hearers, ILogger<DatabaseListener> log) : BackgroundService
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);
    // A connection that has silently died is noticed after this long.
    private static readonly TimeSpan StillThere = TimeSpan.FromSeconds(2);

    private readonly ILookup<string, IHearDatabase> _hearers = hearers.SelectMany(hearer => hearer.Channels.Select(channel => (channel, hearer)))
        .ToLookup(heard => heard.channel, heard => heard.hearer, StringComparer.Ordinal);

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
            await RunAsync(connection, string.Join("; ", _hearers.Select(heard => $"listen {heard.Key}")), cancellation);
            // From here on nothing is missed; what was, is found now.
            foreach (var hearer in hearers)
            {
                await hearer.CatchUpAsync(cancellation);
            }
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
        foreach (var hearer in _hearers[heard.Channel])
        {
            hearer.Hear(heard.Channel, heard.Payload);
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
