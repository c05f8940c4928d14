using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <content>The words for young people of about 12 to 17.</content>
public static partial class AgreementWords
{
    private static string YoungQuestion(FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed => Texts.Mark("Do you want us to tell you how things are going?"),
        FamilyActivity.InfluenceFocus => Texts.Mark("Do you want to say what we should look into?"),
        FamilyActivity.ShareExperience => Texts.Mark("Do you want to tell us what it was like for you?"),
        _ => Texts.Mark("Do you want to read bits of the report before it is done?"),
    };

    private static IReadOnlyList<string> YoungExplanation(FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed =>
        [
            Texts.Mark("When there is something new here, we let you know in a way that is safe for you. You do not have to do a thing."),
            Texts.Mark("The message is short and has no names in it. If someone looks at your phone, it gives nothing away."),
            Texts.Mark("Your contact person knows, and so do the people who do the review. We do not tell your school. If a parent or carer had to agree, they know that you take part."),
        ],
        FamilyActivity.InfluenceFocus =>
        [
            Texts.Mark("You tell us what we should ask or find out. One line is fine. You cannot get it wrong."),
            Texts.Mark("The people who do the review talk about it. Then you can read here what they will do, and why."),
            Texts.Mark("They see what you wrote, and so does your contact person. Your family does not."),
        ],
        FamilyActivity.ShareExperience =>
        [
            Texts.Mark("Your contact person meets you where you feel okay, and listens. You can bring a friend. You can skip things, and stop when you want."),
            Texts.Mark("What you say helps us see it from your side. We only put your words in the report if you say yes. We leave your name out unless you want it there."),
            Texts.Mark("The people who do the review read what was noted down. You can ask to see it first. If you or someone else is in danger, we have to act. We tell you first if we can."),
        ],
        _ =>
        [
            Texts.Mark("You see parts of the report early. Some of it may be hard to read. Read a bit, or stop, or read it with someone."),
            Texts.Mark("You can tell us if something is wrong or if the words hurt. We tell you what we did about it."),
            Texts.Mark("The people who do the review see what you say, and so does your contact person. Please do not share the draft with anyone until it is out."),
        ],
    };
}
