using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.LeaveOut;

/// <summary>The person asks that something they said is left out, after they read what that means and what cannot be called back (guidance 1.2).</summary>
public sealed class LeaveOutModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, FamilyAreaQueries area, AskToLeaveOut ask, TakeBackLeaveOut takeBack) : FamilyPage
{
    /// <summary>"sent" for something they sent, "answer" for an answer to a question.</summary>
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Thing { get; set; }

    /// <summary>Set by the redirect after it was asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public bool Done { get; set; }

    /// <summary>Set by the redirect after the wish was taken back.</summary>
    [BindProperty(SupportsGet = true, Name = "back")]
    public bool TakenBack { get; set; }

    public PersonsWords Said { get; private set; } = null!;
    public LeaveOutView? Asked { get; private set; }
    public string Address => Request.Path.Value!;
    public string BackTo { get; private set; } = "what-became";

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        var asked = Kind == "answer"
            ? await ask.OfAnswerAsync(Actor, Thing, HttpContext.RequestAborted)
            : await ask.RunAsync(Actor, new ContributionId(Thing), HttpContext.RequestAborted);
        return asked.Refused ? NotFound() : LocalRedirect($"{Address}?done=true#done");
    }

    /// <summary>The wish is taken back; where it was decided meanwhile, the page says what was decided.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        var taken = await takeBack.RunAsync(Actor, Thing, HttpContext.RequestAborted);
        return LocalRedirect(taken.Succeeded ? $"{Address}?back=true#done" : Address);
    }

    private async Task<bool> OpenAsync()
    {
        if (Kind == "answer")
        {
            var questions = await area.AskedAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
            var question = questions.FirstOrDefault(row => row.Answers.Any(answer => answer.Id == Thing));
            if (question?.Answers.First(answer => answer.Id == Thing) is not { } answered)
            {
                return false;
            }
            (Said, Asked, BackTo) = (new PersonsWords(answered.Text, answered.Language), answered.LeaveOut, $"asked/{question.Id}");
            return true;
        }
        var sent = await queries.ContributionsAsync(Actor, null, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
        if (sent.FirstOrDefault(row => row.Id.Value == Thing) is not { } found)
        {
            return false;
        }
        (Said, Asked) = (new PersonsWords(found.Text, found.Language), found.LeaveOut);
        return true;
    }
}
