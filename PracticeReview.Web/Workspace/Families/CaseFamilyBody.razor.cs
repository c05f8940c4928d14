using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>Who of the family is involved in a case, and why.</summary>
public sealed partial class CaseFamilyBody
{
    private IReadOnlyList<Refusal> _refusals = [];
    private ElementReference _heading;
    private bool _isAdding;
    private bool _isHeadingDue;
    private bool _isSeen;
    private string? _added;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required FamilyStaffQueries Queries { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [PersistentState]
    public CaseFamilyView? View { get; set; }

    private string FormName => $"family-member/{CaseId}";

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Case.Value != CaseId)
        {
            await LoadAsync();
        }
        if (!_isSeen)
        {
            (_isSeen, _isAdding) = (true, View?.Kept.Contains(FormName) == true);
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
        var found = await Attempt.ToReadAsync(async () => await Queries.OpenFamilyAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        View = found.Succeeded ? found.Value.Thing : null;
    }

    private void Begin() => (_isAdding, _isHeadingDue, _added) = (true, true, null);

    private async Task AddedAsync(string name)
    {
        (_isAdding, _added) = (false, name);
        await LoadAsync();
    }
}
