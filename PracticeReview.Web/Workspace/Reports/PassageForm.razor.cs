using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Drafts;
using PracticeReview.Data.Families;
using PracticeReview.Data.Reports;

namespace PracticeReview.Web.Workspace.Reports;

/// <summary>Writes a passage of the draft. Where two people write at once, the later one sees both versions and decides.</summary>
public sealed partial class PassageForm
{
    private const string Hint = "Family members may read it. Write it as you would say it to them; they can read about a page in one go.";
    private DraftPassageRow? _theirs;

    [Inject]
    public required WriteDraftPassage UseCase { get; set; }

    [Inject]
    public required FormDrafts Kept { get; set; }

    [Parameter, EditorRequired]
    public CaseId Case { get; set; }

    /// <summary>Null for a new one.</summary>
    [Parameter, EditorRequired]
    public DraftPassageRow? Passage { get; set; }

    [Parameter]
    public EventCallback Saved { get; set; }

    /// <summary>Raised when somebody else saved first, so that the page knows what is stored now.</summary>
    [Parameter]
    public EventCallback Missed { get; set; }

    [Parameter]
    public EventCallback Cancelled { get; set; }

    protected override PassageWords Begin() =>
        new() { Id = Passage?.Id.Value ?? Guid.CreateVersion7(), Version = Passage?.Version ?? 0, Heading = Passage?.Heading, Text = Passage?.Text };

    private async Task SaveAsync()
    {
        var command = new WriteDraftPassageCommand(Case, Passage?.Id, Words.Version, Words.Heading, Words.Text, Passage is null ? new DraftPassageId(Words.Id) : null, Form);
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor, command, CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            await Saved.InvokeAsync();
        }
        else if (Passage is not null && sent?.Refusals.Contains(Refusal.ChangedMeanwhile) == true)
        {
            await Missed.InvokeAsync();
            _theirs = Passage;
            Words.Version = Passage.Version;
            Touch();
        }
    }

    private async Task TakeTheirsAsync()
    {
        var done = await SendAsync(async actor =>
        {
            await Kept.DiscardAsync(actor, Form, CancellationToken.None);
            return Result.Done;
        });
        if (done?.Succeeded == true)
        {
            await Saved.InvokeAsync();
        }
    }

    /// <summary>What is typed, and the version it was typed over.</summary>
    public sealed class PassageWords
    {
        public Guid Id { get; set; }
        public uint Version { get; set; }
        public string? Heading { get; set; }
        public string? Text { get; set; }
    }
}
