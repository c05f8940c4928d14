using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.GoodOutcomes;
using PracticeReview.Data.People;
using PracticeReview.Data.Referrals;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Referrals;

/// <summary>A referral, what was decided on it, and what this person may do with it now.</summary>
public sealed partial class CaseReferral : IAsyncDisposable
{
    private IReadOnlyList<Refusal> _loadRefusals = [];
    private IReadOnlyList<Refusal> _refusals = [];
    private DraftKeeper<DecisionWords>? _drafts;
    private DecisionWords _words = new();
    private string? _done;
    private Guid? _goodOutcome;
    private bool _isBusy;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required ReferralQueries Queries { get; set; }

    [Inject]
    public required GoodOutcomeQueries GoodOutcomes { get; set; }

    [Inject]
    public required ReferralActions Buttons { get; set; }

    [Inject]
    public required Drafts Drafts { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>Something was done that may have moved the case.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>Kept from the first rendering to the live page, so that one opening leaves one line in the record.</summary>
    [PersistentState]
    public ReferralView? View { get; set; }

    private CaseId Case => new(CaseId);

    public async ValueTask DisposeAsync()
    {
        if (_drafts is not null)
        {
            await _drafts.DisposeAsync();
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _drafts = Drafts.For($"decision/{CaseId}", () => _words, OnPageAsync);
        if (View?.Case.Value != CaseId)
        {
            await LoadAsync();
        }
        await Attempt.ToAsync(async () =>
        {
            _words = await _drafts.FindAsync() ?? OwnVote();
            return Result.Done;
        });
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.OpenAsync(await Actor.NowAsync(), Case, CancellationToken.None));
        _loadRefusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        View = found.Succeeded ? found.Value.Thing : null;
        if (found.Succeeded && View is null)
        {
            await Attempt.ToAsync(async () =>
            {
                _goodOutcome = await GoodOutcomes.FindOfCaseAsync(await Actor.NowAsync(), Case, CancellationToken.None);
                return Result.Done;
            });
        }
    }

    private DecisionWords OwnVote() => View?.Votes.FirstOrDefault(vote => vote.IsOwn) is { } own
        ? new DecisionWords { VoteOutcome = own.Outcome, VoteReason = own.Reason }
        : new DecisionWords();

    private void Touched() => _drafts!.Touch();

    private async Task SendAsync(string what)
    {
        if (_isBusy)
        {
            return;
        }
        _isBusy = true;
        var result = await Attempt.ToAsync(async () => await Buttons.SendAsync(what, await Actor.NowAsync(), Case, _words));
        _isBusy = false;
        _refusals = result.Refusals;
        _done = result.Succeeded ? ReferralActions.Said(what) : null;
        if (result.Succeeded)
        {
            await AfterAsync();
        }
    }

    private async Task ResubmittedAsync()
    {
        _refusals = [];
        _done = "The referral is with the Virtual Panel again.";
        await AfterAsync();
    }

    // Kept apart from the decision's words, which stay as they are.
    private async Task RecordedAsync(string said)
    {
        _refusals = [];
        _done = said;
        await LoadAsync();
        await Changed.InvokeAsync();
    }

    private async Task AfterAsync()
    {
        await Attempt.ToAsync(async () =>
        {
            await _drafts!.DiscardAsync();
            return Result.Done;
        });
        await LoadAsync();
        _words = OwnVote();
        await Changed.InvokeAsync();
    }

    private Task OnPageAsync(Func<Task> work) => InvokeAsync(async () =>
    {
        await work();
        StateHasChanged();
    });
}

/// <summary>What a person has typed on a referral's page and not yet sent.</summary>
public sealed class DecisionWords
{
    public PanelOutcome? VoteOutcome { get; set; }
    public string VoteReason { get; set; } = "";
    public string ConflictReason { get; set; } = "";
    public PanelOutcome? DecisionOutcome { get; set; }
    public string DecisionRationale { get; set; } = "";
    public Guid? Helper { get; set; }
    public string AtOnceRationale { get; set; } = "";
    public string DisagreementReason { get; set; } = "";
    public string AdviserView { get; set; } = "";
    public PanelOutcome? FinalOutcome { get; set; }
    public string FinalRationale { get; set; } = "";
}

/// <summary>The use cases behind a referral's page, by the button that asks for them.</summary>
public sealed class ReferralActions(
    ForwardReferral forward, CastPanelVote vote, DeclareConflict conflict, DecideReferral decide, DecideAtOnce atOnce, Disagree disagree, GiveAdviserView view, DecideFinally final)
{
    public async Task<Result> SendAsync(string what, StaffActor actor, CaseId @case, DecisionWords words) => what switch
    {
        "forward" => await forward.RunAsync(actor, new ForwardReferralCommand(@case), CancellationToken.None),
        "vote" => await vote.RunAsync(actor, new CastPanelVoteCommand(@case, words.VoteOutcome, words.VoteReason), CancellationToken.None),
        "conflict" => await conflict.RunAsync(actor, new DeclareConflictCommand(@case, words.ConflictReason), CancellationToken.None),
        "decide" => await decide.RunAsync(actor, new DecideReferralCommand(@case, words.DecisionOutcome, words.DecisionRationale,
            words.Helper is { } helper ? new StaffId(helper) : null), CancellationToken.None),
        "at-once" => Renamed(await atOnce.RunAsync(actor, new DecideAtOnceCommand(@case, words.AtOnceRationale), CancellationToken.None)),
        "disagree" => await disagree.RunAsync(actor, new DisagreeCommand(@case, words.DisagreementReason), CancellationToken.None),
        "view" => await view.RunAsync(actor, new GiveAdviserViewCommand(@case, words.AdviserView), CancellationToken.None),
        "final" => await final.RunAsync(actor, new DecideFinallyCommand(@case, words.FinalOutcome, words.FinalRationale), CancellationToken.None),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No such button."),
    };

    /// <summary>What is said when it is done.</summary>
    public static string Said(string what) => what switch
    {
        "forward" => "Forwarded to the Virtual Panel.",
        "vote" => "Your vote is cast. You can change it until the referral is decided.",
        "conflict" => "Your conflict of interest is recorded. Others decide on this referral.",
        "disagree" => "Your disagreement is recorded. The Independent Adviser is asked for a view.",
        "view" => "Your view is recorded.",
        _ => "The decision is recorded, and the referrer is told.",
    };

    // Two forms on the page ask for a rationale; each has a field of its own.
    private static Result Renamed(Result result) => result.Succeeded ? result
        : Result.Refuse([.. result.Refusals.Select(refusal => refusal with { Field = refusal.Field is null ? null : "AtOnceRationale" })]);
}
