using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PracticeReview.Data.Documents;

namespace PracticeReview.Tests.Rules.Documents;

/// <summary>
/// A real clamd of our own (Debian's clamav-daemon), with one hand-made signature: the test string
/// that all scanners agree on. It needs no download and ends with the tests.
/// </summary>
public sealed class ClamdFixture : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"clamd-{Guid.NewGuid():N}");
    private Process? _clamd;

    /// <summary>Put together here so that this very source is not taken for an infected file.</summary>
    public static byte[] Marker { get; } = Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!" + "$H+H*");

    public const int StreamLimit = 1_048_576;

    public ClamdAddress Tcp { get; private set; } = ClamdAddress.Parse("tcp://127.0.0.1");

    public ClamdAddress Socket => ClamdAddress.Parse($"unix:{_folder}/clamd.ctl");

    private const string Program = "/usr/sbin/clamd";

    public async Task InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException($"There is no clamd at {Program}. ./test installs it (Debian: clamav-daemon).");
        }

        int port;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        Directory.CreateDirectory(Path.Combine(_folder, "signatures"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "signatures", "test.ndb"), $"Test.Marker:0:*:{Convert.ToHexStringLower(Marker)}\n");
        var configuration = Path.Combine(_folder, "clamd.conf");
        await File.WriteAllTextAsync(configuration, $"""
            DatabaseDirectory {_folder}/signatures
            TCPSocket {port}
            TCPAddr 127.0.0.1
            LocalSocket {_folder}/clamd.ctl
            Foreground yes
            StreamMaxLength {StreamLimit}
            MaxThreads 2

            """);
        Tcp = ClamdAddress.Parse($"tcp://127.0.0.1:{port}");
        _clamd = Process.Start(new ProcessStartInfo(Program, ["--config-file", configuration]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _clamd.OutputDataReceived += (_, _) => { };
        _clamd.ErrorDataReceived += (_, _) => { };
        _clamd.BeginOutputReadLine();
        _clamd.BeginErrorReadLine();
        var scan = new ClamdScan(Tcp, TimeProvider.System);
        for (var tries = 0; !await scan.PingAsync(CancellationToken.None); tries++)
        {
            if (tries > 300 || _clamd.HasExited)
            {
                throw new InvalidOperationException("clamd is installed but did not start.");
            }

            await Task.Delay(100);
        }
    }

    public async Task DisposeAsync()
    {
        if (_clamd is not null)
        {
            _clamd.Kill();
            await _clamd.WaitForExitAsync();
            _clamd.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
