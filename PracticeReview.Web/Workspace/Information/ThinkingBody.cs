using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Information;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>A view that is reckoned over a whole chronology, and loaded when what it is asked for changes.</summary>
public abstract class ThinkingBody<TPage> : ComponentBase where TPage : class
{
    private object? _shown;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required CompositeThinking Thinking { get; set; }

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>Which events are asked for, and whether with pseudonyms in the place of names.</summary>
    [Parameter, EditorRequired]
    public required AskedEvents Filter { get; set; }

    /// <summary>The theme that is asked for is known as it is read.</summary>
    [Parameter]
    public EventCallback<string?> ThemeRead { get; set; }

    protected bool Anonymised => Filter.Anonymised;

    protected IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    [PersistentState]
    public TPage? Page { get; set; }

    /// <summary>What tells one view from another, besides the case and what is asked for.</summary>
    protected virtual object? Asked => null;

    protected abstract Task<TPage?> ReadAsync(StaffActor actor);

    protected override async Task OnParametersSetAsync()
    {
        var asked = (CaseId, Filter, Asked);
        // What was drawn before the page lived is not reckoned a second time.
        if (_shown is null && Page is not null)
        {
            _shown = asked;
            await ThemeRead.InvokeAsync(NarrowingOf(Page).Theme);
        }
        if (!Equals(_shown, asked))
        {
            _shown = asked;
            await LoadAsync();
            await ThemeRead.InvokeAsync(Page is null ? null : NarrowingOf(Page).Theme);
        }
    }

    /// <summary>What the view can be narrowed to.</summary>
    protected abstract Narrowing NarrowingOf(TPage page);

    protected async Task LoadAsync()
    {
        var found = await Attempt.ToReadAsync(async () => await ReadAsync(await Actor.NowAsync()));
        Refusals = found.Refused ? found.Refusals : found.Value.Thing is null ? [Refusal.NotFound] : [];
        Page = found.Succeeded ? found.Value.Thing : null;
    }

    /// <summary>In an address of the page no name stands that is replaced on it.</summary>
    protected AskedEvents Read(Narrowing narrowing) => Filter with { Tag = narrowing.Theme };

    protected string Address(string view, Narrowing narrowing, bool anonymised) => ChronologyAddress.Query(CaseId, view, Read(narrowing) with { Anonymised = anonymised });
}
