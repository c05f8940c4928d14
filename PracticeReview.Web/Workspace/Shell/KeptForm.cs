using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.People;
using PracticeReview.Web.Identity;

namespace PracticeReview.Web.Workspace.Shell;

/// <summary>
/// A form whose words are kept while they are typed, found again when it is opened again, and sent once. Its fields have ids of
/// their own, so that several such forms stand on one page.
/// </summary>
public abstract class KeptForm<TWords> : ComponentBase, IAsyncDisposable
    where TWords : class, new()
{
    private DraftKeeper<TWords>? _keeper;
    private Task? _begun;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required Drafts Drafts { get; set; }

    /// <summary>The name under which the words are kept.</summary>
    [Parameter, EditorRequired]
    public required string Form { get; set; }

    protected TWords Words { get; set; } = new();

    /// <summary>Why it was refused the last time, with the ids of the fields.</summary>
    protected IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>Whether it is being sent; it is not sent a second time meanwhile.</summary>
    protected bool IsBusy { get; private set; }

    protected DateTimeOffset? KeptAt => _keeper?.KeptAt;

    protected IReadOnlyList<Refusal> NotKept => _keeper?.Refusals ?? [];

    /// <summary>
    /// Looks for kept words before the form is drawn for the first time: a form that fills itself in later undoes what somebody
    /// ticked meanwhile.
    /// </summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        _begun ??= BeginAsync();
        await _begun;
        await base.SetParametersAsync(ParameterView.Empty);
    }

    private async Task BeginAsync()
    {
        Words = Begin();
        _keeper = Drafts.For(Form, () => Words, work => InvokeAsync(async () =>
        {
            await work();
            StateHasChanged();
        }));
        var kept = await Attempt.ToReadAsync(_keeper.FindAsync);
        if (kept.Succeeded && kept.Value.Thing is { } words)
        {
            Words = words;
        }
    }

    /// <summary>The words the form begins with where none were kept.</summary>
    protected virtual TWords Begin() => new();

    /// <summary>Something was typed or chosen.</summary>
    protected void Touch() => _keeper?.Touch();

    /// <summary>Sends the form. Refused, its words stay and the reasons are in <see cref="Refusals"/>.</summary>
    /// <returns>Done, or refused; null where it is being sent already.</returns>
    protected async Task<Result?> SendAsync(Func<StaffActor, Task<Result>> send)
    {
        if (IsBusy)
        {
            return null;
        }
        IsBusy = true;
        try
        {
            Task<Result> TryAsync() => Attempt.ToAsync(async () => await send(await Actor.NowAsync()));
            var sent = _keeper is null ? await TryAsync() : await _keeper.SendAsync(TryAsync);
            Refuse(sent.Refusals);
            return sent;
        }
        finally
        {
            IsBusy = false;
        }
    }

    protected void Refuse(IReadOnlyList<Refusal> refusals) =>
        Refusals = [.. refusals.Select(refusal => refusal.Field is null ? refusal : refusal with { Field = Id(refusal.Field) })];

    /// <summary>The id of a field on the page.</summary>
    protected string Id(string field) => $"{Form.Replace('/', '-')}-{field}";

    /// <summary>What was refused about a field.</summary>
    protected string? Error(string field) => Refusals.FirstOrDefault(refusal => refusal.Field == Id(field))?.ToString();

    /// <summary>What an input needs to be tied to its label, hint and error.</summary>
    protected IReadOnlyDictionary<string, object> Tie(string field, string? hint = null)
    {
        var tie = new Dictionary<string, object>(StringComparer.Ordinal) { ["id"] = Id(field) };
        if (FieldGroup.Describe(Id(field), hint, Error(field)) is { } description)
        {
            tie["aria-describedby"] = description;
        }
        if (Error(field) is not null)
        {
            tie["aria-invalid"] = "true";
        }
        return tie;
    }

    public async ValueTask DisposeAsync()
    {
        if (_keeper is not null)
        {
            await _keeper.DisposeAsync();
        }
        GC.SuppressFinalize(this);
    }
}
