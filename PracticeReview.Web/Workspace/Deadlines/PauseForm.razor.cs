using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Deadlines;

namespace PracticeReview.Web.Workspace.Deadlines;

/// <summary>Pauses a clock: why, who allowed it, from when to when.</summary>
public sealed partial class PauseForm
{
    [Inject]
    public required PauseClock UseCase { get; set; }

    [Parameter, EditorRequired]
    public CaseId Case { get; set; }

    /// <summary>The clocks that run in the case.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ClockView> Clocks { get; set; }

    [Parameter]
    public EventCallback Sent { get; set; }

    private IReadOnlyList<ClockView> Pausable => [.. Clocks.Where(clock => clock.WhyNeverPaused is null)];

    private async Task PauseAsync()
    {
        var words = new PauseWords(Words.Kind, Words.Reason, Words.Why, Words.AllowedByName, Words.AllowedByRole, Words.First, Words.Last);
        if ((await SendAsync(async actor => await UseCase.RunAsync(actor, Case, words, CancellationToken.None, Form)))?.Succeeded == true)
        {
            Words = new PauseDraft();
            await Sent.InvokeAsync();
        }
    }

    /// <summary>What is typed. Days are London's.</summary>
    public sealed class PauseDraft
    {
        public DeadlineKind? Kind { get; set; }
        public PauseReason? Reason { get; set; }
        public string? Why { get; set; }
        public string? AllowedByName { get; set; }
        public string? AllowedByRole { get; set; }
        public DateOnly? First { get; set; }
        public DateOnly? Last { get; set; }
    }
}
