using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Asked;

internal static class AskedTexts
{
    public static IReadOnlyList<Choice> Choices(Localizer words) => [.. Enum.GetValues<QuestionAnswerKind>().Select(kind => new Choice(kind.ToString(), Of(words, kind)))];

    public static LocalText Of(Localizer words, QuestionAnswerKind kind) => kind switch
    {
        QuestionAnswerKind.Words => words.SayIn("answer to a question", "I write my answer"),
        QuestionAnswerKind.Skip => words.SayIn("answer to a question", "Skip this one"),
        QuestionAnswerKind.DoNotRemember => words.SayIn("answer to a question", "I don't remember"),
        QuestionAnswerKind.TooHardToWrite => words.SayIn("answer to a question", "It is too hard to write"),
        _ => words.SayIn("answer to a question", "I would rather talk about it"),
    };

    public static LocalText Done(Localizer words, QuestionAnswerKind kind) => kind switch
    {
        QuestionAnswerKind.Words => words.SayIn("answer to a question", "You answered"),
        QuestionAnswerKind.Skip => words.SayIn("answer to a question", "You skipped it"),
        QuestionAnswerKind.DoNotRemember => words.SayIn("answer to a question", "You don't remember"),
        QuestionAnswerKind.TooHardToWrite => words.SayIn("answer to a question", "Too hard to write"),
        _ => words.SayIn("answer to a question", "You would rather talk"),
    };
}
