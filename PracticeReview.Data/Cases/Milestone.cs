using PracticeReview.Data.People;
using PracticeReview.Data.Policies;

namespace PracticeReview.Data.Cases;

/// <summary>Something that happened to a case at an instant (UTC), or is planned for one, from which its timetable is computed.</summary>
public sealed class Milestone
{
    private Milestone() { }

    internal Milestone(CaseId @case, PartnershipId partnership, CaseEvent happening, DateTimeOffset at, Guid? subject)
    {
        Id = Guid.CreateVersion7();
        CaseId = @case;
        PartnershipId = partnership;
        Happening = happening;
        At = at;
        SubjectId = subject;
    }

    public Guid Id { get; private set; }
    public CaseId CaseId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseEvent Happening { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>What it concerns where there are several: the information request, or the copy of the draft, it belongs to.</summary>
    public Guid? SubjectId { get; private set; }

    /// <summary>What was planned has another date now. What has happened keeps its own.</summary>
    internal void PlanFor(DateTimeOffset at) => At = at;
}
