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

    /// <summary>"one event", "12 events".</summary>
    public static string Events(int count) => count == 1 ? "one event" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0} events");
}
