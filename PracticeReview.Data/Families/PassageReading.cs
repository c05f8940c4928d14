using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families;

/// <summary>
/// Where a family member is in the draft, kept for them alone: no professional can read whether or how often somebody opened a
/// passage, so that nobody is pressed for having read slowly or not at all.
/// </summary>
public sealed class PassageReading
{
    private PassageReading() { }

    public FamilyMemberId FamilyMemberId { get; private set; }
    public ReleasedPassageId ReleasedPassageId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    /// <summary>When it was last opened, or put off without having been opened.</summary>
    public DateTimeOffset At { get; private set; }
    /// <summary>When the person said that they read it later; null where they did not, or have opened it since.</summary>
    public DateTimeOffset? PutOffAt { get; private set; }
    /// <summary>Whether it was ever opened.</summary>
    public bool WasOpened { get; private set; }
}
