using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Deadlines;

public sealed partial class TimelineBody
{
    private IReadOnlyList<Refusal> _refusals = [];
    private string? _done;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required TimelineQueries Queries { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>Kept from the first rendering to the live page, so that one opening leaves one line in the record.</summary>
    [PersistentState]
    public CaseTimeline? Timeline { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Timeline?.Id.Value != CaseId)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.OpenAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Timeline = found.Succeeded ? found.Value.Thing : null;
    }

    private Task DoneAsync(string said)
    {
        _done = said;
        return LoadAsync();
    }
}
