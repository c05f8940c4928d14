using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Focus;

/// <summary>What the review should look at: the person suggests, the review group decides and says why (checklist J4).</summary>
public sealed class FocusModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, KeepFamilyDraft keep, SendContribution send)
    : SendingPage(words, options, queries, keep, send)
{
    public IReadOnlyList<ContributionView> Sent { get; private set; } = [];

    public async Task OnGetAsync() =>
        Sent = await Queries.ContributionsAsync(Actor, ContributionKind.FocusSuggestion, Words.Requested.Code, Demonstration, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        if (await SendAsync(ContributionKind.FocusSuggestion, null))
        {
            return Taken();
        }
        await OnGetAsync();
        return Page();
    }
}
