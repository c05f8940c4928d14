using PracticeReview.Data.Translations;

namespace PracticeReview.Data.Families;

/// <summary>
/// The English words of the agreement: what a person is told before they say yes, no, not now or "I'd rather talk" (guidance 1.2).
/// There are words for adults, for young people and for children, and easy ones with pictures; those that stood there are kept with every choice.
/// </summary>
public static partial class AgreementWords
{
    public static string Question(FamilyActivity activity, AgreementReader reader = AgreementReader.Adult) => reader switch
    {
        AgreementReader.Child => ChildQuestion(activity),
        AgreementReader.YoungPerson => YoungQuestion(activity),
        AgreementReader.EasyRead => EasyQuestion(activity),
        _ => AdultQuestion(activity),
    };

    /// <summary>What it involves, what happens with it, who sees it.</summary>
    public static IReadOnlyList<string> Explanation(FamilyActivity activity, AgreementReader reader = AgreementReader.Adult) => reader switch
    {
        AgreementReader.Child => ChildExplanation(activity),
        AgreementReader.YoungPerson => YoungExplanation(activity),
        AgreementReader.EasyRead => EasyExplanation(activity),
        _ => AdultExplanation(activity),
    };

    /// <summary>Question and explanation as they are kept with a choice.</summary>
    public static string InOnePiece(FamilyActivity activity, AgreementReader reader = AgreementReader.Adult) =>
        string.Join('\n', Explanation(activity, reader).Prepend(Question(activity, reader)));

    private static string AdultQuestion(FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed => Texts.Mark("Would you like to be told how the review goes?"),
        FamilyActivity.InfluenceFocus => Texts.Mark("Would you like to say what the review should look at?"),
        FamilyActivity.ShareExperience => Texts.Mark("Would you like to tell the review what it was like for you?"),
        _ => Texts.Mark("Would you like to read parts of the draft report and say what you think?"),
    };

    private static IReadOnlyList<string> AdultExplanation(FamilyActivity activity) => activity switch
    {
        FamilyActivity.KeptInformed =>
        [
            Texts.Mark("We tell you when something new stands here, by the way you called safe. You need to do nothing."),
            Texts.Mark("We send only a short line without names. What it is about stands here and nowhere else."),
            Texts.Mark("Only your contact person and the people of the review know that you are being told."),
        ],
        FamilyActivity.InfluenceFocus =>
        [
            Texts.Mark("You write what you think the review should ask or look at. One sentence is enough, in any language."),
            Texts.Mark("The review group talks about it and decides. You read here what they decided, and why."),
            Texts.Mark("The review group and your contact person see what you wrote. Other members of your family do not."),
        ],
        FamilyActivity.ShareExperience =>
        [
            Texts.Mark("Your contact person meets you where and when it suits you, and listens. You can bring somebody, and stop at any time."),
            Texts.Mark("What you say helps the review to understand. Your words stand in the report only if you agree, and without your name unless you want it."),
            Texts.Mark("The review group reads what was written down. You can ask to read it first."),
        ],
        _ =>
        [
            Texts.Mark("You read parts of the report before it is finished. Some of it may be hard to read. You can read a little, or nothing."),
            Texts.Mark("You can say that something is wrong, that words hurt, or anything else. You read here what became of each comment."),
            Texts.Mark("The review group and your contact person see your comments. The draft itself must not be passed on before it is published."),
        ],
    };
}
