using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Translations;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>One letter: as the person will see it, its translation, and its release.</summary>
public sealed partial class LetterItem
{
    private IReadOnlyList<Refusal> _refusals = [];
    private bool _isWriting;
    private bool _isBusy;
    private bool _inEnglishFirst;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required WriteFamilyLetter UseCase { get; set; }

    [Parameter, EditorRequired]
    public required LetterRow Letter { get; set; }

    [Parameter, EditorRequired]
    public required FamilyLettersView View { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private string FormName => $"letters/{View.Case}/{View.Member}/{Letter.Id}";

    private string TranslationName => $"{FormName}/{View.Language}";

    private bool IsForeign => View.Language != Languages.English.Code;

    protected override void OnInitialized() => _isWriting = Letter.ReleasedAt is null && View.Kept.Contains(FormName);

    private async Task SavedAsync()
    {
        _isWriting = false;
        await Changed.InvokeAsync();
    }

    private async Task ReleaseAsync()
    {
        if (_isBusy)
        {
            return;
        }
        _isBusy = true;
        var released = await Attempt.ToAsync(async () =>
            await UseCase.ReleaseAsync(await Actor.NowAsync(), new ReleaseFamilyLetterCommand(Letter.Id, Letter.Version, _inEnglishFirst), CancellationToken.None));
        _isBusy = false;
        _refusals = [.. released.Refusals.Select(refusal => refusal.Field is null ? refusal : refusal with { Field = $"letter-{Letter.Id}-first" })];
        if (released.Succeeded || released.Refusals.Contains(Refusal.ChangedMeanwhile))
        {
            await Changed.InvokeAsync();
        }
    }
}
