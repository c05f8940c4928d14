using System.Globalization;
using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Workspace.Shell;

namespace PracticeReview.Web.Workspace.Families.Involvement;

/// <summary>The words by which the workspace calls how a family is mapped and involved.</summary>
public static class InvolvementWords
{
    public static string Name(Generation generation) => generation switch
    {
        Generation.Grandparents => "Grandparents' generation",
        Generation.Parents => "Parents' generation",
        Generation.Children => "Children's generation",
        Generation.Others => "Others who matter",
        _ => throw new ArgumentOutOfRangeException(nameof(generation), generation, "A row without a name."),
    };

    public static string Name(ParentalResponsibility responsibility) => responsibility switch
    {
        ParentalResponsibility.NotKnown => "Not known",
        ParentalResponsibility.Holds => "Holds parental responsibility",
        ParentalResponsibility.DoesNotHold => "No parental responsibility",
        _ => throw new ArgumentOutOfRangeException(nameof(responsibility), responsibility, "A responsibility without a name."),
    };

    public static string Name(RelationKind kind) => kind switch
    {
        RelationKind.ParentOf => "parent of",
        RelationKind.PartnerOf => "partner of",
        RelationKind.FormerPartnerOf => "former partner of",
        RelationKind.SiblingOf => "brother or sister of",
        RelationKind.CaresFor => "cares for",
        RelationKind.FriendOf => "friend of",
        RelationKind.OtherTieTo => "tied to",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A relation without a name."),
    };

    public static string Name(Tension tension) => tension switch
    {
        Tension.None => "No tension known",
        Tension.Strained => "Strained",
        Tension.Antagonistic => "Antagonistic",
        _ => throw new ArgumentOutOfRangeException(nameof(tension), tension, "A tension without a name."),
    };

