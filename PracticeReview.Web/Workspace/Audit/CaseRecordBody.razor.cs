using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Audit;

/// <summary>The record of one case. What is asked for stands in the address.</summary>
public sealed partial class CaseRecordBody
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required RecordQueries Records { get; set; }

    [Inject]
    public required RecordOpening Opening { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter]
    public string? Action { get; set; }

    [Parameter]
    public string? Who { get; set; }

    [Parameter]
    public int? Page { get; set; }

    [PersistentState]
    public View? Shown { get; set; }

    private string Asked => string.Create(CultureInfo.InvariantCulture, $"{CaseId}|{Action}|{Who}|{Page}");

    private string Address => $"/workspace/cases/{CaseId}/record";

    protected override async Task OnParametersSetAsync()
    {
        if (Shown?.Asked != Asked)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var asked = Asked;
        var filter = new RecordFilter(string.IsNullOrEmpty(Action) ? null : Action, string.IsNullOrEmpty(Who) ? null : Who, Page ?? 1);
        var found = await Attempt.ToReadAsync<CaseRecord>(async () =>
        {
            var actor = await Actor.NowAsync();
            var record = await Records.OfCaseAsync(actor, new CaseId(CaseId), filter, CancellationToken.None);
            var opened = record is null ? Refusal.NotFound : await Opening.RunAsync(actor, new Opening("Record", new CaseId(CaseId)), CancellationToken.None);
            return opened.Succeeded ? record : null;
        });
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Shown = found.Succeeded && found.Value.Thing is { } shown ? new View(asked, shown) : null;
    }

    private string PageAddress(int page)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"?page={page}");
        query += string.IsNullOrEmpty(Action) ? "" : "&action=" + Uri.EscapeDataString(Action);
        query += string.IsNullOrEmpty(Who) ? "" : "&who=" + Uri.EscapeDataString(Who);
        return Address + query;
    }

    /// <summary>A page of the record and what it was asked for.</summary>
    public sealed record View(string Asked, CaseRecord Record);
}
