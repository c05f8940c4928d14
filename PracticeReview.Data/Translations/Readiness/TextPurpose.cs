namespace PracticeReview.Data.Translations.Readiness;

/// <summary>What a text is there for. Of some texts, a wrong word does harm.</summary>
public enum TextPurpose
{
    /// <summary>Everything else.</summary>
    Other,

    /// <summary>How to come in, leave, and stay safe.</summary>
    Safety,

    /// <summary>What a person says yes or no to, and what happens with their words.</summary>
    Agreement,

    /// <summary>What went wrong, and how to go on.</summary>
    Error
}

/// <summary>Which texts serve which purpose: by the pages they stand on, so that a new text of such a page counts by itself.</summary>
public static class TextPurposes
{
    private static readonly (string Place, TextPurpose Purpose)[] s_places =
    [
        ("PracticeReview.Web/Family/SignIn/", TextPurpose.Safety),
        ("PracticeReview.Web/Family/Contact/", TextPurpose.Safety),
        ("PracticeReview.Web/Family/_Document.cshtml", TextPurpose.Safety),
        ("PracticeReview.Web/Public/Door/", TextPurpose.Safety),
        ("PracticeReview.Web/Words/_LanguageNotice.cshtml", TextPurpose.Safety),
        ("PracticeReview.Web/Family/TakingPart/", TextPurpose.Agreement),
        ("PracticeReview.Web/Public/Problem.cshtml", TextPurpose.Error),
        ("PracticeReview.Web/Family/Parts/_ErrorSummary.cshtml", TextPurpose.Error),
        ("PracticeReview.Web/Family/Parts/_FieldError.cshtml", TextPurpose.Error),
        ("PracticeReview.Web/Family/ExpiredPostWords.cs", TextPurpose.Error),
        ("PracticeReview.Web/Identity/", TextPurpose.Error),
        ("PracticeReview.Data/", TextPurpose.Error),
    ];

    private static readonly Dictionary<string, TextPurpose> s_longTexts = new(StringComparer.Ordinal)
    {
        ["staying-safe"] = TextPurpose.Safety,
        ["signing-in"] = TextPurpose.Safety,
        ["shared-device"] = TextPurpose.Safety,
        ["your-rights"] = TextPurpose.Agreement,
        ["who-sees-what"] = TextPurpose.Agreement,
        ["privacy"] = TextPurpose.Agreement,
    };

    /// <summary>The texts of these purposes have to be approved before a language is offered.</summary>
    public static IReadOnlyList<TextPurpose> MustBeApproved { get; } = [TextPurpose.Safety, TextPurpose.Agreement, TextPurpose.Error];

    /// <summary>The purpose of a long text.</summary>
    public static TextPurpose OfLongText(string name) => s_longTexts.GetValueOrDefault(name);

    /// <summary>The purpose of a text that stands in these files; of several, the first that must be approved.</summary>
    public static TextPurpose OfPlaces(IEnumerable<string> places)
    {
        var found = places.SelectMany(place => s_places.Where(known => place.StartsWith(known.Place, StringComparison.Ordinal)).Select(known => known.Purpose)).ToHashSet();
        return MustBeApproved.FirstOrDefault(found.Contains);
    }
}
