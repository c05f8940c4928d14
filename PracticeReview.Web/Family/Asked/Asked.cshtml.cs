using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Asked;

/// <summary>What the review would like to ask the person, before anybody talks with them (checklist J5).</summary>
public sealed class AskedModel(Localizer words, IOptions<WordsOptions> options, FamilyAreaQueries area, FamilyQueries queries) : FamilyPage
{
    public IReadOnlyList<AskedView> Questions { get; private set; } = [];

    /// <summary>The person said no to telling what it was like: only what they answered before stands here.</summary>
    public bool SaidNoToTelling { get; private set; }

    public async Task OnGetAsync()
    {
        SaidNoToTelling = (await queries.AgreementsAsync(Actor, HttpContext.RequestAborted)).InForce.TryGetValue(FamilyActivity.ShareExperience, out var choice) && choice.Answer == AgreementAnswer.No;
        var all = await area.AskedAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
        Questions = SaidNoToTelling ? [.. all.Where(question => question.Answers.Count > 0)] : all;
    }
}
