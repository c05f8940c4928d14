using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Information;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>The requests that somebody answers for their agency.</summary>
public sealed partial class OwnRequestsPage
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required InformationQueries Information { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [PersistentState]
    public Listed? Requests { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Requests is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync<IReadOnlyList<OwnRequestRow>>(async () => await Information.OwnAsync(await Actor.NowAsync(), CancellationToken.None));
        _refusals = found.Refusals;
        Requests = found.Succeeded ? new Listed([.. found.Value.Thing!], Clock.GetUtcNow()) : null;
    }

    /// <summary>The requests as of an instant (UTC).</summary>
    public sealed record Listed(IReadOnlyList<OwnRequestRow> Rows, DateTimeOffset Now);
}
