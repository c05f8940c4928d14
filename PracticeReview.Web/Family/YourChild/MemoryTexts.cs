using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.YourChild;

internal static class MemoryTexts
{
    public static IReadOnlyList<Choice> Kinds(Localizer words) => [.. Enum.GetValues<MemoryKind>().Select(kind => new Choice(kind.ToString(), Of(words, kind)))];

    public static IReadOnlyList<Choice> Audiences(Localizer words) => [.. Enum.GetValues<MemoryAudience>().Select(audience => new Choice(audience.ToString(), Of(words, audience)))];

    public static LocalText Of(Localizer words, MemoryKind kind) => kind switch
    {
        MemoryKind.Words => words.SayIn("about the child", "Who they are, in your words"),
        MemoryKind.Liked => words.SayIn("about the child", "What they like"),
        MemoryKind.Music => words.SayIn("about the child", "A song or music"),
        MemoryKind.Photograph => words.SayIn("about the child", "A photograph"),
        _ => words.SayIn("about the child", "A drawing"),
    };

    public static LocalText Of(Localizer words, MemoryAudience audience) => audience switch
    {
        MemoryAudience.ContactPersonOnly => words.SayIn("who may see it", "Only my contact person"),
        MemoryAudience.ReviewGroup => words.SayIn("who may see it", "The people who do the review, and a translator if they need one"),
        _ => words.SayIn("who may see it", "It may also be in the report, for everybody to read"),
    };

    public static string IconOf(MemoryKind kind) => kind switch
    {
        MemoryKind.Words => "heart",
        MemoryKind.Liked => "check",
        MemoryKind.Music => "music",
        MemoryKind.Photograph => "picture",
        _ => "pencil",
    };
}
