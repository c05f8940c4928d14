using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Reports;

/// <summary>The draft of the report in its passages: who wrote them, who reads them, what became of the comments.</summary>
public sealed partial class DraftBody
{
    private IReadOnlyList<Refusal> _refusals = [];
    private ElementReference _heading;
    private bool _isAdding;
    private bool _isHeadingDue;
    private bool _isSeen;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required FamilyStaffQueries Queries { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>Whether the events under the passages are read with pseudonyms in the place of names.</summary>
    [Parameter]
    public bool Anonymised { get; set; }

    [PersistentState]
    public DraftView? View { get; set; }

    private string FormName => $"draft/{CaseId}/new";

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Case.Value != CaseId || !IsAsAsked(View))
        {
            await LoadAsync();
        }
        if (!_isSeen)
        {
            (_isSeen, _isAdding) = (true, View is { MayWrite: true } && View.Kept.Contains(FormName));
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isHeadingDue)
        {
            _isHeadingDue = false;
            await _heading.FocusAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.OpenDraftAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None, Anonymised));
        // What is shown already stays, but for real names where they are to be replaced.
        if (found.Refused && View is { } shown && IsAsAsked(shown))
        {
            return;
        }
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        View = found.Succeeded ? found.Value.Thing : null;
    }

    private bool IsAsAsked(DraftView view) => (view.ListedNames is not null) == Anonymised;

    private void Begin() => (_isAdding, _isHeadingDue) = (true, true);

    private async Task AddedAsync()
    {
        _isAdding = false;
        await LoadAsync();
    }
}
