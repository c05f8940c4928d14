using PracticeReview.Data.Families.Involvement;

namespace PracticeReview.Web.Family.Meetings;

/// <summary>When, where and with whom the person is invited to meet the review, once they were told of it (checklist I12).</summary>
public sealed class MeetingsModel(FamilyMeetingQueries queries) : FamilyPage
{
    public IReadOnlyList<OwnMeeting> Meetings { get; private set; } = [];

    public async Task OnGetAsync() => Meetings = await queries.ForMemberAsync(Actor, HttpContext.RequestAborted);
}
