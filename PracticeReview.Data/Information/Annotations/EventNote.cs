using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>What one person noted beside an event. Everybody writes notes of their own, so nobody overwrites another.</summary>
public sealed class EventNote
{
    /// <summary>The most characters of a note.</summary>
    public const int MostCharacters = 4_000;

    private EventNote() { }

    /// <summary>Writes a note. Refuses one without words, and one that is too long.</summary>
    public static Result<EventNote> Write(StaffActor actor, EventIdentity of, string? text, DateTimeOffset now)
    {
        if (!Annotating.MayBeDoneBy(actor, of.CaseId))
        {
            return Refusal.NotFound;
        }
        var refusals = new List<Refusal>();
        return Annotating.Words("Note", text, MostCharacters, "Write the note first.", refusals) is { } words
            ? new EventNote { Id = Guid.CreateVersion7(), PartnershipId = of.PartnershipId, CaseId = of.CaseId, EventId = of.Id, Text = words, WrittenBy = actor.Id, WrittenAt = now }
            : Result<EventNote>.Refuse(refusals);
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public PracticeEventId EventId { get; private set; }
    public string Text { get; private set; } = "";
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
}
