using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.RapidReviews;

/// <summary>The meeting while it is held: who is there, what is noted under each item, and what is to be done at once. It looks again by itself.</summary>
public sealed partial class MeetingPage : IAsyncDisposable
{
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _ended = new();
    private IReadOnlyList<Refusal> _refusals = [];
    private Task _looking = Task.CompletedTask;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required MeetingRoomQueries Queries { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Parameter]
    public Guid CaseId { get; set; }

    [PersistentState]
    public MeetingRoomView? Room { get; set; }

    public async ValueTask DisposeAsync()
    {
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
                await Task.Delay(s_lookEvery, Clock, _ended.Token);
                await InvokeAsync(LookAgainAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
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
