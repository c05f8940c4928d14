using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using PracticeReview.Data.Information;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Web;
using PracticeReview.Web.Identity;

namespace PracticeReview.Bench;

/// <summary>
/// A database with 50,000 cases of 40 partnerships, 5,000 of them of the first, with 400,000 deadlines, and the whole portal over it in this process. What stands in the database
/// was put there by SQL as the owner; everything measured goes through the portal's own login roles.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    public const int FewCases = 500;
    public const int ManyCases = 50_000;
    // Up to here the cases are shared out among all partnerships; the rest makes the first one's 5,000.
    private const int SharedCases = 46_269;
    public static readonly Guid Partnership = Numbered("partnership1");
    public static readonly Guid Case = Numbered("case1");
    public static readonly Guid Passage = Numbered("released2");
    public static readonly Guid ManagerSession = Numbered("session1");
    public static readonly Guid ReferrerSession = Numbered("session3");
    public static readonly Guid FamilySession = Numbered("visit");
    /// <summary>Families beside that one, each in a case of their own.</summary>
    public const int Crowd = 200;

    private readonly string _owner;
    private readonly Dictionary<LoginRole, string> _passwords;
    private readonly WebApplication _portal;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 64 });

    private World(string owner, Dictionary<LoginRole, string> passwords, ConnectionStrings connections, Database database, WebApplication portal, IReadOnlyList<QueryPlan> plansOfFew)
    {
        (_owner, _passwords, Connections, Database, _portal, PlansOfFew) = (owner, passwords, connections, database, portal, plansOfFew);
        Address = new Uri(portal.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public ConnectionStrings Connections { get; }
    public Database Database { get; }
    public Uri Address { get; }
    /// <summary>How the case list's queries were carried out while there were only <see cref="FewCases"/>.</summary>
    public IReadOnlyList<QueryPlan> PlansOfFew { get; }

    public T Get<T>() where T : notnull => _portal.Services.GetRequiredService<T>();

    /// <param name="cluster">The owner's connection to a cluster that is thrown away afterwards: a database is made in it, and the login roles get new passwords.</param>
    public static async Task<World> CreateAsync(string cluster, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        Report.Say("Making the database");
        var passwords = Enum.GetValues<LoginRole>().ToDictionary(role => role, _ => RandomNumberGenerator.GetHexString(32, lowercase: true));
        var (owner, connections) = await MakeAsync(cluster, "bench", passwords, cancellation);
        var database = new Database(connections, TimeProvider.System);
        await ExecuteAsync(owner, WorkFloors.Functions, cancellation);
        await RunAsync(owner, "people.sql", cancellation);
        await RunAsync(owner, "cases.sql", cancellation, 1, FewCases, 4);
        await TidyAsync(owner, cancellation);
        var plansOfFew = await QueryPlan.OfCaseListAsync(database, connections.Workspace, ManagerSession, cancellation);
        await RunAsync(owner, "family.sql", cancellation);
        await RunAsync(owner, "information.sql", cancellation);
        await RunAsync(owner, "cases.sql", cancellation, FewCases + 1, SharedCases, 40);
        await RunAsync(owner, "cases.sql", cancellation, SharedCases + 1, ManyCases, 1);
        await TidyAsync(owner, cancellation);
        var portal = await StartAsync(connections);
        Report.Say($"{ManyCases:N0} cases and the portal are there after {watch.Elapsed.TotalSeconds:0} s");
        return new World(owner, passwords, connections, database, portal, plansOfFew);
    }

    /// <summary>Another database beside this one, with the schema and nothing in it.</summary>
    public Task<(string Owner, ConnectionStrings Connections)> MakeEmptyAsync(string name, CancellationToken cancellation) => MakeAsync(_owner, name, _passwords, cancellation);

    /// <summary>The actor behind a session, asked afresh.</summary>
    public async Task<StaffActor> ActAsync(Guid session, CancellationToken cancellation) =>
        await new ActorDirectory(Database).FindStaffAsync(new StaffSessionId(session), cancellation) ?? throw new InvalidOperationException("The session is not there.");

    public async Task<NpgsqlConnection> OpenAsOwnerAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(_owner);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    /// <summary>The header by which a browser would show that it is signed in.</summary>
    public string Cookie(string scheme, Guid session)
    {
        var options = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var now = TimeProvider.System.GetUtcNow();
        var ticket = new AuthenticationTicket(SessionClaims.Principal(scheme, session),
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(8) }, scheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>Gets a page as a browser would, whole. Anything but 200 is a failure of the measurement.</summary>
    /// <param name="asked">What a floor is to look for.</param>
    public async Task<byte[]> GetAsync(string path, string? cookie = null, Guid session = default, Uri? address = null, string? asked = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address ?? Address, path));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        if (cookie is not null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
        }
        if (session != default)
        {
            request.Headers.TryAddWithoutValidation(Floors.SessionHeader, session.ToString());
        }
        if (asked is not null)
        {
            request.Headers.TryAddWithoutValidation(Floors.AskedHeader, asked);
        }
        using var response = await _client.SendAsync(request);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{path} answered {(int)response.StatusCode} {response.Headers.Location}");
        }
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>A request for information that <see cref="ReferrerSession"/>'s person has to answer: 1 to 8.</summary>
    public static InformationRequestId Request(int number) => new(Numbered($"request{number}"));

    /// <summary>As the portal connects: a floor that compiled its questions first would be no floor.</summary>
    public static string WithoutCompiling(string connection) => new NpgsqlConnectionStringBuilder(connection) { Options = "-c jit=off" }.ConnectionString;

    /// <summary>The sign-in of one of the <see cref="Crowd"/>, from 1.</summary>
    public static Guid CrowdSession(int number) => Numbered($"visit{number}");

    /// <summary>A part of the draft released to one of the <see cref="Crowd"/>, from 1.</summary>
    public static Guid CrowdPassage(int number) => Numbered($"crowdreleased{number}/2");

    public static readonly Guid Asked = Numbered("asked2");

    /// <summary>What a portal over this database is configured with.</summary>
    public static Dictionary<string, string?> SettingsOf(ConnectionStrings connections) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Workspace"] = connections.Workspace,
        ["ConnectionStrings:Family"] = connections.Family,
        ["ConnectionStrings:Public"] = connections.Public,
        ["ConnectionStrings:Jobs"] = connections.Jobs,
        // Cookies may travel without TLS on this machine.
        ["Demonstration:Enabled"] = "true",
        ["Jobs:Enabled"] = "false",
        ["OpenId:Authority"] = "http://127.0.0.1:9",
        ["OpenId:ClientId"] = "practicereview",
        ["OpenId:ClientSecret"] = "nobody-listens-there",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _portal.StopAsync();
        await _portal.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static async Task<WebApplication> StartAsync(ConnectionStrings connections)
    {
        var portal = Portal.Build(["--environment", "Production"], builder =>
        {
            builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            builder.Configuration.AddInMemoryCollection(SettingsOf(connections));
            builder.Services.AddSingleton<IStartupFilter, Floors>();
        });
        await portal.StartAsync();
        return portal;
    }

    private static async Task RunAsync(string owner, string script, CancellationToken cancellation, params int[] numbers)
    {
        await using var stream = typeof(World).Assembly.GetManifestResourceStream($"PracticeReview.Bench.{script}")!;
        using var reader = new StreamReader(stream);
        var sql = await reader.ReadToEndAsync(cancellation);
        for (var at = 0; at < numbers.Length; at++)
        {
            sql = sql.Replace($"${at + 1}", numbers[at].ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
        await ExecuteAsync(owner, sql, cancellation);
    }

    private static async Task<(string Owner, ConnectionStrings Connections)> MakeAsync(string cluster, string name, Dictionary<LoginRole, string> passwords, CancellationToken cancellation)
    {
        await ExecuteAsync(cluster, $"drop database if exists {name}", cancellation);
        await ExecuteAsync(cluster, $"create database {name}", cancellation);
        var owner = new NpgsqlConnectionStringBuilder(cluster) { Database = name }.ConnectionString;
        await Migrator.MigrateAsync(owner, passwords, cancellation);
        return (owner, new ConnectionStrings(For(LoginRole.Workspace), For(LoginRole.Family), For(LoginRole.Public), For(LoginRole.Jobs)));

        string For(LoginRole role) => new NpgsqlConnectionStringBuilder(owner)
        {
            Username = LoginRoles.NameOf(role),
            Password = passwords[role],
            MaxPoolSize = 40,
        }.ConnectionString;
    }

    // What autovacuum would have done in time.
    private static Task TidyAsync(string owner, CancellationToken cancellation) => ExecuteAsync(owner, "vacuum analyze", cancellation);

    private static async Task ExecuteAsync(string owner, string sql, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    // As PostgreSQL's md5(…)::uuid reads it.
    private static Guid Numbered(string name) => Guid.ParseExact(Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(name))), "N");
}
