using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>The cases by stage. What is asked for stands in the address.</summary>
public sealed partial class BoardPage
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required BoardQueries Boards { get; set; }

    [Inject]
    public required ViewQueries Views { get; set; }

    [SupplyParameterFromQuery(Name = "agency")]
    public string? Agency { get; set; }

    [SupplyParameterFromQuery(Name = "type")]
    public string? Type { get; set; }

    [SupplyParameterFromQuery(Name = "late")]
    public string? Late { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    public string? View { get; set; }

    [PersistentState]
    public Answer? Shown { get; set; }

    [PersistentState]
    public ViewChoices? Choices { get; set; }

    private CaseListFilter Filter => new(Agency: CaseAddress.Agency(Agency), Type: CaseAddress.Read<ReviewType>(Type), Lateness: CaseAddress.Read<CaseLateness>(Late));

    private bool IsTable => View == "table";

    private string Query => string.Join('&', ((string[])[CaseAddress.Query(Filter), IsTable ? "view=table" : ""]).Where(part => part.Length > 0));

    private string Switched => IsTable
        ? CaseAddress.To(CaseAddress.Board, Filter)
        : CaseAddress.Board + "?" + string.Join('&', ((string[])[CaseAddress.Query(Filter), "view=table"]).Where(part => part.Length > 0));

    protected override async Task OnParametersSetAsync()
    {
        if (Choices is null)
        {
            await LoadChoicesAsync();
        }
        if (Shown?.Filter != Filter)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var filter = Filter;
        var found = await Attempt.ToReadAsync<BoardView>(async () => await Boards.FindAsync(await Actor.NowAsync(), filter, CancellationToken.None));
        _refusals = found.Refusals;
        Shown = found.Succeeded ? new Answer(filter, found.Value.Thing!) : null;
    }

    private async Task LoadChoicesAsync()
    {
        var found = await Attempt.ToReadAsync<ViewChoices>(async () => await Views.FindAsync(await Actor.NowAsync(), ViewPlace.Board, CancellationToken.None));
        Choices = found.Succeeded ? found.Value.Thing : Choices;
    }

    /// <summary>A board and what it was asked for.</summary>
    public sealed record Answer(CaseListFilter Filter, BoardView Board);
}
