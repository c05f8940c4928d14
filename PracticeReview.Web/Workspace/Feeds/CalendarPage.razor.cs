using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Feeds;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Feeds;

/// <summary>Makes, replaces and ends somebody's calendar address. The address itself lives only on the page that made it.</summary>
public sealed partial class CalendarPage
{
    private IReadOnlyList<Refusal> _refusals = [];
    private string? _address;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required CalendarFeed Feed { get; set; }

    [Inject]
    public required MakeCalendarAddress Make { get; set; }

    [Inject]
    public required EndCalendarAddress End { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [PersistentState]
    public CalendarStanding? Standing { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Standing is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync<CalendarStanding>(async () => await Feed.FindOwnAsync(await Actor.NowAsync(), CancellationToken.None));
        _refusals = found.Refusals;
        Standing = found.Succeeded ? found.Value.Thing : Standing;
    }

    private async Task MakeAsync()
    {
        var made = await Attempt.ToAsync(async () => await Make.RunAsync(await Actor.NowAsync(), CancellationToken.None));
        if (made.Succeeded)
        {
            _address = $"{Navigation.BaseUri}workspace/calendar/{made.Value}.ics";
            await LoadAsync();
            return;
        }
        _refusals = made.Refusals;
    }

    private async Task EndAsync()
    {
        var ended = await Attempt.ToAsync(async () => await End.RunAsync(await Actor.NowAsync(), CancellationToken.None));
        _address = null;
        await LoadAsync();
        _refusals = ended.Refused ? ended.Refusals : _refusals;
    }
}
