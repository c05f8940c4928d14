using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Questions;

/// <summary>The person asks, and is answered in writing (checklist J13).</summary>
public sealed class QuestionsModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, KeepFamilyDraft keep, SendContribution send)
    : SendingPage(words, options, queries, keep, send)
{
    public IReadOnlyList<ContributionView> Sent { get; private set; } = [];

    public async Task OnGetAsync() =>
        Sent = await Queries.ContributionsAsync(Actor, ContributionKind.Question, Words.Requested.Code, Demonstration, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        if (await SendAsync(ContributionKind.Question, null))
        {
            return Taken();
        }
        await OnGetAsync();
        return Page();
    }
}
