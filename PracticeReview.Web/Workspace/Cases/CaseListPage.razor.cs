using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>The cases somebody works on. What is asked for stands in the address, so that it can be linked to and gone back from.</summary>
public sealed partial class CaseListPage
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required CaseQueries Cases { get; set; }

    [Inject]
    public required ViewQueries Views { get; set; }

    [SupplyParameterFromQuery(Name = "agency")]
    public string? Agency { get; set; }

    [SupplyParameterFromQuery(Name = "type")]
    public string? Type { get; set; }

    [SupplyParameterFromQuery(Name = "late")]
    public string? Late { get; set; }

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

    [PersistentState]
    public ViewChoices? Choices { get; set; }

    private CaseListFilter Filter => new(CaseAddress.Read<CaseStage>(Stage), Reference, CaseAddress.Place(After), CaseAddress.Agency(Agency),
        CaseAddress.Read<ReviewType>(Type), CaseAddress.Read<CaseLateness>(Late), CaseAddress.Read<CaseOrder>(Sort) ?? CaseOrder.Received, Reverse == "true",
        Math.Max(1, PageAsked ?? 1));

    private bool IsFiltered => Filter is not { Stage: null, Agency: null, Type: null, Lateness: null } || !string.IsNullOrWhiteSpace(Reference);

    protected override async Task OnParametersSetAsync()
    {
        if (Choices is null)
        {
            await LoadChoicesAsync();
        }
        if (List?.Asked != CaseAddress.Query(Filter))
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var filter = Filter;
        var found = await Attempt.ToReadAsync<CaseList>(async () => await Cases.ListAsync(await Actor.NowAsync(), filter, CancellationToken.None));
        _refusals = found.Refusals;
        List = found.Succeeded ? new Listed(CaseAddress.Query(filter), found.Value.Thing!) : null;
    }

    private async Task LoadChoicesAsync()
    {
        var found = await Attempt.ToReadAsync<ViewChoices>(async () => await Views.FindAsync(await Actor.NowAsync(), ViewPlace.Cases, CancellationToken.None));
        Choices = found.Succeeded ? found.Value.Thing : Choices;
    }

    /// <summary>A page of the list and what it was asked for.</summary>
    public sealed record Listed(string Asked, CaseList Page);
}
