using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>A text of a case in another language: as it stands, to be written, asked for, or checked by somebody else.</summary>
public sealed partial class TranslationBox
{
    private bool _isWriting;

    /// <summary>The name under which the words are kept while they are typed.</summary>
    [Parameter, EditorRequired]
    public required string Form { get; set; }

    /// <summary>Whether words were kept that were not saved: the form stands open then.</summary>
    [Parameter]
    public bool IsKept { get; set; }

    [Parameter, EditorRequired]
    public CaseId Case { get; set; }

    /// <summary>The words to translate, exactly as they stand.</summary>
    [Parameter, EditorRequired]
    public required HeadedText Source { get; set; }

    /// <summary>Where it is what a family tells of a child: its translation is for those who read that.</summary>
    [Parameter]
    public ChildMemoryId? Memory { get; set; }

    [Parameter, EditorRequired]
    public required string From { get; set; }

    [Parameter, EditorRequired]
    public required string Into { get; set; }

    [Parameter, EditorRequired]
    public TranslationView? Value { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>What kind of text it is, where translators may be asked for it.</summary>
    [Parameter]
    public CaseTextKind? Kind { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private string Foreign => Into == Languages.English.Code ? From : Into;

    private TextState State => Value?.State ?? TextState.Untranslated;

    protected override void OnInitialized() => _isWriting = IsKept;

    private async Task DoneAsync()
    {
        _isWriting = false;
        await Changed.InvokeAsync();
    }
}
