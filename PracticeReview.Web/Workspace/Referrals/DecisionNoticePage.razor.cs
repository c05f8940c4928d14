using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Referrals;

/// <summary>A decision on a referral as a notice, to be read, printed or downloaded.</summary>
public sealed partial class DecisionNoticePage
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required DecisionNotices Notices { get; set; }

    [Parameter]
    public Guid CaseId { get; set; }

    [Parameter]
    public Guid DecisionId { get; set; }

    [PersistentState]
    public DecisionNotice? Notice { get; set; }

    public static string Address(CaseId @case, Guid decision) => $"/workspace/cases/{@case}/decisions/{decision}";

    protected override async Task OnParametersSetAsync()
    {
        if (Notice?.Id != DecisionId)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Notices.OpenAsync(await Actor.NowAsync(), new CaseId(CaseId), DecisionId, CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Notice = found.Succeeded ? found.Value.Thing : null;
    }
}
