using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Families;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>The review says what becomes of something a family member sent, and why. It is said once.</summary>
public sealed partial class AnswerForm
{
    private const string Hint = "They read exactly this. Write as you would say it to them.";

    [Inject]
    public required AnswerContribution UseCase { get; set; }

    [Parameter, EditorRequired]
    public required StaffContribution Sent { get; set; }

    /// <summary>Who they are to the child.</summary>
    [Parameter, EditorRequired]
    public required string Relation { get; set; }

    /// <summary>Code of the language they read.</summary>
    [Parameter, EditorRequired]
    public required string Language { get; set; }

    [Parameter]
    public EventCallback Answered { get; set; }

    /// <summary>Raised when somebody else answered first.</summary>
    [Parameter]
    public EventCallback Missed { get; set; }

    protected override AnswerWords Begin() =>
        new() { Outcome = Sent.Kind == ContributionKind.Question ? AnswerOutcome.Answered : null };

    private void Choose(AnswerOutcome outcome)
    {
        Words.Outcome = outcome;
        Touch();
    }

    private void Choose(ForeignRelease? foreign)
    {
        Words.Foreign = foreign;
        Touch();
    }

    private async Task AnswerAsync()
    {
        var sent = await SendAsync(async actor =>
            await UseCase.RunAsync(actor, new AnswerContributionCommand(Sent.Id, Words.Outcome, Words.Text, Form, Words.Foreign), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            await Answered.InvokeAsync();
        }
        else if (sent?.Refusals.Any(refusal => refusal.Field is null) == true)
        {
            await Missed.InvokeAsync();
        }
    }

    public sealed class AnswerWords
    {
        public AnswerOutcome? Outcome { get; set; }
        public string? Text { get; set; }
        public ForeignRelease? Foreign { get; set; }
    }
}
