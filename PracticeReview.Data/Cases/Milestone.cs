using PracticeReview.Data.People;

namespace PracticeReview.Data.Cases;

/// <summary>What a clock of the policy starts from, or what stops it.</summary>
public enum MilestoneKind
{
    AuthorityAware,
    NationalPanelNotified,
    Received,
    ForwardedToVirtualPanel,
    Decided,
    ReturnedIncomplete,
    Resubmitted,
    InformationRequested,
    InformationReturned,
    PapersSent,
    RapidReviewMeetingHeld,
    RapidReviewReportSent,
    LeadReviewerAppointed,
    DraftSentForFactualAccuracy,
    FactualAccuracyAnswered,
    ReportSignedOff,
    ReportSentToNationalPanel,
    Published,
    TakenToAvailableOnRequest,
}

/// <summary>Something that happened to a case at an instant (UTC).</summary>
public sealed class Milestone
{
    private Milestone() { }

    internal Milestone(CaseId @case, PartnershipId partnership, MilestoneKind kind, DateTimeOffset at, Guid? subject)
    {
        Id = Guid.CreateVersion7();
        CaseId = @case;
        PartnershipId = partnership;
        Kind = kind;
        At = at;
        SubjectId = subject;
    }

    public Guid Id { get; private set; }
    public CaseId CaseId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public MilestoneKind Kind { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>For example the information request a return belongs to.</summary>
    public Guid? SubjectId { get; private set; }
}
