using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Meetings;

/// <summary>A person who is invited says whether they come, or what they would like instead (checklist I12, J5).</summary>
public sealed class AnswerModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, KeepFamilyDraft keep, FamilyMeetingQueries meetings, AnswerFamilyMeeting answer)
    : FamilyFormPage(words, queries, keep)
{
    [BindProperty(SupportsGet = true)]
    public Guid MeetingId { get; set; }
    [BindProperty]
    public string? Kind { get; set; }
    [BindProperty]
    public string? Text { get; set; }

    public OwnMeeting Meeting { get; private set; } = null!;

    /// <summary>What was written to a meeting that can be answered no longer, and was not sent; null where nothing was.</summary>
    public string? Unsent => Meeting.IsOpen ? null : new[] { Text, Kept.GetValueOrDefault("Text") }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>Whom to ring with words that could not be sent.</summary>
    public FamilyHome Home { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        var answered = await answer.RunAsync(Actor, new AnswerFamilyMeetingCommand(new FamilyMeetingId(MeetingId), Chosen.One<MeetingAnswerKind>(Kind), Text, Words.Requested.Code, DraftName), HttpContext.RequestAborted);
        if (answered.Succeeded)
        {
            return Taken();
        }
        if (answered.Refusals.Contains(Refusal.NotFound))
        {
            return NotFound();
        }
        await RefuseAsync(answered);
        return await OpenAsync() ? Page() : NotFound();
    }

    private async Task<bool> OpenAsync()
    {
        var all = await meetings.ForMemberAsync(Actor, Words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
        Meeting = all.FirstOrDefault(meeting => meeting.Id.Value == MeetingId)!;
        if (Meeting is null)
        {
            return false;
        }
        Home = await Queries.HomeAsync(Actor, HttpContext.RequestAborted);
        return true;
    }
}
