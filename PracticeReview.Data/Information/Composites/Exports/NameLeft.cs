namespace PracticeReview.Data.Information.Composites.Exports;

/// <summary>Words that still look as if they told who is meant, after the listed names were replaced; for a person to look at.</summary>
/// <param name="LooksLike">What they look like, such as "a school".</param>
/// <param name="Found">The words.</param>
/// <param name="Places">How often they stand there.</param>
/// <param name="File">The file of the first place, or empty.</param>
/// <param name="Row">The row of that file, or 0 where no row is meant.</param>
/// <param name="Column">The column, by its name in the template.</param>
/// <param name="Around">The words with some before and behind.</param>
/// <param name="Why">Why they were picked out, as a sentence.</param>
public sealed record NameLeft(string LooksLike, string Found, int Places, string File, int Row, string Column, string Around, string Why);
