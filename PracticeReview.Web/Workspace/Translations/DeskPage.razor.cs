using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Translations;

/// <summary>The translation desk: everything to translate and to check, in one queue.</summary>
public sealed partial class DeskPage
{
    private IReadOnlyList<Refusal> _refusals = [];
    private DeskFilter? _asked;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required TranslationDeskQueries Queries { get; set; }

    [SupplyParameterFromQuery(Name = "language")]
    public string? LanguageAsked { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? KindAsked { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? StateAsked { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? PageAsked { get; set; }

    private DeskView? View { get; set; }

    private DeskFilter Wanted => new(
        Languages.Translated.FirstOrDefault(language => language.Code == LanguageAsked)?.Code,
        Enum.TryParse<DeskKind>(KindAsked, ignoreCase: true, out var kind) ? kind : null,
        TextStates.TryRead(StateAsked ?? "", out var state) ? state : null,
        Math.Max(1, PageAsked ?? 1));

    protected override async Task OnParametersSetAsync()
    {
        if (_asked != Wanted)
        {
            _asked = Wanted;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync<DeskView>(async () => await Queries.OpenAsync(await Actor.NowAsync(), Wanted, CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        View = found.Succeeded ? found.Value.Thing : View;
    }
}
