using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Draft;

/// <summary>The draft: first a warning that it may be hard to read, then the list of the parts shown to this person (checklist J8).</summary>
public sealed class DraftModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries) : FamilyPage
{
    /// <summary>Whether the person has seen the warning and wants to go on.</summary>
    [BindProperty(SupportsGet = true, Name = "ready")]
    public bool Ready { get; set; }

    public IReadOnlyList<PassageView> Passages { get; private set; } = [];

    public async Task OnGetAsync() =>
        Passages = await queries.DraftAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
}
