using Microsoft.Extensions.Options;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Meetings;

/// <summary>When, where and with whom the person is invited to meet the review, once they were told of it; and apart from those, the meetings that are over (checklist I12).</summary>
public sealed class MeetingsModel(Localizer words, IOptions<WordsOptions> options, FamilyMeetingQueries queries) : FamilyPage
{
    /// <summary>The next first. One that was cancelled stays here until its time has come, so that nobody goes there.</summary>
    public IReadOnlyList<OwnMeeting> ToCome { get; private set; } = [];

    /// <summary>The last first.</summary>
    public IReadOnlyList<OwnMeeting> Past { get; private set; } = [];

    /// <summary>Whether a place or people stand there in English because nobody translated them yet.</summary>
    public bool IsPartlyEnglish => !words.Shown.IsSource && !words.Shown.IsPseudo && ToCome.Concat(Past).Any(meeting => !meeting.IsCancelled && (meeting.Place.Translation is null || meeting.WithWhom.Translation is null));

    public async Task OnGetAsync()
    {
        var meetings = await queries.ForMemberAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
        ToCome = [.. meetings.Where(meeting => !meeting.IsPast && !meeting.WasHeld).OrderBy(meeting => meeting.At)];
        Past = [.. meetings.Where(meeting => meeting.IsPast || meeting.WasHeld).OrderByDescending(meeting => meeting.At)];
    }
}
