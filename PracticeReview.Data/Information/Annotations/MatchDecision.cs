using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>Whether two agencies tell of the same event: what somebody decided about a suggestion, by whom and when.</summary>
public sealed class MatchDecision
{
    private MatchDecision() { }

    internal MatchDecision(StaffActor actor, EventIdentity one, EventIdentity other, bool isSame, DateTimeOffset now)
    {
        (FirstEventId, SecondEventId) = InOrder(one.Id, other.Id);
        PartnershipId = one.PartnershipId;
        CaseId = one.CaseId;
        Decide(actor, isSame, now);
    }

    /// <summary>The lower of the two identities.</summary>
    public PracticeEventId FirstEventId { get; private set; }
    public PracticeEventId SecondEventId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public bool IsSame { get; private set; }
    public StaffId DecidedBy { get; private set; }
    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>Two events in the order in which a decision about them is kept, whichever was named first.</summary>
    public static (PracticeEventId First, PracticeEventId Second) InOrder(PracticeEventId one, PracticeEventId other) => one.Value.CompareTo(other.Value) <= 0 ? (one, other) : (other, one);

    internal void Decide(StaffActor actor, bool isSame, DateTimeOffset now) => (IsSame, DecidedBy, DecidedAt) = (isSame, actor.Id, now);
}
