using PracticeReview.Data.Calendar;
using PracticeReview.Data.RapidReviews;

namespace PracticeReview.Web.Workspace.RapidReviews;

/// <summary>The words by which the workspace calls what belongs to a rapid review.</summary>
public static class RapidReviewWords
{
    /// <summary>The outcomes in the policy's words (Policy 7.12).</summary>
    public static string Name(RapidReviewOutcome outcome) => outcome switch
    {
        RapidReviewOutcome.RecommendPracticeReview => "Recommend a child safeguarding practice review",
        RapidReviewOutcome.OtherLocalReview => "Another type of local review or learning event",
        RapidReviewOutcome.NoFurtherAction => "No further action",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a name."),
    };

    /// <summary>Whether the case may be of national importance, as the report states it.</summary>
    public static string NationalImportance(bool? isOf) => isOf == true
        ? "The case may raise issues which are complex or of national importance, such that a national review may be appropriate"
        : "Not of national importance";

    /// <summary>The instant of a day and time typed as a London clock shows them.</summary>
    public static DateTimeOffset? London(DateTime? typed) => typed is { } at ? LegalDay.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at)) : null;

    /// <summary>What a London clock shows, for a field.</summary>
    public static DateTime? OnClock(DateTimeOffset? at) => at is { } instant ? LegalDay.Of(instant).ToDateTime(LegalDay.TimeOf(instant)) : null;

    /// <summary>With a capital, to begin a line.</summary>
    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
