namespace PracticeReview.Data.Deadlines;

/// <summary>Those whose work a deadline waits for. Names are known to the database function that finds the people.</summary>
public enum WaitedFor
{
    BusinessUnit,
    /// <summary>Members of the Virtual Panel who have not voted on this referral (Policy 7.5).</summary>
    PanelWithoutVote,
    Referrer,
    /// <summary>The author of the information request the deadline concerns (Policy 7.7).</summary>
    InformationAuthor,
    /// <summary>The chair of the review and its lead reviewer (Policy 8.2).</summary>
    ReviewLeaders,
    /// <summary>The people of the agency that owns an immediate action who are invited to its meeting (Policy 7.12).</summary>
    ImmediateActionOwner,
    /// <summary>Those below are told when a deadline is late (<see cref="Escalation"/>). Here: of the agency that was asked.</summary>
    AgencyDecisionMaker,
    /// <summary>The designated decision-maker of the referrer's agency (Policy 7.3).</summary>
    ReferrersDecisionMaker,
    BusinessManager,
    SubGroupChair,
    IndependentAdviser,
}

/// <summary>Says whom each deadline waits for.</summary>
public static class WhoIsWaitedFor
{
    /// <summary>Whether they are the same people for every deadline of a partnership, whatever its case.</summary>
    public static bool AreThePartnerships(WaitedFor whom) => whom is WaitedFor.BusinessUnit or WaitedFor.BusinessManager or WaitedFor.SubGroupChair or WaitedFor.IndependentAdviser;

    /// <returns>Null where nobody is waited for: a least time only passes.</returns>
    public static WaitedFor? For(DeadlineKind kind) => kind switch
    {
        DeadlineKind.DecideReferral => WaitedFor.PanelWithoutVote,
        DeadlineKind.ResubmitReferral => WaitedFor.Referrer,
        DeadlineKind.ReturnAgencySummary or DeadlineKind.ReturnFullerReport => WaitedFor.InformationAuthor,
        DeadlineKind.CompleteCaseReview or DeadlineKind.CompletePracticeReview => WaitedFor.ReviewLeaders,
        DeadlineKind.FinishImmediateAction => WaitedFor.ImmediateActionOwner,
        DeadlineKind.KeepReportPublic => null,
        DeadlineKind.NotifyNationalPanel or DeadlineKind.ForwardToPanel or DeadlineKind.SendInformationRequests
            or DeadlineKind.ShareMeetingPapers or DeadlineKind.SendReportAfterMeeting or DeadlineKind.SendReportAfterReferral
            or DeadlineKind.AppointLeadReviewer or DeadlineKind.CommentOnFactualAccuracy
            or DeadlineKind.SendCopyBeforePublication or DeadlineKind.NotifyOfLookedAfterChild
            or DeadlineKind.SettleAreaRequest => WaitedFor.BusinessUnit,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A deadline nobody is known to be waited for."),
    };
}
