using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>Writes a translation of a text of a case. Two who write at once both keep their words.</summary>
public sealed partial class TranslationForm
{
    private bool _isMissed;

    [Inject]
    public required TranslateCaseText UseCase { get; set; }

    [Parameter, EditorRequired]
    public CaseId Case { get; set; }

    [Parameter, EditorRequired]
    public required HeadedText Source { get; set; }

    [Parameter]
    public ChildMemoryId? Memory { get; set; }

    [Parameter, EditorRequired]
    public required string From { get; set; }

    [Parameter, EditorRequired]
    public required string Into { get; set; }

    [Parameter, EditorRequired]
    public TranslationView? Value { get; set; }

    [Parameter]
    public EventCallback Saved { get; set; }

    /// <summary>Raised when somebody else saved first, so that the page shows their words too.</summary>
    [Parameter]
    public EventCallback Missed { get; set; }

    [Parameter]
    public EventCallback Cancelled { get; set; }

    protected override TranslationWords Begin() => new() { Heading = Value?.Heading, Text = Value?.Text, Version = Value?.Version };

    private async Task SaveAsync(bool unfinished)
    {
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor,
            new TranslateCaseTextCommand(Case, Source, From, Into, Words.Text, Words.Version, unfinished, Form, Memory: Memory, Heading: Words.Heading), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            await Saved.InvokeAsync();
        }
        else if (sent?.Refusals.Contains(Refusal.ChangedMeanwhile) == true)
        {
            _isMissed = true;
            await Missed.InvokeAsync();
            Words.Version = Value?.Version;
        }
    }

    /// <summary>What is typed, and the version it was typed over.</summary>
    public sealed class TranslationWords
    {
        public string? Heading { get; set; }
        public string? Text { get; set; }
        public uint? Version { get; set; }
    }
}
