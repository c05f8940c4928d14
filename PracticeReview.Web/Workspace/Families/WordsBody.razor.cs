using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>What the family said and what the review makes of it: read, considered, used or not, and why (checklist I8 to I10).</summary>
public sealed partial class WordsBody
{
    private IReadOnlyList<Refusal> _refusals = [];
    private WordsFilter? _asked;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required FamilyWordsQueries Queries { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter]
    public ContributionStatus? Status { get; set; }

    /// <summary>The page of the list, from 1.</summary>
    [Parameter]
    public int Number { get; set; } = 1;

    /// <summary>Kept from the first rendering to the live page, so that one opening leaves one line in the record.</summary>
    [PersistentState]
    public FamilyWordsView? View { get; set; }

    private WordsFilter Wanted => new(Status, Math.Max(1, Number));

    protected override async Task OnParametersSetAsync()
    {
        var isCarriedOver = _asked is null && View?.Case.Value == CaseId;
        if (!isCarriedOver && (_asked != Wanted || View?.Case.Value != CaseId))
        {
            await LoadAsync();
        }
        _asked = Wanted;
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.OpenAsync(await Actor.NowAsync(), new CaseId(CaseId), Wanted, CancellationToken.None));
        if (found.Refused && View is not null)
        {
            return;
        }
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        View = found.Succeeded ? found.Value.Thing : null;
    }

    private string Address(ContributionStatus? status, int page)
    {
        List<string> asked = [];
        if (status is { } only)
        {
            asked.Add($"status={only.ToString().ToLowerInvariant()}");
        }
        if (page > 1)
        {
            asked.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"page={page}"));
        }
        return $"/workspace/cases/{CaseId}/words" + (asked.Count == 0 ? "" : "?" + string.Join('&', asked));
    }
}
