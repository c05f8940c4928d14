using Microsoft.Extensions.Options;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Web.Words;

/// <summary>
/// Lays what was made at the translation desk over the shipped texts, on every node, without a restart. A database that does not
/// answer leaves the words as they are.
/// </summary>
public sealed partial class NewWords(OverlaidTexts texts, CatalogueLibrary catalogues, LongTextLibrary longTexts, IOptions<WordsOptions> options, ILogger<NewWords> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.LookForNewWordsEvery <= 0)
        {
            return;
        }
        (DateTimeOffset?, int)? laid = null;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.LookForNewWordsEvery));
        do
        {
            try
            {
                var now = await texts.MarkAsync(stoppingToken);
                if (laid != now)
                {
                    var all = await texts.AllAsync(stoppingToken);
                    catalogues.LayOver(all);
                    longTexts.LayOver(all);
                    laid = now;
                }
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                NotLaid(problem.GetType().Name);
            }
        }
        while (await WaitAsync(timer, stoppingToken));
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "New words could not be looked for ({Kind}). They are looked for again.")]
    private partial void NotLaid(string kind);
}
