using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>
/// The chronologies of all agencies as one (Policy 7.11). What is asked for stands in the address; one event at a time is open
/// beside the list. While the page is open it looks whether another chronology arrived, and says so without moving anything.
/// </summary>
public sealed partial class CompositeBody : IDisposable
{
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource _ended = new();
    private IReadOnlyList<Refusal> _refusals = [];
    private CompositeRows? _rows;
    private PracticeEventId? _open;
    private PracticeEventId? _first;
    private bool _hasNewer;
    private int _loaded;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required CompositeChronologyQueries Chronologies { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public required AskedEvents Asked { get; set; }

    /// <summary>The event that is open as the page opens.</summary>
    [Parameter]
    public PracticeEventId? Event { get; set; }

    [PersistentState]
    public ShownComposite? Shown { get; set; }

    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Shown is not { } shown || shown.Case != CaseId || shown.Asked != Asked)
        {
            _open = null;
            await LoadAsync();
        }
        // What is only drawn before the page lives is not opened twice.
        if (RendererInfo.IsInteractive && _first != Event)
        {
            (_first, _open) = (Event, Event ?? _open);
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = WatchAsync();
        }
    }

    private async Task LoadAsync()
    {
        var asked = Asked;
        var found = await Attempt.ToReadAsync(async () => await Chronologies.OpenAsync(await Actor.NowAsync(), new CaseId(CaseId), asked, CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Shown = found is { Succeeded: true, Value.Thing: { } opening } ? new ShownComposite(CaseId, asked, opening) : null;
        _hasNewer = false;
        _loaded++;
    }

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(s_between, Clock, _ended.Token);
                await InvokeAsync(LookAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // the page is closed
        }
    }

    private async Task LookAsync()
    {
        if (_hasNewer || Shown is not { } shown)
        {
            return;
        }
        var last = await Attempt.ToAsync<DateTimeOffset?>(async () => Result<DateTimeOffset?>.With(await Chronologies.LastArrivalAsync(await Actor.NowAsync(), new CaseId(CaseId), _ended.Token)));
        if (last.Succeeded && last.Value > (shown.Opening.LastArrival ?? DateTimeOffset.MinValue))
        {
            _hasNewer = true;
            StateHasChanged();
        }
    }

    private void OpenAsync(PracticeEventId id) => _open = id;

    private async Task CloseAsync()
    {
        _open = null;
        if (_rows is not null)
        {
            await _rows.GoBackAsync();
        }
    }

    private async Task ChangedAsync()
    {
        if (_rows is not null)
        {
            await _rows.AgainAsync();
        }
    }

    private string Matching(CompositeOpening opening)
    {
        var all = opening.Agencies.Sum(agency => agency.Events);
        var agencies = opening.Agencies.Count == 1 ? "one agency" : string.Create(CultureInfo.InvariantCulture, $"{opening.Agencies.Count} agencies");
        return Asked.IsEverything
            ? $"{Begin(InformationWords.Events(opening.Matching))} from {agencies}"
            : string.Create(CultureInfo.InvariantCulture, $"{Begin(InformationWords.Events(opening.Matching))} of {all:N0}");
    }

    // In an address of the page no name stands that is replaced on it.
    private AskedEvents Read(CompositeOpening opening) => Asked with { Tag = opening.Theme };

    private static string Begin(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>The chronology as it opened, and what it was asked for.</summary>
    public sealed record ShownComposite(Guid Case, AskedEvents Asked, CompositeOpening Opening);
}
