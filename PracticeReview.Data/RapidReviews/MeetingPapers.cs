using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.RapidReviews;

/// <summary>
/// The papers of the meeting as one person got them, with a cover that names who they are for (Policy 7.11). They stay as they were
/// shared; who has opened them is seen by those who prepare the meeting.
/// </summary>
public sealed class MeetingPapers
{
    private MeetingPapers() { }

    public MeetingPapers(RapidReview review, StaffActor sharer, StaffId staff, byte[] content, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        PartnershipId = review.PartnershipId;
        CaseId = review.CaseId;
        StaffId = staff;
        SharedBy = sharer.Id;
        SharedAt = now;
        Content = content;
    }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public StaffId StaffId { get; private set; }
    public StaffId SharedBy { get; private set; }
    public DateTimeOffset SharedAt { get; private set; }
    /// <summary>When the person first opened them.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }
    /// <summary>The PDF.</summary>
    public byte[] Content { get; private set; } = [];

    public void Open(DateTimeOffset now) => OpenedAt ??= now;
}
