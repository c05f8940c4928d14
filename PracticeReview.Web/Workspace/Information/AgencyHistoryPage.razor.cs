using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Information;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Cases;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>What an agency was asked and returned, for its authors and its designated decision-maker.</summary>
public sealed partial class AgencyHistoryPage
{
    private static readonly IReadOnlyList<(string Value, string Words)> s_states =
        [("Waiting", "Not returned"), ("Late", "Late"), ("Returned", "Returned"), ("NotRated", "Returned, not rated yet"), ("Withdrawn", "Withdrawn")];

    private static readonly IReadOnlyList<(string Value, string Words)> s_orders = [("Due", "Due first"), ("Author", "Who answers")];

    private static readonly Dictionary<string, Func<AgencyRequestRow, IComparable?>> s_by = new(StringComparer.Ordinal)
    {
        ["Due"] = row => row.ReturnedAt is null && row.WithdrawnAt is null ? row.DueDay : null,
        ["Author"] = row => row.AuthorName,
    };

    private IReadOnlyList<Refusal> _refusals = [];
    private bool _isLoaded;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required AgencyHistoryQueries Histories { get; set; }

    [PersistentState]
    public AgencyHistory? History { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (History is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Histories.FindAsync(await Actor.NowAsync(), CancellationToken.None));
        _refusals = found.Refusals;
        History = found.Succeeded ? found.Value.Thing : null;
        _isLoaded = true;
    }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    private ListAsk Ask => new(State, Sort, null);

    private IReadOnlyList<AgencyRequestRow> Shown(IReadOnlyList<AgencyRequestRow> rows) => Ask.Of(rows, (row, state) => state switch
    {
        "Waiting" => row is { ReturnedAt: null, WithdrawnAt: null },
        "Late" => row.IsLate,
        "Returned" => row.ReturnedAt is not null,
        "NotRated" => row is { ReturnedAt: not null, ReturnKind: ReturnKind.Summary, Enough: null },
        "Withdrawn" => row.WithdrawnAt is not null,
        _ => true,
    }, row => row.AuthorName, s_by);
}
