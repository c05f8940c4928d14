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
        ("PracticeReview.Web/Family/_FamilyLayout.cshtml", TextPurpose.Safety),
        ("PracticeReview.Web/Public/_PublicLayout.cshtml", TextPurpose.Safety),
        ("PracticeReview.Web/Family/Parts/_Languages.cshtml", TextPurpose.Safety),
        ("PracticeReview.Web/Family/Parts/_BackToArea.cshtml", TextPurpose.Safety),
        ("PracticeReview.Data/Outbox/LetterWriter.cs", TextPurpose.Safety),
        ("PracticeReview.Web/Family/Limits/", TextPurpose.Agreement),
        ("PracticeReview.Web/Family/WordsKept/", TextPurpose.Agreement),
        ("PracticeReview.Web/Family/NotSent/", TextPurpose.Agreement),
        ("PracticeReview.Web/Family/Parts/_KeptWords.cshtml", TextPurpose.Agreement),
        ("PracticeReview.Web/Family/Parts/_CommentsClosed.cshtml", TextPurpose.Agreement),
        ("PracticeReview.Web/Family/Parts/_TellingClosed.cshtml", TextPurpose.Agreement),
        ("PracticeReview.Web/Family/Parts/_ForLater.cshtml", TextPurpose.Agreement),
        ("PracticeReview.Web/Family/Parts/_Spoken.cshtml", TextPurpose.Agreement),
        ("PracticeReview.Data/Families/AgreementWords.cs", TextPurpose.Agreement),
        ("PracticeReview.Web/Public/Door/", TextPurpose.Safety),
        ("PracticeReview.Web/Words/_LanguageNotice.cshtml", TextPurpose.Safety),
        ("PracticeReview.Web/Family/TakingPart/", TextPurpose.Agreement),
        ("PracticeReview.Web/Family/LeaveOut/", TextPurpose.Agreement),
        // May the report quote these words, and who sees each thing told of the child: both are asked as consent is.
        ("PracticeReview.Web/Family/WhatBecame/Quote.cshtml", TextPurpose.Agreement),
        ("PracticeReview.Web/Family/WhatBecame/_Quote.cshtml", TextPurpose.Agreement),
        ("PracticeReview.Web/Family/YourChild/", TextPurpose.Agreement),
        ("PracticeReview.Web/Family/Parts/_LeaveOut.cshtml", TextPurpose.Agreement),
        ("PracticeReview.Web/Public/Problem.cshtml", TextPurpose.Error),
        ("PracticeReview.Web/Family/Parts/_ErrorSummary.cshtml", TextPurpose.Error),
        ("PracticeReview.Web/Family/Parts/_FieldError.cshtml", TextPurpose.Error),
        ("PracticeReview.Web/Family/ExpiredPostWords.cs", TextPurpose.Error),
        ("PracticeReview.Web/Identity/", TextPurpose.Error),
        ("PracticeReview.Data/", TextPurpose.Error),
    ];

    // Pages of which somebody decided that a page that is not ready does no harm: it is shown whole in English.
    private static readonly string[] s_others =
    [
        "PracticeReview.Web/Family/Afterwards/",
        "PracticeReview.Web/Family/Asked/",
        "PracticeReview.Web/Family/Draft/",
        "PracticeReview.Web/Family/Focus/",
        "PracticeReview.Web/Family/Home/",
        "PracticeReview.Web/Family/Letters/",
        "PracticeReview.Web/Family/Meetings/",
        "PracticeReview.Web/Family/Names/",
        "PracticeReview.Web/Family/Parts/_CaseText.cshtml",
        "PracticeReview.Web/Family/Parts/_CaseTextBeside.cshtml",
        "PracticeReview.Web/Family/Parts/_Changes.cshtml",
        "PracticeReview.Web/Family/Parts/_Contribution.cshtml",
        "PracticeReview.Web/Family/Parts/_Facts.cshtml",
        "PracticeReview.Web/Family/Parts/_Journey.cshtml",
        "PracticeReview.Web/Family/Parts/_WhatNext.cshtml",
        "PracticeReview.Web/Family/Parts/_WriteAndSend.cshtml",
        "PracticeReview.Web/Family/Questions/",
        "PracticeReview.Web/Family/WhatBecame/",
        "PracticeReview.Web/Public/Languages.cshtml",
        "PracticeReview.Web/Public/Leaflets/",
        "PracticeReview.Web/Public/LongTexts/",
        "PracticeReview.Web/Public/Reports/",
        "PracticeReview.Web/Public/Start.cshtml",
        "PracticeReview.Web/Public/Support/",
        "PracticeReview.Web/Public/Topics.cs",
        "PracticeReview.Web/Words/Localizer.cs",
    ];

    /// <summary>Whether somebody decided what the texts of this file are there for. A test asks it of every file, so that a new page is not forgotten.</summary>
    public static bool IsDecided(string place) =>
        s_places.Any(known => place.StartsWith(known.Place, StringComparison.Ordinal)) || s_others.Any(known => place.StartsWith(known, StringComparison.Ordinal));

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
        var found = places.Select(place => s_places.FirstOrDefault(known => place.StartsWith(known.Place, StringComparison.Ordinal)).Purpose).ToHashSet();
        return MustBeApproved.FirstOrDefault(found.Contains);
    }
}
