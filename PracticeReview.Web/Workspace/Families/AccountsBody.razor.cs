using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>Accounts that contradict each other, with what the review makes of them (guidance 1.7).</summary>
public sealed partial class AccountsBody
{
    private IReadOnlyList<Refusal> _refusals = [];
    private bool _isAdding;
    private bool _isSeen;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required FamilyWordsQueries Queries { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [PersistentState]
    public AccountsView? View { get; set; }

    private string FormName => $"accounts/{CaseId}/new";

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Case.Value != CaseId)
        {
            await LoadAsync();
        }
        if (!_isSeen)
        {
            (_isSeen, _isAdding) = (true, View is { MayWrite: true } && View.Kept.Contains(FormName));
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.OpenAccountsAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None));
        if (found.Refused && View is not null)
        {
            return;
        }
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        View = found.Succeeded ? found.Value.Thing : null;
    }

    private async Task AddedAsync()
    {
        _isAdding = false;
        await LoadAsync();
    }
}
