using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Information;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>The author writes the summary or says that there was no involvement; it is kept while it is typed.</summary>
public sealed partial class ReturnForm : IAsyncDisposable
{
    private IReadOnlyList<Refusal> _refusals = [];
    private DraftKeeper<ReturnWords>? _draft;
    private ReturnWords _form = new();
    private bool _isReturning;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required Drafts Drafts { get; set; }

    [Inject]
    public required ReturnInformation Returns { get; set; }

    [Parameter, EditorRequired]
    public required OwnRequestPage Page { get; set; }

    /// <summary>It was returned.</summary>
    [Parameter, EditorRequired]
    public EventCallback Returned { get; set; }

    public ValueTask DisposeAsync() => _draft?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        _draft = Drafts.For(ReturnInformation.FormOf(Page.Id), () => _form, OnPageAsync);
        await Attempt.ToAsync(async () =>
        {
            _form = await _draft.FindAsync() ?? ReturnWords.Of(Page.SentBack?.Words);
            return Result.Done;
        });
    }

    private bool IsFuller => Page.Kind == RequestKind.FullerReport;

    private bool IsNoInvolvement => _form.NoInvolvement && !IsFuller;

    private void Touch() => _draft?.Touch();

    private void Choose(bool noInvolvement)
    {
        _form.NoInvolvement = noInvolvement;
        Touch();
    }

    private Task OnPageAsync(Func<Task> work) => InvokeAsync(async () =>
    {
        await work();
        StateHasChanged();
    });

    private string? Error(string field) => _refusals.FirstOrDefault(refusal => refusal.Field == field)?.ToString();

    private async Task ReturnAsync()
    {
        if (_isReturning)
        {
            return;
        }
        _isReturning = true;
        Task<Result> TryAsync() => Attempt.ToAsync(async () => IsNoInvolvement
            ? await Returns.NoInvolvementAsync(await Actor.NowAsync(), Page.Id, _form.RecordsSearched, CancellationToken.None)
            : await Returns.SummaryAsync(await Actor.NowAsync(), Page.Id, _form.AsSummary(Page.Chronology is not null), CancellationToken.None));
        // Nothing is kept while it is being returned: a late keeping would bring a draft back that was thrown away.
        var returned = _draft is null ? await TryAsync() : await _draft.SendAsync(TryAsync);
        _refusals = returned.Refusals;
        if (returned.Succeeded)
        {
            await Returned.InvokeAsync();
        }
        _isReturning = false;
    }

    /// <summary>The form as it is kept.</summary>
    public sealed class ReturnWords
    {
        public bool NoInvolvement { get; set; }
        public string RecordsSearched { get; set; } = "";
        public string Involvement { get; set; } = "";
        public string KnownOfChild { get; set; } = "";
        public string KeyPractice { get; set; } = "";
        public string ImmediateLearning { get; set; } = "";
        public FilesSecured? Files { get; set; }
        public string FilesHeldBy { get; set; } = "";
        public bool HasNoEvents { get; set; }
        public DateOnly? FilesSecuredOn { get; set; }
        public string Contributors { get; set; } = "";

        /// <summary>What was returned before, to go on from; empty where nothing was.</summary>
        public static ReturnWords Of(AgencySummaryWords? before) => before is null ? new() : new()
        {
            Involvement = before.Involvement,
            KnownOfChild = before.KnownOfChild,
            KeyPractice = before.KeyPractice,
            ImmediateLearning = before.ImmediateLearning,
            Files = before.Files,
            FilesHeldBy = before.FilesHeldBy,
            HasNoEvents = before.HasNoEvents,
            FilesSecuredOn = before.FilesSecuredOn,
            Contributors = before.Contributors,
        };

        /// <param name="hasChronology">A chronology was taken since: the tick that there are no events is gone from the page, and so from the words.</param>
        public AgencySummaryWords AsSummary(bool hasChronology) =>
            new(Involvement, KnownOfChild, KeyPractice, ImmediateLearning, Files, FilesHeldBy, HasNoEvents && !hasChronology, FilesSecuredOn, Contributors);
    }
}
