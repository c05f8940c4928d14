namespace PracticeReview.Data.Translations;

/// <summary>
/// A text of a case as it is translated: its words and, where it has one, the heading over them. Both have one translation, so that
/// neither is read in another language, or in another edition, than the other.
/// </summary>
public readonly record struct HeadedText(string Text, string? Heading = null)
{
    /// <summary>Longest translated heading, in characters: twice the longest there is to translate.</summary>
    public const int LongestHeading = 400;

    /// <summary>Words without a heading.</summary>
    public static implicit operator HeadedText(string text) => new(text);
}
