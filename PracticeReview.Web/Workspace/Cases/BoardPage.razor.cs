using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>The cases by stage. What is asked for stands in the address.</summary>
public sealed partial class BoardPage
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required BoardQueries Boards { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    public string? View { get; set; }

    [PersistentState]
    public Answer? Shown { get; set; }

    protected override ViewPlace Place => ViewPlace.Board;

    private CaseListFilter Filter => Asked;

    private bool IsTable => View == "table";

    private string Query => string.Join('&', ((string[])[CaseAddress.Query(Filter), IsTable ? "view=table" : ""]).Where(part => part.Length > 0));

    private string Switched => IsTable
        ? CaseAddress.To(CaseAddress.Board, Filter)
        : CaseAddress.Board + "?" + string.Join('&', ((string[])[CaseAddress.Query(Filter), "view=table"]).Where(part => part.Length > 0));

    protected override Task LoadAsync() => Shown?.Filter == Filter ? Task.CompletedTask : AgainAsync();

    private async Task AgainAsync()
    {
        var filter = Filter;
        var found = await Attempt.ToReadAsync<BoardView>(async () => await Boards.FindAsync(await Actor.NowAsync(), filter, CancellationToken.None));
        _refusals = found.Refusals;
        Shown = found.Succeeded ? new Answer(filter, found.Value.Thing!) : null;
    }

    /// <summary>A board and what it was asked for.</summary>
    public sealed record Answer(CaseListFilter Filter, BoardView Board);
}
