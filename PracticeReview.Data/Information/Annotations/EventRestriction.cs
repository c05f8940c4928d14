using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>
/// Who is shown a chronology, from the fewest to the most. An event marked for one is shown to that one and those before it.
/// Names are stored: add to them, never rename.
/// </summary>
public enum EventAudience
{
    /// <summary>Only those who work on the case's professional material.</summary>
    ReviewGroup,
    /// <summary>The practitioners who meet about the case, too.</summary>
    Practitioners,
    /// <summary>The family, too.</summary>
    Family,
    /// <summary>Everybody, in what is published.</summary>
    Publication,
}

/// <summary>A mark that an event is not for everybody who is shown the chronology. An event without one is for all.</summary>
public sealed class EventRestriction
{
    /// <summary>The most characters of a reason.</summary>
    public const int MostCharacters = 500;

    private EventRestriction() { }

    public PracticeEventId EventId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    /// <summary>The widest audience that may see it.</summary>
    public EventAudience Audience { get; private set; }
    public string Why { get; private set; } = "";
    public StaffId RestrictedBy { get; private set; }
    public DateTimeOffset RestrictedAt { get; private set; }

    /// <summary>Marks an event. Refuses a mark without a reason.</summary>
    public static Result<EventRestriction> Mark(StaffActor actor, EventIdentity of, EventAudience audience, string? why, DateTimeOffset now)
    {
        var mark = new EventRestriction { EventId = of.Id, PartnershipId = of.PartnershipId, CaseId = of.CaseId };
        var marked = mark.Change(actor, audience, why, now);
        return marked.Refused ? Result<EventRestriction>.Refuse(marked.Refusals) : mark;
    }

    /// <summary>That everybody may be shown an event although one of its earlier rows is marked.</summary>
    public static Result<EventRestriction> Free(StaffActor actor, EventIdentity of, DateTimeOffset now)
    {
        var mark = new EventRestriction { EventId = of.Id, PartnershipId = of.PartnershipId, CaseId = of.CaseId };
        return mark.Free(actor, now) is { Refused: true } refused ? Result<EventRestriction>.Refuse(refused.Refusals) : mark;
    }

    /// <summary>Whether somebody of this audience may be shown an event marked so; null for one that is not marked.</summary>
    public static bool Shows(EventAudience? mark, EventAudience to) => mark is null || to <= mark;

    internal Result Free(StaffActor actor, DateTimeOffset now)
    {
        if (!Annotating.MayBeDoneBy(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        (Audience, Why, RestrictedBy, RestrictedAt) = (EventAudience.Publication, "", actor.Id, now);
        return Result.Done;
    }

    internal Result Change(StaffActor actor, EventAudience audience, string? why, DateTimeOffset now)
    {
        if (!Annotating.MayBeDoneBy(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        if (Annotating.Words("Why", why, MostCharacters, "Say why not everybody may see it.", refusals) is not { } said)
        {
            return Result.Refuse(refusals);
        }
        (Audience, Why, RestrictedBy, RestrictedAt) = (audience, said, actor.Id, now);
        return Result.Done;
    }
}
