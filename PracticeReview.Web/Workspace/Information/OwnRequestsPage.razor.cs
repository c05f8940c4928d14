using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Information;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Cases;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>The requests that somebody answers for their agency.</summary>
public sealed partial class OwnRequestsPage
{
    private static readonly IReadOnlyList<(string Value, string Words)> s_states =
        [("Waiting", "Waits for you"), ("Late", "Late"), ("Returned", "Returned"), ("Withdrawn", "Withdrawn")];

    private static readonly IReadOnlyList<(string Value, string Words)> s_orders = [("Due", "Due first"), ("Asked", "Asked first")];

    private static readonly Dictionary<string, Func<OwnRequestRow, IComparable?>> s_by = new(StringComparer.Ordinal)
    {
        ["Due"] = row => row.ReturnedAt is null ? row.Deadline?.Due : null,
        ["Asked"] = row => row.SentAt,
    };

    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required InformationQueries Information { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    private ListAsk Ask => new(State, Sort, null);

    [PersistentState]
    public Listed? Requests { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Requests is null)
        {
            await LoadAsync();
        }
    }

    private IReadOnlyList<OwnRequestRow> Shown(IReadOnlyList<OwnRequestRow> rows) => Ask.Of(rows, (row, state) => state switch
    {
        "Waiting" => row is { ReturnedAt: null, WithdrawnAt: null },
        "Late" => row.Deadline?.State == Data.Deadlines.DeadlineState.Late,
        "Returned" => row.ReturnedAt is not null,
        "Withdrawn" => row.WithdrawnAt is not null,
        _ => true,
    }, row => row.AgencyName, s_by);

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync<IReadOnlyList<OwnRequestRow>>(async () => await Information.OwnAsync(await Actor.NowAsync(), CancellationToken.None));
        _refusals = found.Refusals;
        Requests = found.Succeeded ? new Listed([.. found.Value.Thing!], Clock.GetUtcNow()) : null;
    }

    /// <summary>The requests as of an instant (UTC).</summary>
    public sealed record Listed(IReadOnlyList<OwnRequestRow> Rows, DateTimeOffset Now);
}
