using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>The cases somebody works on. What is asked for stands in the address, so that it can be linked to and gone back from.</summary>
public sealed partial class CaseListPage
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required CaseQueries Cases { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "reverse")]
    public string? Reverse { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? PageAsked { get; set; }

    [SupplyParameterFromQuery(Name = "stage")]
    public string? Stage { get; set; }

    [SupplyParameterFromQuery(Name = "reference")]
    public string? Reference { get; set; }

    /// <summary>The last row of the page before: its instant in ticks and its identifier.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    public string? After { get; set; }

    [PersistentState]
    public Listed? List { get; set; }

    protected override ViewPlace Place => ViewPlace.Cases;

    private CaseListFilter Filter => Asked with
    {
        Stage = CaseAddress.Read<CaseStage>(Stage),
        Reference = Reference,
        After = CaseAddress.Place(After),
        Order = CaseAddress.Read<CaseOrder>(Sort) ?? CaseOrder.Received,
        IsReversed = Reverse == "true",
        Page = Math.Max(1, PageAsked ?? 1),
    };

    private bool IsFiltered => Filter is not { Stage: null, Agency: null, Type: null, Lateness: null } || !string.IsNullOrWhiteSpace(Reference);

    protected override Task LoadAsync() => List?.Asked == CaseAddress.Query(Filter) ? Task.CompletedTask : AgainAsync();

    private async Task AgainAsync()
    {
        var filter = Filter;
        var found = await Attempt.ToReadAsync<CaseList>(async () => await Cases.ListAsync(await Actor.NowAsync(), filter, CancellationToken.None));
        _refusals = found.Refusals;
        List = found.Succeeded ? new Listed(CaseAddress.Query(filter), found.Value.Thing!) : null;
    }

    /// <summary>A page of the list and what it was asked for.</summary>
    public sealed record Listed(string Asked, CaseList Page);
}
