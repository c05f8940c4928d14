using PracticeReview.Data.Translations;

namespace PracticeReview.Web.Words.Extraction;

/// <summary>A text found in a page or in code.</summary>
/// <param name="Key">Its English and context; for a text with a count, the English for one.</param>
/// <param name="Many">The English for more than one, where it has a count.</param>
/// <param name="Comment">A word to the translator, where the writer left one.</param>
/// <param name="Place">The file it stands in, from the root of the repository, with forward slashes.</param>
public sealed record ExtractedText(TextKey Key, string? Many, string? Comment, string Place);

/// <summary>Something in a page or in code that cannot be translated as it is written.</summary>
public sealed class ExtractionException(string place, int line, string problem) : Exception($"{place}:{line}: {problem}");
