using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Deadlines;

/// <summary>
/// That somebody has been reminded of a deadline at a threshold. There is one for each deadline, date, threshold and person,
/// whichever node comes first and however often the job runs.
/// </summary>
public sealed class DeadlineReminder
{
    private DeadlineReminder() { }

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public Guid DeadlineId { get; private set; }
    /// <summary>When the deadline was due (UTC) at the time of the reminder: one that is moved is reminded of anew.</summary>
    public DateTimeOffset DueAt { get; private set; }
    public ReminderThreshold Threshold { get; private set; }
    public StaffId StaffId { get; private set; }
    public DateTimeOffset QueuedAt { get; private set; }
}
