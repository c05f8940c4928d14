using PracticeReview.Web.Words;

namespace PracticeReview.Web.Public;

/// <summary>Something a person may want to know before they sign in: a page, in the words of the person who asks.</summary>
/// <param name="Address">What follows the language in its address.</param>
/// <param name="Picture">The name of its picture in <c>shared/easy-read/</c>.</param>
/// <param name="Wish">What the person wants.</param>
/// <param name="About">What they find there.</param>
public sealed record Topic(string Address, string Picture, LocalText Wish, LocalText About);

/// <summary>The ways on from the start page, in the order in which people ask.</summary>
public static class Topics
{
    /// <summary>What a review is and how it goes.</summary>
    public static IReadOnlyList<Topic> ToUnderstand(Localizer words) =>
    [
        new("what-a-review-is", "learn", words.Say("Know what a review is"), words.Say("What it is there for, and what it is not.")),
        new("who-decides", "meeting", words.Say("Know who decides"), words.Say("Who does what. What you can change and what you cannot.")),
        new("how-reviews-work", "time", words.Say("See how long it takes"), words.Say("Each step, with its time.")),
        new("other-processes", "signs", words.Say("Tell it all apart"), words.Say("Police, inquest and courts: who does what, and who to ask.")),
    ];

    /// <summary>What taking part means.</summary>
    public static IReadOnlyList<Topic> ToDecide(Localizer words) =>
    [
        new("your-rights", "choose", words.Say("Know your rights"), words.Say("It is your choice. You can say no.")),
        new("who-sees-what", "private", words.Say("Know who sees what you say"), words.Say("And what we may have to pass on.")),
        new("how-it-may-feel", "sad", words.Say("Be ready for how it may feel"), words.Say("What is often hard, and what can help.")),
        new("support", "support", words.Say("Find someone to support you"), words.Say("People who listen, and who can speak up for you.")),
    ];

    /// <summary>What somebody inside their own area may want to look up again.</summary>
    public static IReadOnlyList<Topic> InTheArea(Localizer words) =>
        [.. ToUnderstand(words).Concat(ToDecide(words)).Concat(ToComeIn(words)).Where(topic => topic.Address is "who-decides" or "other-processes" or "your-rights"
            or "who-sees-what" or "how-it-may-feel" or "support" or "shared-device")];

    /// <summary>How to come in safely.</summary>
    public static IReadOnlyList<Topic> ToComeIn(Localizer words) =>
    [
        new("signing-in", "phone", words.Say("Get help with your link or code"), words.Say("No phone? New number? The code does not work?")),
        new("shared-device", "door", words.Say("Use a shared phone or computer"), words.Say("What stays behind on it, and what you can do.")),
    ];
}
