using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Information;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>One request, for the person who answers it: the letter, the chronology, the summary (Policy 7.7, 7.8).</summary>
public sealed partial class RequestPage
{
    private IReadOnlyList<Refusal> _refusals = [];
    private bool _isLoaded;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required InformationQueries Information { get; set; }

    [Inject]
    public required TakeAwaitedChronology Waiting { get; set; }

    [Parameter]
    public Guid RequestId { get; set; }

    [PersistentState]
    public OwnRequestPage? Page { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Page?.Id.Value != RequestId)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () =>
        {
            var id = new InformationRequestId(RequestId);
            var page = await Information.OpenOwnAsync(await Actor.NowAsync(), id, CancellationToken.None);
            return page is null ? null : page with { Awaited = await Waiting.FindAsync(await Actor.NowAsync(), id, CancellationToken.None) };
        });
        _refusals = found.Refusals;
        Page = found.Succeeded ? found.Value.Thing : null;
        _isLoaded = true;
    }
}
