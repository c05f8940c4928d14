using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Toolkit;

namespace PracticeReview.Web.Workspace.Toolkit;

/// <summary>The list of the toolkit's documents, or of those in which certain words stand.</summary>
public sealed partial class ToolkitPage
{
    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }
}
