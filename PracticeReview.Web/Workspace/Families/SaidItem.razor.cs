using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Cases;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>Something a family member said, with what the review has done with it and can do next.</summary>
public sealed partial class SaidItem
{
    private IReadOnlyList<Refusal> _refusals = [];
    private ContributionStatus? _weighing;
    private bool _isBusy;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required TakeContributionStep UseCase { get; set; }

    [Parameter, EditorRequired]
    public required SaidWords Said { get; set; }

    [Parameter, EditorRequired]
    public required FamilyWordsView View { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private string FormName => $"words/{View.Case}/{Said.Id}";

    private string EnglishName => $"{FormName}/en";

    private string Waiting => Said.AnsweredAt is { } answered ? $", answered {CaseWords.Day(answered)}" : (View.At - Said.SentAt).Days switch
    {
        0 => ", not answered yet",
        1 => ", waits for an answer since yesterday",
        var days => $", has waited {days} days for an answer",
    };

    protected override void OnInitialized() => _weighing = ((ContributionStatus?[])[ContributionStatus.Used, ContributionStatus.NotUsed])
        .FirstOrDefault(status => Said.MayWeigh && View.Kept.Contains($"{FormName}/{status}"));

    private async Task TakeAsync(ContributionStatus status)
    {
        if (_isBusy)
        {
            return;
        }
        _isBusy = true;
        var taken = await Attempt.ToAsync(async () => await UseCase.RunAsync(await Actor.NowAsync(), new TakeContributionStepCommand(Said.Id, Said.Standing, status), CancellationToken.None));
        _isBusy = false;
        _refusals = taken.Refusals;
        if (taken.Succeeded || taken.Refusals.Contains(Refusal.ChangedMeanwhile))
        {
            await Changed.InvokeAsync();
        }
    }

    private async Task DoneAsync()
    {
        _weighing = null;
        await Changed.InvokeAsync();
    }
}
