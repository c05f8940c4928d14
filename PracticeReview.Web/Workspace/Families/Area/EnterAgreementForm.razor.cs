using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;

namespace PracticeReview.Web.Workspace.Families.Area;

/// <summary>A professional enters what a person agreed to in a talk, with who explained it and through whom.</summary>
public sealed partial class EnterAgreementForm
{
    private bool _entered;

    [Inject]
    public required EnterAgreement UseCase { get; set; }

    [Parameter, EditorRequired]
    public required MemberAreaView View { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private AgreementReader Reader => View.Consent?.Considered.WordsFor ?? AgreementReader.Adult;

    protected override AgreementWordsTyped Begin() => new() { Language = View.Language };

    private void Choose(FamilyActivity activity, ChangeEventArgs chosen)
    {
        Words.Choices[activity] = Enum.TryParse<AgreementAnswer>(chosen.Value as string, out var answer) ? answer : null;
        Touch();
    }

    private async Task EnterAsync()
    {
        _entered = false;
        var choices = Words.Choices.Where(choice => choice.Value is not null).ToDictionary(choice => choice.Key, choice => choice.Value!.Value);
        var command = new EnterAgreementCommand(View.Member, choices, Words.ExplainedBy, Words.ExplainedByName, Words.InterpreterName, Words.Language,
            choices.Keys.ToDictionary(activity => activity, activity => AgreementWords.InOnePiece(activity, Reader)), Form, Reader)
        {
            // Typed for a "not now" that was changed to something else meanwhile: the day is not asked any more.
            AskAgainOn = choices.ContainsValue(AgreementAnswer.NotNow) ? Words.AskAgainOn : null,
        };
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor, command, CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            (Words, _entered) = (Begin(), true);
            await Changed.InvokeAsync();
        }
    }

    public sealed class AgreementWordsTyped
    {
        public Dictionary<FamilyActivity, AgreementAnswer?> Choices { get; set; } = [];
        public ExplainedBy? ExplainedBy { get; set; }
        public string? ExplainedByName { get; set; }
        public string? InterpreterName { get; set; }
        public string? Language { get; set; }
        public DateOnly? AskAgainOn { get; set; }
    }
}
