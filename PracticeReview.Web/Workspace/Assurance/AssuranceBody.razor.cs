using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Cases;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Assurance;

/// <summary>The nine questions by which a review group assures itself that the family is involved well.</summary>
public sealed partial class AssuranceBody
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required AssuranceQueries Queries { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter]
    public string? At { get; set; }

    private AssuranceStage? Wanted => Enum.TryParse<AssuranceStage>(At, ignoreCase: true, out var stage) && Enum.IsDefined(stage) ? stage : null;

    [PersistentState]
    public AssuranceView? View { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Case.Value != CaseId || View.Stage != (Wanted ?? View.Reached))
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.OpenAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None, Wanted));
        if (found.Refused && View is not null)
        {
            return;
        }
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        View = found.Succeeded ? found.Value.Thing : null;
    }

    private static string Pip(AssuranceQuestionView question) =>
        "nine__pip nine__pip--" + (question.Answer?.Verdict.ToString().ToLowerInvariant() ?? "open");

    private string FormName(AssuranceQuestionView question) => View!.Stage == AssuranceStage.Start ? $"assurance/{CaseId}/{question.Question.Number}" : $"assurance/{CaseId}/{View.Stage}/{question.Question.Number}";
}
