using PracticeReview.Data.Deadlines;

namespace PracticeReview.Data.Policies;

/// <summary>The clocks of the combined Practice Review Policy and Toolkit of 2019.</summary>
internal static class Salford2019
{
    private const string IsNational = "This is a national duty: its time runs on whatever else goes on.";
    private const string LeadsToNational = "It leads to the 15 working days within which the National Panel has its report, and those cannot be paused.";
    private const string HangsOnADay = "It hangs on the day of an event: that day can be moved, the time around it cannot be paused.";

    public static PolicyVersion Build() => new(
        id: "Salford2019",
        title: "Practice Review Policy and Toolkit 2019",
        terms: new PolicyTerms(
            StatutoryGuidance: "Working Together to Safeguard Children 2018",
            PracticeReviewChapter: "chapter 4",
            ChildDeathReviewChapter: "chapter 5",
            HealthPartner: "clinical commissioning group",
            PartnerLeadership: "safeguarding partners"),
        clocks:
        [
            new(DeadlineKind.NotifyNationalPanel, "Notify the National Panel and the partnership",
                5, ClockUnit.WorkingDays, CaseEvent.Aware, CaseEvent.NationalPanelNotified, "Policy 4.2")
            {
                WhyNeverPaused = IsNational,
            },

            new(DeadlineKind.NotifyOfLookedAfterChild, "Notify the Secretary of State and Ofsted of the death of a looked-after child",
                5, ClockUnit.WorkingDays, CaseEvent.LookedAfterChildDied, CaseEvent.SecretaryOfStateNotified, "Policy 7.4")
            {
                WhyNeverPaused = IsNational,
                Reading = "The policy names the duty and no time. It is given the time of the notification to the National "
                    + "Panel (Policy 4.2), since the local authority makes both. It exists whether or not abuse or neglect "
                    + "is known or suspected.",
            },

            new(DeadlineKind.ForwardToPanel, "Forward the referral to the Virtual Panel",
                24, ClockUnit.Hours, CaseEvent.Received, CaseEvent.ForwardedToPanel, "Policy 7.5")
            {
                WhyNeverPaused = LeadsToNational,
                UnneededAfter = CaseEvent.DecisionMade,
            },

            new(DeadlineKind.DecideReferral, "Decide on the referral",
                48, ClockUnit.Hours, CaseEvent.Submitted, CaseEvent.PanelAnswered, "Policy 7.5")
            {
                WhyNeverPaused = LeadsToNational,
                Reading = "The policy does not say from when the 48 hours run. They are counted from receipt, the "
                    + "earlier of the two possible starts, so that the requests to agencies (Policy 7.7) can follow in "
                    + "time. A resubmitted referral starts them again.",
            },

            new(DeadlineKind.ResubmitReferral, "Resubmit the completed referral",
                5, ClockUnit.WorkingDays, CaseEvent.Returned, CaseEvent.Resubmitted, "Policy 7.5")
            {
                WhyNeverPaused = LeadsToNational,
                UnneededAfter = CaseEvent.DecisionMade,
            },

            new(DeadlineKind.SendInformationRequests, "Send the requests for information to every relevant agency",
                2, ClockUnit.WorkingDays, CaseEvent.Received, CaseEvent.InformationRequested, "Policy 7.7")
            {
                WhyNeverPaused = LeadsToNational,
                AppliesTo = ReviewRoutes.AnyReview,
            },

            new(DeadlineKind.ReturnAgencySummary, "Return the agency summary and chronology",
                5, ClockUnit.WorkingDays, CaseEvent.InformationRequested, CaseEvent.SummaryReturned, "Policy 7.7")
            {
                WhyNeverPaused = LeadsToNational,
                UnneededAfter = CaseEvent.GatheringFinished,
                AppliesTo = ReviewRoutes.AnyReview,
            },

            new(DeadlineKind.ShareMeetingPapers, "Share the papers of the review meeting",
                24, ClockUnit.Hours, CaseEvent.Meeting, CaseEvent.PapersShared, "Policy 7.11")
            {
                WhyNeverPaused = HangsOnADay,
                Sense = ClockSense.Before,
                UnneededAfter = CaseEvent.ReportSentToNationalPanel,
                AppliesTo = ReviewRoutes.AnyReview,
            },

            new(DeadlineKind.SendReportAfterMeeting, "Send the Rapid Review Meeting Report to the National Panel, after the meeting",
                2, ClockUnit.WorkingDays, CaseEvent.Meeting, CaseEvent.ReportSentToNationalPanel, "Policy 7.13")
            {
                WhyNeverPaused = IsNational,
                AppliesTo = ReviewRoutes.Undecided | ReviewRoutes.RapidReview,
            },

            new(DeadlineKind.SendReportAfterReferral, "Send the Rapid Review Meeting Report to the National Panel, after the referral",
                15, ClockUnit.WorkingDays, CaseEvent.Received, CaseEvent.ReportSentToNationalPanel, "Policy 4.2")
            {
                WhyNeverPaused = IsNational,
                AppliesTo = ReviewRoutes.Undecided | ReviewRoutes.RapidReview,
                Reading = "The policy says 15 days; the statutory guidance counts working days. A return of the "
                    + "referral as incomplete does not stop them.",
            },

            new(DeadlineKind.CompleteCaseReview, "Complete the case review",
                45, ClockUnit.WorkingDays, CaseEvent.DecisionMade, CaseEvent.ReviewCompleted, "Policy 4.2")
            {
                AppliesTo = ReviewRoutes.CaseReview,
                MayBeLonger = true,
                Reading = "The policy does not say from when the 45 days run. They are counted from the decision to "
                    + "hold a case review.",
            },

            new(DeadlineKind.AppointLeadReviewer, "Appoint the lead reviewer",
                10, ClockUnit.WorkingDays, CaseEvent.FullReviewDecided, CaseEvent.LeadReviewerAppointed, "Policy 8.1"),

            new(DeadlineKind.CompletePracticeReview, "Complete the child safeguarding practice review",
                6, ClockUnit.Months, CaseEvent.FullReviewDecided, CaseEvent.ReviewCompleted, "Policy 4.2")
            {
                MayBeLonger = true,
                Reading = "An aim and not a limit: a longer period needs a recorded reason. Counted from the decision "
                    + "to commence the review.",
            },

            new(DeadlineKind.CommentOnFactualAccuracy, "Comment on the factual accuracy of the draft report",
                10, ClockUnit.WorkingDays, CaseEvent.DraftSent, CaseEvent.DraftAnswered, "Policy 8.3"),

            new(DeadlineKind.SendCopyBeforePublication, "Send a copy of the report to the National Panel",
                7, ClockUnit.CalendarDays, CaseEvent.Publication, CaseEvent.CopySentToNationalPanel, "Policy 8.3")
            {
                WhyNeverPaused = HangsOnADay,
                Sense = ClockSense.Before,
            },

            new(DeadlineKind.KeepReportPublic, "Keep the report public",
                12, ClockUnit.Months, CaseEvent.Publication, CaseEvent.PublicPeriodOver, "Policy 8.3")
            {
                WhyNeverPaused = HangsOnADay,
                Sense = ClockSense.AtLeast,
            },

            new(DeadlineKind.ReturnFullerReport, "Return the fuller agency report",
                20, ClockUnit.WorkingDays, CaseEvent.FullerReportRequested, CaseEvent.FullerReportReturned, "Policy 7.7")
            {
                IsSetByRequest = true,
                WhyNeverPaused = "Its day is named in the request, and a later one can be agreed there.",
                Reading = "The policy asks for much greater detail in a full review and sets no time for it. The business "
                    + "unit names the day in each request; 20 working days are counted only where it has not.",
            },

            new(DeadlineKind.FinishImmediateAction, "Carry out the immediate action",
                5, ClockUnit.WorkingDays, CaseEvent.ImmediateActionAdded, CaseEvent.ImmediateActionDone, "Policy 7.12")
            {
                IsSetByRequest = true,
                WhyNeverPaused = "What cannot wait for the review does not wait for anything else.",
                Reading = "The policy has immediate actions followed up whatever the outcome and sets no time for them. "
                    + "Each names its day; 5 working days are counted only where it does not.",
            },

            new(DeadlineKind.SettleAreaRequest, "Settle the request between areas",
                5, ClockUnit.WorkingDays, CaseEvent.AreaRequestMade, CaseEvent.AreaRequestSettled, "Policy 10.2")
            {
                IsSetByRequest = true,
                WhyNeverPaused = "A request between areas is answered as a priority.",
                Reading = "The policy asks for an answer as a priority and sets no time for it. Each request names its "
                    + "day; 5 working days, the time of an agency, are counted only where it does not.",
            },
        ],
        differences: []);
}
