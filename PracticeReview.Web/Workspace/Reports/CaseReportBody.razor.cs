using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Reports;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Reports;

/// <summary>The report of a case: read, written and agreed.</summary>
public sealed partial class CaseReportBody : IAsyncDisposable
{
    private IReadOnlyList<Refusal> _refusals = [];
    private ReportDraft _draft = new();
    private DraftKeeper<ReportDraft> _keeper = null!;
    private bool _isWriting;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required ReportQueries Queries { get; set; }

    [Inject]
    public required WriteReport WriteReport { get; set; }

    [Inject]
    public required AgreeFinalVersion AgreeFinal { get; set; }

    [Inject]
    public required Shell.Drafts Drafts { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    [PersistentState]
    public ReportPage? Page { get; set; }

    public ValueTask DisposeAsync() => _keeper.DisposeAsync();

    protected override async Task OnInitializedAsync()
    {
        _keeper = Drafts.For($"report/{CaseId}", () => _draft, work => InvokeAsync(async () => { await work(); StateHasChanged(); }));
        if (Page is null)
        {
            await LoadAsync();
        }
        if (Page?.MayWrite == true)
        {
            await Attempt.ToAsync(async () =>
            {
                if (await _keeper.FindAsync() is { } kept)
                {
                    (_draft, _isWriting) = (kept, true);
                }
                return Result.Done;
            });
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Queries.OpenForCaseAsync(await Actor.NowAsync(), new CaseId(CaseId), CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Page = found.Succeeded ? found.Value.Thing : Page;
    }

    private void Write()
    {
        _draft = ReportDraft.Of(Page!.Number, Page.Text);
        _isWriting = true;
    }

    private void BeginWithPassages()
    {
        _draft = ReportDraft.Begin(Page!.Passages);
        _isWriting = true;
        _keeper.Touch();
    }

    // The places of the sections that say something else than what the family read, from 0.
    private static IReadOnlyList<int> SectionsReadOtherwise(ReportPage page) =>
        [.. page.Text.Sections.Select((section, place) => (section, place)).Where(one => SectionStanding.Of(one.section, page.Passages)?.WhatTheFamilyRead is not null).Select(one => one.place)];

    private void TakeAsBasis()
    {
        _draft.BasedOn = Page!.Number;
        _refusals = [];
        _keeper.Touch();
    }

    private async Task SaveAsync()
    {
        var saved = await _keeper.SendAsync(() => Attempt.ToAsync(async () => await WriteReport.RunAsync(await Actor.NowAsync(),
            new WriteReportCommand(new CaseId(CaseId), _draft.BasedOn, _draft.ToText()), CancellationToken.None)));
        if (saved.Succeeded)
        {
            _isWriting = false;
            await ShowAsync(saved);
        }
        else if (saved.Refusals.Contains(Refusal.ChangedMeanwhile))
        {
            // The other version is shown beside the words that were typed, which stay.
            await LoadAsync();
            _refusals = saved.Refusals;
        }
        else
        {
            _refusals = saved.Refusals;
        }
    }

    private Task<Result> AgreeAsync(StaffActor actor, string? despite) =>
        AgreeFinal.RunAsync(actor, new AgreeFinalVersionCommand(new CaseId(CaseId), Page!.Number, despite, Page.Seen), CancellationToken.None);

    private async Task ShowAsync(Result done)
    {
        if (done.Succeeded || done.Refusals.Contains(Refusal.ChangedMeanwhile) || done.Refusals.Contains(SeenOpen.MoreSince))
        {
            await LoadAsync();
            await Changed.InvokeAsync();
        }
        _refusals = done.Refused ? done.Refusals : _refusals;
    }
}
