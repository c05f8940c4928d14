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

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required TodayQueries Queries { get; set; }

    [PersistentState]
    public Today? Today { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Today is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync<Today>(async () => await Queries.FindAsync(await Actor.NowAsync(), CancellationToken.None));
        _refusals = found.Refusals;
        Today = found.Succeeded ? found.Value.Thing : null;
    }
}
