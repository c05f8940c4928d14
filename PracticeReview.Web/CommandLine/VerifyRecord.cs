using System.Globalization;
using PracticeReview.Data.Audit;

namespace PracticeReview.Web.CommandLine;

/// <summary>The verb <c>verify-record</c>.</summary>
public static class VerifyRecord
{
    /// <returns>0 when every chain is intact, 1 when one is broken.</returns>
    public static async Task<int> RunAsync(string[] words, CancellationToken cancellation) =>
        await RunAsync(CommandLineConfiguration.Owner(CommandLineConfiguration.Read()), Console.Out, cancellation);

    public static async Task<int> RunAsync(string ownerConnection, TextWriter report, CancellationToken cancellation)
    {
        var chains = 0;
        var broken = 0;
        await foreach (var verdict in RecordVerifier.VerifyAsync(ownerConnection, cancellation))
        {
            chains++;
            broken += verdict.IsIntact ? 0 : 1;
            var name = verdict.Chain == Guid.Empty ? "What belongs to no partnership" : "Partnership " + verdict.Chain;
            await report.WriteLineAsync(verdict.IsIntact
                ? string.Create(CultureInfo.InvariantCulture, $"{name}: {verdict.Events} events, intact, up to {verdict.Head}")
                : string.Create(CultureInfo.InvariantCulture, $"{name}: BROKEN at position {verdict.BrokenAt}, after {verdict.Events} intact events. {verdict.Problem}"));
        }
        await report.WriteLineAsync(chains == 0 ? "The record is empty." : broken == 0 ? "The record is intact." : "The record has been tampered with.");
        return broken == 0 ? 0 : 1;
    }
}
