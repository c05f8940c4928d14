using PracticeReview.Data.GoodOutcomes;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.GoodOutcomes;

/// <summary>The features of a good outcome referral, in the policy's own words (5.3).</summary>
public static class GoodOutcomeWords
{
    public static readonly IReadOnlyList<(GoodOutcomeFeature Feature, string Label, string Hint)> Features =
    [
        (GoodOutcomeFeature.LivedExperience, "The lived experience of the child and family", "How we know we made a positive difference to their lived experience (outcomes)"),
        (GoodOutcomeFeature.StepsTaken, "The steps you took to improve care", "In a practical and accessible way"),
        (GoodOutcomeFeature.KnowledgeForOthers, "What others need to know to improve care in their areas", ""),
        (GoodOutcomeFeature.SuccessesAndChallenges, "Your successes and challenges", "Reflect on both"),
        (GoodOutcomeFeature.LearningAndImprovement, "Learning, and further areas for improvement", ""),
        (GoodOutcomeFeature.UsefulToOthers, "Learning that could be useful to others", ""),
        (GoodOutcomeFeature.ObjectivesAndPriorState, "The objectives", "What was happening before, why it was needed and how it was implemented"),
        (GoodOutcomeFeature.Barriers, "Barriers, and the methods used to overcome them", ""),
        (GoodOutcomeFeature.Effect, "The effect the change had on service performance and outcomes", "Through an evaluation process"),
    ];

    public static readonly IReadOnlyList<(bool Value, string Words)> Answers = [(true, "Hold a good outcome review"), (false, "Do not hold one")];

    public static (BadgeKind Kind, string Words) State(bool? isAccepted) => isAccepted switch
    {
        null => (BadgeKind.Waiting, "With the Virtual Panel"),
        true => (BadgeKind.Done, "Good outcome review"),
        false => (BadgeKind.Done, "No review"),
    };
}
