using PracticeReview.Data.Toolkit;

namespace PracticeReview.Web.Workspace.Toolkit;

/// <summary>The toolkit's kinds of documents in words.</summary>
internal static class ToolkitWords
{
    public static string Kind(ToolkitKind kind) => kind switch
    {
        ToolkitKind.Guidance => "Guidance",
        ToolkitKind.Template => "Template",
        ToolkitKind.GuidanceAndTemplate => "Guidance and template",
        ToolkitKind.Form => "Form",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name."),
    };
}
