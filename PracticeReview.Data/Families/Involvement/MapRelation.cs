using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families.Involvement;

/// <summary>How one person on the map is tied to another; the first is the one who is named first.</summary>
public enum RelationKind
{
    ParentOf,
    PartnerOf,
    FormerPartnerOf,
    SiblingOf,
    /// <summary>Cares for the other without being a parent: a foster carer, a grandmother.</summary>
    CaresFor,
    FriendOf,
    /// <summary>Tied in another way; the note says how.</summary>
    OtherTieTo,
}

/// <summary>How two people are to each other. Professionals have to mind antagonistic relationships (study 2014).</summary>
public enum Tension
{
    None,
    Strained,
    Antagonistic,
}

/// <summary>A line of the map.</summary>
public sealed class MapRelation
{
    private MapRelation() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public MappedPersonId FromId { get; private set; }
    public MappedPersonId ToId { get; private set; }
    public RelationKind Kind { get; private set; }
    public Tension Tension { get; private set; }
    public string Note { get; private set; } = "";
    public StaffId WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public DateTimeOffset? TakenOffAt { get; private set; }

    /// <summary>Draws a line. Refuses a tension without words on what has to be minded, and a tie of somebody to themselves.</summary>
    public static Result<MapRelation> Draw(StaffActor actor, MappedPerson? from, MappedPerson? to, RelationKind? kind, Tension tension, string? note, DateTimeOffset now, Guid? id = null)
    {
        var person = from ?? to;
        if (person is not null && (!MappedPerson.MayBeMappedBy(actor, person.CaseId) || (from is not null && to is not null && from.CaseId != to.CaseId)))
        {
            return Refusal.NotFound;
        }
        var asked = new Asked()
            .That(from is not null, "From", "Choose the first person.")
            .That(to is not null, "To", "Choose the other person.")
            .That(from is null || to is null || from.Id != to.Id, "To", "Choose two different persons.")
            .That(kind is not null, "Kind", "Choose how they are tied.")
            .Limit("Note", note, 1_000)
            .That(tension == Tension.None || !string.IsNullOrWhiteSpace(note), "Note", "Say what has to be minded: who must not meet, or learn of the other's part.")
            .That(kind != RelationKind.OtherTieTo || !string.IsNullOrWhiteSpace(note), "Note", "Say how they are tied.");
        return asked.Refusals.Count > 0 ? Result<MapRelation>.Refuse([.. asked.Refusals.DistinctBy(refusal => refusal.Field)]) : new MapRelation
        {
            Id = id ?? Guid.CreateVersion7(),
            PartnershipId = from!.PartnershipId,
            CaseId = from.CaseId,
            FromId = from.Id,
            ToId = to!.Id,
            Kind = kind!.Value,
            Tension = tension,
            Note = Asked.Words(note),
            WrittenBy = actor.Id,
            WrittenAt = now,
        };
    }

    /// <summary>Takes the line off the map.</summary>
    public Result TakeOff(StaffActor actor, DateTimeOffset now)
    {
        if (!MappedPerson.MayBeMappedBy(actor, CaseId))
        {
            return Refusal.NotFound;
        }
        TakenOffAt ??= now;
        (WrittenBy, WrittenAt) = (actor.Id, now);
        return Result.Done;
    }
}
