using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Decisions;
using PracticeReview.Data.People;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Referrals;

/// <summary>Who chairs a review, with the test of independence of Document 5.</summary>
public sealed partial class ChairForm
{
    private IReadOnlyList<Candidate> _candidates = [];

    [Inject]
    public required AppointToCase People { get; set; }

    [Inject]
    public required DecideWhoChairs UseCase { get; set; }

    [Parameter, EditorRequired]
    public CaseId Case { get; set; }

    [Parameter]
    public EventCallback Decided { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var found = await Attempt.ToReadAsync(async () => await People.CandidatesAsync(await Actor.NowAsync(), CancellationToken.None));
        _candidates = found.Succeeded ? found.Value.Thing ?? [] : [];
    }

    private void Set(Action change)
    {
        change();
        Touch();
    }

    private async Task DecideAsync()
    {
        var sent = await SendAsync(actor => UseCase.RunAsync(actor, new DecideWhoChairsCommand(Case,
            Words.Chair is { } chair ? new StaffId(chair) : null, Words.HasLineManagement, Words.IsIndependent, Words.Consideration), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            await Decided.InvokeAsync();
        }
    }

    public sealed class ChairWords
    {
        public Guid? Chair { get; set; }
        public bool? HasLineManagement { get; set; }
        public bool? IsIndependent { get; set; }
        public string Consideration { get; set; } = "";
    }
}
