using PracticeReview.Data.Cases;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Families;

/// <summary>The ways of taking part that a person agrees to, or not, one by one (checklist J3).</summary>
public enum FamilyActivity
{
    /// <summary>Being told how the review goes and what it found.</summary>
    KeptInformed,
    /// <summary>Saying what the review should look at (quality marker question 4).</summary>
    InfluenceFocus,
    /// <summary>Telling the review what it was like (question 6).</summary>
    ShareExperience,
    /// <summary>Reading and commenting on draft passages (question 9).</summary>
    CommentOnDraft,
}

/// <summary>What a person chose. "Not now" and "I'd rather talk" are answers, not failures to answer.</summary>
public enum AgreementAnswer
{
    Yes,
    No,
    NotNow,
    RatherTalk,
}

/// <summary>Who explained what agreeing means (guidance 1.2, 1.5).</summary>
public enum ExplainedBy
{
    ReadItMyself,
    Facilitator,
    FacilitatorWithInterpreter,
    SomeoneElse,
}

/// <summary>
/// One choice about one activity. Choices are never changed: a new one replaces the one before, and both stay known, with the
/// language the person read when they chose.
/// </summary>
public sealed class AgreementChoice
{
    private AgreementChoice() { }

    internal AgreementChoice(FamilyActor actor, FamilyActivity activity, AgreementAnswer answer, ExplainedBy explainedBy, string language, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        PartnershipId = actor.Partnership;
        CaseId = actor.Case;
        FamilyMemberId = actor.Id;
        Activity = activity;
        Answer = answer;
        ExplainedBy = explainedBy;
        Language = language;
        ChosenAt = now;
    }

    /// <summary>What a professional enters for a person who said it to them. The person is asked whether it is right.</summary>
    internal static AgreementChoice EnterFor(StaffActor actor, FamilyMember member, FamilyActivity activity, AgreementAnswer answer, ExplainedBy explainedBy, string language, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        PartnershipId = member.PartnershipId,
        CaseId = member.CaseId,
        FamilyMemberId = member.Id,
        Activity = activity,
        Answer = answer,
        ExplainedBy = explainedBy,
        Language = language,
        ChosenAt = now,
        EnteredBy = actor.Id,
    };

    /// <summary>Keeps the very words that were agreed to, who explained them, and through which interpreter.</summary>
    internal void Explained(string? words, string? byName, string? interpreter, AgreementReader wordsFor = AgreementReader.Adult) =>
        (Words, WordsFor, ExplainedByName, InterpreterName) = (words, words is null ? null : wordsFor, Given(byName), Given(interpreter));

    /// <summary>The person says that what was entered for them is right.</summary>
    /// <param name="read">Which choices stood before the person. To others they have not said yes.</param>
    /// <returns>False where there is nothing to confirm, or the person did not read this one, or it is another's.</returns>
    public bool Confirm(FamilyActor actor, IReadOnlyCollection<Guid> read, DateTimeOffset now)
    {
        if (actor.Id != FamilyMemberId || !AwaitsConfirmation || !read.Contains(Id))
        {
            return false;
        }
        ConfirmedAt = now;
        return true;
    }

    /// <summary>The very words the person agreed to or not, in <see cref="WordsLanguage"/>; null for choices made before they were kept.</summary>
    public string? Words { get; private set; }

    /// <summary>Code of the language in which those words stand: what is read out to somebody stands in English, in whatever language it is explained.</summary>
    public string WordsLanguage => EnteredBy is null ? Language : Translations.Languages.English.Code;

    /// <summary>For whom those words are written; null where none are kept.</summary>
    public AgreementReader? WordsFor { get; private set; }

    /// <summary>Stands for those words: the same words, the same version.</summary>
    public string? WordsVersion => Words is null ? null : Translations.CaseTextTranslation.HashOf(Words)[..8];
    /// <summary>The name of the one who explained it, where the person gave it.</summary>
    public string? ExplainedByName { get; private set; }
    public string? InterpreterName { get; private set; }
    /// <summary>The professional who entered it for the person; null where they chose themselves.</summary>
    public StaffId? EnteredBy { get; private set; }
    /// <summary>When the person said that what was entered for them is right; null while they have not, and where they chose themselves.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Whether professionals entered it for the person, who has not said yet whether it is right.</summary>
    public bool AwaitsConfirmation => EnteredBy is not null && ConfirmedAt is null;

    private static string? Given(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();

    public Guid Id { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public FamilyMemberId FamilyMemberId { get; private set; }
    public FamilyActivity Activity { get; private set; }
    public AgreementAnswer Answer { get; private set; }
    public ExplainedBy ExplainedBy { get; private set; }
    /// <summary>Code of the language in which the person read it, or it was explained to them.</summary>
    public string Language { get; private set; } = "";
    public DateTimeOffset ChosenAt { get; private set; }
    /// <summary>Of a "not now": the London day on which the person said they may be asked again; null where they named none.</summary>
    public DateOnly? AskAgainOn { get; private set; }

    /// <summary>Names the day on which the person may be asked again. Only a "not now" has one: any other answer stands until they change it.</summary>
    internal void MayBeAskedAgain(DateOnly? on) => AskAgainOn = Answer == AgreementAnswer.NotNow ? on : null;

    /// <summary>
    /// Since when the person rests from this: they said "not now", and have not said otherwise. Nothing is sent to them about it and nothing
    /// waits for them; what is released meanwhile is in their area when they look (guidance 1.2).
    /// </summary>
    public DateTimeOffset? NotNowSince => Answer == AgreementAnswer.NotNow ? ChosenAt : null;

    /// <summary>Whether the person said no to everything there is to take part in, as the page on stopping does for them.</summary>
    public static bool SaidNoToEverything(IReadOnlyDictionary<FamilyActivity, AgreementChoice> inForce) =>
        Enum.GetValues<FamilyActivity>().All(activity => inForce.TryGetValue(activity, out var choice) && choice.Answer == AgreementAnswer.No);

    /// <summary>Of the choices in force, those that were entered for the person, who has not said yet whether they are right. What was replaced is asked about no more.</summary>
    public static IReadOnlyList<AgreementChoice> ToConfirm(IEnumerable<AgreementChoice> choices) =>
        [.. InForce(choices).Values.Where(choice => choice.AwaitsConfirmation).OrderBy(choice => choice.Activity)];

    /// <summary>The choices in force: the latest for each activity.</summary>
    public static IReadOnlyDictionary<FamilyActivity, AgreementChoice> InForce(IEnumerable<AgreementChoice> choices) =>
        choices.GroupBy(choice => choice.Activity).ToDictionary(group => group.Key, group => group.MaxBy(choice => (choice.ChosenAt, choice.Id))!);
}
