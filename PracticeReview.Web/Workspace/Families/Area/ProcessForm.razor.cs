using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;

namespace PracticeReview.Web.Workspace.Families.Area;

/// <summary>Tells a family, or one person of it, of another process.</summary>
public sealed partial class ProcessForm
{
    [Inject]
    public required TellFamily UseCase { get; set; }

    [Parameter, EditorRequired]
    public required FamilyToldView View { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    private async Task TellAsync()
    {
        var command = new TellOfProcessCommand(View.Case, Words.OnlyFor is { } one ? new FamilyMemberId(one) : null, Words.Kind, Words.Text, Words.AskName, Words.AskHow, Form);
        var sent = await SendAsync(async actor => await UseCase.OfProcessAsync(actor, command, CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            Words = new ProcessWords();
            await Changed.InvokeAsync();
        }
    }

    public sealed class ProcessWords
    {
        public ProcessKind? Kind { get; set; }
        public Guid? OnlyFor { get; set; }
        public string? Text { get; set; }
        public string? AskName { get; set; }
        public string? AskHow { get; set; }
    }
}
