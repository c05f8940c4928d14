using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Publication;

/// <summary>A report to be read whole before a statutory partner signs it off.</summary>
public sealed partial class ReportToSignPage
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required ReportQueries Queries { get; set; }

    [Inject]
    public required SignOffReport SignOff { get; set; }

    [Parameter]
    public Guid ReportId { get; set; }

    [PersistentState]
    public ReportPage? Page { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Page is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.OpenAsync(await Actor.NowAsync(), new ReportId(ReportId), CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Page = found.Succeeded ? found.Value.Thing : Page;
    }

    private Task<Result> SignAsync(StaffActor actor, string? despite) =>
        SignOff.RunAsync(actor, new SignOffReportCommand(new ReportId(ReportId), Page!.Number, despite, Page.Seen), CancellationToken.None);

    private async Task ShowAsync(Result signed)
    {
        await LoadAsync();
        _refusals = signed.Refused ? signed.Refusals : _refusals;
    }
}
