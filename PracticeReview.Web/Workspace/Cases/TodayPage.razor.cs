using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>The first page of the workspace.</summary>
public sealed partial class TodayPage
{
    private IReadOnlyList<Refusal> _refusals = [];
    private int _asked;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required TodayQueries Queries { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? PageAsked { get; set; }

    [PersistentState]
    public Today? Today { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var asked = Math.Max(1, PageAsked ?? 1);
        var isCarriedOver = _asked == 0 && Today is not null;
        if (!isCarriedOver && _asked != asked)
        {
            await LoadAsync();
        }
        _asked = asked;
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync<Today>(async () => await Queries.FindAsync(await Actor.NowAsync(), Math.Max(1, PageAsked ?? 1), CancellationToken.None));
        _refusals = found.Refusals;
        Today = found.Succeeded ? found.Value.Thing : null;
    }
}
