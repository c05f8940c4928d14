using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>
/// The events in order. The browser holds only those on the screen and a few around them; what is further is asked for while
/// somebody scrolls. The order was fixed when the page opened: what arrives later moves nothing.
/// </summary>
public sealed partial class CompositeRows
{
    private Virtualize<PlacedEvent>? _virtualize;
    private IReadOnlyList<ListedEvent>? _first;
    private Task<IReadOnlyList<PracticeEventId>>? _order;
    private IReadOnlyList<Refusal> _refusals = [];
    private ElementReference? _opened;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required CompositeChronologyQueries Chronologies { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public required AskedEvents Asked { get; set; }

    [Parameter, EditorRequired]
    public required CompositeOpening Opening { get; set; }

    /// <summary>The event that is open beside the list.</summary>
    [Parameter]
    public PracticeEventId? Open { get; set; }

    /// <summary>An event is to be opened.</summary>
    [Parameter]
    public EventCallback<PracticeEventId> Opened { get; set; }

    /// <summary>The events to which something is done at once; null where none is chosen by boxes.</summary>
    [Parameter]
    public IReadOnlySet<PracticeEventId>? Chosen { get; set; }

    /// <summary>An event is to be one of them, or not any more.</summary>
    [Parameter]
    public EventCallback<(PracticeEventId Id, bool IsChosen)> Choose { get; set; }

    /// <summary>Where an event stands in the order, from 0, and the events beside it; null where it is not among those that are asked for.</summary>
    public async Task<EventPlace?> PlaceAsync(PracticeEventId of)
    {
        EventPlace? place = null;
        var read = await Attempt.ToAsync(async () =>
        {
            var order = await (_order ??= OrderAsync());
            for (var at = 0; at < order.Count && place is null; at++)
            {
                place = order[at] == of ? new EventPlace(at, order.Count, at > 0 ? order[at - 1] : null, at + 1 < order.Count ? order[at + 1] : null) : null;
            }
            return Result.Done;
        });
        if (read.Refused)
        {
            _order = null;
        }
        return place;
    }

    /// <summary>Puts the focus back on the row that was opened.</summary>
    public async Task GoBackAsync()
    {
        try
        {
            if (_opened is { } row)
            {
                await row.FocusAsync();
            }
        }
        catch (JSException)
        {
            // it was scrolled away meanwhile
        }
    }

    /// <summary>Reads again what is on the screen.</summary>
    public async Task AgainAsync()
    {
        _first = [];
        _refusals = [];
        if (_order is { IsCompletedSuccessfully: false })
        {
            _order = null;
        }
        if (_virtualize is not null)
        {
            await _virtualize.RefreshDataAsync();
        }
        StateHasChanged();
    }

    protected override void OnParametersSet() => _first ??= Opening.First;

    private CompositeAgency Of(ListedEvent one) => Opening.Agencies.FirstOrDefault(agency => agency.Id == one.Agency) ?? new CompositeAgency(one.Agency, "", 0, 1);

    private async Task OpenAsync((PracticeEventId Id, ElementReference Row) opened)
    {
        _opened = opened.Row;
        await Opened.InvokeAsync(opened.Id);
    }

    private async ValueTask<ItemsProviderResult<PlacedEvent>> ProvideAsync(ItemsProviderRequest request)
    {
        var count = Math.Min(Math.Min(request.Count, CompositeChronologyQueries.MostAtOnce), Opening.Matching - request.StartIndex);
        if (request.StartIndex + count <= _first!.Count)
        {
            return Placed(_first.Skip(request.StartIndex).Take(count), request.StartIndex);
        }
        IReadOnlyList<ListedEvent> found = [];
        var read = await Attempt.ToAsync(async () =>
        {
            var order = await (_order ??= OrderAsync());
            var asked = order.Skip(request.StartIndex).Take(count).ToList();
            found = await Chronologies.EventsAsync(await Actor.NowAsync(), new CaseId(CaseId), asked, Asked, request.CancellationToken);
            return Result.Done;
        });
        if (read.Refused)
        {
            _order = null;
            _refusals = read.Refusals;
            StateHasChanged();
        }
        return Placed(found, request.StartIndex);
    }

    private async Task<IReadOnlyList<PracticeEventId>> OrderAsync() =>
        await Chronologies.OrderAsync(await Actor.NowAsync(), new CaseId(CaseId), Asked, CancellationToken.None);

    private ItemsProviderResult<PlacedEvent> Placed(IEnumerable<ListedEvent> events, int from) =>
        new(events.Select((one, at) => new PlacedEvent(from + at, one)), Opening.Matching);

    /// <summary>Where an event stands among those that are asked for.</summary>
    /// <param name="At">From 0.</param>
    public sealed record EventPlace(int At, int Of, PracticeEventId? Before, PracticeEventId? After);

    /// <summary>An event and its place in the order, from 0.</summary>
    public sealed record PlacedEvent(int At, ListedEvent Event);
}
