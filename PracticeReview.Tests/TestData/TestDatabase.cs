using System.Globalization;
using Npgsql;
using PracticeReview.Data.Storage;

namespace PracticeReview.Tests.TestData;

/// <summary>
/// A database of a test's own: a clone of a template that was migrated once per run. Tests therefore run side by side.
/// Disposing drops it.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>All login roles of the test cluster share it; they exist on loopback, for the length of a run.</summary>
    private const string Password = "only-in-tests";
    private static readonly Dictionary<LoginRole, string> Passwords = Enum.GetValues<LoginRole>().ToDictionary(role => role, _ => Password);
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static string? _template;

    private TestDatabase(string name, TimeProvider clock)
    {
        Name = name;
        Clock = clock;
        Connections = new ConnectionStrings(For(LoginRole.Workspace), For(LoginRole.Family), For(LoginRole.Public), For(LoginRole.Jobs));
        Database = new Database(Connections, clock);
        AsOwner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(OwnerConnection) { Pooling = true, MaxPoolSize = 20 });
    }

    public string Name { get; }
    public TimeProvider Clock { get; }
    public ConnectionStrings Connections { get; }
    public Database Database { get; }
    public string OwnerConnection => Owner(Name);
    /// <summary>Connections of the owner's, kept: a test asks for many small things, and each new connection costs the server a process.</summary>
    public NpgsqlDataSource AsOwner { get; }

    public static Task<TestDatabase> CreateAsync(TimeProvider? clock = null) => CreateAsync(migrated: true, clock);

    /// <summary>A database with no tables at all.</summary>
    public static Task<TestDatabase> CreateEmptyAsync() => CreateAsync(migrated: false, null);

    public async Task<NpgsqlConnection> OpenAsOwnerAsync() => await AsOwner.OpenConnectionAsync();

    /// <summary>Runs SQL as the owner, for what a test needs to set up or to look at behind the portal's back.</summary>
    public async Task ExecuteAsOwnerAsync(string sql)
    {
        await using var connection = await OpenAsOwnerAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> AskAsOwnerAsync<T>(string sql)
    {
        await using var connection = await OpenAsOwnerAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A connection of a login role's own on which somebody asks, as the portal would open it for them.</summary>
    /// <param name="who">A member of staff, or of a family for <see cref="LoginRole.Family"/>; empty for nobody.</param>
    public async Task<NpgsqlConnection> OpenAsAsync(LoginRole role, Guid who)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(For(role)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        var setting = role == LoginRole.Family ? "family_member_id" : "staff_id";
        await using var command = new NpgsqlCommand($"select set_config('practicereview.{setting}', '{(who == Guid.Empty ? "" : who)}', false)", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>How many rows somebody sees of a table, or of what follows "from".</summary>
    public async Task<long> CountAsAsync(LoginRole role, Guid who, string from)
    {
        await using var connection = await OpenAsAsync(role, who);
        await using var command = new NpgsqlCommand($"select count(*) from {from}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>How many rows somebody changes.</summary>
    public async Task<int> ChangeAsAsync(LoginRole role, Guid who, string sql)
    {
        await using var connection = await OpenAsAsync(role, who);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    /// <returns>The state with which PostgreSQL refused it; null when it was done.</returns>
    public async Task<string?> TryAsAsync(LoginRole role, Guid who, string sql)
    {
        try
        {
            await ChangeAsAsync(role, who, sql);
            return null;
        }
        catch (PostgresException problem)
        {
            return problem.SqlState;
        }
    }

    /// <summary>Cuts every connection of the four login roles, as a restart of the database does.</summary>
    public async Task CutConnectionsAsync()
    {
        foreach (var role in Enum.GetValues<LoginRole>())
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(For(role)) { Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and datname = current_database() and pid <> pg_backend_pid()";
            await command.ExecuteNonQueryAsync();
        }
    }

    public string For(LoginRole role) => new NpgsqlConnectionStringBuilder(Owner(Name))
    {
        Username = LoginRoles.NameOf(role),
        Password = Password,
        Pooling = true,
        MaxPoolSize = 20,
    }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await AsOwner.DisposeAsync();
        foreach (var role in Enum.GetValues<LoginRole>())
        {
            await using var connection = new NpgsqlConnection(For(role));
            NpgsqlConnection.ClearPool(connection);
        }
        // A connection just given back may take a moment to close, and the owner may not end another role's.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await MaintainAsync($"drop database if exists \"{Name}\" with (force)");
                return;
            }
            catch (PostgresException problem) when (problem.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ObjectInUse)
            {
                if (attempt == 20)
                {
                    // The cluster is thrown away after the run; a database that is left behind harms nobody.
                    return;
                }
                await Task.Delay(100);
            }
        }
    }

    private static async Task<TestDatabase> CreateAsync(bool migrated, TimeProvider? clock)
    {
        var name = "test_" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..16];
        await Gate.WaitAsync();
        try
        {
            var template = migrated ? _template ??= await MakeTemplateAsync() : "template0";
            // Copied as files: the log of every page, which is the other way, takes several times as long.
            await MaintainAsync($"create database \"{name}\" template \"{template}\" strategy file_copy");
        }
        finally
        {
            Gate.Release();
        }
        return new TestDatabase(name, clock ?? TimeProvider.System);
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var name = "template_" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..16];
        await MaintainAsync($"create database \"{name}\" template template0");
        await Migrator.MigrateAsync(Owner(name), Passwords, CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => MaintainAsync($"drop database if exists \"{name}\" with (force)").GetAwaiter().GetResult();
        return name;
    }

    private static async Task MaintainAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Owner("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync();
    }

    private static string Owner(string database) => new NpgsqlConnectionStringBuilder(
        Environment.GetEnvironmentVariable("PRACTICEREVIEW_TEST_OWNER")
        ?? throw new InvalidOperationException("PRACTICEREVIEW_TEST_OWNER is not set: run ./test, or start the test cluster with build/scripts/test-database.sh."))
    {
        Database = database,
        Pooling = false,
    }.ConnectionString;
}
