using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Translations;

/// <summary>One text beside its translation: written, checked by somebody else, or sent back.</summary>
public sealed partial class DeskTextPage
{
    private IReadOnlyList<Refusal> _refusals = [];
    private string? _asked;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required TranslationDeskQueries Queries { get; set; }

    [Parameter]
    public string LanguageCode { get; set; } = "";

    [Parameter]
    public string TextId { get; set; } = "";

    private DeskPaper? Paper { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_asked != $"{LanguageCode}/{TextId}")
        {
            _asked = $"{LanguageCode}/{TextId}";
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync<DeskPaper>(async () => await Queries.FindAsync(await Actor.NowAsync(), LanguageCode, TextId, CancellationToken.None));
        if (found.Refused && Paper is not null)
        {
            return;
        }
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Paper = found.Succeeded ? found.Value.Thing : null;
    }
}
