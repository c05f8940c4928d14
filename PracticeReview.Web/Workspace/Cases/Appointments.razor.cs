using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>Puts people on a case and takes them off it, for those who may (Policy 7.6, 8.1, 8.2).</summary>
public sealed partial class Appointments
{
    private IReadOnlyList<Refusal> _refusals = [];
    private Guid? _staff;
    private CaseRole? _role;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required AppointToCase Appoint { get; set; }

    [Parameter, EditorRequired]
    public CaseId CaseId { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<CasePerson> People { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>Null for a person who may not appoint: then nothing of this is shown.</summary>
    [PersistentState]
    public IReadOnlyList<Candidate>? Candidates { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Candidates ??= (await Attempt.ToReadAsync(async () => await Appoint.CandidatesAsync(await Actor.NowAsync(), CancellationToken.None))) is { Succeeded: true } found
            ? found.Value.Thing
            : null;
    }

    private Task AppointAsync() => DoAsync(async () => await Appoint.RunAsync(await Actor.NowAsync(),
        new AppointToCaseCommand(CaseId, _staff is { } staff ? new StaffId(staff) : null, _role), CancellationToken.None));

    private Task EndAsync(CasePerson person) => DoAsync(async () => await Appoint.EndAsync(await Actor.NowAsync(),
        new AppointToCaseCommand(CaseId, person.Id, person.Role), CancellationToken.None));

    private async Task DoAsync(Func<Task<Result>> work)
    {
        var done = await Attempt.ToAsync(work);
        _refusals = done.Refusals;
        if (done.Succeeded)
        {
            (_staff, _role) = (null, null);
            await Changed.InvokeAsync();
        }
    }

    private string? ErrorOf(string field) => _refusals.FirstOrDefault(refusal => refusal.Field == field)?.ToString();
}
