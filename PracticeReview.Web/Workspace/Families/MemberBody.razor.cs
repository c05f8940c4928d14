using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>One person of the family: what they agreed to, what they sent, and what became of it.</summary>
public sealed partial class MemberBody
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required FamilyStaffQueries Queries { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public Guid MemberId { get; set; }

    /// <summary>Kept from the first rendering to the live page, so that one opening leaves one line in the record.</summary>
    [PersistentState]
    public FamilyMemberView? View { get; set; }

    private string FormName => $"family/{CaseId}/{MemberId}";

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Id.Value != MemberId || View.Case.Value != CaseId)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () =>
            await Queries.OpenMemberAsync(await Actor.NowAsync(), new CaseId(CaseId), new FamilyMemberId(MemberId), CancellationToken.None));
        if (found.Refused && View is not null)
        {
            // What stands on the page, and the words in its forms, are worth more than a message in their place.
            return;
        }
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        View = found.Succeeded ? found.Value.Thing : null;
    }
}
