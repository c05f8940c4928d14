using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Deadlines;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Administration;

/// <summary>When reminders of dates rest in this partnership.</summary>
public sealed partial class QuietHoursPanel
{
    private IReadOnlyList<Refusal> _refusals = [];
    private QuietHoursView? _hours;
    private TimeOnly? _from;
    private TimeOnly? _until;
    private bool _daysOff;
    private int? _hoursThatCannotWait;
    private bool _isSaved;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required KeepQuietHours Keep { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (await ReadAsync())
        {
            (_from, _until, _daysOff, _hoursThatCannotWait) = (_hours!.BeginsAt, _hours.EndsAt, _hours.DaysOff, _hours.HoursThatCannotWait);
        }
    }

    private async Task<bool> ReadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Keep.FindAsync(await Actor.NowAsync(), CancellationToken.None));
        _refusals = found.Refusals;
        _hours = found.Succeeded ? found.Value.Thing : _hours;
        return _hours is not null;
    }

    private async Task SaveAsync()
    {
        var saved = await Attempt.ToAsync(async () => await Keep.RunAsync(await Actor.NowAsync(),
            new KeepQuietHoursCommand(_from, _until, _daysOff, _hoursThatCannotWait, _hours!.Version), CancellationToken.None));
        // Where somebody else was quicker, what is typed stays and is saved over theirs the next time.
        if (saved.Succeeded || saved.Refusals.Contains(Refusal.ChangedMeanwhile))
        {
            await ReadAsync();
        }
        _refusals = saved.Refusals;
        _isSaved = saved.Succeeded;
    }

    private string? Error(string field) => _refusals.FirstOrDefault(refusal => refusal.Field == field)?.ToString();
}
