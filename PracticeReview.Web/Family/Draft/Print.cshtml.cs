using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Draft;

/// <summary>Every part shown to this person on one page, in their language with the English beside it, to read or to print.</summary>
public sealed class PrintModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries) : FamilyPage
{
    public IReadOnlyList<PassageView> Passages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Passages = await queries.OpenWholeDraftAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
        return Passages.Count == 0 ? NotFound() : Page();
    }
}
