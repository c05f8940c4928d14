using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;
using PracticeReview.Web.Workspace.Families;

namespace PracticeReview.Web.Workspace.Translations;

/// <summary>Writes a translation beside its text, whatever kind of text it is.</summary>
public sealed partial class DeskForm
{
    [Inject]
    public required TranslateCaseText CaseTexts { get; set; }

    [Inject]
    public required TranslateProductText ProductTexts { get; set; }

    [Parameter, EditorRequired]
    public required DeskText Text { get; set; }

    [Parameter]
    public bool MayWrite { get; set; }

    [Parameter]
    public EventCallback Saved { get; set; }

    private IReadOnlyList<string> Written => [.. Words.Forms.Select(form => form ?? "")];

    protected override DeskFormWords Begin() => new() { Forms = [.. Text.Forms], Version = Text.Version };

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        while (Words.Forms.Count < Text.Source.Forms)
        {
            Words.Forms.Add("");
        }
    }

    // The heading of a text of a case is refused by its own name.
    private string Name(int form) => Text is { Kind: DeskKind.CaseText, Source.Forms: 2 } ? (form == 0 ? "Heading" : "Text") : form == 0 ? "Text" : $"Text{form}";

    private string Label(int form) => Text switch
    {
        { Source.HasCount: true } when Languages.TryFind(Text.Into, out var language) => $"{language.EnglishName}. {DeskWords.Example(language, form)}",
        { Kind: DeskKind.CaseText, Source.Forms: 2 } => $"{FamilyWords.Language(Text.Into)}. {(form == 0 ? "Heading" : "Text")}",
        { Kind: DeskKind.Support } => $"{FamilyWords.Language(Text.Into)}. {(form == 0 ? "What they help with" : "When")}",
        { Kind: DeskKind.LongText } => $"{FamilyWords.Language(Text.Into)}. {(form == 0 ? "Title" : "Text")}",
        _ => FamilyWords.Language(Text.Into),
    };

    private int Rows(int form) => Math.Clamp(Text.Source.Of(form).Length / 60 + 2, 2, 24);

    private async Task SaveAsync(bool unfinished)
    {
        var sent = await SendAsync(async actor => Text is { Kind: DeskKind.CaseText, Case: { } @case }
            ? await CaseTexts.RunAsync(actor, new TranslateCaseTextCommand(@case, Text.Words, Text.From, Text.Into, Words.Forms[^1], Words.Version, unfinished, Form, Memory: Text.Memory, Heading: Words.Forms.Count > 1 ? Words.Forms[0] : null), CancellationToken.None)
            : await ProductTexts.RunAsync(actor, new TranslateProductTextCommand(Text.Id, Text.Into, Written, Words.Version, unfinished, Draft: Form), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            await Saved.InvokeAsync();
        }
    }

    /// <summary>What is typed, and the version it was typed over.</summary>
    public sealed class DeskFormWords
    {
        public List<string?> Forms { get; set; } = [];
        public uint? Version { get; set; }
    }
}
