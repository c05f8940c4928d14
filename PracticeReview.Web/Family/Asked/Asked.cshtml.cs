using Microsoft.Extensions.Options;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Asked;

/// <summary>What the review would like to ask the person, before anybody talks with them (checklist J5).</summary>
public sealed class AskedModel(Localizer words, IOptions<WordsOptions> options, FamilyAreaQueries area) : FamilyPage
{
    public IReadOnlyList<AskedView> Questions { get; private set; } = [];

    public async Task OnGetAsync() => Questions = await area.AskedAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
}
