using System.Text.Json;
using PracticeReview.Data;
using PracticeReview.Data.Drafts;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Workspace.Shell;

/// <summary>
/// Keeps a form's words in the database while somebody types, at most two seconds behind them, so that a lost connection
/// loses nothing. A page makes one with <see cref="Drafts.For{TForm}"/>, calls <see cref="Touch"/> after every change, and
/// disposes it. All of it runs on the page's own dispatcher.
/// </summary>
public sealed class DraftKeeper<TForm>(
    WorkspaceActor actor, FormDrafts drafts, TimeProvider clock, string name, Func<TForm> form, Func<Func<Task>, Task> onPage) : IAsyncDisposable
    where TForm : class
{
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(1.5);
    private readonly CancellationTokenSource _ended = new();
    // Keeping and sending take turns: words that were kept a moment too late would outlive what was sent.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _isTouched;
    private Task _keeping = Task.CompletedTask;

    /// <summary>When the words were last kept (UTC); null before the first time.</summary>
    public DateTimeOffset? KeptAt { get; private set; }

    /// <summary>Why they could not be kept the last time; empty when they were.</summary>
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <returns>The words that were kept, or null.</returns>
    public async Task<TForm?> FindAsync()
    {
        var kept = await drafts.FindAsync(await actor.NowAsync(), name, CancellationToken.None);
        KeptAt = kept?.SavedAt;
        return kept is null ? null : JsonSerializer.Deserialize<TForm>(kept.Content);
    }

    /// <summary>Something changed: it will be kept within two seconds.</summary>
    public void Touch()
    {
        _isTouched = true;
        Refusals = [];
        if (_keeping.IsCompleted && !_ended.IsCancellationRequested)
        {
            _keeping = KeepSoonAsync();
        }
    }

    /// <summary>The form was sent, or thrown away: nothing more is kept of it.</summary>
    public void Forget()
    {
        _isTouched = false;
        KeptAt = null;
    }

    /// <summary>Sends the form. Nothing is kept meanwhile; once it was taken nothing more is, and where it was refused all is again.</summary>
    public async Task<TResult> SendAsync<TResult>(Func<Task<TResult>> send) where TResult : Result
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            var sent = await send();
            if (sent.Succeeded)
            {
                Forget();
            }
            return sent;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What was kept has been sent by another way than the draft's own form: it is thrown away.</summary>
    public async Task DiscardAsync()
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            Forget();
            await drafts.DiscardAsync(await actor.NowAsync(), name, CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        if (_isTouched)
        {
            await KeepAsync();
        }
        _ended.Dispose();
    }

    private async Task KeepSoonAsync()
    {
        // Again for what was typed while it was being kept, and until a database that does not answer is back.
        while (_isTouched && !Refusals.Contains(Attempt.SignedOut))
        {
            try
            {
                await Task.Delay(Behind, clock, _ended.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await onPage(KeepAsync);
        }
    }

    private async Task KeepAsync()
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (!_isTouched)
            {
                return;
            }
            _isTouched = false;
            var kept = await Attempt.ToAsync(async () => await drafts.KeepAsync(await actor.NowAsync(), name, JsonSerializer.Serialize(form()), CancellationToken.None));
            Refusals = kept.Refusals;
            if (kept.Succeeded)
            {
                KeptAt = clock.GetUtcNow();
            }
            else
            {
                _isTouched = true;
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}

/// <summary>Makes the keepers of drafts for the pages of one circuit.</summary>
public sealed class Drafts(WorkspaceActor actor, FormDrafts drafts, TimeProvider clock)
{
    /// <param name="name">Which form, and of what: for example "refer" or "summary/0197…".</param>
    /// <param name="form">The words as they are at that moment.</param>
    /// <param name="onPage">The component's <c>InvokeAsync</c>, followed by <c>StateHasChanged</c>.</param>
    public DraftKeeper<TForm> For<TForm>(string name, Func<TForm> form, Func<Func<Task>, Task> onPage) where TForm : class =>
        new(actor, drafts, clock, name, form, onPage);
}
