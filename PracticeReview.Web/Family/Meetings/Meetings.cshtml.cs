using Microsoft.Extensions.Options;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Meetings;

/// <summary>When, where and with whom the person is invited to meet the review, once they were told of it (checklist I12).</summary>
public sealed class MeetingsModel(Localizer words, IOptions<WordsOptions> options, FamilyMeetingQueries queries) : FamilyPage
{
    public IReadOnlyList<OwnMeeting> Meetings { get; private set; } = [];

    /// <summary>Whether a place or people stand there in English because nobody translated them yet.</summary>
    public bool IsPartlyEnglish => !words.Shown.IsSource && !words.Shown.IsPseudo && Meetings.Any(meeting => !meeting.IsCancelled && (meeting.Place.Translation is null || meeting.WithWhom.Translation is null));

    public async Task OnGetAsync() => Meetings = await queries.ForMemberAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
}
