using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Cases;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Assurance;

/// <summary>
/// Names the assurance questions of a case that nobody has answered, wherever that matters. Says nothing when all are answered,
/// when the case is not the actor's, or while the database does not answer: it stands beside other things.
/// </summary>
public sealed partial class UnansweredAssurance
{
    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required AssuranceQueries Queries { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>The point of the review; the one it has reached where none is given.</summary>
    [Parameter]
    public AssuranceStage? Stage { get; set; }

    [CascadingParameter]
    public CaseFrameView? Frame { get; set; }

    [PersistentState]
    public IReadOnlyList<AssuranceQuestion>? Unanswered { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Unanswered is null)
        {
            var found = await Attempt.ToReadAsync(async () => await Queries.UnansweredAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None, Stage));
            Unanswered = found.Succeeded ? found.Value.Thing : null;
        }
    }
}
