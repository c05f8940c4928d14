using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using PracticeReview.Data;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Readiness;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Words;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Administration;

/// <summary>What each language still lacks, and which ones this partnership offers.</summary>
public sealed partial class LanguagesPage
{
    private IReadOnlyList<Refusal> _refusals = [];
    private IReadOnlyList<Standing>? _standings;
    private string? _said;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required LanguageQueries Queries { get; set; }

    [Inject]
    public required OfferLanguage UseCase { get; set; }

    [Inject]
    public required CatalogueLibrary Catalogues { get; set; }

    [Inject]
    public required LongTextLibrary LongTexts { get; set; }

    [Inject]
    public required IOptions<WordsOptions> Options { get; set; }

    private bool ShowsAll => Options.Value.ShowUnreviewed;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.FindAsync(await Actor.NowAsync(), CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        _standings = found.Succeeded && found.Value.Thing is { } offered
            ? [.. Languages.Translated.Select(language => new Standing(LanguageReadiness.Of(language, Catalogues, LongTexts), offered.Languages.Contains(language.Code), offered.MayDecide))]
            : null;
    }

    private async Task DecideAsync(LanguageReadiness readiness, bool offer)
    {
        _said = null;
        var decided = await Attempt.ToAsync(async () => await UseCase.RunAsync(await Actor.NowAsync(), offer, readiness, CancellationToken.None));
        if (decided.Refused)
        {
            _refusals = decided.Refusals;
            return;
        }
        await LoadAsync();
        _said = offer ? $"Families can choose {readiness.Language.EnglishName} from now on." : $"{readiness.Language.EnglishName} is not offered any more.";
    }

    /// <summary>A language, where its texts stand, whether the partnership offers it, and whether the person who looks decides that.</summary>
    public sealed record Standing(LanguageReadiness Readiness, bool IsOffered, bool MayDecide);
}
