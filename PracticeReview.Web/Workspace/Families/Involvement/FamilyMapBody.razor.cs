using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families.Involvement;

/// <summary>The family and those who matter to the child, as a picture and as tables, and what is decided about each.</summary>
public sealed partial class FamilyMapBody
{
    private IReadOnlyList<Refusal> _refusals = [];
    private MappedPersonId _person = MappedPersonId.New();
    private Guid _line = Guid.CreateVersion7();
    private Part _open;
    private ElementReference _heading;
    private bool _isHeadingDue;
    private bool _isSaved;
    private bool _isSeen;

    private enum Part
    {
        None,
        Person,
        Relation,
    }

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required InvolvementQueries Queries { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>Kept from the first rendering to the live page, so that one opening leaves one line in the record.</summary>
    [PersistentState]
    public FamilyMapView? View { get; set; }

    private string PersonFormName => $"family-map/{CaseId}/person";

    private string RelationFormName => $"family-map/{CaseId}/line";

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Case.Value != CaseId)
        {
            await LoadAsync();
        }
        if (!_isSeen && View is not null)
        {
            _isSeen = true;
            _open = View.Kept.Contains(PersonFormName) ? Part.Person : View.Kept.Contains(RelationFormName) ? Part.Relation : Part.None;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isHeadingDue)
        {
            _isHeadingDue = false;
            await _heading.FocusAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.OpenMapAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None));
        if (found.Refused && View is not null)
        {
            return;
        }
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        View = found.Succeeded ? found.Value.Thing : null;
    }

    private void Toggle(Part part) => (_open, _isHeadingDue, _isSaved) = (_open == part ? Part.None : part, _open != part, false);

    private async Task SavedAsync()
    {
        (_open, _isSaved, _person, _line) = (Part.None, true, MappedPersonId.New(), Guid.CreateVersion7());
        await LoadAsync();
    }
}
