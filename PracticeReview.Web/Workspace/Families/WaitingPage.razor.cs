using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>What waits for an answer in all the cases somebody works on, so that nothing is forgotten.</summary>
public sealed partial class WaitingPage
{
    private IReadOnlyList<Refusal> _refusals = [];
    private int _asked;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required FamilyStaffQueries Queries { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? PageAsked { get; set; }

    [PersistentState]
    public WaitingList? List { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var asked = Math.Max(1, PageAsked ?? 1);
        var isCarriedOver = _asked == 0 && List is not null;
        if (!isCarriedOver && _asked != asked)
        {
            _asked = asked;
            await LoadAsync();
        }
        _asked = asked;
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync<WaitingList>(async () => await Queries.WaitingAsync(await Actor.NowAsync(), Math.Max(1, PageAsked ?? 1), CancellationToken.None));
        _refusals = found.Refusals;
        List = found.Succeeded ? found.Value.Thing : null;
    }
}
