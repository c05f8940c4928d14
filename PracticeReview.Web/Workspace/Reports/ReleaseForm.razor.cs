using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Families;
using PracticeReview.Data.Translations;
using PracticeReview.Web.Identity;
using PracticeReview.Web.Workspace.Families;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Reports;

/// <summary>Lets family members read a passage, after what has to be thought of first.</summary>
public sealed partial class ReleaseForm
{
    private readonly HashSet<FamilyMemberId> _members = [];
    private readonly HashSet<ReleaseCheck> _considered = [];
    private IReadOnlyList<Refusal> _refusals = [];
    private bool _isBusy;
    private int _read;
    private ForeignRelease? _foreign;

    [Inject]
    public required WorkspaceActor Actor { get; set; }

    [Inject]
    public required ReleasePassage UseCase { get; set; }

    [Parameter, EditorRequired]
    public required DraftPassageRow Passage { get; set; }

    [Parameter, EditorRequired]
    public required DraftView Draft { get; set; }

    [Parameter]
    public EventCallback Released { get; set; }

    /// <summary>Raised when the passage has another edition meanwhile: it is read again, and everything is thought of again.</summary>
    [Parameter]
    public EventCallback Missed { get; set; }

    [Parameter]
    public EventCallback Cancelled { get; set; }

    protected override void OnParametersSet()
    {
        if (_read != Passage.Edition)
        {
            _read = Passage.Edition;
            _considered.Clear();
        }
    }

    private IEnumerable<FamilyMemberRow> Chosen => Draft.Members.Where(member => _members.Contains(member.Id));

    // Somebody who was chosen reads a language in which it is not checked yet.
    private bool NeedsChoice => Chosen.Any(member => member.Language != Languages.English.Code && Translation(member)?.State != TextState.Approved);

    private TranslationView? Translation(FamilyMemberRow member) => Passage.Translations.FirstOrDefault(translation => translation.Language == member.Language)?.Translation;

    private string Id(string field) => $"release-{Passage.Number}-{field}";

    private string? Error(string field) => _refusals.FirstOrDefault(refusal => refusal.Field == Id(field))?.ToString();

    private static void Toggle<T>(HashSet<T> chosen, T one)
    {
        if (!chosen.Remove(one))
        {
            chosen.Add(one);
        }
    }

    private string About(FamilyMemberRow member, bool has)
    {
        var language = Passage.Translations.FirstOrDefault(translation => translation.Language == member.Language);
        string?[] facts =
        [
            has ? "reads it already" : null,
            member.AccessEnded ? "area closed" : null,
            member.DraftNotNowSince is { } notNow ? $"reading the draft: not now, since {Cases.CaseWords.Day(notNow)}. It waits for them in their area, and no message goes"
                : member.MayReadDraft is { } choice ? $"reading the draft: {FamilyWords.Name(choice).ToLowerInvariant()}" : "has not been asked about reading the draft",
            member is { DraftNotNowSince: null, NotNowSince: { } toldLater } ? $"being kept informed: not now, since {Cases.CaseWords.Day(toldLater)}. No message goes" : null,
            language is null ? null : $"{FamilyWords.Language(language.Language)}: {FamilyWords.Name(language.Translation?.State ?? TextState.Untranslated).ToLowerInvariant()}",
        ];
        return string.Join("; ", facts.OfType<string>());
    }

    private async Task ReleaseAsync()
    {
        if (_isBusy)
        {
            return;
        }
        _isBusy = true;
        var released = await Attempt.ToAsync(async () =>
            await UseCase.RunAsync(await Actor.NowAsync(), new ReleasePassageCommand(Passage.Id, _read, [.. _members], [.. _considered], _foreign), CancellationToken.None));
        _isBusy = false;
        _refusals = [.. released.Refusals.Select(refusal => refusal.Field is null ? refusal : refusal with { Field = Id(refusal.Field) })];
        if (released.Succeeded)
        {
            await Released.InvokeAsync();
        }
        else if (released.Refusals.Contains(Refusal.ChangedMeanwhile))
        {
            await Missed.InvokeAsync();
        }
    }
}
