using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Cases;

/// <summary>
/// Stands around every page of a case: reference, initials, where it is, and the parts this person may open. The body is
/// rendered only where the part is theirs; it may take the <see cref="CaseFrameView"/> as a cascading parameter. It has the
/// page's only h1.
/// </summary>
public sealed partial class CaseFrame
{
    private static readonly CaseStage[] Reviewed =
        [CaseStage.Referral, CaseStage.Information, CaseStage.RapidReview, CaseStage.Review, CaseStage.Report, CaseStage.Publication, CaseStage.Actions];

    private static readonly CaseStage[] NotReviewed = [CaseStage.Referral, CaseStage.NotReviewed];

    private IReadOnlyList<Refusal> _refusals = [];
    private bool _isLoaded;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required CaseQueries Cases { get; set; }

    /// <summary>The case, as in the page's address.</summary>
    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>The part that the page shows.</summary>
    [Parameter, EditorRequired]
    public CasePart Tab { get; set; }

    /// <summary>The heading where it is not the part's name.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>The actions of the page, the main one first.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    [PersistentState]
    public CaseFrameView? Frame { get; set; }

    /// <summary>Asks again where the case stands, after the page's body changed it.</summary>
    public async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Cases.FindFrameAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None));
        _refusals = found.Refusals;
        Frame = found.Succeeded ? found.Value.Thing : null;
        _isLoaded = true;
        StateHasChanged();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Frame?.Id.Value != CaseId)
        {
            await LoadAsync();
        }
    }

    private static IReadOnlyList<Tabs.Tab> TabsOf(CaseFrameView frame) =>
        [.. frame.Parts.Select(part => new Tabs.Tab(CaseWords.Name(part), Address(frame.Id, part)))];

    /// <summary>Where a part of a case is.</summary>
    public static string Address(CaseId @case, CasePart part) => part switch
    {
        CasePart.Overview => $"/workspace/cases/{@case}",
        CasePart.RapidReview => $"/workspace/cases/{@case}/rapid-review",
        _ => $"/workspace/cases/{@case}/{part.ToString().ToLowerInvariant()}",
    };

    private static IReadOnlyList<StageTrack.Stage> Stages(CaseFrameView frame)
    {
        var now = frame.Stage == CaseStage.Incomplete ? CaseStage.Referral : frame.Stage;
        var stages = (frame.Stage, frame.ReviewType) switch
        {
            (CaseStage.NotReviewed, _) => NotReviewed,
            (_, ReviewType.LocalCaseReview) => [.. Reviewed.Where(stage => stage != CaseStage.RapidReview)],
            _ => Reviewed,
        };
        return [.. stages.Select(stage => new StageTrack.Stage(CaseWords.Name(stage), Place(stage, now), Note(stage, now, frame)))];
    }

    private static StageTrack.StagePlace Place(CaseStage stage, CaseStage now) =>
        stage == now ? StageTrack.StagePlace.Now : stage < now ? StageTrack.StagePlace.Done : StageTrack.StagePlace.Later;

    private static string? Note(CaseStage stage, CaseStage now, CaseFrameView frame) => stage != now
        ? null
        : frame.Stage == CaseStage.Incomplete ? "Returned " + CaseWords.Day(frame.StageSince) : "Since " + CaseWords.Day(frame.StageSince);
}
