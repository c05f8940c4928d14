using System.Diagnostics;

namespace PracticeReview.Bench;

/// <summary>Milliseconds: the middle one, and the one that nineteen of twenty do not exceed.</summary>
internal sealed record Durations(double P50, double P95)
{
    public static Durations Of(List<double> milliseconds)
    {
        milliseconds.Sort();
        return new Durations(milliseconds[milliseconds.Count / 2], milliseconds[(int)(milliseconds.Count * 0.95)]);
    }
}

internal static class Sampling
{
    /// <summary>Both take turns, so that whatever else the machine does slows both.</summary>
    public static async Task<(Durations Measured, Durations Floor)> AlternateAsync(int warm, int count, Func<Task> measured, Func<Task> floor)
    {
        List<double> ofMeasured = [], ofFloor = [];
        for (var turn = -warm; turn < count; turn++)
        {
            var first = await TimeAsync(measured);
            var second = await TimeAsync(floor);
            if (turn >= 0)
            {
                ofMeasured.Add(first);
                ofFloor.Add(second);
            }
        }
        return (Durations.Of(ofMeasured), Durations.Of(ofFloor));
    }

    /// <summary>How many times a second it can be done when so many ask at once.</summary>
    public static async Task<double> RateAsync(int clients, TimeSpan length, Func<Task> send)
    {
        var done = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            while (watch.Elapsed < length)
            {
                await send();
                Interlocked.Increment(ref done);
            }
        }));
        return done / watch.Elapsed.TotalSeconds;
    }

    public static async Task<double> TimeAsync(Func<Task> what)
    {
        var start = Stopwatch.GetTimestamp();
        await what();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
