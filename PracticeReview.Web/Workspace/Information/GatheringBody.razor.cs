using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>Which agencies were asked, who is late, and what came back (Policy 7.7).</summary>
public sealed partial class GatheringBody
{
    private IReadOnlyList<Refusal> _refusals = [];
    private string? _sent;
    private InformationRequestId? _chosen;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required InformationQueries Information { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>Where the case stands has changed.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [PersistentState]
    public CaseGathering? Page { get; set; }

    private int Returned => Page!.Asked.Count(agency => agency.ReturnedAt is not null);

    // What the gathering waits for: neither what was withdrawn nor the fuller reports of the review that follows.
    private IEnumerable<AskedAgency> Wanted => Page!.Asked.Where(agency => agency is { Kind: RequestKind.Summary, Withdrawn: null });

    protected override async Task OnParametersSetAsync()
    {
        if (Page?.Case.Value != CaseId)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Information.OpenGatheringAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Page = found.Succeeded ? found.Value.Thing : null;
    }

    private async Task SentAsync(int count)
    {
        await LoadAsync();
        _sent = count == 1 ? "One request was sent." : $"{count} requests were sent.";
        await Changed.InvokeAsync();
    }

    private async Task ChangedAsync(string said)
    {
        await LoadAsync();
        (_chosen, _sent) = (null, said);
        await Changed.InvokeAsync();
    }

    private async Task FinishedAsync()
    {
        await LoadAsync();
        _sent = "The gathering of information is finished.";
        await Changed.InvokeAsync();
    }
}
