using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Assurance;
using PracticeReview.Data.Cases;

namespace PracticeReview.Web.Workspace.Assurance;

/// <summary>The review group answers one question, pointing to what the portal holds.</summary>
public sealed partial class AnswerQuestionForm
{
    private bool _isMissed;

    [Inject]
    public required AnswerAssuranceQuestion UseCase { get; set; }

    [Parameter, EditorRequired]
    public CaseId Case { get; set; }

    [Parameter, EditorRequired]
    public required AssuranceQuestionView View { get; set; }

    /// <summary>The point of the review that is answered for.</summary>
    [Parameter, EditorRequired]
    public AssuranceStage Stage { get; set; }

    [Parameter]
    public EventCallback Saved { get; set; }

    /// <summary>Raised when somebody else answered first, so that the page shows their answer too.</summary>
    [Parameter]
    public EventCallback Missed { get; set; }

    [Parameter]
    public EventCallback Cancelled { get; set; }

    private string Hint => Words.Verdict is AssuranceVerdict.No or AssuranceVerdict.Partly
        ? "Say what is missing, and what will be done about it."
        : "Needed where no evidence is chosen.";

    protected override QuestionWords Begin() => new()
    {
        Verdict = View.Answer?.Verdict,
        Explanation = View.Answer?.Explanation,
        Evidence = [.. View.Answer?.Evidence.Where(piece => piece.IsInForce).Select(Key) ?? []],
        Replaces = View.Answer?.Id,
    };

    private static string Key(EvidenceView piece) => $"{piece.Kind}:{piece.Subject}";

    private void Choose(AssuranceVerdict verdict)
    {
        Words.Verdict = verdict;
        Touch();
    }

    private void Point(string key)
    {
        if (!Words.Evidence.Remove(key))
        {
            Words.Evidence.Add(key);
        }
        Touch();
    }

    private async Task SaveAsync()
    {
        var evidence = View.Available.Where(piece => Words.Evidence.Contains(Key(piece))).Select(piece => (piece.Kind, piece.Subject)).ToList();
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor,
            new AnswerAssuranceQuestionCommand(Case, View.Question.Number, Words.Verdict, Words.Explanation, evidence, Words.Replaces, Form, Stage), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            await Saved.InvokeAsync();
        }
        else if (sent?.Refusals.Contains(Refusal.ChangedMeanwhile) == true)
        {
            _isMissed = true;
            await Missed.InvokeAsync();
            Words.Replaces = View.Answer?.Id;
        }
    }

    /// <summary>What is typed and chosen, and the answer it replaces.</summary>
    public sealed class QuestionWords
    {
        public AssuranceVerdict? Verdict { get; set; }
        public string? Explanation { get; set; }
        public List<string> Evidence { get; set; } = [];
        public Guid? Replaces { get; set; }
    }
}
