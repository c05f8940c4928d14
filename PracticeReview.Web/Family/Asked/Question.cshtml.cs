using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Asked;

/// <summary>One question, answered, skipped, changed or added to (checklist J5).</summary>
public sealed class QuestionModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, KeepFamilyDraft keep, FamilyAreaQueries area, AnswerAskedQuestion answer)
    : FamilyFormPage(words, queries, keep)
{
    [BindProperty(SupportsGet = true)]
    public Guid QuestionId { get; set; }
    [BindProperty]
    public string? Kind { get; set; }
    [BindProperty]
    public string? Text { get; set; }

    public AskedView Question { get; private set; } = null!;
    public AskedQuestionId? Earlier { get; private set; }
    public AskedQuestionId? Later { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        // Words without a choice are an answer in words.
        var kind = Chosen.One<QuestionAnswerKind>(Kind) ?? (string.IsNullOrWhiteSpace(Text) ? null : QuestionAnswerKind.Words);
        var answered = await answer.RunAsync(Actor, new AnswerAskedQuestionCommand(new AskedQuestionId(QuestionId), kind, Text, Words.Requested.Code, DraftName), HttpContext.RequestAborted);
        if (answered.Succeeded)
        {
            return Taken();
        }
        if (answered.Refusals.Contains(Refusal.NotFound))
        {
            return NotFound();
        }
        await RefuseAsync(answered);
        // Closed while the person wrote: the words are kept, and the question is shown no more.
        return await OpenAsync() ? Page() : LocalRedirect($"/{Words.Requested.Code}/family/not-open");
    }

    /// <summary>The words are kept and not sent; this works without a script.</summary>
    public async Task<IActionResult> OnPostLaterAsync()
    {
        if (!await OpenAsync())
        {
            // Taken back meanwhile: the words are kept all the same.
            return NotFound();
        }
        var kept = await OnPostKeepAsync();
        return kept is NoContentResult ? LocalRedirect($"/{Words.Requested.Code}/family/asked") : kept;
    }

    private async Task<bool> OpenAsync()
    {
        var questions = await area.AskedAsync(Actor, Words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
        for (var at = 0; at < questions.Count; at++)
        {
            if (questions[at].Id.Value == QuestionId)
            {
                Question = questions[at];
                Earlier = at > 0 ? questions[at - 1].Id : null;
                Later = at + 1 < questions.Count ? questions[at + 1].Id : null;
                return true;
            }
        }
        return false;
    }
}
