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

    public static Task<PublishedPortal> StartAsync(ConnectionStrings connections, CancellationToken cancellation)
    {
        var folder = Environment.GetEnvironmentVariable("PRACTICEREVIEW_BENCH_APP")
            ?? throw new InvalidOperationException("PRACTICEREVIEW_BENCH_APP is not set: start with ./bench, which publishes the portal.");
        var settings = World.SettingsOf(connections).ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value, StringComparer.Ordinal);
        settings["ASPNETCORE_CONTENTROOT"] = folder;
        return StartAsync(address => [Path.Combine(folder, "PracticeReview.Web.dll"), "--urls", address], settings, "/health/ready", cancellation);
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
