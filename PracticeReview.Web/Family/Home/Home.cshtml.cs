using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.People;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Home;

/// <summary>
/// The first page of a person's area: where the review stands, what is new, whose turn it is, what they may do, whom to ring, and what
/// else goes on around them (checklist J1). Whoever was never asked how they may safely be reached is asked that first (J12).
/// </summary>
public sealed class HomeModel(Localizer words, IOptions<WordsOptions> options, FamilyQueries queries, FamilyAreaQueries area, SaySafeContact say, ChangeContactPerson contactPerson) : FamilyPage
{
    public FamilyHome Home { get; private set; } = null!;
    public AreaHome Area { get; private set; } = null!;
    public SafetyView? Safety { get; private set; }
    public IReadOnlyList<UnsentWords> Unsent { get; private set; } = [];
    public bool AskFirst => Area.SafetySaidAt is null;

    /// <summary>Where they are asked first: what they wrote into that form before and did not send, by the names of the fields.</summary>
    public IReadOnlyDictionary<string, string> SafetyKept { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public async Task OnGetAsync()
    {
        Home = await queries.HomeAsync(Actor, HttpContext.RequestAborted);
        Area = await area.HomeAsync(Actor, words.Requested.Code, options.Value.ShowUnreviewed, HttpContext.RequestAborted);
        Unsent = await queries.UnsentAsync(Actor, HttpContext.RequestAborted);
        if (AskFirst)
        {
            Safety = await area.SafetyAsync(Actor, HttpContext.RequestAborted);
            SafetyKept = await queries.KeptAsync(Actor, "contact", HttpContext.RequestAborted);
        }
    }

    /// <summary>Asked again after some weeks, the person says that nothing has changed.</summary>
    /// <param name="read">Since when the ways hold that stood before the person.</param>
    public async Task<IActionResult> OnPostStillSafeAsync(string? read) => await AnswerAsync(await say.StillSafeAsync(Actor, Instants.Read(read), HttpContext.RequestAborted));

    /// <summary>The contact person there is now may see what was told a former one alone.</summary>
    /// <param name="read">Whose name stood before the person.</param>
    public async Task<IActionResult> OnPostTrustAsync(Guid read) => await AnswerAsync(await contactPerson.TrustAsync(Actor, new StaffId(read), HttpContext.RequestAborted));

    private async Task<IActionResult> AnswerAsync(Result said)
    {
        if (said.Succeeded)
        {
            return LocalRedirect(Request.Path.Value!);
        }
        ModelState.AddRefusals(words, said);
        await OnGetAsync();
        return Page();
    }
}
