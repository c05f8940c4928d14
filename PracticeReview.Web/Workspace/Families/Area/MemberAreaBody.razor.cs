using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families.Area;

/// <summary>What stands in one person's area, and what professionals prepare for it.</summary>
public sealed partial class MemberAreaBody
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required AreaStaffQueries Queries { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public Guid MemberId { get; set; }

    /// <summary>Kept from the first rendering to the live page, so that one opening leaves one line in the record.</summary>
    [PersistentState]
    public MemberAreaView? View { get; set; }

    private string Form => $"family-area/{MemberId}";

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Member.Value != MemberId || View.Case.Value != CaseId)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () =>
            await Queries.OpenAsync(await Actor.NowAsync(), new CaseId(CaseId), new FamilyMemberId(MemberId), CancellationToken.None));
        if (found.Refused && View is not null)
        {
            // What stands on the page, and the words in its forms, are worth more than a message in their place.
            return;
        }
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        View = found.Succeeded ? found.Value.Thing : null;
    }
}
