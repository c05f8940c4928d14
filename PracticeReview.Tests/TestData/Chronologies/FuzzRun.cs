using System.Diagnostics;

namespace PracticeReview.Tests.TestData.Chronologies;

/// <summary>
/// How often a reader is tried with something spoilt: as often as there is time, and at least so often; every round of them where
/// PRACTICEREVIEW_FUZZ is "whole". All that one read takes, given back or not, must be less than 300 MB, so that it never holds more
/// either; and in a whole run, which is run alone, next to nothing may be held when it is over.
/// </summary>
/// <param name="rounds">How many rounds there are.</param>
/// <param name="least">How many are gone through however long they take.</param>
public sealed class FuzzRun(int rounds, int least, TimeSpan time)
{
    public const long MostBytes = 300_000_000;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
    private long _allocated;

    public static bool IsWhole => Environment.GetEnvironmentVariable("PRACTICEREVIEW_FUZZ") == "whole";

    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>Rounds that were gone through.</summary>
    public int Rounds { get; private set; }

    /// <summary>Whether there is another round.</summary>
    public bool Goes()
    {
        if (Rounds >= rounds || (!IsWhole && Rounds >= least && _clock.Elapsed >= time))
        {
            return false;
        }
        Rounds++;
        _allocated = GC.GetAllocatedBytesForCurrentThread();
        return true;
    }

    /// <summary>Says that the reader has answered. Everything that it took on the way counts, whether it was given back or not.</summary>
    public void Answered(string what)
    {
        var taken = GC.GetAllocatedBytesForCurrentThread() - _allocated;
        if (taken >= MostBytes)
        {
            throw new InvalidOperationException($"{what} took {taken:N0} bytes.");
        }
    }

    /// <summary>All rounds that must be were gone through, and nothing of them is held.</summary>
    public void ShouldBeEnough()
    {
        Rounds.ShouldBeGreaterThanOrEqualTo(IsWhole ? rounds : least);
        if (IsWhole)
        {
            (GC.GetTotalMemory(forceFullCollection: true) - _before).ShouldBeLessThan(MostBytes / 10);
        }
    }
}
