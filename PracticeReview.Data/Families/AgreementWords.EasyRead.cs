using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <content>The easy words: very short sentences, each beside a picture.</content>
public static partial class AgreementWords
{
    private static string EasyQuestion(FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed => Texts.Mark("Do you want to hear how it goes?"),
        FamilyActivity.InfluenceFocus => Texts.Mark("Do you want to say what we should look at?"),
        FamilyActivity.ShareExperience => Texts.Mark("Do you want to tell us what it was like?"),
        _ => Texts.Mark("Do you want to read what we write?"),
    };

    private static IReadOnlyList<string> EasyExplanation(FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed =>
        [
            Texts.Mark("We tell you when there is news. You do not have to do anything."),
            Texts.Mark("We send a short message. It has no names."),
            Texts.Mark("Your contact person knows it. The people of the review know it. Nobody else does."),
        ],
        FamilyActivity.InfluenceFocus =>
        [
            Texts.Mark("You tell us what to look at. One sentence is enough."),
            Texts.Mark("The review group talks about it. You read here what they say."),
            Texts.Mark("The review group and your contact person can read it. Your family cannot."),
        ],
        FamilyActivity.ShareExperience =>
        [
            Texts.Mark("Your contact person meets you and listens. You can bring someone. You can stop at any time."),
            Texts.Mark("It helps us to learn. Your words are in the report only if you say yes."),
            Texts.Mark("The review group reads it. You can ask to read it first."),
        ],
        _ =>
        [
            Texts.Mark("You read a part of the report. It may make you sad. You can stop."),
            Texts.Mark("You tell us if it is wrong or if it hurts. We tell you what we did."),
            Texts.Mark("The review group and your contact person read what you say. Please do not show the report to others yet."),
        ],
    };
}
