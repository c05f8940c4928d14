namespace PracticeReview.Data.Deadlines;

/// <summary>What a deadline asks for. Names are stored: add to them, never rename.</summary>
public enum DeadlineKind
{
    /// <summary>The local authority's notification (Policy 4.2).</summary>
    NotifyNationalPanel,

    /// <summary>The business unit forwards a referral (Policy 7.5).</summary>
    ForwardToPanel,

    /// <summary>The Virtual Panel decides (Policy 7.5).</summary>
    DecideReferral,

    /// <summary>The referrer completes what was returned (Policy 7.5).</summary>
    ResubmitReferral,

    /// <summary>The business unit asks the agencies (Policy 7.7).</summary>
    SendInformationRequests,

    /// <summary>An agency answers; one deadline for each (Policy 7.7).</summary>
    ReturnAgencySummary,

    /// <summary>Papers before the review meeting (Policy 7.11).</summary>
    ShareMeetingPapers,

    /// <summary>The report of the rapid review, counted from its meeting (Policy 7.13).</summary>
    SendReportAfterMeeting,

    /// <summary>The report of the rapid review, counted from the referral (Policy 4.2).</summary>
    SendReportAfterReferral,

    /// <summary>The local case review (Policy 4.2).</summary>
    CompleteCaseReview,

    /// <summary>The lead reviewer of a fuller review (Policy 8.1).</summary>
    AppointLeadReviewer,

    /// <summary>The child safeguarding practice review (Policy 4.2).</summary>
    CompletePracticeReview,

    /// <summary>A contributing agency's comments on the draft; one deadline for each (Policy 8.3).</summary>
    CommentOnFactualAccuracy,

    /// <summary>The National Panel's copy before publication (Policy 8.3).</summary>
    SendCopyBeforePublication,

    /// <summary>The least time a report stays public (Policy 8.3).</summary>
    KeepReportPublic,

    /// <summary>An agency's fuller report for a full review; one deadline for each (Policy 7.7).</summary>
    ReturnFullerReport,

    /// <summary>The local authority's notification of the death of a looked-after child (Policy 7.4).</summary>
    NotifyOfLookedAfterChild,

    /// <summary>An immediate action of a rapid review meeting; one deadline for each (Policy 7.12).</summary>
    FinishImmediateAction,

    /// <summary>A request between two areas; one deadline for each (Policy 10.2).</summary>
    SettleAreaRequest,
}
