using System.Globalization;
using PracticeReview.Data.Families;
using PracticeReview.Data.Families.Area;
using PracticeReview.Web.Family.Parts;
using PracticeReview.Web.Words;

namespace PracticeReview.Web.Family.Contact;

/// <summary>The form about safe and unsafe ways and times, on its own page and before everything else on the first visit.</summary>
/// <param name="Address">Where it is sent.</param>
/// <param name="First">Whether the person is asked for the first time.</param>
public sealed record SafetyForm(SafetyView Safety, IReadOnlyDictionary<string, string> Kept, string Address, bool First);

internal static class SafetyTexts
{
    public static IReadOnlyList<Choice> Times(Localizer words) =>
    [
        new(nameof(UnsafeTimes.WeekdayMornings), words.Say("Monday to Friday, in the morning (until 12)")),
        new(nameof(UnsafeTimes.WeekdayAfternoons), words.Say("Monday to Friday, in the afternoon (12 to 5)")),
        new(nameof(UnsafeTimes.WeekdayEvenings), words.Say("Monday to Friday, in the evening (5 to 9)")),
        new(nameof(UnsafeTimes.Weekends), words.Say("Saturday and Sunday, in the daytime")),
        new(nameof(UnsafeTimes.Nights), words.Say("At night (9 in the evening to 8 in the morning)")),
    ];

    public static IReadOnlyList<Choice> Idle(Localizer words) =>
    [
        new("5", words.Say("After 5 minutes")),
        new("15", words.Say("After 15 minutes")),
        new("30", words.Say("After 30 minutes")),
    ];

    /// <returns>Null where nothing was chosen; what cannot be chosen is 0, which is refused.</returns>
    public static int? MinutesOf(string? idle) => string.IsNullOrEmpty(idle) ? null : int.TryParse(idle, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0;

    public static IReadOnlyList<Choice> Ways(Localizer words) =>
    [
        new(nameof(UnsafeWays.Calls), words.Say("Do not ring me")),
        new(nameof(UnsafeWays.SpokenMessages), words.Say("Do not leave a spoken message")),
        new(nameof(UnsafeWays.Letters), words.Say("Do not send letters")),
        new(nameof(UnsafeWays.Visits), words.Say("Do not come to my home")),
    ];
}
