using Microsoft.AspNetCore.Components;
using PracticeReview.Data;
using PracticeReview.Data.Families;

namespace PracticeReview.Web.Workspace.Families;

/// <summary>Records who explained something to a person aloud, through whom, and whether it was understood.</summary>
public sealed partial class ExplainedForm
{
    [Inject]
    public required RecordExplanation UseCase { get; set; }

    [Parameter, EditorRequired]
    public required FamilyLettersView View { get; set; }

    [Parameter]
    public EventCallback Saved { get; set; }

    [Parameter]
    public EventCallback Cancelled { get; set; }

    protected override ExplainedWords Begin() => new() { ExplainedBy = View.Self, On = View.Today };

    private void Choose(Understanding understanding)
    {
        Words.Understanding = understanding;
        Touch();
    }

    private async Task SaveAsync()
    {
        if (View.Explainable.FirstOrDefault(thing => thing.Subject == Words.Subject) is not { } thing)
        {
            Refuse([new Refusal("Subject", "Choose what was explained.")]);
            return;
        }
        var command = new RecordExplanationCommand(View.Member, thing.Thing, thing.Subject, Words.ExplainedBy, Words.On, Words.Interpreter, Words.Understanding, Words.Note, Form);
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor, command, CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            await Saved.InvokeAsync();
        }
    }

    public sealed class ExplainedWords
    {
        public Guid? Subject { get; set; }
        public string? ExplainedBy { get; set; }
        public DateOnly? On { get; set; }
        public string? Interpreter { get; set; }
        public Understanding? Understanding { get; set; }
        public string? Note { get; set; }
    }
}
