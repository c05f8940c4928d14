using Microsoft.EntityFrameworkCore;
using Npgsql;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Storage;

/// <summary>
/// The only way to the database: an operation on behalf of an actor, on that actor's login role, in one transaction
/// in which the database knows who is asking. Registered once for the whole portal.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private readonly Dictionary<LoginRole, NpgsqlDataSource> _sources;
    private readonly Dictionary<LoginRole, DbContextOptions<PracticeReviewDbContext>> _options;

    public Database(ConnectionStrings connections, TimeProvider clock)
    {
        Clock = clock;
        _sources = Enum.GetValues<LoginRole>().ToDictionary(role => role, role => NpgsqlDataSource.Create(WithoutCompiling(connections.For(role))));
        _options = _sources.ToDictionary(source => source.Key, source => OptionsFor(source.Value));
    }

    public TimeProvider Clock { get; }

    /// <summary>Begins an operation. Dispose it; without <see cref="Operation.SaveAsync"/> nothing of it stays.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public async Task<Operation> BeginAsync(Actor actor, CancellationToken cancellation)
    {
        var role = actor switch
        {
            StaffActor => LoginRole.Workspace,
            FamilyActor => LoginRole.Family,
            PublicActor => LoginRole.Public,
            JobActor => LoginRole.Jobs,
            _ => throw new ArgumentException("An actor of an unknown kind.", nameof(actor)),
        };
        // A pooled connection may have died with a restarted server. Nothing has been done on it yet, so another is tried.
        for (var attempt = 1; ; attempt++)
        {
            var connection = _sources[role].CreateConnection();
            try
            {
                await connection.OpenAsync(cancellation);
                var transaction = await connection.BeginTransactionAsync(cancellation);
                await TellWhoIsAskingAsync(connection, actor, cancellation);
                var context = new PracticeReviewDbContext(_options[role]);
                context.Database.SetDbConnection(connection);
                await context.Database.UseTransactionAsync(transaction, cancellation);
                return new Operation(actor, Clock.GetUtcNow(), context, connection, transaction);
            }
            catch (NpgsqlException problem) when (problem.IsTransient && attempt < 4)
            {
                await connection.DisposeAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(150 * attempt), Clock, cancellation);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>A plain connection on a login role, for the functions that answer before there is an actor, and for listening.</summary>
    public async Task<NpgsqlConnection> OpenAsync(LoginRole role, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _sources[role].OpenConnectionAsync(cancellation);
            }
            catch (NpgsqlException problem) when (problem.IsTransient && attempt < 4)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(150 * attempt), Clock, cancellation);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources.Values)
        {
            await source.DisposeAsync();
        }
    }

    internal static DbContextOptions<PracticeReviewDbContext> OptionsFor(NpgsqlDataSource source) =>
        new DbContextOptionsBuilder<PracticeReviewDbContext>()
            .UseNpgsql(source)
            .ConfigureWarnings(warnings => warnings.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.PendingModelChangesWarning))
            .Options;

    // Row security makes the planner think highly of what a question costs, and it would compile machine code for longer than the
    // answer takes.
    private static string WithoutCompiling(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        settings.Options = $"{settings.Options} -c jit=off".Trim();
        return settings.ConnectionString;
    }

    // The settings are local to the transaction: they cannot outlive it in the pool.
    private static async Task TellWhoIsAskingAsync(NpgsqlConnection connection, Actor actor, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select set_config('practicereview.staff_id', $1, true), set_config('practicereview.family_member_id', $2, true), set_config('practicereview.family_session_id', $3, true)";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor is StaffActor staff ? staff.Id.ToString() : "" });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor is FamilyActor family ? family.Id.ToString() : "" });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor is FamilyActor visitor ? visitor.Session.Value.ToString() : "" });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
