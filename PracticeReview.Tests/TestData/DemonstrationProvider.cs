using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace PracticeReview.Tests.TestData;

/// <summary>A person whom the demonstration provider can sign in; always invented.</summary>
public sealed record DemonstrationPerson(string Sub, string Name, string Email);

/// <summary>
/// The demonstration OpenID provider, started as a Node process on a free loopback port and ended on dispose.
/// It ends by itself when the test process dies.
/// </summary>
public sealed class DemonstrationProvider : IAsyncDisposable
{
    public const string ClientId = "practicereview";
    public const string ClientSecret = "demonstration-secret-for-tests-only";

    private readonly Process _process;
    private readonly StringBuilder _said;
    private int _stopped;

    private DemonstrationProvider(Process process, StringBuilder said, int port, Uri issuer)
    {
        _process = process;
        _said = said;
        Address = new Uri($"http://127.0.0.1:{port}");
        Issuer = issuer;
    }

    /// <summary>Where the Node process itself listens.</summary>
    public Uri Address { get; }

    /// <summary>What the provider calls itself: its own address unless another was asked for.</summary>
    public Uri Issuer { get; }

    /// <summary>The authority to give to the portal, without a trailing slash.</summary>
    public string Authority => Issuer.AbsoluteUri.TrimEnd('/');

    /// <summary>Starts the provider for a portal at <paramref name="portal"/> and waits until it answers.</summary>
    public static async Task<DemonstrationProvider> StartAsync(
        Uri portal,
        IEnumerable<DemonstrationPerson> people,
        Uri? issuer = null,
        bool trials = false,
        string clientAuthentication = "client_secret_basic")
    {
        var modules = FindNodeModules();
        var port = FreePort();
        issuer ??= new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(FindRepository(), "dev", "provider", "provider.mjs"));
        start.Environment["PROVIDER_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PROVIDER_ISSUER"] = issuer.AbsoluteUri.TrimEnd('/');
        start.Environment["PROVIDER_CLIENT_ID"] = ClientId;
        start.Environment["PROVIDER_CLIENT_SECRET"] = ClientSecret;
        start.Environment["PROVIDER_CLIENT_AUTHENTICATION"] = clientAuthentication;
        start.Environment["PROVIDER_REDIRECT_URIS"] = new Uri(portal, "/workspace/signed-in").AbsoluteUri;
        start.Environment["PROVIDER_POST_LOGOUT_URIS"] = new Uri(portal, "/workspace/signed-out").AbsoluteUri;
        start.Environment["PROVIDER_PEOPLE"] = JsonSerializer.Serialize(people, JsonSerializerOptions.Web);
        start.Environment["PROVIDER_STOP_WITH_PARENT"] = "1";
        start.Environment["PRACTICEREVIEW_NODE_MODULES"] = modules;
        start.Environment["PROVIDER_TRIALS"] = trials ? "1" : "0";

        var said = new StringBuilder();
        var process = Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
        process.OutputDataReceived += (_, line) => Append(said, line.Data);
        process.ErrorDataReceived += (_, line) => Append(said, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var provider = new DemonstrationProvider(process, said, port, issuer);
        try
        {
            await provider.WaitUntilAliveAsync();
            return provider;
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    /// <summary>Replaces the signing key; only where the provider was started for trials.</summary>
    public async Task RotateKeysAsync()
    {
        using var client = new HttpClient();
        using var answer = await client.PostAsync(new Uri(Address, "/trials/rotate"), content: null);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
        {
            return;
        }

        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    /// <summary>A loopback port that nothing listens on at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Append(StringBuilder said, string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "dev", "provider", "provider.mjs")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No dev/provider/provider.mjs above {AppContext.BaseDirectory}.");
    }

    /// <summary>Where the packages of <c>dev/</c> are.</summary>
    public static string Modules => FindNodeModules();

    private static string FindNodeModules()
    {
        var given = Environment.GetEnvironmentVariable("PRACTICEREVIEW_NODE_MODULES");
        var modules = string.IsNullOrEmpty(given) ? Path.Combine(FindRepository(), "dev", "node_modules") : given;
        return Directory.Exists(Path.Combine(modules, "oidc-provider"))
            ? modules
            : throw new InvalidOperationException(
                $"oidc-provider is not in {modules}: run 'npm ci' in dev/, or set PRACTICEREVIEW_NODE_MODULES.");
    }

    private async Task WaitUntilAliveAsync()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(30))
        {
            if (_process.HasExited)
            {
                break;
            }

            try
            {
                if (string.Equals(await client.GetStringAsync(new Uri(Address, "/alive")), "alive", StringComparison.Ordinal))
                {
                    return;
                }
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(100);
            }
        }

        lock (_said)
        {
            throw new InvalidOperationException($"The demonstration provider did not start. It said: {_said}");
        }
    }
}
