using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Information;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>
/// A chronology that is typed row by row. It is kept while it is typed, and submitted it is read and taken like a file. Once it
/// was taken, it is begun again from the version in force.
/// </summary>
public sealed partial class TypedChronology
{
    /// <summary>Events that are shown at once.</summary>
    private const int PageSize = 20;
    private string _find = "";
    private int _page;

    [Inject]
    public required FormDrafts Kept { get; set; }

    [Parameter, EditorRequired]
    public InformationRequestId Request { get; set; }

    /// <summary>The version in force; null before the first.</summary>
    [Parameter]
    public TakenChronology? Taken { get; set; }

    /// <summary>It was submitted, taken or not: the page is to be read again.</summary>
    [Parameter, EditorRequired]
    public EventCallback Submitted { get; set; }

    private IReadOnlyList<int> Found => [.. Enumerable.Range(0, Words.Rows.Count).Where(at => Words.Rows[at].Says(_find))];

    private int Pages => Math.Max(1, (Found.Count + PageSize - 1) / PageSize);

    private IReadOnlyList<int> Shown => [.. Found.Skip(Math.Min(_page, Pages - 1) * PageSize).Take(PageSize)];

    private string Position => Shown.Count == 0
        ? "No event says that"
        : string.Create(CultureInfo.InvariantCulture, $"Events {Shown[0] + 1} to {Shown[^1] + 1} of {Words.Rows.Count}") + (_find.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {Found.Count} found") : "");

    private void Find(string words) => (_find, _page) = (words, 0);

    private void Typed(Action change)
    {
        change();
        _page = Math.Min(_page, Pages - 1);
        Touch();
    }

    private void Add() => Typed(() =>
    {
        Words.Rows.Add(new TypedRow());
        (_find, _page) = ("", int.MaxValue);
    });

    private async Task BeginFromAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Rows.OpenAsync(await Actor.NowAsync(), Request, CancellationToken.None));
        if (found.Refused || found.Value.Thing is not { } taken)
        {
            Refuse(found.Refused ? found.Refusals : [Refusal.NotFound]);
            return;
        }
        (_find, _page) = ("", 0);
        Typed(() => Words = TypedRows.FromTaken(taken));
    }

    /// <param name="adds">They are added to the version in force.</param>
    /// <param name="look">What they would change is looked at first.</param>
    private async Task SubmitAsync(bool adds = false, bool look = false)
    {
        var isOther = false;
        var sent = await SendAsync(async actor =>
        {
            using var text = new MemoryStream(Words.AsSeparatedValues());
            var received = await ReceivedFile.ReceiveAsync(text, "chronology.csv", CancellationToken.None);
            if (received.Refused)
            {
                return received;
            }
            await using var file = received.Value;
            var taken = await Uploads.RunAsync(actor, Request, file, CancellationToken.None, look, Words.AsTyped(adds));
            isOther = taken.Refusals.Any(refusal => refusal.Field == UploadChronology.OtherVersion);
            return taken;
        });
        if (sent is not null)
        {
            if (sent.Succeeded)
            {
                Words = new TypedRows();
                await Attempt.ToAsync(async () =>
                {
                    await Kept.DiscardAsync(await Actor.NowAsync(), Form, CancellationToken.None);
                    return Result.Done;
                });
            }
            await Submitted.InvokeAsync();
            // Whoever was told of another version and submits again means it.
            if (isOther && !adds)
            {
                Typed(() => Words.From = Taken?.Version);
            }
        }
    }
}
