using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Referrals;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Cases;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Referrals;

/// <summary>The referral form. What is typed is kept; what is sent is shown once more before it goes.</summary>
public sealed partial class NewReferralPage : IAsyncDisposable
{
    private IReadOnlyList<Refusal> _loadRefusals = [];
    private IReadOnlyList<Refusal> _refusals = [];
    private DraftKeeper<ReferralForm>? _drafts;
    private bool _isReviewing;
    private bool _isBusy;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required ReferralQueries Queries { get; set; }

    [Inject]
    public required SubmitReferral Submit { get; set; }

    [Inject]
    public required ProposeReferral Propose { get; set; }

    [Inject]
    public required Drafts Drafts { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [PersistentState]
    public NewReferral? Loaded { get; set; }

    private IReadOnlyList<string> AgencyNames =>
        [.. Loaded!.Agencies.Where(agency => Loaded.Form.AgencyIds.Contains(agency.Id)).Select(agency => agency.Name)];

    public async ValueTask DisposeAsync()
    {
        if (_drafts is not null)
        {
            await _drafts.DisposeAsync();
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _drafts = Drafts.For(SubmitReferral.DraftName, () => Loaded!.Form, OnPageAsync);
        if (Loaded is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync<NewReferral>(async () =>
        {
            var actor = await Actor.NowAsync();
            var form = await _drafts!.FindAsync() ?? new ReferralForm();
            return new NewReferral(form, await Queries.AgenciesAsync(actor, CancellationToken.None), Referral.MayRefer(actor), ProposedReferral.IsWayFor(actor));
        });
        _loadRefusals = found.Refusals;
        Loaded = found.Succeeded ? found.Value.Thing : null;
    }

    private void Touched() => _drafts!.Touch();

    private async Task ReviewAsync()
    {
        var checkedNow = await Attempt.ToAsync(async () => Result.Refuse(Loaded!.Form.CheckFor(await Actor.NowAsync(), Clock.GetUtcNow())));
        _refusals = checkedNow.Refusals;
        _isReviewing = _refusals.Count == 0;
    }

    private void GoOnWriting() => _isReviewing = false;

    private async Task SubmitAsync()
    {
        if (_isBusy)
        {
            return;
        }
        _isBusy = true;
        var form = Loaded!.Form;
        Result sent;
        string? next = null;
        if (Loaded.IsThroughAgency)
        {
            sent = await _drafts!.SendAsync(() => Attempt.ToAsync(async () =>
                await Propose.RunAsync(await Actor.NowAsync(), new ProposeReferralCommand(form), CancellationToken.None)));
            next = AgencyReferralPage.Address(form.Id);
        }
        else
        {
            var submitted = await _drafts!.SendAsync(() => Attempt.ToAsync<CaseId>(async () =>
                await Submit.RunAsync(await Actor.NowAsync(), new SubmitReferralCommand(form), CancellationToken.None)));
            sent = submitted;
            next = submitted.Succeeded ? CaseFrame.Address(submitted.Value, CasePart.Referral) : null;
        }
        _isBusy = false;
        if (sent.Refused)
        {
            _refusals = sent.Refusals;
            _isReviewing = _refusals.All(refusal => refusal.Field is null);
            return;
        }
        Navigation.NavigateTo(next!);
    }

    private Task OnPageAsync(Func<Task> work) => InvokeAsync(async () =>
    {
        await work();
        StateHasChanged();
    });

    /// <summary>The form, from the draft where there is one.</summary>
    public sealed record NewReferral(ReferralForm Form, IReadOnlyList<AgencyName> Agencies, bool MayRefer, bool IsThroughAgency);
}
