using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Actions;
using PracticeReview.Data.People;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Actions;

/// <summary>One action: what it asks for, its story, and what this person may do about it.</summary>
public sealed partial class ActionCard : IAsyncDisposable
{
    private WordsDraft _draft = new();
    private DraftKeeper<WordsDraft> _keeper = null!;

    [Inject]
    public required ReportOnAction ReportOn { get; set; }

    [Inject]
    public required VerifyAction Verify { get; set; }

    [Inject]
    public required AssignScrutineer Assign { get; set; }

    [Inject]
    public required Shell.Drafts Drafts { get; set; }

    [Parameter, EditorRequired]
    public required ActionLine Action { get; set; }

    /// <summary>Names the case, where actions of several stand together.</summary>
    [Parameter]
    public bool WithCase { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Refusal> Errors { get; set; }

    /// <summary>Does something as the person who asks, shows the page again, and says whether it was done.</summary>
    [Parameter, EditorRequired]
    public required Func<Func<StaffActor, Task<Result>>, Task<bool>> Does { get; set; }

    private (BadgeKind Kind, string Words) Mark => Action switch
    {
        { State: ActionState.Verified } => (BadgeKind.Done, "Verified"),
        { State: ActionState.ReportedComplete, Scrutineer: null } => (BadgeKind.Waiting, "Reported complete, nobody to verify it"),
        { State: ActionState.ReportedComplete } => (BadgeKind.Waiting, "Reported complete, to be verified"),
        { Overdue: true } => (BadgeKind.Late, "Late"),
        { InForce: false } => (BadgeKind.Neutral, "Planned"),
        _ => (BadgeKind.Active, "Being carried out"),
    };

    public ValueTask DisposeAsync() => _keeper.DisposeAsync();

    protected override async Task OnInitializedAsync()
    {
        _keeper = Drafts.For($"action-words/{Action.Id}", () => _draft, work => InvokeAsync(async () => { await work(); StateHasChanged(); }));
        if (Action.MayReport || Action.MayVerify)
        {
            await Attempt.ToAsync(async () =>
            {
                _draft = await _keeper.FindAsync() ?? _draft;
                return Result.Done;
            });
        }
    }

    private Task ReportAsync(bool complete) =>
        DoAsync(actor => ReportOn.RunAsync(actor, new ReportOnActionCommand(Action.Id, _draft.Words, complete), CancellationToken.None));

    private Task VerifyAsync(bool verified) =>
        DoAsync(actor => Verify.RunAsync(actor, new VerifyActionCommand(Action.Id, verified, _draft.Words), CancellationToken.None));

    private Task AssignAsync() => DoAsync(actor => Assign.RunAsync(actor, Action.Id, CancellationToken.None));

    private async Task DoAsync(Func<StaffActor, Task<Result>> work)
    {
        // Why it was refused is shown by the page that does it.
        var done = await _keeper.SendAsync(async () => await Does(work) ? Result.Done : Result.Refuse(Refusal.NotFound));
        if (done.Succeeded)
        {
            _draft = new WordsDraft();
        }
    }

    private string Key(string field) => $"{field}-{Action.Id}";

    private string? ErrorOf(string field) => Errors.FirstOrDefault(refusal => refusal.Field == Key(field))?.ToString();

    private static string Name(ActionEntryKind kind) => kind switch
    {
        ActionEntryKind.Progress => "Progress",
        ActionEntryKind.ReportedComplete => "Reported complete",
        ActionEntryKind.Verified => "Verified",
        ActionEntryKind.SentBack => "Sent back",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An entry without a name."),
    };
}

/// <summary>What is typed about an action.</summary>
public sealed class WordsDraft
{
    public string? Words { get; set; }
}
