using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information;

/// <summary>
/// That a corrected chronology tells the event of one row otherwise, in another row. What was written beside the first stays
/// there, and is shown beside the second with what changed. A row that changed twice has both as its successors.
/// </summary>
public sealed class EventSuccession
{
    private EventSuccession() { }

    public PracticeEventId EventId { get; private set; }
    public PracticeEventId SuccessorId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public InformationRequestId RequestId { get; private set; }
}
