using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families.Involvement;

/// <summary>The meetings with a family: planned, prepared, held, and what did not work taken further.</summary>
public sealed partial class FamilyMeetingsBody
{
    private IReadOnlyList<Refusal> _refusals = [];
    private FamilyMeetingId _once = FamilyMeetingId.New();
    private bool _isPlanning;
    private bool _isSeen;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required FamilyMeetingQueries Queries { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>Kept from the first rendering to the live page, so that one opening leaves one line in the record.</summary>
    [PersistentState]
    public FamilyMeetingsView? View { get; set; }

    private string FormName => $"family-meetings/{CaseId}/new";

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Case.Value != CaseId)
        {
            await LoadAsync();
        }
        if (!_isSeen && View is not null)
        {
            (_isSeen, _isPlanning) = (true, View.Kept.Contains(FormName));
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.OpenAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None));
        if (found.Refused && View is not null)
        {
            return;
        }
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        View = found.Succeeded ? found.Value.Thing : null;
    }

    private async Task SavedAsync()
    {
        (_isPlanning, _once) = (false, FamilyMeetingId.New());
        await LoadAsync();
    }
}
