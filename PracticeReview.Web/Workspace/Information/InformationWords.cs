using PracticeReview.Data.Information;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>The words by which the workspace calls what agencies return.</summary>
public static class InformationWords
{
    public static string Name(ReturnKind kind) => kind switch
    {
        ReturnKind.Summary => "Summary returned",
        ReturnKind.NoInvolvement => "No involvement",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A return without a name."),
    };

    public static string Name(FilesSecured files) => files switch
    {
        FilesSecured.Secured => "All records have been moved to a safe place that is reached only through a named person",
        FilesSecured.SecuredWithCopy => "As above, with a secured copy for the work that goes on",
        FilesSecured.NotDemanded => "Not needed for this case, as agreed with the business unit",
        _ => throw new ArgumentOutOfRangeException(nameof(files), files, "An answer without words."),
    };

    public static string Name(RequestKind kind) => kind switch
    {
        RequestKind.Summary => "Agency summary",
        RequestKind.FullerReport => "Fuller report",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A request without a name."),
    };

    /// <summary>A criterion as a question, in the policy's words.</summary>
    public static string Name(SummaryCriterion criterion) => criterion switch
    {
        SummaryCriterion.EnoughToDecide => "Enough detail to inform whether a child safeguarding practice review is required",
        SummaryCriterion.TimeBoundChronology => "A time bound chronology",
        SummaryCriterion.Risk => "Risk: each event details the presentation of risk",
        SummaryCriterion.Response => "Response: what the agency did is clear",
        SummaryCriterion.Impact => "Impact: how it bore on the risk and on the child's lived experience",
        SummaryCriterion.Partnership => "Partnership: multi-agency considerations are apparent",
        SummaryCriterion.Learning => "Learning: opportunities are identified, significant or new ones above all",
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "A criterion without words."),
    };

    public static string Name(CriterionMet met) => met switch
    {
        CriterionMet.Met => "Met",
        CriterionMet.Partly => "Partly met",
        CriterionMet.NotMet => "Not met",
        _ => throw new ArgumentOutOfRangeException(nameof(met), met, "An answer without words."),
    };

    /// <summary>"one event", "12 events".</summary>
    public static string Events(int count) => count == 1 ? "one event" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0} events");
}
