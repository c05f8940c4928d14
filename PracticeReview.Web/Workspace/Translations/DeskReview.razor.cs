using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.People;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Web.Workspace.Translations;

/// <summary>Approves a translation somebody else wrote, or sends it back with the reason.</summary>
public sealed partial class DeskReview
{
    private bool _isSendingBack;

    [Inject]
    public required TranslateCaseText CaseTexts { get; set; }

    [Inject]
    public required TranslateProductText ProductTexts { get; set; }

    /// <summary>The translation as the reviewer reads it: no other version is approved.</summary>
    [Parameter, EditorRequired]
    public required DeskText Text { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private async Task ReviewAsync(bool approve)
    {
        var sent = await SendAsync(actor => approve ? ApproveAsync(actor) : SendBackAsync(actor));
        if (sent is not null && (sent.Succeeded || sent.Refusals.Contains(Refusal.ChangedMeanwhile)))
        {
            await Changed.InvokeAsync();
        }
    }

    private Task<Result> ApproveAsync(StaffActor actor) => Text.Case is { } @case
        ? CaseTexts.ApproveAsync(actor, new TranslateCaseTextCommand(@case, Text.Words, Text.From, Text.Into, null, Text.Version, Memory: Text.Memory), CancellationToken.None)
        : ProductTexts.ApproveAsync(actor, new TranslateProductTextCommand(Text.Id, Text.Into, Text.Forms, Text.Version), CancellationToken.None);

    private Task<Result> SendBackAsync(StaffActor actor) => Text.Case is { } @case
        ? CaseTexts.SendBackAsync(actor, new TranslateCaseTextCommand(@case, Text.Words, Text.From, Text.Into, Words.Reason, Text.Version, Draft: Form, Memory: Text.Memory), CancellationToken.None)
        : ProductTexts.SendBackAsync(actor, new TranslateProductTextCommand(Text.Id, Text.Into, Text.Forms, Text.Version, Reason: Words.Reason, Draft: Form), CancellationToken.None);

    public sealed class ReviewWords
    {
        public string? Reason { get; set; }
    }
}
