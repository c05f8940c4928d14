using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families.Area;

/// <summary>Measure j (Policy 10.3), for the business unit: counts, and words without who wrote them.</summary>
public sealed partial class SensitivityPage
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required AreaStaffQueries Queries { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [PersistentState]
    public SensitivityCounts? Counts { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Counts is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var today = LegalDay.Of(Clock.GetUtcNow());
        var found = await Attempt.ToReadAsync(async () => await Queries.CountAsync(await Actor.NowAsync(), today.AddYears(-1), today, CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Counts = found.Succeeded ? found.Value.Thing : null;
    }
}
