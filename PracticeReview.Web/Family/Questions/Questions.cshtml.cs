using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Questions;

/// <summary>The person asks, and is answered in writing (checklist J13).</summary>
public sealed class QuestionsModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, KeepFamilyDraft keep, SendContribution send, FamilyAreaQueries area)
    : SendingPage(words, options, queries, keep, send)
{
    public IReadOnlyList<ContributionView> Sent { get; private set; } = [];

    /// <summary>Set when the person has just told whether an answer helped.</summary>
    [BindProperty(SupportsGet = true, Name = "thanks")]
    public bool Thanks { get; set; }

    /// <summary>What the person said of our answers.</summary>
    public IReadOnlyDictionary<ContributionId, bool> Checks { get; private set; } = new Dictionary<ContributionId, bool>();

    public async Task OnGetAsync()
    {
        Checks = await area.ChecksAsync(Actor, HttpContext.RequestAborted);
        Sent = await Queries.ContributionsAsync(Actor, ContributionKind.Question, Words.Requested.Code, Demonstration, HttpContext.RequestAborted);
    }

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
