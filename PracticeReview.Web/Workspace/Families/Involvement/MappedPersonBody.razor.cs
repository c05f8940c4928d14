using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families.Involvement;

/// <summary>One person on the map: the decision, the plan, the holds and the log of contacts.</summary>
public sealed partial class MappedPersonBody
{
    private IReadOnlyList<Refusal> _refusals = [];
    private IReadOnlyList<Refusal> _notDone = [];
    private bool _isChanging;
    private bool _isSeen;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required InvolvementQueries Queries { get; set; }

    [Inject]
    public required TakePersonOffMap TakeOff { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public Guid PersonId { get; set; }

    /// <summary>Kept from the first rendering to the live page, so that one opening leaves one line in the record.</summary>
    [PersistentState]
    public MappedPersonView? View { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Person.Id.Value != PersonId || View.Case.Value != CaseId)
        {
            await LoadAsync();
        }
        if (!_isSeen && View is not null)
        {
            (_isSeen, _isChanging) = (true, View.Kept.Contains(Name("person")));
        }
    }

    private string Name(string part) => $"mapped-person/{CaseId}/{PersonId}/{part}";

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.OpenPersonAsync(await Actor.NowAsync(), new CaseId(CaseId), new MappedPersonId(PersonId), CancellationToken.None));
        if (found.Refused && View is not null)
        {
            return;
        }
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        View = found.Succeeded ? found.Value.Thing : null;
    }

    private async Task SavedAsync()
    {
        _isChanging = false;
        await LoadAsync();
    }

    private async Task TakeOffAsync()
    {
        var taken = await Attempt.ToAsync(async () => await TakeOff.RunAsync(await Actor.NowAsync(), new MappedPersonId(PersonId), CancellationToken.None));
        _notDone = taken.Refusals;
        if (taken.Succeeded)
        {
            Navigation.NavigateTo($"/workspace/cases/{CaseId}/family/map");
        }
    }
}
