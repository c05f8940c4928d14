using PracticeReview.Data.Referrals;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Referrals;

/// <summary>The words by which requests between areas are asked for and read (Policy 10.2).</summary>
public static class AreaWords
{
    public static readonly IReadOnlyList<(AskingArea Value, string Words)> Asking =
    [
        (AskingArea.Theirs, "The other area asks us"),
        (AskingArea.Ours, "We ask the other area"),
    ];

    public static readonly IReadOnlyList<(AreaMatter Value, string Words)> Matters =
    [
        (AreaMatter.Information, "To provide information"),
        (AreaMatter.WhoReviews, "Whether a review is required, and which area carries it out"),
    ];

    public static readonly IReadOnlyList<(bool Value, string Words)> Agreement =
    [
        (true, "The areas agree"),
        (false, "The areas do not agree"),
    ];

    public static readonly IReadOnlyList<(AreaDecision Value, string Words)> Decisions =
    [
        (AreaDecision.ThisAreaLeads, "This area carries out the review"),
        (AreaDecision.OtherAreaLeads, "The other area carries out the review"),
        (AreaDecision.Jointly, "Both areas commission it together"),
        (AreaDecision.NoReview, "No review is required"),
        (AreaDecision.Settled, "The information is provided, or is not needed"),
    ];

    public static string Name(AreaStanding standing) => standing switch
    {
        AreaStanding.Waiting => "Waits for an answer",
        AreaStanding.Agreed => "Agreed",
        AreaStanding.NotAgreed => "Not agreed",
        AreaStanding.WithExecutive => "With the Safeguarding Executive",
        AreaStanding.Decided => "Decided by the Safeguarding Executive",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "A standing without a name."),
    };

    public static BadgeKind Badge(AreaStanding standing) => standing is AreaStanding.Agreed or AreaStanding.Decided ? BadgeKind.Done : BadgeKind.Waiting;

    /// <summary>Which area carries out the review, by the place of the incident.</summary>
    public static string Lead(AskingArea lead) => lead == AskingArea.Ours
        ? "By the place of the incident this area carries out the review (Policy 10.2)."
        : "The incident took place in another area, which carries out the review (Policy 10.2).";
}
