using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Information;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>The composite chronology of a case and what helps to think about it, each view at an address of its own (Policy 7.11).</summary>
public sealed partial class ChronologyPage
{
    private string? _theme;

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

    [SupplyParameterFromQuery(Name = "person")]
    public string? Person { get; set; }

    [SupplyParameterFromQuery(Name = "evidence")]
    public string? Evidence { get; set; }

    [SupplyParameterFromQuery(Name = "as-of")]
    public string? AsOf { get; set; }

    [SupplyParameterFromQuery(Name = "since")]
    public string? Since { get; set; }

    [SupplyParameterFromQuery(Name = "only")]
    public string? Only { get; set; }

    /// <summary>The event that is open as the page opens.</summary>
    [SupplyParameterFromQuery(Name = "event")]
    public string? Event { get; set; }

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

    private int PageNumber => int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;

    private AskedEvents Asked => ChronologyAddress.Read(Agency, From, To, Words, Question, Theme, Episode, Names, Audience, Person, Evidence, AsOf, Since, Only);

    private AskedEvents Filter => Asked with { Anonymised = IsAnonymised };

    // What goes on to the next view. In an address of the page no name stands that is replaced on it: of a theme only as it is read.
    private AskedEvents Kept => Filter with { Tag = IsAnonymised ? _theme : Asked.Tag };

    // Also what is shown as readers of what is published would see it goes on with names replaced.
    private bool IsAnonymised => Asked.ReadsPseudonyms;

    private void Remember(string? theme) => _theme = theme;
}
