using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Workspace.Families.Area;

/// <summary>A professional writes down what a person said in a talk, so that it takes the way of all words of the family.</summary>
public sealed partial class EnterWordsForm
{
    private const string NoPassage = "They were given no passage yet. Release it to them first, and read it with them.";

    private bool _entered;

    [Inject]
    public required EnterContribution UseCase { get; set; }

    [Parameter, EditorRequired]
    public required MemberAreaView View { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    protected override SpokenTyped Begin() => new() { Id = Guid.CreateVersion7() };

    private async Task EnterAsync()
    {
        _entered = false;
        var said = new SpokenWords(Words.Kind, Words.Text, Words.Language, Words.ToldOn, Words.Interpreter, Words.Passage is { } passage ? new ReleasedPassageId(passage) : null);
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor, new EnterContributionCommand(new ContributionId(Words.Id), View.Member, said, Form), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            (Words, _entered) = (Begin(), true);
            await Changed.InvokeAsync();
        }
    }

    /// <summary>What is typed. The identifier is made with the form, so that sending twice is sending once.</summary>
    public sealed class SpokenTyped
    {
        public Guid Id { get; set; }
        public ContributionKind? Kind { get; set; }
        public Guid? Passage { get; set; }
        public string? Text { get; set; }
        public string Language { get; set; } = Languages.English.Code;
        public DateOnly? ToldOn { get; set; }
        public string? Interpreter { get; set; }
    }
}
