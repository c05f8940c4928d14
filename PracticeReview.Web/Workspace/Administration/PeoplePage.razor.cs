using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Administration;

public sealed partial class PeoplePage
{
    private readonly HashSet<StaffRole> _roles = [];
    private IReadOnlyList<Refusal> _refusals = [];
    private string? _name;
    private string? _email;
    private Guid? _agency;
    private string? _agencyName;
    private AgencyKind _kind = AgencyKind.Other;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required KeepPeople Keep { get; set; }

    [PersistentState]
    public PeopleView? People { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (People is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Keep.PageAsync(await Actor.NowAsync(), CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        People = found.Succeeded ? found.Value.Thing : null;
    }

    private Task AddPersonAsync() => DoAsync(async () =>
    {
        var added = await Keep.AddAsync(await Actor.NowAsync(),
            new AddStaffMemberCommand(_name, _email, _agency is { } agency ? new AgencyId(agency) : null, [.. _roles]), CancellationToken.None);
        if (added.Succeeded)
        {
            (_name, _email, _agency) = (null, null, null);
            _roles.Clear();
        }
        return added;
    });

    private Task AddAgencyAsync() => DoAsync(async () =>
    {
        var added = await Keep.AddAgencyAsync(await Actor.NowAsync(), new AddAgencyCommand(_agencyName, _kind), CancellationToken.None);
        _agencyName = added.Succeeded ? null : _agencyName;
        return added;
    });

    private Task ChangeAsync((StaffId Staff, StaffRole Role, bool Holds) change) =>
        DoAsync(async () => await Keep.ChangeRoleAsync(await Actor.NowAsync(), change.Staff, change.Role, change.Holds, CancellationToken.None));

    private Task EndAsync((StaffId Staff, string? Why) ending) =>
        DoAsync(async () => await Keep.EndAsync(await Actor.NowAsync(), ending.Staff, ending.Why, CancellationToken.None));

    private async Task DoAsync(Func<Task<Result>> work)
    {
        var done = await Attempt.ToAsync(work);
        if (done.Succeeded)
        {
            await LoadAsync();
        }
        else
        {
            _refusals = done.Refusals;
        }
    }

    private void Toggle(StaffRole role)
    {
        if (!_roles.Remove(role))
        {
            _roles.Add(role);
        }
    }

    private string? ErrorOf(string field) => _refusals.FirstOrDefault(refusal => refusal.Field == field)?.ToString();
}
