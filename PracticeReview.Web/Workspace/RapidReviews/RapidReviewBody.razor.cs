using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Cases;
using PracticeReview.Data.RapidReviews;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.RapidReviews;

public sealed partial class RapidReviewBody : IAsyncDisposable
{
    private IReadOnlyList<Refusal> _refusals = [];
    private DateTime? _plannedFor;
    private OutcomeDraft _outcome = new();
    private DraftKeeper<OutcomeDraft> _keeper = null!;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required RapidReviewQueries Queries { get; set; }

    [Inject]
    public required KeepRapidReview Keep { get; set; }

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
        _keeper = Drafts.For($"rapid-review/{CaseId}", () => _outcome, work => InvokeAsync(async () => { await work(); StateHasChanged(); }));
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
        _plannedFor = Page?.PlannedFor is { } planned ? LegalDay.Of(planned).ToDateTime(LegalDay.TimeOf(planned)) : _plannedFor;
    }

    private Task PlanAsync() => _plannedFor is { } planned
        ? DoAsync(async () => await Keep.PlanAsync(await Actor.NowAsync(), new CaseId(CaseId), London(planned), CancellationToken.None))
        : Refuse("PlannedFor", "Choose the day and the time of the meeting.");

    private Task ConcludeAsync() => _outcome.HeldAt is { } held
        ? DoAsync(async () => await Keep.ConcludeAsync(await Actor.NowAsync(),
            new ConcludeRapidReviewCommand(new CaseId(CaseId), London(held), _outcome.Outcome, _outcome.OfNationalImportance, _outcome.Rationale), CancellationToken.None))
        : Refuse("HeldAt", "Say when the meeting was held.");

    private Task SendReportAsync() =>
        DoAsync(async () => await Keep.SendReportAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None));

    private async Task DoAsync(Func<Task<Result>> work)
    {
        var done = await Attempt.ToAsync(work);
        _refusals = done.Refusals;
        if (done.Succeeded)
        {
            await LoadAsync();
            await Changed.InvokeAsync();
        }
    }

    private Task Refuse(string field, string message)
    {
        _refusals = [new Refusal(field, message)];
        return Task.CompletedTask;
    }

    private string? ErrorOf(string field) => _refusals.FirstOrDefault(refusal => refusal.Field == field)?.ToString();

    private static DateTimeOffset London(DateTime typed) => LegalDay.At(DateOnly.FromDateTime(typed), TimeOnly.FromDateTime(typed));

    /// <summary>The outcomes in the policy's words (Policy 7.12).</summary>
    public static string Name(RapidReviewOutcome outcome) => outcome switch
    {
        RapidReviewOutcome.RecommendPracticeReview => "Recommend a child safeguarding practice review",
        RapidReviewOutcome.OtherLocalReview => "Another type of local review or learning event",
        RapidReviewOutcome.NoFurtherAction => "No further action",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a name."),
    };
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
