using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information.Annotations;

/// <summary>That what was written beside an earlier row still holds for the row it became: somebody of the review read both and said so.</summary>
public sealed class EventContinuation
{
    private EventContinuation() { }

    internal EventContinuation(StaffActor actor, EventSuccession of, DateTimeOffset now)
    {
        EventId = of.EventId;
        SuccessorId = of.SuccessorId;
        PartnershipId = of.PartnershipId;
        CaseId = of.CaseId;
        SaidBy = actor.Id;
        SaidAt = now;
    }

    public PracticeEventId EventId { get; private set; }
    public PracticeEventId SuccessorId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public StaffId SaidBy { get; private set; }
    public DateTimeOffset SaidAt { get; private set; }
}
