using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Information;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>Accounts that contradict each other, with what the review makes of them (guidance 1.7).</summary>
public sealed partial class AccountsBody
{
    private IReadOnlyList<Refusal> _refusals = [];
    private bool _isAdding;
    private bool _isSeen;
    private bool _isAdded;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required FamilyWordsQueries Queries { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Inject]
    public required PreparedAccountsQueries Preparing { get; set; }

    /// <summary>Events whose accounts are to be set side by side; none for those that are typed.</summary>
    [Parameter]
    public IReadOnlyList<PracticeEventId> Events { get; set; } = [];

    /// <summary>A family member's words that stand beside them.</summary>
    [Parameter]
    public ContributionId? Said { get; set; }

    /// <summary>In what they do not agree.</summary>
    [Parameter]
    public ContradictionKind? About { get; set; }

    [PersistentState]
    public AccountsView? View { get; set; }

    /// <summary>The accounts that were asked for; null where none were, or they are not to be had.</summary>
    [PersistentState]
    public PreparedAccounts? Prepared { get; set; }

    // Each pair of accounts is typed about by itself; of what was begun without one, the form that was left is found again.
    private string FormName => Prepared is { } prepared ? $"accounts/{CaseId}/new/{prepared.Key}" : View?.Kept.FirstOrDefault(form => form.StartsWith($"accounts/{CaseId}/new", StringComparison.Ordinal)) ?? $"accounts/{CaseId}/new";

    private string? Title => Prepared is { } prepared ? $"{(About is { } kind ? ContradictionsBody.Name(kind) : "What happened")}, {prepared.When}" : null;

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Case.Value != CaseId)
        {
            await LoadAsync();
            await PrepareAsync();
        }
        if (!_isSeen)
        {
            (_isSeen, _isAdding) = (true, View is { MayWrite: true } && (Prepared is not null || View.Kept.Contains(FormName)));
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

    private async Task PrepareAsync()
    {
        if (Events.Count > 0 && View is { MayWrite: true })
        {
            var found = await Attempt.ToReadAsync(async () => await Preparing.OpenAsync(await Actor.NowAsync(), new CaseId(CaseId), Events, Said, CancellationToken.None));
            Prepared = found.Succeeded ? found.Value.Thing : null;
        }
    }

    private async Task AddedAsync()
    {
        (_isAdding, _isAdded, Prepared) = (false, true, null);
        await LoadAsync();
    }
}
