using Microsoft.AspNetCore.Components;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>The composite chronology of a case and what helps to think about it, each view at an address of its own (Policy 7.11).</summary>
public sealed partial class ChronologyPage
{
    [Parameter]
    public Guid CaseId { get; set; }

    [Parameter]
    public string? View { get; set; }

    [SupplyParameterFromQuery(Name = "agency")]
    public string? Agency { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "words")]
    public string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "question")]
    public string? Question { get; set; }

    [SupplyParameterFromQuery(Name = "theme")]
    public string? Theme { get; set; }

    [SupplyParameterFromQuery(Name = "episode")]
    public string? Episode { get; set; }

    [SupplyParameterFromQuery(Name = "names")]
    public string[]? Names { get; set; }

    [SupplyParameterFromQuery(Name = "audience")]
    public string[]? Audience { get; set; }

    [SupplyParameterFromQuery(Name = "request")]
    public string? Request { get; set; }

    [SupplyParameterFromQuery(Name = "version")]
    public string? Version { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? Number { get; set; }

    [SupplyParameterFromQuery(Name = "zoom")]
    public string? Zoom { get; set; }
}
