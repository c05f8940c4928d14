using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>What is written to one person of the family, and what was explained to them aloud (guidance 1.4 to 1.6).</summary>
public sealed partial class LettersBody
{
    private IReadOnlyList<Refusal> _refusals = [];
    private bool _isWriting;
    private bool _isSeen;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required FamilyLetterQueries Queries { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public Guid MemberId { get; set; }

    /// <summary>Kept from the first rendering to the live page, so that one opening leaves one line in the record.</summary>
    [PersistentState]
    public FamilyLettersView? View { get; set; }

    private string NewForm => $"letters/{CaseId}/{MemberId}/new";

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Member.Value != MemberId || View.Case.Value != CaseId)
        {
            await LoadAsync();
        }
        if (!_isSeen)
        {
            (_isSeen, _isWriting) = (true, View is { IsClosed: false } && View.Kept.Contains(NewForm));
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () =>
            await Queries.OpenAsync(await Actor.NowAsync(), new CaseId(CaseId), new FamilyMemberId(MemberId), CancellationToken.None));
        if (found.Refused && View is not null)
        {
            return;
        }
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        View = found.Succeeded ? found.Value.Thing : null;
    }

    private async Task WrittenAsync()
    {
        _isWriting = false;
        await LoadAsync();
    }
}
