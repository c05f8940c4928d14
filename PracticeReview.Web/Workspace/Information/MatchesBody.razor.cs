using System.Globalization;
using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information;
using PracticeReview.Data.Information.Annotations;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>What two agencies may both tell, side by side with what only one says marked; a person confirms or dismisses it.</summary>
public sealed partial class MatchesBody
{
    private IReadOnlyList<Refusal> _refusals = [];
    private (Guid, MatchState, int, AskedEvents)? _shown;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required CompositeThinking Thinking { get; set; }

    [Inject]
    public required DecideMatch Decisions { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter]
    public MatchState State { get; set; }

    /// <summary>From 1.</summary>
    [Parameter]
    public int Number { get; set; } = 1;

    /// <summary>Which events are asked for, and whether with pseudonyms in the place of names.</summary>
    [Parameter, EditorRequired]
    public required AskedEvents Filter { get; set; }

    /// <summary>The theme that is asked for is known as it is read.</summary>
    [Parameter]
    public EventCallback<string?> ThemeRead { get; set; }

    private bool Anonymised => Filter.Anonymised;

    [PersistentState]
    public MatchesPage? Page { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        // What was drawn before the page lived is not reckoned a second time.
        if (_shown is null && Page is not null)
        {
            _shown = (CaseId, State, Number, Filter);
            await ThemeRead.InvokeAsync(Page.Narrowing.Theme);
        }
        if (_shown != (CaseId, State, Number, Filter))
        {
            _shown = (CaseId, State, Number, Filter);
            await LoadAsync();
            await ThemeRead.InvokeAsync(Page?.Narrowing.Theme);
        }
    }

    private async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await Thinking.OpenMatchesAsync(await Actor.NowAsync(), new CaseId(CaseId), State, Number, Filter, CancellationToken.None));
        _refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Page = found.Succeeded ? found.Value.Thing : null;
    }

    private async Task DecideAsync(ShownMatch match, bool? isSame)
    {
        var decided = await Attempt.ToAsync(async () => await Decisions.RunAsync(await Actor.NowAsync(), new DecideMatchCommand(match.First.Id, match.Second.Id, isSame), CancellationToken.None));
        if (decided.Succeeded)
        {
            await LoadAsync();
        }
        else
        {
            _refusals = decided.Refusals;
        }
    }

    // In an address of the page no name stands that is replaced on it.
    private AskedEvents Read(MatchesPage page) => Filter with { Tag = page.Narrowing.Theme };

    private string Address(MatchesPage shown, MatchState state, int page, bool anonymised)
    {
        var address = ChronologyAddress.Query(CaseId, "matches", Read(shown) with { Anonymised = anonymised });
        List<string> query = [];
        if (state != MatchState.Open) { query.Add($"state={state}"); }
        if (page > 1) { query.Add(string.Create(CultureInfo.InvariantCulture, $"page={page}")); }
        return query.Count == 0 ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{string.Join('&', query)}";
    }

    private static IReadOnlyList<TextPiece> What(ShownMatch match, bool first)
    {
        var what = match.Differences.FirstOrDefault(one => one.Column == ChronologyColumns.Name(ChronologyColumn.WhatHappened));
        return what is null ? [new TextPiece((first ? match.First : match.Second).Row.WhatHappened, false)] : first ? what.First : what.Second;
    }
}
