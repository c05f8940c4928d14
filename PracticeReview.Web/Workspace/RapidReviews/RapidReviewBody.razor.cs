using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.RapidReviews;

/// <summary>The rapid review of a case from its date to the National Panel's answer.</summary>
public sealed partial class RapidReviewBody : IAsyncDisposable
{
    private IReadOnlyList<Refusal> _refusals = [];
    private OutcomeDraft _outcome = new();
    private DraftKeeper<OutcomeDraft> _keeper = null!;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required RapidReviewQueries Queries { get; set; }

    [Inject]
    public required ConcludeMeeting Conclude { get; set; }

    [Inject]
    public required Shell.Drafts Drafts { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    [PersistentState]
    public RapidReviewView? Page { get; set; }

    public ValueTask DisposeAsync() => _keeper.DisposeAsync();

    protected override async Task OnInitializedAsync()
    {
        _keeper = Drafts.For(ConcludeMeeting.DraftName(new CaseId(CaseId)), () => _outcome, work => InvokeAsync(async () => { await work(); StateHasChanged(); }));
        if (Page is null)
        {
            await LoadAsync();
        }
        await Attempt.ToAsync(async () =>
        {
            _outcome = await _keeper.FindAsync() ?? _outcome;
            return Result.Done;
        });
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.PageAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Page = found.Succeeded ? found.Value.Thing : null;
    }

    private async Task ConcludeAsync()
    {
        var command = new ConcludeMeetingCommand(new CaseId(CaseId), RapidReviewWords.London(_outcome.HeldAt), _outcome.Outcome, _outcome.OfNationalImportance, _outcome.Rationale);
        await FinishAsync(await _keeper.SendAsync(() => Attempt.ToAsync(async () => await Conclude.RunAsync(await Actor.NowAsync(), command, CancellationToken.None))));
    }

    private Task EndUndecidedAsync() =>
        DoAsync(actor => Conclude.EndUndecidedAsync(actor, new CaseId(CaseId), RapidReviewWords.London(_outcome.HeldAt), CancellationToken.None));

    private async Task<bool> DoAsync(Func<StaffActor, Task<Result>> work)
    {
        var done = await Attempt.ToAsync(async () => await work(await Actor.NowAsync()));
        await FinishAsync(done);
        return done.Succeeded;
    }

    // The form of the date has done its work: the page is only shown again.
    private Task ShowAsync() => FinishAsync(Result.Done);

    private async Task FinishAsync(Result done)
    {
        if (done.Succeeded)
        {
            await LoadAsync();
            await Changed.InvokeAsync();
        }
        else
        {
            _refusals = done.Refusals;
        }
        StateHasChanged();
    }
}

/// <summary>What is typed about the outcome, kept while it is typed.</summary>
public sealed class OutcomeDraft
{
    /// <summary>London's day and time.</summary>
    public DateTime? HeldAt { get; set; }
    public RapidReviewOutcome? Outcome { get; set; }
    public bool? OfNationalImportance { get; set; }
    public string? Rationale { get; set; }
}
