using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>The views somebody keeps of a page, and a form that keeps another.</summary>
public sealed partial class OwnViews
{
    private IReadOnlyList<Refusal> _refusals = [];
    private string _name = "";

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required SaveView Save { get; set; }

    [Inject]
    public required RemoveView Remove { get; set; }

    [Parameter, EditorRequired]
    public ViewPlace Place { get; set; }

    /// <summary>The address of the page, without what is asked for.</summary>
    [Parameter, EditorRequired]
    public required string Page { get; set; }

    /// <summary>What is asked for now, as it stands after the question mark.</summary>
    [Parameter, EditorRequired]
    public required string Query { get; set; }

    [Parameter]
    public IReadOnlyList<OwnView> Views { get; set; } = [];

    /// <summary>The views are others now.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private async Task SaveAsync()
    {
        if (await DoAsync(actor => Save.RunAsync(actor, new SaveViewCommand(Place, _name, Query), CancellationToken.None)))
        {
            _name = "";
        }
    }

    private Task<bool> RemoveAsync(Guid view) => DoAsync(actor => Remove.RunAsync(actor, view, CancellationToken.None));

    private async Task<bool> DoAsync(Func<StaffActor, Task<Result>> work)
    {
        var done = await Attempt.ToAsync(async () => await work(await Actor.NowAsync()));
        _refusals = done.Refusals;
        await Changed.InvokeAsync();
        return done.Succeeded;
    }
}
