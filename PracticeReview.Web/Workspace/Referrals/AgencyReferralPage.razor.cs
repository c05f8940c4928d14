using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Referrals;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Referrals;

/// <summary>A referral inside its agency: the decision-maker verifies it or sends it back, the referrer follows it.</summary>
public sealed partial class AgencyReferralPage
{
    private IReadOnlyList<Refusal> _refusals = [];
    private string? _done;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required ReferralQueries Queries { get; set; }

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Kept from the first rendering to the live page, so that one opening leaves one line in the record.</summary>
    [PersistentState]
    public ProposalView? View { get; set; }

    public static string Address(ReferralId referral) => $"/workspace/referrals/agency/{referral}";

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Id.Value != Id)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.OpenProposalAsync(await Actor.NowAsync(), new ReferralId(Id), CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        View = found.Succeeded ? found.Value.Thing : null;
    }

    private async Task DoneAsync(string said)
    {
        _done = said;
        await LoadAsync();
    }
}
