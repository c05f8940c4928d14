using PracticeReview.Data.Families;

namespace PracticeReview.Web.Family.Home;

/// <summary>The first page of a person's area: where the review stands, what is new, what they may do, whom to ring (checklist J1).</summary>
public sealed class HomeModel(FamilyQueries queries) : FamilyPage
{
    public FamilyHome Home { get; private set; } = null!;
    public IReadOnlyList<UnsentWords> Unsent { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Home = await queries.HomeAsync(Actor, HttpContext.RequestAborted);
        Unsent = await queries.UnsentAsync(Actor, HttpContext.RequestAborted);
    }
}
