using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Administration;

namespace PracticeReview.Web.Workspace.Shell;

/// <summary>Tells the shell who is signed in, where, and which stages they are led to.</summary>
public sealed partial class ShellProvider
{
    private static readonly StageLink Cases = new("Cases", "/workspace/cases", "review");
    private static readonly StageLink Board = new("Board", "/workspace/board", "measure");

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required PartnershipQueries Partnerships { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    [PersistentState]
    public ShellContext? Context { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Context is null)
        {
            // A shell without a name is better than no page: the page itself says what is wrong.
            await Attempt.ToAsync(async () =>
            {
                Context = await FindAsync();
                return Data.Result.Done;
            });
        }
    }

    private async Task<ShellContext> FindAsync()
    {
        var actor = await Actor.NowAsync();
        return new ShellContext(await Partnerships.FindNameAsync(actor, CancellationToken.None), actor.Name, RoleOf(actor), [.. StagesOf(actor)]);
    }

    private static IEnumerable<StageLink> StagesOf(StaffActor actor)
    {
        var isInside = actor.IsBusinessUnit || actor.IsOnVirtualPanel;
        yield return StageLinks.Home;
        if (isInside || actor.HasCases)
        {
            yield return Cases;
            yield return Board;
        }
        yield return StageLinks.Referrals;
        yield return StageLinks.Information;
        yield return StageLinks.RapidReviews;
        if (actor.IsBusinessUnit || actor.HasCases)
        {
            yield return StageLinks.Families;
        }
        if (TranslationDeskQueries.MayOpen(actor))
        {
            yield return StageLinks.Translations;
        }
        if (isInside)
        {
            yield return StageLinks.Publication;
        }
        yield return StageLinks.Actions;
        if (AssuranceOverReviews.MayBeSeenBy(actor))
        {
            yield return StageLinks.Assurance;
        }
        yield return StageLinks.Toolkit;
        if (isInside)
        {
            yield return StageLinks.Timetable;
        }
        if (KeepPeople.MayKeep(actor))
        {
            yield return StageLinks.Administration;
        }
    }

    private static string? RoleOf(StaffActor actor) => actor.Roles.Count == 1 ? RoleWords.Name(actor.Roles.Single()) : null;
}
