using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Letters;

/// <summary>The letters of the review to this person (guidance 1.4).</summary>
public sealed class LettersModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries) : FamilyPage
{
    public IReadOnlyList<LetterView> Letters { get; private set; } = [];

    public async Task OnGetAsync() =>
        Letters = await queries.LettersAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
}
