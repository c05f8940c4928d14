using Microsoft.Extensions.Options;
using Npgsql;
using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Words;

/// <summary>
/// The languages in which people are invited to read this portal: English, and those that a partnership let go live. A
/// demonstration shows every language, under its notice. What another language's address answers does not change: a page whose
/// texts are not approved is English.
/// </summary>
/// <param name="ask">Asks for the codes of the languages that went live.</param>
public sealed class OfferedLanguages(IOptions<WordsOptions> options, TimeProvider clock, Func<CancellationToken, Task<IReadOnlyList<string>>> ask)
{
    /// <summary>How long a change by an administrator takes to be seen.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    private volatile Asked? _asked;

    /// <summary>
    /// Which they are now, in the order of the language table. Where the database does not answer they stay what they were: a
    /// page on how to stay safe is shown whatever happens.
    /// </summary>
    public async ValueTask<IReadOnlyList<Language>> NowAsync(CancellationToken cancellation)
    {
        if (options.Value.ShowUnreviewed)
        {
            return Languages.Offered;
        }
        if (_asked is { } asked && clock.GetUtcNow() < asked.At + Lasts)
        {
            return asked.Languages;
        }
        try
        {
            var codes = await ask(cancellation);
            _asked = new Asked([.. Languages.Offered.Where(language => language.IsSource || codes.Contains(language.Code))], clock.GetUtcNow());
        }
        catch (Exception problem) when (problem is NpgsqlException or TimeoutException or { InnerException: NpgsqlException or TimeoutException })
        {
            _asked = new Asked(_asked?.Languages ?? [Languages.English], clock.GetUtcNow());
        }
        return _asked.Languages;
    }

    private sealed record Asked(IReadOnlyList<Language> Languages, DateTimeOffset At);
}
