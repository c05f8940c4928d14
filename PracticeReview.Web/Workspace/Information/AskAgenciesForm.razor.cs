using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>The business unit chooses agencies and writes what their letters say; it is kept while it is typed.</summary>
public sealed partial class AskAgenciesForm : IAsyncDisposable
{
    private IReadOnlyList<Refusal> _refusals = [];
    private DraftKeeper<AskedWords>? _draft;
    private AskedWords _form = new();
    private IReadOnlyList<PreparedLetter> _letters = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required Drafts Drafts { get; set; }

    [Inject]
    public required SendInformationRequests Send { get; set; }

    [Parameter, EditorRequired]
    public CaseId CaseId { get; set; }

    /// <summary>Which of the two stages of asking.</summary>
    [Parameter, EditorRequired]
    public RequestKind Kind { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<NotAskedAgency> Agencies { get; set; }

    /// <summary>What the referral says, to begin with where nothing was kept.</summary>
    [Parameter]
    public SuggestedWords? Suggested { get; set; }

    /// <summary>How many requests were sent.</summary>
    [Parameter, EditorRequired]
    public EventCallback<int> Sent { get; set; }

    private bool IsFuller => Kind == RequestKind.FullerReport;

    public ValueTask DisposeAsync() => _draft?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        _draft = Drafts.For(IsFuller ? $"fuller/{CaseId}" : $"information/{CaseId}", () => _form, OnPageAsync);
        // Begun before the look for what was kept: a form that fills itself in later undoes what somebody ticked meanwhile.
        _form = Begin();
        await Attempt.ToAsync(async () =>
        {
            _form = await _draft.FindAsync() ?? _form;
            return Result.Done;
        });
    }

    // Letters that were read are not the ones that would be sent any more.
    private void Touch()
    {
        _letters = [];
        _draft?.Touch();
    }

    private AskedWords Begin()
    {
        var begun = new AskedWords { AboutTheChild = Suggested?.AboutTheChild ?? "", Purpose = Suggested?.Purpose ?? "" };
        foreach (var agency in Agencies.Where(agency => agency.Authors.Count > 0 && Suggested?.Agencies.Contains(agency.Id) == true))
        {
            begun.Of(agency).IsChosen = true;
        }
        return begun;
    }

    private Task OnPageAsync(Func<Task> work) => InvokeAsync(async () =>
    {
        await work();
        StateHasChanged();
    });

    private string? Error(string field) => _refusals.FirstOrDefault(refusal => refusal.Field == field)?.ToString();

    private SendInformationRequestsCommand Command() => new(
        CaseId,
        [.. Agencies.Select(agency => (agency.Id, Choice: _form.Of(agency))).Where(one => one.Choice.IsChosen)
            .Select(one => new ChosenAgency(one.Id, Guid.TryParse(one.Choice.Author, out var author) ? new StaffId(author) : null, one.Choice.Why))],
        _form.AboutTheChild, _form.Purpose, Kind, IsFuller ? _form.Due : null);

    private async Task ReadFirstAsync()
    {
        var prepared = await Attempt.ToAsync(async () => await Send.PrepareAsync(await Actor.NowAsync(), Command(), CancellationToken.None));
        _refusals = prepared.Refusals;
        _letters = prepared.Succeeded ? prepared.Value : [];
    }

    private async Task SendAsync()
    {
        var command = Command();
        var sent = await Attempt.ToAsync(async () => await Send.RunAsync(await Actor.NowAsync(), command, CancellationToken.None));
        _refusals = sent.Refusals;
        if (sent.Succeeded)
        {
            // The words about the child stay for the agencies asked next; the choices are done with.
            _form.Choices.Clear();
            Touch();
            await Sent.InvokeAsync(command.Agencies.Count);
        }
    }

    /// <summary>The form as it is kept.</summary>
    public sealed class AskedWords
    {
        public string AboutTheChild { get; set; } = "";
        public string Purpose { get; set; } = "";
        public DateOnly? Due { get; set; }
        public Dictionary<Guid, Choice> Choices { get; set; } = [];

        public Choice Of(NotAskedAgency agency)
        {
            if (!Choices.TryGetValue(agency.Id.Value, out var choice))
            {
                choice = new Choice { Author = agency.Authors.Count == 1 ? agency.Authors[0].Author.ToString() : "" };
                Choices.Add(agency.Id.Value, choice);
            }
            return choice;
        }
    }

    /// <summary>What is chosen for one agency.</summary>
    public sealed class Choice
    {
        public bool IsChosen { get; set; }
        public string Author { get; set; } = "";
        public string Why { get; set; } = "";
    }
}
