using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Referrals;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Cases;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Referrals;

/// <summary>A referrer's own referrals; for the business unit and the panel, those that await a decision.</summary>
public sealed partial class ReferralsPage
{
    private static readonly IReadOnlyList<(string Value, string Words)> s_states =
        [.. Enum.GetValues<ReferralStatus>().Select(status => (status.ToString(), ReferralWords.State(status, null).Words)), ("Late", "Late")];

    private static readonly IReadOnlyList<(string Value, string Words)> s_orders = [("Due", "Due first"), ("Reference", "Reference")];

    private static readonly Dictionary<string, Func<ReferralRow, IComparable?>> s_by = new(StringComparer.Ordinal)
    {
        ["Due"] = row => row.DueAt,
        ["Reference"] = row => row.Reference,
    };

    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required ReferralQueries Queries { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "reference")]
    public string? Reference { get; set; }

    private ListAsk Ask => new(State, Sort, Reference);

    [PersistentState]
    public ReferralLists? Lists { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Lists is null)
        {
            await LoadAsync();
        }
    }

    private IReadOnlyList<ReferralRow> Shown(IReadOnlyList<ReferralRow> rows) =>
        Ask.Of(rows, (row, state) => state == "Late" ? row.DueAt <= Lists!.Now : row.Status.ToString() == state, row => row.Reference, s_by);

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync<ReferralLists>(async () => await Queries.ListAsync(await Actor.NowAsync(), CancellationToken.None));
        _refusals = found.Refusals;
        Lists = found.Succeeded ? found.Value.Thing : null;
    }
}
