using System.Diagnostics;

namespace PracticeReview.Tests.TestData;

/// <summary>Waits for what another process does.</summary>
public static class Patience
{
    public static async Task UntilAsync(Func<bool> happened, string what, int seconds = 60)
    {
        for (var watch = Stopwatch.StartNew(); !happened();)
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(seconds))
            {
                throw new TimeoutException($"Waited {seconds} seconds for this: {what}");
            }
            await Task.Delay(20);
        }
    }

    public static async Task UntilAsync(Func<Task<bool>> happened, string what, int seconds = 60)
    {
        for (var watch = Stopwatch.StartNew(); !await happened();)
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(seconds))
            {
                throw new TimeoutException($"Waited {seconds} seconds for this: {what}");
            }
            await Task.Delay(50);
        }
    }
}
