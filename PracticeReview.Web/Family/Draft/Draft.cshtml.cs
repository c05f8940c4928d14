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

    /// <summary>Set by the redirect after a part was left for later.</summary>
    [BindProperty(SupportsGet = true, Name = "later")]
    public bool PutOff { get; set; }

    public IReadOnlyList<PassageView> Passages { get; private set; } = [];

    /// <summary>The part the person opened last; null before they opened any.</summary>
    public PassageView? Last => Passages.Where(passage => passage.OpenedAt is not null && passage.PutOffAt is null).MaxBy(passage => passage.OpenedAt);

    public async Task OnGetAsync() =>
        Passages = await queries.DraftAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
}
