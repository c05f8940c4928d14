namespace PracticeReview.Bench.Circuits;

/// <summary>
/// A program of its own that opens circuits and holds them until a line comes in, so that what it needs itself is not counted
/// with what the server needs.
/// </summary>
internal static class CircuitOpener
{
    public const string Cookie = "PRACTICEREVIEW_BENCH_COOKIE";
    private const int AtOnce = 4;

    public static async Task<int> RunAsync(Uri address, string path, int count)
    {
        var cookie = Environment.GetEnvironmentVariable(Cookie) is { Length: > 0 } given ? given : null;
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        if (cookie is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", cookie);
        }
        var circuits = new System.Collections.Concurrent.ConcurrentBag<Circuit>();
        using var stop = new CancellationTokenSource();
        var pinging = PingAsync(circuits, stop.Token);
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (_, _) => circuits.Add(await Circuit.OpenAsync(client, address, path, cookie)));
        Console.WriteLine("open");
        await Console.In.ReadLineAsync();
        await stop.CancelAsync();
        await pinging;
        await Parallel.ForEachAsync(circuits, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (circuit, _) => await circuit.LeaveAsync(client, address));
        Console.WriteLine("left");
        return 0;
    }

    private static async Task PingAsync(IEnumerable<Circuit> circuits, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                foreach (var circuit in circuits)
                {
                    await circuit.PingAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Everybody leaves now.
        }
    }
}
