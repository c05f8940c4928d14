using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.RapidReviews;

/// <summary>One item of the agenda: what others note, and one's own note, kept a moment after it is typed.</summary>
public sealed partial class AgendaNotes : IAsyncDisposable
{
    private static readonly TimeSpan s_behind = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ended = new();
    private string _text = "";
    private uint _version;
    private bool _isTouched;
    private bool _isKept;
    private string? _refusal;
    private string? _theirs;
    private Task _keeping = Task.CompletedTask;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required KeepMeetingNote Keep { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public required AgendaPart Part { get; set; }

    [Parameter, EditorRequired]
    public bool MayTakeNotes { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        if (_isTouched)
        {
            await KeepAsync();
        }
        _ended.Dispose();
    }

    protected override void OnParametersSet()
    {
        // What the same person wrote in another window is taken over only where nothing is being typed in this one.
        if (!_isTouched && _keeping.IsCompleted && _theirs is null)
        {
            (_text, _version) = (Part.Own, Part.OwnVersion);
        }
    }

    private void Typed(string? value)
    {
        _text = value ?? "";
        (_isTouched, _isKept, _refusal) = (true, false, null);
        if (_keeping.IsCompleted)
        {
            _keeping = KeepSoonAsync();
        }
    }

    private async Task KeepSoonAsync()
    {
        try
        {
            while (_isTouched && _theirs is null && _refusal is null)
            {
                await Task.Delay(s_behind, Clock, _ended.Token);
                await InvokeAsync(KeepAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // Leaving the page keeps the rest.
        }
    }

    private async Task KeepAsync()
    {
        _isTouched = false;
        var text = _text;
        var kept = await Attempt.ToAsync(async () => await Keep.RunAsync(await Actor.NowAsync(),
            new KeepMeetingNoteCommand(new CaseId(CaseId), Part.Item, text, _version), CancellationToken.None));
        if (kept.Succeeded)
        {
            (_version, _isKept, _refusal) = (kept.Value, true, null);
        }
        else if (kept.Refusals.Contains(Refusal.ChangedMeanwhile))
        {
            (_isTouched, _theirs) = (true, Part.Own);
        }
        else
        {
            // A database that was silent for a moment is tried again with the next letter; the words are on the page.
            (_isTouched, _refusal) = (true, kept.Refusals[0].ToString());
        }
        if (!_ended.IsCancellationRequested)
        {
            StateHasChanged();
        }
    }

    private async Task JoinAsync()
    {
        _text = string.Join("\n", new[] { Part.Own, _text }.Where(words => words.Length > 0));
        (_version, _theirs, _refusal) = (Part.OwnVersion, null, null);
        await KeepAsync();
    }
}
