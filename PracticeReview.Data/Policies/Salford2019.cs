using PracticeReview.Data.Deadlines;

namespace PracticeReview.Data.Policies;

/// <summary>The clocks of the combined Practice Review Policy and Toolkit of 2019.</summary>
internal static class Salford2019
{
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
                5, ClockUnit.WorkingDays, CaseEvent.Aware, CaseEvent.NationalPanelNotified, "Policy 4.2"),

            new(DeadlineKind.ForwardToPanel, "Forward the referral to the Virtual Panel",
                24, ClockUnit.Hours, CaseEvent.Received, CaseEvent.ForwardedToPanel, "Policy 7.5")
            {
                UnneededAfter = CaseEvent.DecisionMade,
            },

            new(DeadlineKind.DecideReferral, "Decide on the referral",
                48, ClockUnit.Hours, CaseEvent.Submitted, CaseEvent.PanelAnswered, "Policy 7.5")
            {
                Reading = "The policy does not say from when the 48 hours run. They are counted from receipt, the "
                    + "earlier of the two possible starts, so that the requests to agencies (Policy 7.7) can follow in "
                    + "time. A resubmitted referral starts them again.",
            },

            new(DeadlineKind.ResubmitReferral, "Resubmit the completed referral",
                5, ClockUnit.WorkingDays, CaseEvent.Returned, CaseEvent.Resubmitted, "Policy 7.5")
            {
                UnneededAfter = CaseEvent.DecisionMade,
            },

            new(DeadlineKind.SendInformationRequests, "Send the requests for information to every relevant agency",
                2, ClockUnit.WorkingDays, CaseEvent.Received, CaseEvent.InformationRequested, "Policy 7.7")
            {
                AppliesTo = ReviewRoutes.AnyReview,
            },

            new(DeadlineKind.ReturnAgencySummary, "Return the agency summary and chronology",
                5, ClockUnit.WorkingDays, CaseEvent.InformationRequested, CaseEvent.SummaryReturned, "Policy 7.7")
            {
                AppliesTo = ReviewRoutes.AnyReview,
            },

            new(DeadlineKind.ShareMeetingPapers, "Share the papers of the review meeting",
                24, ClockUnit.Hours, CaseEvent.Meeting, CaseEvent.PapersShared, "Policy 7.11")
            {
                Sense = ClockSense.Before,
                AppliesTo = ReviewRoutes.AnyReview,
            },

            new(DeadlineKind.SendReportAfterMeeting, "Send the Rapid Review Meeting Report to the National Panel, after the meeting",
                2, ClockUnit.WorkingDays, CaseEvent.Meeting, CaseEvent.ReportSentToNationalPanel, "Policy 7.13")
            {
                AppliesTo = ReviewRoutes.Undecided | ReviewRoutes.RapidReview,
            },

            new(DeadlineKind.SendReportAfterReferral, "Send the Rapid Review Meeting Report to the National Panel, after the referral",
                15, ClockUnit.WorkingDays, CaseEvent.Received, CaseEvent.ReportSentToNationalPanel, "Policy 4.2")
            {
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
                Sense = ClockSense.Before,
            },

            new(DeadlineKind.KeepReportPublic, "Keep the report public",
                12, ClockUnit.Months, CaseEvent.Publication, CaseEvent.PublicPeriodOver, "Policy 8.3")
            {
                Sense = ClockSense.AtLeast,
            },

            new(DeadlineKind.ReturnFullerReport, "Return the fuller agency report",
                20, ClockUnit.WorkingDays, CaseEvent.FullerReportRequested, CaseEvent.FullerReportReturned, "Policy 7.7")
            {
                IsSetByRequest = true,
                Reading = "The policy asks for much greater detail in a full review and sets no time for it. The business "
                    + "unit names the day in each request; 20 working days are counted only where it has not.",
            },
        ],
        differences: []);
}
