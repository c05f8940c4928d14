using System.Globalization;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>The words by which the workspace calls what a case is, has and passes.</summary>
public static class CaseWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Name(CaseStage stage) => stage switch
    {
        CaseStage.Referral => "Referral",
        CaseStage.Incomplete => "Returned to the referrer",
        CaseStage.Information => "Information gathering",
        CaseStage.RapidReview => "Rapid review",
        CaseStage.Review => "Review",
        CaseStage.Report => "Report",
        CaseStage.Publication => "Publication",
        CaseStage.Actions => "Actions",
        CaseStage.Closed => "Closed",
        CaseStage.NotReviewed => "No review",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "A stage without a name."),
    };

    public static string Name(ReviewType type) => type switch
    {
        ReviewType.SingleAgency => "Single-agency review",
        ReviewType.LocalCaseReview => "Case review",
        ReviewType.RapidReview => "Rapid review",
        ReviewType.ChildSafeguardingPracticeReview => "Child safeguarding practice review",
        ReviewType.NationalReview => "National review",
        ReviewType.GoodOutcomeReview => "Good outcome review",
        ReviewType.Audit => "Audit",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A type of review without a name."),
    };

    public static string Name(CaseRole role) => role switch
    {
        CaseRole.ReviewChair => "Chair of the review",
        CaseRole.LeadReviewer => "Lead reviewer",
        CaseRole.ReviewGroupMember => "Member of the review group",
        CaseRole.CaseGroupPractitioner => "Practitioner in the case group",
        CaseRole.FamilyFacilitator => "Family facilitator",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without a name."),
    };

    public static string Name(CasePart part) => part switch
    {
        CasePart.RapidReview => "Rapid review",
        CasePart.Words => "Family's words",
        _ => part.ToString(),
    };

    /// <summary>A day, such as "4 March 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", English);

    /// <summary>The London day of an instant.</summary>
    public static string Day(DateTimeOffset at) => Day(LegalDay.Of(at));

    /// <summary>An instant as London says it, such as "Wednesday 4 March 2026, 14:05".</summary>
    public static string Moment(DateTimeOffset at) => EnglishDates.Moment(at);
}
