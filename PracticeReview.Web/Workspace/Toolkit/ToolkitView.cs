using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.People;
using PracticeReview.Data.Policies;
using PracticeReview.Data.Toolkit;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Toolkit;

/// <summary>What the pages of the toolkit have in common: they speak in the name of the reader's partnership, in the words of its policy.</summary>
public abstract class ToolkitView : ComponentBase
{
    private protected IReadOnlyList<Refusal> _refusals = [];

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required PartnershipQueries Partnerships { get; set; }

    [PersistentState]
    public string? Partnership { get; set; }

    protected ToolkitSetting? Setting => Partnership is null ? null : new ToolkitSetting(Partnership, PolicyVersions.Newest);

    protected override async Task OnInitializedAsync()
    {
        if (Partnership is null)
        {
            var found = await Attempt.ToReadAsync<string>(async () => await Partnerships.FindNameAsync(await Actor.NowAsync(), CancellationToken.None));
            _refusals = found.Refusals;
            Partnership = found.Succeeded ? found.Value.Thing : null;
        }
    }
}
