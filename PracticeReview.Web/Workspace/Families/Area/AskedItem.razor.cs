using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families.Area;

/// <summary>One question to a person, its translation, and what they answered.</summary>
public sealed partial class AskedItem
{
    private IReadOnlyList<Refusal> _refusals = [];
    private bool _isChanging;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required AskFamilyMember UseCase { get; set; }

    [Parameter, EditorRequired]
    public required StaffAsked Question { get; set; }

    [Parameter, EditorRequired]
    public required MemberAreaView View { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private string Name => $"family-area/{View.Member}/{Question.Id}";

    private string Translated => $"{Name}/{View.Language}";

    protected override void OnInitialized() => _isChanging = Question.ReleasedAt is null && View.Kept.Contains($"{Name}/words");

    private async Task ChangedAsync()
    {
        _isChanging = false;
        await Changed.InvokeAsync();
    }

    private Task ReadAsync(StaffAnswered answer) =>
        DoAsync(async () => await UseCase.ReadAsync(await Actor.NowAsync(), answer.Id, answer.Text, CancellationToken.None));

    private Task WithdrawAsync() =>
        DoAsync(async () => await UseCase.WithdrawAsync(await Actor.NowAsync(), Question.Id, CancellationToken.None));

    private async Task DoAsync(Func<Task<Result>> work)
    {
        var done = await Attempt.ToAsync(work);
        _refusals = done.Refusals;
        if (done.Succeeded)
        {
            await Changed.InvokeAsync();
        }
    }
}
