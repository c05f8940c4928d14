using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Referrals;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Referrals;

/// <summary>A returned referral, in the hands of its referrer.</summary>
public sealed partial class ResubmitPart : IAsyncDisposable
{
    private IReadOnlyList<Refusal> _refusals = [];
    private DraftKeeper<ReferralForm>? _drafts;
    private ReferralForm? _form;
    private bool _isBusy;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required ResubmitReferral Resubmit { get; set; }

    [Inject]
    public required Drafts Drafts { get; set; }

    [Parameter, EditorRequired]
    public required ReferralView View { get; set; }

    /// <summary>It was sent.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    public async ValueTask DisposeAsync()
    {
        if (_drafts is not null)
        {
            await _drafts.DisposeAsync();
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _drafts = Drafts.For(ResubmitReferral.DraftName(View.Case), () => _form!, OnPageAsync);
        var kept = await Attempt.ToReadAsync(_drafts.FindAsync);
        _refusals = kept.Refusals;
        _form = (kept.Succeeded ? kept.Value.Thing : null) ?? View.Form;
    }

    private void Touched() => _drafts!.Touch();

    private async Task SubmitAsync()
    {
        if (_isBusy)
        {
            return;
        }
        _isBusy = true;
        var result = await _drafts!.SendAsync(() => Attempt.ToAsync(async () =>
            await Resubmit.RunAsync(await Actor.NowAsync(), new ResubmitReferralCommand(View.Case, _form!), CancellationToken.None)));
        _isBusy = false;
        _refusals = result.Refusals;
        if (result.Succeeded)
        {
            await Done.InvokeAsync();
        }
    }

    private Task OnPageAsync(Func<Task> work) => InvokeAsync(async () =>
    {
        await work();
        StateHasChanged();
    });
}
