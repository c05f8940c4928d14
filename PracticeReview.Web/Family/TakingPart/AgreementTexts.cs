using Microsoft.AspNetCore.Html;
using PracticeReview.Data.Families;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.TakingPart;

/// <summary>What a person is told before they agree: what it involves, what happens with it, who sees it (guidance 1.2).</summary>
internal static class AgreementTexts
{
    public static LocalText Question(Localizer words, FamilyActivity activity, AgreementReader reader) => words.SayMarked(AgreementWords.Question(activity, reader));

    public static LocalText Title(Localizer words, FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed => words.Say("Being kept informed"),
        FamilyActivity.InfluenceFocus => words.Say("Saying what the review should look at"),
        FamilyActivity.ShareExperience => words.Say("Telling what it was like"),
        _ => words.Say("Reading and commenting on the draft"),
    };

    /// <summary>What it involves, what happens with it, who sees it.</summary>
    public static IReadOnlyList<IHtmlContent> Explanation(Localizer words, FamilyActivity activity, AgreementReader reader) =>
        [.. AgreementWords.Explanation(activity, reader).Select(sentence => words.SayMarked(sentence))];

    /// <summary>The pictures beside the three parts of the explanation in easy words.</summary>
    public static IReadOnlyList<string> Pictures(FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed => ["phone", "private", "people"],
        FamilyActivity.InfluenceFocus => ["write", "meeting", "private"],
        FamilyActivity.ShareExperience => ["talk", "learn", "meeting"],
        _ => ["sad", "change", "private"],
    };

    /// <summary>Question and explanation as they are kept with a choice.</summary>
    public static string InOnePiece(Localizer words, FamilyActivity activity, AgreementReader reader) =>
        string.Join('\n', Explanation(words, activity, reader).Select(sentence => sentence.ToString()).Prepend(Question(words, activity, reader).ToString()));

    public static LocalText Of(Localizer words, AgreementAnswer answer) => answer switch
    {
        AgreementAnswer.Yes => words.SayIn("taking part", "Yes"),
        AgreementAnswer.No => words.SayIn("taking part", "No"),
        AgreementAnswer.NotNow => words.SayIn("taking part", "Not now"),
        _ => words.SayIn("taking part", "I would rather talk about it first"),
    };

    public static LocalText Of(Localizer words, ExplainedBy who) => who switch
    {
        ExplainedBy.ReadItMyself => words.SayIn("explained by", "I read it myself"),
        ExplainedBy.Facilitator => words.SayIn("explained by", "My contact person explained it to me"),
        ExplainedBy.FacilitatorWithInterpreter => words.SayIn("explained by", "My contact person explained it to me, with an interpreter"),
        _ => words.SayIn("explained by", "Somebody else explained it to me"),
    };
}
