using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Support;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Administration;

/// <summary>The list of organisations that families read, for those who keep it.</summary>
public sealed partial class SupportPage
{
    private IReadOnlyList<Refusal> _refusals = [];
    private string? _said;
    private int _added;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required SupportQueries Queries { get; set; }

    [PersistentState]
    public SupportList? List { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (List is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.FindAsync(await Actor.NowAsync(), CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        List = found.Succeeded ? found.Value.Thing : null;
    }

    private Task AddedAsync(string said)
    {
        _added++;
        return DoneAsync(said);
    }

    private async Task DoneAsync(string said)
    {
        await LoadAsync();
        _said = said;
    }
}
