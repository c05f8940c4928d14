using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Referrals;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Referrals;

/// <summary>A referrer's own referrals; for the business unit and the panel, those that await a decision.</summary>
public sealed partial class ReferralsPage
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required ReferralQueries Queries { get; set; }

    [PersistentState]
    public ReferralLists? Lists { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Lists is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync<ReferralLists>(async () => await Queries.ListAsync(await Actor.NowAsync(), CancellationToken.None));
        _refusals = found.Refusals;
        Lists = found.Succeeded ? found.Value.Thing : null;
    }
}
