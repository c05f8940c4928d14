namespace PracticeReview.Data.Policies;

/// <summary>The events in the life of a case that start clocks or meet them.</summary>
public enum CaseEvent
{
    /// <summary>The local authority became aware of the incident (Policy 4.2).</summary>
    Aware,

    /// <summary>The local authority notified the National Panel and the partnership (Policy 4.2).</summary>
    NationalPanelNotified,

    /// <summary>The business unit received the referral, first time (Policy 7.5).</summary>
    Received,

    /// <summary>The business unit forwarded it to the Virtual Panel (Policy 7.5).</summary>
    ForwardedToPanel,

    /// <summary>The submission now before the panel arrived: the referral, or its latest resubmission (Policy 7.5).</summary>
    Submitted,

    /// <summary>The panel answered that submission: decided it, or returned it as incomplete (Policy 7.5).</summary>
    PanelAnswered,

    /// <summary>The referral was returned to the referrer as incomplete (Policy 7.5).</summary>
    Returned,

    /// <summary>The referrer resubmitted what was returned (Policy 7.5).</summary>
    Resubmitted,

    /// <summary>The panel, or the Business Manager, decided on the referral (Policy 7.5).</summary>
    DecisionMade,

    /// <summary>A request for information was sent to an agency; for the whole case, to the last of them (Policy 7.7).</summary>
    InformationRequested,

    /// <summary>An agency returned its summary and chronology, or "no involvement" (Policy 7.7).</summary>
    SummaryReturned,

    /// <summary>The papers of the review meeting were shared (Policy 7.11).</summary>
    PapersShared,

    /// <summary>The review meeting is held, or is to be (Policy 7.10).</summary>
    Meeting,

    /// <summary>The Rapid Review Meeting Report went to the National Panel (Policy 7.13).</summary>
    ReportSentToNationalPanel,

    /// <summary>It was decided to commence a fuller review (Policy 8.1).</summary>
    FullReviewDecided,

    /// <summary>A lead reviewer was appointed (Policy 8.1).</summary>
    LeadReviewerAppointed,

    /// <summary>The case review, or the child safeguarding practice review, was completed (Policy 4.2).</summary>
    ReviewCompleted,

    /// <summary>The draft report went to a contributing agency for factual accuracy (Policy 8.3).</summary>
    DraftSent,

    /// <summary>That agency answered (Policy 8.3).</summary>
    DraftAnswered,

    /// <summary>A copy of the report went to the National Panel (Policy 8.3).</summary>
    CopySentToNationalPanel,

    /// <summary>The report is published, or is to be (Policy 8.3).</summary>
    Publication,

    /// <summary>The report's least time in public is over (Policy 8.3).</summary>
    PublicPeriodOver,

    /// <summary>An agency was told that no answer is needed any more (Policy 7.7).</summary>
    RequestWithdrawn,

    /// <summary>The last second of the day by which an agency returns, as the business unit agreed it (Policy 7.7).</summary>
    ReturnDayAgreed,

    /// <summary>What an agency returned was sent back, as it is not enough to decide (Policy 7.7).</summary>
    ReturnSentBack,

    /// <summary>A fuller report for a full review was requested of an agency (Policy 7.7).</summary>
    FullerReportRequested,

    /// <summary>That agency returned its fuller report (Policy 7.7).</summary>
    FullerReportReturned,

    /// <summary>The local authority became aware that a child it looked after had died (Policy 7.4).</summary>
    LookedAfterChildDied,

    /// <summary>It notified the Secretary of State and Ofsted of that death (Policy 7.4).</summary>
    SecretaryOfStateNotified,

    /// <summary>The business unit went on with what was gathered: what an agency has not returned is waited for no longer (Policy 7.10).</summary>
    GatheringFinished,

    /// <summary>An immediate action was written down at the rapid review meeting (Policy 7.12).</summary>
    ImmediateActionAdded,

    /// <summary>It was carried out (Policy 7.12).</summary>
    ImmediateActionDone,

    /// <summary>One area asked something of another (Policy 10.2).</summary>
    AreaRequestMade,

    /// <summary>It was answered, or taken to the Safeguarding Executive (Policy 10.2).</summary>
    AreaRequestSettled,
}
