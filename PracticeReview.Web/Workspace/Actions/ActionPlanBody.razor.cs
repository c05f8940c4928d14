using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Actions;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Actions;

/// <summary>The action plan of a case.</summary>
public sealed partial class ActionPlanBody
{
    private IReadOnlyList<Refusal> _refusals = [];
    private string? _despite;
    private bool _asksWhy;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required ActionQueries Queries { get; set; }

    [Inject]
    public required AgreeActionPlan Agree { get; set; }

    [Inject]
    public required HandOverActionPlan HandOver { get; set; }

    [Inject]
    public required CloseCase Close { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    [PersistentState]
    public ActionPlanPage? Page { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Page is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.FindPlanAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Page = found.Succeeded ? found.Value.Thing : Page;
    }

    private Task AgreeAsync() => DoAsync(null, actor => Agree.RunAsync(actor, new AgreeActionPlanCommand(new CaseId(CaseId), Page!.Count), CancellationToken.None));

    private Task HandOverAsync() => DoAsync(null, actor => HandOver.RunAsync(actor, new CaseId(CaseId), CancellationToken.None));

    private async Task CloseAsync()
    {
        await DoAsync(null, actor => Close.RunAsync(actor, new CaseId(CaseId), CancellationToken.None, _despite));
        // Asked only where somebody is still held back; what was typed stays.
        _asksWhy |= _refusals.Any(refusal => refusal.Field == "Despite");
        StateHasChanged();
    }

    private async Task<bool> DoAsync(ActionId? about, Func<StaffActor, Task<Result>> work)
    {
        var done = await Attempt.ToAsync(async () => await work(await Actor.NowAsync()));
        if (done.Succeeded || done.Refusals.Contains(Refusal.ChangedMeanwhile))
        {
            await LoadAsync();
            await Changed.InvokeAsync();
        }
        // Several forms stand on this page: each field is named by what it is about.
        _refusals = done.Refused
            ? [.. done.Refusals.Select(refusal => refusal.Field is null || about is null ? refusal : refusal with { Field = $"{refusal.Field}-{about}" })]
            : _refusals;
        // A form calls this as a plain function, after which Blazor draws only the form.
        StateHasChanged();
        return done.Succeeded;
    }
}
