using PracticeReview.Data.Families;

namespace PracticeReview.Web.Family.Limits;

/// <summary>Where somebody arrives who opens a part of their area that is closed to them by decision (checklist J12).</summary>
public sealed class NotOpenModel(FamilyQueries queries) : FamilyPage
{
    public FamilyHome Home { get; private set; } = null!;

    public async Task OnGetAsync() => Home = await queries.HomeAsync(Actor, HttpContext.RequestAborted);
}
