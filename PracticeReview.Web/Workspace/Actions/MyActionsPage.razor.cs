using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Actions;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Cases;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Actions;

/// <summary>The actions of whoever looks: of their agency, on their rota, or, for the business unit, all in force.</summary>
public sealed partial class MyActionsPage
{
    private static readonly IReadOnlyList<(string Value, string Words)> s_states =
        [("Late", "Late"), ("Open", "Being carried out"), ("ReportedComplete", "Waiting to be verified"), ("Verified", "Verified")];

    private static readonly IReadOnlyList<(string Value, string Words)> s_orders = [("Reference", "Reference"), ("Agency", "Agency")];

    private static readonly Dictionary<string, Func<ActionLine, IComparable?>> s_by = new(StringComparer.Ordinal)
    {
        ["Reference"] = action => action.CaseReference,
        ["Agency"] = action => action.Agency,
    };

    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required ActionQueries Queries { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "reference")]
    public string? Reference { get; set; }

    private ListAsk Ask => new(State, Sort, Reference);

    [PersistentState]
    public IReadOnlyList<ActionLine>? Actions { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Actions is null)
        {
            await LoadAsync();
        }
    }

    private IReadOnlyList<ActionLine> Shown(IReadOnlyList<ActionLine> actions) =>
        Ask.Of(actions, (action, state) => state == "Late" ? action.Overdue : action.State.ToString() == state, action => action.CaseReference, s_by);

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync<IReadOnlyList<ActionLine>>(async () => await Queries.ListMineAsync(await Actor.NowAsync(), CancellationToken.None));
        _refusals = found.Refusals;
        Actions = found.Succeeded ? found.Value.Thing : Actions;
    }

    private async Task<bool> DoAsync(ActionId about, Func<StaffActor, Task<Result>> work)
    {
        var done = await Attempt.ToAsync(async () => await work(await Actor.NowAsync()));
        if (done.Succeeded || done.Refusals.Contains(Refusal.ChangedMeanwhile))
        {
            await LoadAsync();
        }
        // Several forms stand on this page: each field is named by what it is about.
        _refusals = done.Refused
            ? [.. done.Refusals.Select(refusal => refusal.Field is null ? refusal : refusal with { Field = $"{refusal.Field}-{about}" })]
            : _refusals;
        // A form calls this as a plain function, after which Blazor draws only the form.
        StateHasChanged();
        return done.Succeeded;
    }

    private static IEnumerable<(string Title, List<ActionLine> Lines)> Groups(IReadOnlyList<ActionLine> actions)
    {
        (string Title, Func<ActionLine, bool> Holds)[] groups =
        [
            ("To verify", action => action.MayVerify),
            ("To report on", action => action.MayReport),
            ("Waiting to be verified", action => !action.MayVerify && action.State == ActionState.ReportedComplete),
            ("Sent back or being carried out", action => !action.MayReport && action.State == ActionState.Open),
            ("Verified", action => action.State == ActionState.Verified),
        ];
        return groups.Select(group => (group.Title, actions.Where(group.Holds).ToList())).Where(group => group.Item2.Count > 0);
    }
}
