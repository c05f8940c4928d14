using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>One event with every field of the agency's row, where it came from, and what the review wrote beside it.</summary>
public sealed partial class EventPanel
{
    private IReadOnlyList<Refusal> _refusals = [];
    private IReadOnlyList<Refusal> _refused = [];
    private EventDetails? _details;
    private ElementReference _title;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required CompositeChronologyQueries Chronologies { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public PracticeEventId Event { get; set; }

    /// <summary>With pseudonyms in the place of names.</summary>
    [Parameter]
    public bool Anonymised { get; set; }

    /// <summary>As they may see it; null for those who work on the case.</summary>
    [Parameter]
    public CompositeAudience? Audience { get; set; }

    /// <summary>Every theme of the case, to choose from.</summary>
    [Parameter]
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>Something was written beside it.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [Parameter]
    public EventCallback Closed { get; set; }

    /// <summary>Where it stands among those that are asked for; null where it does not, or that is not known yet.</summary>
    [Parameter]
    public CompositeRows.EventPlace? Place { get; set; }

    /// <summary>The event before or after it is to be opened.</summary>
    [Parameter]
    public EventCallback<PracticeEventId> Stepped { get; set; }

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _title.FocusAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Chronologies.OpenEventAsync(await Actor.NowAsync(), new CaseId(CaseId), Event, Anonymised, CancellationToken.None, Audience));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        _details = found.Succeeded ? found.Value.Thing : null;
    }

    private async Task ReloadAsync()
    {
        _refused = [];
        await LoadAsync();
        await Changed.InvokeAsync();
    }

    private void Refuse(IReadOnlyList<Refusal> refusals) => _refused = refusals;

    private Task PressedAsync(KeyboardEventArgs pressed) => pressed.Key == "Escape" ? Closed.InvokeAsync() : Task.CompletedTask;
}
