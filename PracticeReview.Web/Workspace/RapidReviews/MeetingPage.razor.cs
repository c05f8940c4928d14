using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.RapidReviews;

/// <summary>The meeting while it is held: who is there, what is noted under each item, and what is to be done at once. It looks again when the database says that something changed.</summary>
public sealed partial class MeetingPage : IAsyncDisposable
{
    // Told or not: what is late becomes so by itself, and a word may be lost.
    private static readonly TimeSpan s_atLeastEvery = TimeSpan.FromSeconds(30);
    // However much is noted at once, nobody reads faster.
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _ended = new();
    private IReadOnlyList<Refusal> _refusals = [];
    private Task _looking = Task.CompletedTask;
    private TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IDisposable? _watch;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required MeetingRoomQueries Queries { get; set; }

    [Inject]
    public required OpenMeetings Meetings { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Parameter]
    public Guid CaseId { get; set; }

    [PersistentState]
    public MeetingRoomView? Room { get; set; }

    public async ValueTask DisposeAsync()
    {
        _watch?.Dispose();
        await _ended.CancelAsync();
        await _looking;
        _ended.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (Room is null)
        {
            await LoadAsync();
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _watch = Meetings.Open(new CaseId(CaseId), Tell);
            // What changed between the page's first lines and this moment was told to nobody.
            Tell();
            _looking = LookAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.OpenAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Room = found.Succeeded ? found.Value.Thing : null;
    }

    private async Task LookAsync()
    {
        try
        {
            while (!_ended.IsCancellationRequested)
            {
                await WaitAsync();
                // Before looking: what is told meanwhile is looked at once more.
                Interlocked.Exchange(ref _told, new(TaskCreationOptions.RunContinuationsAsynchronously));
                await InvokeAsync(LookAgainAsync);
                await Task.Delay(s_breath, Clock, _ended.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private void Tell() => Volatile.Read(ref _told).TrySetResult();

    private async Task WaitAsync()
    {
        try
        {
            await _told.Task.WaitAsync(s_atLeastEvery, Clock, _ended.Token);
        }
        catch (TimeoutException)
        {
            // It was quiet for so long.
        }
    }

    private async Task LookAgainAsync()
    {
        if (Room is null)
        {
            return;
        }
        var found = await Attempt.ToReadAsync(async () => await Queries.LookAgainAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None));
        // A database that is silent for a moment is asked again; what is no longer this person's to see is gone at once.
        if (found.Succeeded)
        {
            Room = found.Value.Thing;
            _refusals = Room is null ? [Refusal.NotFound] : _refusals;
        }
        else if (found.Refusals.Contains(Attempt.SignedOut))
        {
            (Room, _refusals) = (null, found.Refusals);
        }
        StateHasChanged();
    }

    private async Task<bool> DoAsync(Func<StaffActor, Task<Result>> work)
    {
        var done = await Attempt.ToAsync(async () => await work(await Actor.NowAsync()));
        _refusals = done.Refusals;
        if (done.Succeeded)
        {
            await LookAgainAsync();
        }
        StateHasChanged();
        return done.Succeeded;
    }
}
