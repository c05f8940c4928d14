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
    private CompositeRows.EventPlace? _place;
    private PracticeEventId? _placed;
    private string? _theme;
    private HashSet<PracticeEventId>? _chosen;
    private bool _hasNewer;
    private int _loaded;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required CompositeChronologyQueries Chronologies { get; set; }

    [Inject]
    public required SeeComposite See { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public required AskedEvents Asked { get; set; }

    /// <summary>The event that is open as the page opens.</summary>
    [Parameter]
    public PracticeEventId? Event { get; set; }

    /// <summary>The theme that is asked for is known as it is read.</summary>
    [Parameter]
    public EventCallback<string?> ThemeRead { get; set; }

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
            (_open, _place, _placed) = (null, null, null);
            await LoadAsync();
        }
        if (_theme != Shown?.Opening.Theme)
        {
            _theme = Shown?.Opening.Theme;
            await ThemeRead.InvokeAsync(_theme);
        }
        // What is only drawn before the page lives is not opened twice.
        if (RendererInfo.IsInteractive && _first != Event)
        {
            (_first, _open, _place) = (Event, Event ?? _open, null);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _ = WatchAsync();
        }
        // Only once the list is there it is known what stands beside the event that the page opened with.
        if (_open is { } open && _place is null && _placed != open && _rows is not null)
        {
            _placed = open;
            await OpenAsync(open);
            StateHasChanged();
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

    // Whatever arrived after the page opened is not seen with it.
    private async Task SeenAsync(int version)
    {
        var seen = await Attempt.ToAsync(async () => await See.RunAsync(await Actor.NowAsync(), new CaseId(CaseId), version, CancellationToken.None));
        if (seen.Refused)
        {
            _refusals = seen.Refusals;
        }
        else if (Asked.IsMarked)
        {
            Navigation.NavigateTo(ChronologyAddress.Query(CaseId, null, Asked with { Since = null, SinceDay = null, OnlyNew = false, Tag = Shown?.Opening.Theme }));
        }
        else
        {
            await LoadAsync();
        }
    }

    private async Task OpenAsync(PracticeEventId id)
    {
        (_open, _place, _placed) = (id, null, id);
        var place = _rows is null ? null : await _rows.PlaceAsync(id);
        _place = _open == id ? place : _place;
    }

    private void Choose((PracticeEventId Id, bool IsChosen) one)
    {
        if (one.IsChosen)
        {
            _chosen?.Add(one.Id);
        }
        else
        {
            _chosen?.Remove(one.Id);
        }
    }

    // The themes and episodes to choose from may be others now.
    private async Task WrittenAsync()
    {
        var (loaded, matching) = (_loaded, Shown?.Opening.Matching);
        await LoadAsync();
        // A list of another length is drawn anew: its order is another one.
        if (Shown?.Opening.Matching == matching)
        {
            _loaded = loaded;
            await ChangedAsync();
        }
    }

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
        return Asked.IsWhole
            ? $"{Begin(InformationWords.Events(opening.Matching))} from {agencies}"
            : string.Create(CultureInfo.InvariantCulture, $"{Begin(InformationWords.Events(opening.Matching))} of {all:N0}");
    }

    // In an address of the page no name stands that is replaced on it.
    private AskedEvents Read(CompositeOpening opening) => Asked with { Tag = opening.Theme };

    private static string Begin(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>The chronology as it opened, and what it was asked for.</summary>
    public sealed record ShownComposite(Guid Case, AskedEvents Asked, CompositeOpening Opening);
}
