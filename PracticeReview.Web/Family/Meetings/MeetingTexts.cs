using PracticeReview.Data.Families.Involvement;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Meetings;

internal static class MeetingTexts
{
    public static IReadOnlyList<Choice> Choices(Localizer words) => [.. Enum.GetValues<MeetingAnswerKind>().Select(kind => new Choice(kind.ToString(), Of(words, kind)))];

    public static LocalText Of(Localizer words, MeetingAnswerKind kind) => kind switch
    {
        MeetingAnswerKind.Coming => words.SayIn("answer to a meeting", "I will come"),
        MeetingAnswerKind.NotComing => words.SayIn("answer to a meeting", "I will not come"),
        _ => words.SayIn("answer to a meeting", "I would like another time or place"),
    };
}
