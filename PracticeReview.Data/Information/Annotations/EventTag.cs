using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>A theme that an event belongs to, in the review's own words.</summary>
public sealed class EventTag
{
    /// <summary>The most characters of a theme.</summary>
    public const int MostCharacters = 60;

    private EventTag() { }

    /// <summary>Puts an event under a theme. Refuses a theme without words, and one that is too long.</summary>
    public static Result<EventTag> Add(StaffActor actor, EventIdentity of, string? tag, DateTimeOffset now)
    {
        if (!Annotating.MayBeDoneBy(actor, of.CaseId))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        return Annotating.Words("Tag", tag, MostCharacters, "Name the theme first.", refusals) is { } words
            ? new EventTag { PartnershipId = of.PartnershipId, CaseId = of.CaseId, EventId = of.Id, Tag = words, AddedBy = actor.Id, AddedAt = now }
            : Result<EventTag>.Refuse(refusals);
    }

    public PracticeEventId EventId { get; private set; }
    public string Tag { get; private set; } = "";
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public StaffId AddedBy { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
}
