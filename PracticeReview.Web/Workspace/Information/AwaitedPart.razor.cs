using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>A file that waits for its author: which column is which, what dates mean, which rows are no events, and what it would change. Each choice is kept as it is made.</summary>
public sealed partial class AwaitedPart
{
    private const string LeftOut = "left-out";
    private IReadOnlyList<Refusal> _refusals = [];
    private Task _last = Task.CompletedTask;
    private bool _isBusy;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required TakeAwaitedChronology Waiting { get; set; }

    [Parameter, EditorRequired]
    public InformationRequestId Request { get; set; }

    [Parameter, EditorRequired]
    public required AwaitedChronology Awaited { get; set; }

    /// <summary>Something was decided, taken or thrown away: the page is to be read again.</summary>
    [Parameter, EditorRequired]
    public EventCallback Changed { get; set; }

    private Task ChooseAsync(int fileColumn, string? ours) => DoAsync(actor =>
        Waiting.ChooseColumnAsync(actor, Request, fileColumn, Enum.TryParse<ChronologyColumn>(ours, out var column) ? column : null, CancellationToken.None, isLeftOut: ours == LeftOut));

    private Task ChooseDateAsync(DateQuestion date, string? chosen) => DoAsync(actor => Waiting.ChooseDateAsync(actor, Request, date.Key,
        int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? date.Readings.ElementAtOrDefault(at) : null, CancellationToken.None));

    private Task TypeDateAsync(DateQuestion date, string? typed) => string.IsNullOrWhiteSpace(typed) ? Task.CompletedTask
        : DoAsync(actor => Waiting.TypeDateAsync(actor, Request, date.Key, typed, CancellationToken.None));

    private Task ChooseKeptYearsAsync(bool count) => DoAsync(actor => Waiting.ChooseKeptYearsAsync(actor, Request, count, CancellationToken.None));

    private Task ChooseYearLastAsync(bool yearStandsLast) => DoAsync(actor => Waiting.ChooseYearLastAsync(actor, Request, yearStandsLast, CancellationToken.None));

    private Task ChooseNoEventsAsync(RowsOfNoEvents rows, bool areNoEvents) => DoAsync(actor => Waiting.ChooseNoEventsAsync(actor, Request, rows, areNoEvents, CancellationToken.None));

    private Task TakeAsync() => DoAsync(async actor => await Waiting.TakeAsync(actor, Request, CancellationToken.None));

    /// <summary>One after the other, in the order they were made: a second choice waits for the first, and is not lost.</summary>
    private Task DoAsync(Func<StaffActor, Task<Result>> work) => _last = AfterAsync(_last, work);

    private async Task AfterAsync(Task before, Func<StaffActor, Task<Result>> work)
    {
        _isBusy = true;
        await before;
        var done = await Attempt.ToAsync(async () => await work(await Actor.NowAsync()));
        _refusals = done.Refusals;
        await Changed.InvokeAsync();
        _isBusy = false;
    }
}
