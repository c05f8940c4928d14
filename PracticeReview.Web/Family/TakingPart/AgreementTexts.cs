using Microsoft.AspNetCore.Html;
using PracticeReview.Data.Families;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.TakingPart;

/// <summary>What a person is told before they agree: what it involves, what happens with it, who sees it (guidance 1.2).</summary>
internal static class AgreementTexts
{
    public static LocalText Question(Localizer words, FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed => words.Say("Would you like to be told how the review goes?"),
        FamilyActivity.InfluenceFocus => words.Say("Would you like to say what the review should look at?"),
        FamilyActivity.ShareExperience => words.Say("Would you like to tell the review what it was like for you?"),
        _ => words.Say("Would you like to read parts of the draft report and say what you think?"),
    };

    public static LocalText Title(Localizer words, FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed => words.Say("Being kept informed"),
        FamilyActivity.InfluenceFocus => words.Say("Saying what the review should look at"),
        FamilyActivity.ShareExperience => words.Say("Telling what it was like"),
        _ => words.Say("Reading and commenting on the draft"),
    };

    /// <summary>What it involves, what happens with it, who sees it.</summary>
    public static IReadOnlyList<IHtmlContent> Explanation(Localizer words, FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed =>
        [
            words.Say("We tell you when something new stands here, by the way you called safe. You need to do nothing."),
            words.Say("We send only a short line without names. What it is about stands here and nowhere else."),
            words.Say("Only your contact person and the people of the review know that you are being told."),
        ],
        FamilyActivity.InfluenceFocus =>
        [
            words.Say("You write what you think the review should ask or look at. One sentence is enough, in any language."),
            words.Say("The review group talks about it and decides. You read here what they decided, and why."),
            words.Say("The review group and your contact person see what you wrote. Other members of your family do not."),
        ],
        FamilyActivity.ShareExperience =>
        [
            words.Say("Your contact person meets you where and when it suits you, and listens. You can bring somebody, and stop at any time."),
            words.Say("What you say helps the review to understand. Your words stand in the report only if you agree, and without your name unless you want it."),
            words.Say("The review group reads what was written down. You can ask to read it first."),
        ],
        _ =>
        [
            words.Say("You read parts of the report before it is finished. Some of it may be hard to read. You can read a little, or nothing."),
            words.Say("You can say that something is wrong, that words hurt, or anything else. You read here what became of each comment."),
            words.Say("The review group and your contact person see your comments. The draft itself must not be passed on before it is published."),
        ],
    };

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
