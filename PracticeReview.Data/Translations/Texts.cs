namespace PracticeReview.Data.Translations;

/// <summary>Marks sentences that are shown to families from code that knows no language, such as refusals.</summary>
public static class Texts
{
    /// <summary>
    /// Returns the English unchanged; being written here makes it one of the texts to translate.
    /// It must be a literal, and is shown with <c>Localizer.SayMarked</c>.
    /// </summary>
    public static string Mark(string english) => english;
}
