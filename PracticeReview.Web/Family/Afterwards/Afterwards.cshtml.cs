using Microsoft.Extensions.Options;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Afterwards;

/// <summary>What was found, what changed because of the person, what is being done and whether it was done (checklist J9).</summary>
public sealed class AfterwardsModel(Localizer words, IOptions<WordsOptions> options, FamilyAreaQueries area) : FamilyPage
{
    public AfterwardsView View { get; private set; } = null!;

    public async Task OnGetAsync() => View = await area.AfterwardsAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
}
