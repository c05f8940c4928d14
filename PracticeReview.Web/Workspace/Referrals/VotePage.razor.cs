using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Decisions;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Referrals;

/// <summary>Where a panel member's link leads after their sign-in: the referral in short, and the vote, on a page for a phone.</summary>
public sealed partial class VotePage
{
    private IReadOnlyList<Refusal> _refusals = [];
    private bool _isLoaded;
    private bool _isCast;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required VoteByLink Votes { get; set; }

    [Parameter]
    public string Token { get; set; } = "";

    [PersistentState]
    public VoteLinkView? View { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (View is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Votes.OpenAsync(await Actor.NowAsync(), Token, CancellationToken.None));
        _refusals = found.Refusals;
        View = found.Succeeded ? found.Value.Thing : null;
        _isLoaded = true;
    }
}
