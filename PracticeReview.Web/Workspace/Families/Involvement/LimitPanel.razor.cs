using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families.Involvement;

/// <summary>Closes parts of the family area to one person by decision, and shows every such decision.</summary>
public sealed partial class LimitPanel
{
    private static readonly IReadOnlyList<(LimitGround, string)> s_grounds = [.. Enum.GetValues<LimitGround>().Select(ground => (ground, InvolvementWords.Name(ground)))];
    private IReadOnlyList<FamilyLimitView> _limits = [];

    [Inject]
    public required LimitFamilyArea UseCase { get; set; }

    [Inject]
    public required FamilyLimitQueries Queries { get; set; }

    [Parameter, EditorRequired]
    public CaseId Case { get; set; }

    [Parameter, EditorRequired]
    public FamilyMemberId Member { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.OfMemberAsync(await Actor.NowAsync(), Case, Member, CancellationToken.None));
        _limits = found.Succeeded ? found.Value.Thing ?? [] : _limits;
    }

    private void Choose(FamilyPart part)
    {
        if (!Words.Parts.Remove(part))
        {
            Words.Parts.Add(part);
        }
        Touch();
    }

    private async Task DecideAsync()
    {
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor, new LimitFamilyAreaCommand(Member, Words.Parts, Words.Ground, Words.Reason, Form), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            Words = new LimitWords();
            await LoadAsync();
        }
    }

    /// <summary>What is chosen and typed.</summary>
    public sealed class LimitWords
    {
        public List<FamilyPart> Parts { get; set; } = [];
        public LimitGround? Ground { get; set; }
        public string Reason { get; set; } = "";
    }
}
