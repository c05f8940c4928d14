using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <content>The words for children of about 8 to 11, to be read together with a grown-up they trust.</content>
public static partial class AgreementWords
{
    private static string ChildQuestion(FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed => Texts.Mark("Shall we tell you how it goes on?"),
        FamilyActivity.InfluenceFocus => Texts.Mark("Is there something we should find out?"),
        FamilyActivity.ShareExperience => Texts.Mark("Would you like to tell us how it was for you?"),
        _ => Texts.Mark("Would you like to see some of what we write?"),
    };

    private static IReadOnlyList<string> ChildExplanation(FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed =>
        [
            Texts.Mark("We tell you when there is something new. You do not have to do anything."),
            Texts.Mark("We send a short note. It has no names in it."),
            Texts.Mark("The people who look after the review know. If a grown-up had to say yes too, they know that you help us."),
        ],
        FamilyActivity.InfluenceFocus =>
        [
            Texts.Mark("You tell us what we should ask about. You can say it, write it or draw it."),
            Texts.Mark("We talk about it. Then we tell you what we will do."),
            Texts.Mark("The people who do the review see it. Your family does not."),
        ],
        FamilyActivity.ShareExperience =>
        [
            Texts.Mark("Somebody kind comes and listens to you. You can bring a grown-up or a toy. You can stop at any time. Nobody will be cross."),
            Texts.Mark("What you say helps us to keep other children safe. We do not write your name."),
            Texts.Mark("The people who do the review read it. If somebody is hurting you, we have to tell people who can help. We tell you first if we can."),
        ],
        _ =>
        [
            Texts.Mark("You and your grown-up read a little of what we write. It may make you sad. You can stop and do something nice."),
            Texts.Mark("You can say if it is not right, or if it hurts. We listen, and we tell you what we did."),
            Texts.Mark("The people who do the review see what you say. Please keep what you read to yourself and your grown-up for now."),
        ],
    };
}
