using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Draft;

/// <summary>What the person says about the draft as a whole, and what became of it (checklist J8, J9).</summary>
public sealed class WholeModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, KeepFamilyDraft keep, SendContribution send, FamilyLimitQueries limits)
    : SendingPage(words, options, queries, keep, send)
{
    public IReadOnlyList<ContributionView> Sent { get; private set; } = [];

    /// <summary>Whether commenting is closed to this person by decision; reading is not.</summary>
    public bool IsClosed { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await SendAsync(ContributionKind.WholeDraft, null))
        {
            return Taken();
        }
        return await OpenAsync() ? Page() : NotFound();
    }

    // Whoever was shown nothing of a draft has nothing to say about it here.
    private async Task<bool> OpenAsync()
    {
        if ((await Queries.DraftAsync(Actor, Words.Requested.Code, Demonstration, HttpContext.RequestAborted)).Count == 0)
        {
            return false;
        }
        IsClosed = (await limits.ClosedPartsAsync(Actor, HttpContext.RequestAborted)).Contains(FamilyPart.Comments);
        Sent = await Queries.ContributionsAsync(Actor, ContributionKind.WholeDraft, Words.Requested.Code, Demonstration, HttpContext.RequestAborted);
        return true;
    }
}
