using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families.Area;

/// <summary>What the families of a case are told of other processes, and of what is being done.</summary>
public sealed partial class ToldBody
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required AreaStaffQueries Queries { get; set; }

    [Inject]
    public required TellFamily UseCase { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [PersistentState]
    public FamilyToldView? View { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Case.Value != CaseId)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.OpenToldAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        View = found.Succeeded ? found.Value.Thing : null;
    }

    private async Task EndAsync(StaffProcess process)
    {
        await Attempt.ToAsync(async () => await UseCase.EndProcessAsync(await Actor.NowAsync(), process.Id, CancellationToken.None));
        await LoadAsync();
    }
}
