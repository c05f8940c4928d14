using PracticeReview.Data.Assurance;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Assurance;

/// <summary>The words by which the workspace calls how far a review group can say yes.</summary>
public static class AssuranceWords
{
    public static string Name(AssuranceVerdict verdict) => verdict switch
    {
        AssuranceVerdict.Yes => "Yes",
        AssuranceVerdict.Partly => "Partly",
        AssuranceVerdict.No => "No",
        AssuranceVerdict.DoesNotApply => "Does not apply: everybody is involved",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "A verdict without a name."),
    };

    public static string Name(AssuranceStage stage) => stage switch
    {
        AssuranceStage.Start => "At the start",
        AssuranceStage.Draft => "With the draft",
        AssuranceStage.End => "At the end",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "A point without a name."),
    };

    public static string Name(AssuranceTurn turn) => turn switch
    {
        AssuranceTurn.TooFew => "Too few answers to say where it is going",
        AssuranceTurn.MoreOften => "More often of late",
        AssuranceTurn.LessOften => "Less often of late",
        AssuranceTurn.AsBefore => "About as before",
        _ => throw new ArgumentOutOfRangeException(nameof(turn), turn, "A turn without a name."),
    };

    public static BadgeKind Look(AssuranceVerdict verdict) => verdict switch
    {
        AssuranceVerdict.Yes or AssuranceVerdict.DoesNotApply => BadgeKind.Done,
        AssuranceVerdict.Partly => BadgeKind.Active,
        _ => BadgeKind.Waiting,
    };

    /// <summary>The verdicts a question can have.</summary>
    public static IReadOnlyList<AssuranceVerdict> VerdictsOf(AssuranceQuestion question) => question.MayNotApply
        ? [AssuranceVerdict.Yes, AssuranceVerdict.Partly, AssuranceVerdict.No, AssuranceVerdict.DoesNotApply]
        : [AssuranceVerdict.Yes, AssuranceVerdict.Partly, AssuranceVerdict.No];
}
