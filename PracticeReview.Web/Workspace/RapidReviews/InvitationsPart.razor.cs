using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.RapidReviews;

/// <summary>Who is invited, who has opened the papers, and inviting others.</summary>
public sealed partial class InvitationsPart
{
    private HashSet<StaffId> _chosen = [];
    private IReadOnlyList<InvitablePerson>? _offered;
    private bool _isAnonymised;
    private IReadOnlyList<LeftInPapers>? _left;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required InviteToMeeting Invite { get; set; }

    [Inject]
    public required ShareMeetingPapers Share { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public required RapidReviewView Page { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Refusal> Refusals { get; set; }

    /// <summary>Does something as the person who asks, shows the page again, and says whether it was done.</summary>
    [Parameter, EditorRequired]
    public required Func<Func<StaffActor, Task<Result>>, Task<bool>> Does { get; set; }

    private bool MaySharePapers => Page.Stage == CaseStage.RapidReview && Page.Invited.Any(person => person.RevokedAt is null);

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_offered, Page.Invitable))
        {
            _offered = Page.Invitable;
            // At first those who should be there; later only who is chosen now.
            _chosen = Page.Invited.Count == 0 ? [.. Page.Invitable.Where(person => person.Why is not null).Select(person => person.Id)] : [];
        }
    }

    private void Toggle(StaffId staff)
    {
        if (!_chosen.Remove(staff))
        {
            _chosen.Add(staff);
        }
    }

    private Task InviteAsync() => Does(actor => Invite.RunAsync(actor, new InviteToMeetingCommand(new CaseId(CaseId), [.. _chosen]), CancellationToken.None));

    private Task RevokeAsync(StaffId staff) => Does(actor => Invite.RevokeAsync(actor, new CaseId(CaseId), staff, CancellationToken.None));

    private Task ShareAsync() => Does(actor => Share.RunAsync(actor, new CaseId(CaseId), CancellationToken.None, _isAnonymised));

    // Looked for when somebody means to share them so: it is another reading of the whole referral.
    private async Task ReplaceAsync(bool isAnonymised)
    {
        (_isAnonymised, _left) = (isAnonymised, null);
        if (isAnonymised)
        {
            var found = await Attempt.ToReadAsync(async () => await Share.FindNamesLeftAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None));
            _left = found.Succeeded ? found.Value.Thing : null;
        }
    }

    private string? ErrorOf(string field) => Refusals.FirstOrDefault(refusal => refusal.Field == field)?.ToString();
}
