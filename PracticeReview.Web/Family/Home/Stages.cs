using PracticeReview.Data.Families;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Home;

/// <summary>The stages of a review in plain words: what happens in each, and whose turn it is.</summary>
internal static class Stages
{
    private static readonly FamilyStage[] s_way =
    [
        FamilyStage.Deciding, FamilyStage.Gathering, FamilyStage.Meeting, FamilyStage.Reviewing,
        FamilyStage.WritingReport, FamilyStage.Published, FamilyStage.CarryingOutActions, FamilyStage.Finished,
    ];

    /// <summary>The way from the beginning to the end. What is still to come is explained; where the review is now is told above it.</summary>
    public static IReadOnlyList<JourneyStep> WayOf(Localizer words, FamilyStage now) =>
        now == FamilyStage.NotReviewed
            ? [new(TitleOf(words, FamilyStage.Deciding), JourneyPlace.Done), new(TitleOf(words, now), JourneyPlace.Now, MeaningOf(words, now))]
            : [.. s_way.Select(stage => new JourneyStep(TitleOf(words, stage),
                stage < now ? JourneyPlace.Done : stage == now ? JourneyPlace.Now : JourneyPlace.Later,
                stage > now ? MeaningOf(words, stage) : null))];

    public static LocalText TitleOf(Localizer words, FamilyStage stage) => stage switch
    {
        FamilyStage.Deciding => words.Say("Deciding whether there will be a review"),
        FamilyStage.Gathering => words.Say("Gathering what is known"),
        FamilyStage.Meeting => words.Say("A first look together"),
        FamilyStage.Reviewing => words.Say("Looking closely"),
        FamilyStage.WritingReport => words.Say("Writing the report"),
        FamilyStage.Published => words.Say("The report is finished"),
        FamilyStage.CarryingOutActions => words.Say("Putting things right"),
        FamilyStage.Finished => words.Say("The review has ended"),
        _ => words.Say("There will be no review"),
    };

    public static LocalText MeaningOf(Localizer words, FamilyStage stage) => stage switch
    {
        FamilyStage.Deciding => words.Say("A small panel reads what was reported and decides what kind of review is needed. It is their turn."),
        FamilyStage.Gathering => words.Say("The services who knew your family write down what they did and when. It is their turn. What you know matters just as much, whenever you want to say it."),
        FamilyStage.Meeting => words.Say("People from the services meet, read everything and decide whether to look more closely. It is their turn."),
        FamilyStage.Reviewing => words.Say("A review group asks what happened and why. This is the best time to say what they should look at, and what it was like for you. It is their turn, and yours if you want it."),
        FamilyStage.WritingReport => words.Say("The review group writes down what was learned. You can read the parts they show you and say what is not right. It is their turn, and yours if you want it."),
        FamilyStage.Published => words.Say("The report has been finished. You can ask us what it says, and when others can read it."),
        FamilyStage.CarryingOutActions => words.Say("The services change what they promised to change, and others check that they did. It is their turn."),
        FamilyStage.Finished => words.Say("The work is done. You can still ask us something."),
        _ => words.Say("The panel decided that this will not be reviewed. You can ask us why, and we will answer."),
    };
}