    public static string Name(InvolvementChoice choice) => choice switch
    {
        InvolvementChoice.Undecided => "Not decided",
        InvolvementChoice.Involve => "To be involved",
        InvolvementChoice.NotInvolved => "Not involved",
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "A decision without a name."),
    };

    /// <summary>Where somebody's involvement stands, in the fewest words that are true.</summary>
    public static string Standing(MapPersonRow person) => person switch
    {
        { HasDeclined: true } => "Declined",
        { HeldUntil: { } day } => $"Held, look again {day.ToString("d MMM", CultureInfo.GetCultureInfo("en-GB"))}",
        _ => Name(person.Choice),
    };

    public static BadgeKind Look(MapPersonRow person) => person switch
    {
        { HasDeclined: true } => BadgeKind.Neutral,
        { HeldUntil: not null } => BadgeKind.Active,
        { Choice: InvolvementChoice.Involve } => BadgeKind.Done,
        { Choice: InvolvementChoice.NotInvolved } => BadgeKind.Neutral,
        _ => BadgeKind.Waiting,
    };

    public static string Name(HoldStepKind kind) => kind switch
    {
        HoldStepKind.LookedAgain => "Looked at again",
        HoldStepKind.Ended => "Ended",
        HoldStepKind.AnalysisReopened => "Analysis opened again",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A step without a name."),
    };

    public static string Name(ContactMeans means) => means switch
    {
        ContactMeans.InPerson => "In person",
        ContactMeans.Telephone => "By telephone",
        ContactMeans.TextMessage => "By text message",
        ContactMeans.Email => "By e-mail",
        ContactMeans.Letter => "By letter",
        ContactMeans.Video => "By video",
        ContactMeans.ThroughSomebody => "Through somebody they trust",
        _ => throw new ArgumentOutOfRangeException(nameof(means), means, "A means without a name."),
    };

    public static string Name(ContactSide side) => side switch
    {
        ContactSide.Us => "We approached them",
        ContactSide.Person => "They got in touch",
        _ => throw new ArgumentOutOfRangeException(nameof(side), side, "A side without a name."),
    };

    public static string Name(ContactOutcome outcome) => outcome switch
    {
        ContactOutcome.NotReached => "Not reached",
        ContactOutcome.Spoke => "Spoke",
        ContactOutcome.WantsToTakePart => "Wants to take part",
        ContactOutcome.AskedForTime => "Asked for time",
        ContactOutcome.Declined => "Declined",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a name."),
    };

    public static string Name(PortalContactKind kind) => kind switch
    {
        PortalContactKind.Invited => "Invited",
        PortalContactKind.LetterReleased => "A letter was shown",
        PortalContactKind.PassageReleased => "A passage of the draft was shown",
        PortalContactKind.QuestionsAsked => "A question in advance was shown",
        PortalContactKind.ExplainedByVoice => "Something was explained by voice",
        PortalContactKind.MeetingShown => "A meeting was shown",
        PortalContactKind.ChoiceRecorded => "Chose about taking part",
        PortalContactKind.QuestionAnswered => "Answered a question in advance",
        PortalContactKind.WordsSent => "Sent words",
        PortalContactKind.ToldOfChild => "Told of the child",
        PortalContactKind.AnswerGiven => "Words were answered",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name."),
    };

    public static string Name(FamilyPart part) => part switch
    {
        FamilyPart.Draft => "Reading the draft",
        FamilyPart.Comments => "Commenting on the draft",
        FamilyPart.Focus => "What the review should look at",
        FamilyPart.Questions => "Asking questions",
        FamilyPart.Asked => "Questions in advance: reading and answering them",
        FamilyPart.YourChild => "Telling of the child",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A part without a name."),
    };

    public static string Name(LimitGround ground) => ground switch
    {
        LimitGround.UnderInvestigation => "The person is under investigation",
        LimitGround.CourtProceedings => "Court proceedings",
        LimitGround.SafetyOfSomebody => "Somebody's safety",
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, "A ground without a name."),
    };

    public static string Name(MeetingPreparation preparation) => preparation switch
    {
        MeetingPreparation.SharedBeforehand => "What will be spoken about was shared with them beforehand",
        MeetingPreparation.InaccuraciesCorrected => "What they said was not right was put right",
        MeetingPreparation.ChairForewarned => "The chair knows what may become difficult",
        MeetingPreparation.SupportArranged => "Interpreter, advocate or supporter is arranged",
        MeetingPreparation.VenueSafe => "The place, and the way there and back, is safe for each of them",
        _ => throw new ArgumentOutOfRangeException(nameof(preparation), preparation, "A preparation without a name."),
    };

    public static string Name(FamilyMeetingState state) => state switch
    {
        FamilyMeetingState.Planned => "Planned",
        FamilyMeetingState.Held => "Held",
        FamilyMeetingState.Cancelled => "Cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a name."),
    };

    /// <summary>Said before it is recorded that nobody meets a person.</summary>
    public const string CalledOff = "Meetings with this person that are still to come are called off with it. Whoever was shown one is told that it does not take place, and not why.";

    /// <summary>Why a meeting was called off, for those who work with the family.</summary>
    public static string Name(CalledOffBecause because) => because switch
    {
        CalledOffBecause.Held => "A hold of somebody invited was recorded.",
        CalledOffBecause.Declined => "Somebody invited does not want to take part.",
        CalledOffBecause.NotInvolved => "It was decided not to involve somebody who was invited.",
        CalledOffBecause.Stopped => "Somebody invited has stopped taking part.",
        _ => throw new ArgumentOutOfRangeException(nameof(because), because, "A reason without a name."),
    };

    /// <summary>A text of a meeting that those invited read.</summary>
    public static string Name(MeetingText text) => text switch
    {
        MeetingText.Place => "Where",
        MeetingText.WithWhom => "Who comes",
        MeetingText.Points => "What it will be about",
        _ => throw new ArgumentOutOfRangeException(nameof(text), text, "A text without a name."),
    };

    public static string Name(MeetingAnswerKind kind) => kind switch
    {
        MeetingAnswerKind.Coming => "Comes",
        MeetingAnswerKind.NotComing => "Does not come",
        MeetingAnswerKind.AnotherTime => "Would like another time or place",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An answer without a name."),
    };

    /// <summary>Whose turn it is.</summary>
    public static string Name(MeetingStanding standing) => standing switch
    {
        MeetingStanding.ToAskInPerson => "has no area of their own: ask them in person",
        MeetingStanding.HasNotSaid => "has not said",
        MeetingStanding.AskedAgain => "asked again since it was moved",
        MeetingStanding.ToRead => "for you to read",
        MeetingStanding.Read => "read",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "A standing without a name."),
    };

    /// <summary>The instant of a London day and time in a form; null while one of them is missing.</summary>
    public static DateTimeOffset? Instant(DateOnly? day, TimeOnly? time) =>
        day is { } on && time is { } at ? Data.Calendar.LegalDay.At(on, at) : null;
}
