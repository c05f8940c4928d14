using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Families;
using PracticeReview.Data.Reports;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>Ties a family member's words to a part of the review.</summary>
public sealed partial class SaidLinkForm
{
    [Inject]
    public required LinkContribution UseCase { get; set; }

    [Parameter, EditorRequired]
    public required SaidWords Said { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<PassageChoice> Passages { get; set; }

    /// <summary>As the review has called questions, events and findings before.</summary>
    [Parameter]
    public IReadOnlyList<LinkLabel> Written { get; set; } = [];

    [Parameter]
    public EventCallback Done { get; set; }

    [Parameter]
    public EventCallback Cancelled { get; set; }

    private void Choose(ContributionLinkKind kind)
    {
        Words.Kind = kind;
        Touch();
    }

    private async Task SaveAsync()
    {
        var command = new LinkContributionCommand(Said.Id, Words.Kind, Words.Label, Words.Passage is { } passage ? new DraftPassageId(passage) : null, new ContributionLinkId(Words.Id), Form);
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor, command, CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            await Done.InvokeAsync();
        }
    }

    public sealed class LinkWords
    {
        public Guid Id { get; set; } = Guid.CreateVersion7();
        public ContributionLinkKind? Kind { get; set; }
        public string? Label { get; set; }
        public Guid? Passage { get; set; }
    }
}
