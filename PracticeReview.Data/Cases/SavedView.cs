using PracticeReview.Data.People;

namespace PracticeReview.Data.Cases;

/// <summary>Which page a view is of. Names are stored: add to them, never rename.</summary>
public enum ViewPlace
{
    Cases,
    Board,
    Referrals,
    /// <summary>What somebody answers for their agency.</summary>
    Requests,
    /// <summary>What an agency was asked.</summary>
    AgencyRequests,
    Actions,
}

/// <summary>What somebody often asks a list for, under a name of their own. Theirs alone.</summary>
public sealed class SavedView
{
    public const int NameLength = 60;
    public const int QueryLength = 300;
    /// <summary>More are refused: a list of views that has to be searched is no help.</summary>
    public const int Most = 20;

    private SavedView() { }

    /// <summary>Keeps what is asked for. Refuses a view without a name, and one too many.</summary>
    /// <param name="query">What stands after the question mark in the page's address.</param>
    /// <param name="already">How many views of this page the person has.</param>
    public static Result<SavedView> Keep(StaffActor actor, ViewPlace place, string? name, string query, int already, DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        var called = name?.Trim() ?? "";
        if (called.Length == 0)
        {
            refusals.Add(new Refusal("view-name", "Give the view a name."));
        }
        else if (called.Length > NameLength)
        {
            refusals.Add(new Refusal("view-name", "This name is too long: at most {0} characters fit.", NameLength));
        }
        if (query.Length is 0 or > QueryLength)
        {
            refusals.Add(new Refusal(null, "Choose what to show first, then save it as a view."));
        }
        if (already >= Most)
        {
            refusals.Add(new Refusal(null, "You have {0} views already. Remove one that you no longer need.", Most));
        }
        return refusals.Count > 0
            ? Result<SavedView>.Refuse(refusals)
            : new SavedView { Id = Guid.CreateVersion7(), PartnershipId = actor.Partnership, StaffId = actor.Id, Place = place, Name = called, Query = query, SavedAt = now };
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public StaffId StaffId { get; private set; }
    public ViewPlace Place { get; private set; }
    public string Name { get; private set; } = "";
    public string Query { get; private set; } = "";
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>The same name again: what it shows is replaced.</summary>
    public void Show(string query, DateTimeOffset now) => (Query, SavedAt) = (query, now);
}
