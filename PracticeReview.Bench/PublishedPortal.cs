using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PracticeReview.Data.Storage;

namespace PracticeReview.Bench;

/// <summary>A program started as an adopter would start it, on a free port of loopback, and ended with this.</summary>
internal sealed class PublishedPortal : IAsyncDisposable
{
    private readonly Process _process;

    private PublishedPortal(Process process, Uri address, double milliseconds) => (_process, Address, UntilReady) = (process, address, milliseconds);

    public Uri Address { get; }
    /// <summary>Milliseconds from the start of the process to its first "ready".</summary>
    public double UntilReady { get; }

    /// <param name="others">Settings beyond what every portal here is configured with, or in their place.</param>
    public static Task<PublishedPortal> StartAsync(ConnectionStrings connections, CancellationToken cancellation, IReadOnlyDictionary<string, string?>? others = null) =>
        StartAsync(address => [Program, "--urls", address], SettingsOf(connections, others), "/health/ready", cancellation);

    /// <summary>Hands a verb to the portal's program, as ./run does, and waits until it is done.</summary>
    /// <exception cref="InvalidOperationException">It was not; its words are in the message.</exception>
    public static async Task RunVerbAsync(ConnectionStrings connections, IReadOnlyDictionary<string, string?> others, string verb, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [Program, verb]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in SettingsOf(connections, others))
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"\"{verb}\" ended with {process.ExitCode}. {said[1]}");
        }
    }

    private static string Folder => Environment.GetEnvironmentVariable("PRACTICEREVIEW_BENCH_APP")
        ?? throw new InvalidOperationException("PRACTICEREVIEW_BENCH_APP is not set: start with ./bench, which publishes the portal.");

    private static string Program => Path.Combine(Folder, "PracticeReview.Web.dll");

    private static Dictionary<string, string?> SettingsOf(ConnectionStrings connections, IReadOnlyDictionary<string, string?>? others)
    {
        Dictionary<string, string?> settings = new(StringComparer.Ordinal) { ["ASPNETCORE_CONTENTROOT"] = Folder };
        foreach (var (name, value) in World.SettingsOf(connections).Concat(others ?? new Dictionary<string, string?>(StringComparer.Ordinal)))
        {
            settings[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
        return settings;
    }

    /// <summary>An application with nothing in it, compiled as the bench is.</summary>
    public static Task<PublishedPortal> StartBareAsync(CancellationToken cancellation) =>
        StartAsync(address => [typeof(PublishedPortal).Assembly.Location, "bare-app", address], new Dictionary<string, string?>(StringComparer.Ordinal), "/", cancellation);

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<PublishedPortal> StartAsync(Func<string, string[]> arguments, IDictionary<string, string?> settings, string ready, CancellationToken cancellation)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", arguments(address)) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        using var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(5) };
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        while (!process.HasExited && watch.Elapsed < TimeSpan.FromMinutes(2))
        {
            try
            {
                using var response = await client.GetAsync(new Uri(ready, UriKind.Relative), cancellation);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    return new PublishedPortal(process, client.BaseAddress, watch.Elapsed.TotalMilliseconds);
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(10, cancellation);
        }
        process.Kill(entireProcessTree: true);
        throw new InvalidOperationException($"The program at {address} did not become ready.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
