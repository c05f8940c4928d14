using Microsoft.AspNetCore.Components;
using PracticeReview.Data.Information;
using PracticeReview.Web.Workspace.Cases;

namespace PracticeReview.Web.Workspace.Information;

/// <summary>The business unit rates a return, or sends it back where it is not enough to decide (Policy 7.7, 10.3 e).</summary>
public sealed partial class RateSummaryForm
{
    private const string Hint = "Honest and constructive: what was good, what would help the next time.";
    private static readonly IReadOnlyList<(CriterionMet Value, string Words)> s_answers =
        [.. Enum.GetValues<CriterionMet>().Select(met => (met, InformationWords.Name(met)))];

    [Inject]
    public required RateSummary UseCase { get; set; }

    [Parameter, EditorRequired]
    public required AskedAgency Asked { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<string> Saved { get; set; }

    private bool GoesBack => Words.Of(SummaryCriterion.EnoughToDecide) == CriterionMet.NotMet;

    private void Answer(SummaryCriterion criterion, CriterionMet? met)
    {
        if (met is { } answer)
        {
            Words.Answers[criterion] = answer;
            Touch();
        }
    }

    private async Task SaveAsync()
    {
        var goesBack = GoesBack;
        var sent = await SendAsync(async actor => await UseCase.RunAsync(actor,
            new RateSummaryCommand(Asked.Id, Words.Answers, Words.Told ?? "", Words.ReturnBy, Asked.Round, Form), CancellationToken.None));
        if (sent?.Succeeded == true)
        {
            await Saved.InvokeAsync(goesBack
                ? $"It went back to {Asked.AgencyName}, to be returned by the end of {CaseWords.Day(Words.ReturnBy!.Value)}."
                : $"The return of {Asked.AgencyName} is rated.");
        }
    }

    /// <summary>What is chosen and typed.</summary>
    public sealed class RatingWords
    {
        public Dictionary<SummaryCriterion, CriterionMet> Answers { get; set; } = [];
        public string? Told { get; set; }
        public DateOnly? ReturnBy { get; set; }

        public CriterionMet? Of(SummaryCriterion criterion) => Answers.TryGetValue(criterion, out var met) ? met : null;
    }
}
