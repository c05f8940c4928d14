using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Actions;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Actions;

/// <summary>The form that adds an action to a plan. What is typed is kept.</summary>
public sealed partial class AddActionForm : IAsyncDisposable
{
    private ActionDraft _draft = new();
    private DraftKeeper<ActionDraft> _keeper = null!;

    [Inject]
    public required AddAction Add { get; set; }

    [Inject]
    public required Shell.Drafts Drafts { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public required ActionPlanPage Page { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Refusal> Errors { get; set; }

    /// <summary>Does something as the person who asks, shows the page again, and says whether it was done.</summary>
    [Parameter, EditorRequired]
    public required Func<Func<StaffActor, Task<Result>>, Task<bool>> Does { get; set; }

    public ValueTask DisposeAsync() => _keeper.DisposeAsync();

    protected override async Task OnInitializedAsync()
    {
        _keeper = Drafts.For($"action/{CaseId}", () => _draft, work => InvokeAsync(async () => { await work(); StateHasChanged(); }));
        await Attempt.ToAsync(async () =>
        {
            _draft = await _keeper.FindAsync() ?? _draft;
            return Result.Done;
        });
    }

    private async Task AddAsync()
    {
        var command = new AddActionCommand(new CaseId(CaseId), _draft.Recommendation, _draft.Text,
            _draft.Agency is { } agency ? new AgencyId(agency) : null, _draft.Due, _draft.Outcome);
        // Why it was refused is shown by the page that does it.
        var done = await _keeper.SendAsync(async () => await Does(actor => Add.RunAsync(actor, command, CancellationToken.None)) ? Result.Done : Result.Refuse(Refusal.NotFound));
        if (done.Succeeded)
        {
            _draft = new ActionDraft();
        }
    }

    private string? ErrorOf(string field) => Errors.FirstOrDefault(refusal => refusal.Field == field)?.ToString();

    private static string Shortened(string text) => text.Length <= 90 ? text : text[..89] + "…";
}

/// <summary>What is typed of an action.</summary>
public sealed class ActionDraft
{
    public int? Recommendation { get; set; }
    public string? Text { get; set; }
    public Guid? Agency { get; set; }
    public DateOnly? Due { get; set; }
    public string? Outcome { get; set; }
}
