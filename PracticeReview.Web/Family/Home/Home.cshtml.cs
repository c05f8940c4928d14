using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Home;

/// <summary>
/// The first page of a person's area: where the review stands, what is new, whose turn it is, what they may do, whom to ring, and what
/// else goes on around them (checklist J1). Whoever was never asked how they may safely be reached is asked that first (J12).
/// </summary>
public sealed class HomeModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, FamilyAreaQueries area, SaySafeContact say) : FamilyPage
{
    public FamilyHome Home { get; private set; } = null!;
    public AreaHome Area { get; private set; } = null!;
    public SafetyView? Safety { get; private set; }
    public IReadOnlyList<UnsentWords> Unsent { get; private set; } = [];
    public bool AskFirst => Area.SafetySaidAt is null;

    /// <summary>On the first visit nothing was kept before.</summary>
    public IReadOnlyDictionary<string, string> NothingKept { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public async Task OnGetAsync()
    {
        Home = await queries.HomeAsync(Actor, HttpContext.RequestAborted);
        Area = await area.HomeAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
        Unsent = await queries.UnsentAsync(Actor, HttpContext.RequestAborted);
        Safety = AskFirst ? await area.SafetyAsync(Actor, HttpContext.RequestAborted) : null;
    }

    /// <summary>Asked again after some weeks, the person says that nothing has changed.</summary>
    public async Task<IActionResult> OnPostStillSafeAsync()
    {
        await say.StillSafeAsync(Actor, HttpContext.RequestAborted);
        return LocalRedirect(Request.Path.Value!);
    }
}
