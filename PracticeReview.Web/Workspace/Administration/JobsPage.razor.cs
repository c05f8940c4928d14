using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Scheduling;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Administration;

/// <summary>What each job did last, when it runs next, and a run at once.</summary>
public sealed partial class JobsPage
{
    private IReadOnlyList<Refusal> _refusals = [];
    private IReadOnlyList<JobRun> _runs = [];
    private string? _open;
    private string? _said;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required JobQueries Queries { get; set; }

    [Inject]
    public required RequestJob Request { get; set; }

    [PersistentState]
    public JobsView? Jobs { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Jobs is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.ListAsync(await Actor.NowAsync(), CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Jobs = found.Succeeded ? found.Value.Thing : null;
        if (_open is { } job)
        {
            await ReadRunsAsync(job);
        }
    }

    private async Task OpenAsync(string job)
    {
        _open = _open == job ? null : job;
        if (_open is not null)
        {
            await ReadRunsAsync(job);
        }
    }

    private async Task ReadRunsAsync(string job)
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.RunsAsync(await Actor.NowAsync(), job, CancellationToken.None));
        _runs = found.Succeeded ? found.Value.Thing ?? [] : [];
        _refusals = found.Refused ? found.Refusals : _refusals;
    }

    private async Task AskAsync(string job)
    {
        var asked = await Attempt.ToAsync(async () => await Request.RunAsync(await Actor.NowAsync(), job, CancellationToken.None));
        await LoadAsync();
        _said = asked.Succeeded ? $"“{JobWords.Name(job)}” runs as soon as a node takes it, within half a minute." : null;
        _refusals = asked.Refused ? asked.Refusals : _refusals;
    }
}
