using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using PracticeReview.Bench.Circuits;
using PracticeReview.Web.Identity;

namespace PracticeReview.Bench.Figures;

/// <summary>What a live page of the workspace costs in memory, and whether it is given back when its person leaves.</summary>
internal sealed class LiveCircuits : IFigure
{
    private const int Warm = 20;
    private const int Open = 500;

    public string Name => "circuits";
    public string About => "Memory of 500 live case pages";

    public async Task<IReadOnlyList<Line>> MeasureAsync(World world, CancellationToken cancellation)
    {
        var (page, pageKept) = await OpenAsync(world.Address, $"/workspace/cases/{World.Case}", world.Cookie(Schemes.Workspace, World.ManagerSession), cancellation);
        await using var bare = await BareWorkspace.StartAsync();
        var address = new Uri(bare.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var (floor, floorKept) = await OpenAsync(address, "/", null, cancellation);
        return
        [
            Line.AtMostTimes($"Live case page, heap per circuit of {Open}", page, floor, "KiB", null),
            new Line("… still held after they left", Kept(pageKept, page), Kept(floorKept, floor), "", "≤ 10 %", pageKept <= page / 10),
        ];

        static string Kept(double kept, double of) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, kept / of):0 %}");
    }

    /// <returns>KiB of heap per circuit while all are open, and after all have left.</returns>
    private static async Task<(double Open, double Kept)> OpenAsync(Uri address, string path, string? cookie, CancellationToken cancellation)
    {
        await using (var warm = await Opener.StartAsync(address, path, cookie, Warm, cancellation))
        {
            await warm.LeaveAsync(cancellation);
        }
        var before = await HeapAsync(cancellation);
        double open;
        await using (var opener = await Opener.StartAsync(address, path, cookie, Open, cancellation))
        {
            open = await HeapAsync(cancellation);
            await opener.LeaveAsync(cancellation);
        }
        var after = await HeapAsync(cancellation);
        return ((open - before) / 1024 / Open, (after - before) / 1024 / Open);
    }

    private static async Task<double> HeapAsync(CancellationToken cancellation)
    {
        // What has just ended may still be running its last lines.
        await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
        for (var time = 0; time < 3; time++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private sealed class Opener : IAsyncDisposable
    {
        private readonly Process _process;

        private Opener(Process process) => _process = process;

        public static async Task<Opener> StartAsync(Uri address, string path, string? cookie, int count, CancellationToken cancellation)
        {
            var start = new ProcessStartInfo("dotnet", [typeof(Opener).Assembly.Location, "open-circuits", address.ToString(), path, count.ToString(CultureInfo.InvariantCulture)])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            };
            start.Environment[CircuitOpener.Cookie] = cookie ?? "";
            var opener = new Opener(Process.Start(start) ?? throw new InvalidOperationException("The opener did not start."));
            await opener.HearAsync("open", cancellation);
            return opener;
        }

        public async Task LeaveAsync(CancellationToken cancellation)
        {
            await _process.StandardInput.WriteLineAsync();
            await _process.StandardInput.FlushAsync(cancellation);
            await HearAsync("left", cancellation);
        }

        public async ValueTask DisposeAsync()
        {
            if (!_process.HasExited)
            {
                _process.Kill();
            }
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        private async Task HearAsync(string word, CancellationToken cancellation)
        {
            if (await _process.StandardOutput.ReadLineAsync(cancellation) is not { } heard || heard != word)
            {
                throw new InvalidOperationException($"Circuits could not be opened; the opener's words are above. Waited for \"{word}\".");
            }
        }
    }
}
