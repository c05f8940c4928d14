using PracticeReview.Data.Information.Chronologies;

namespace PracticeReview.Data.Information.Composites.Names;

/// <summary>What a piece of text may give away.</summary>
public enum FindingKind
{
    Name,
    School,
    Place,
    Address,
    Postcode,
    DateOfBirth,
    Telephone,
    Email,
    NhsNumber,
}

/// <summary>Something in a text that still looks as if it told who is meant; for a person to look at.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Start">Where it begins in the text, in characters.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Found">The words themselves.</param>
/// <param name="Excerpt">The words with some before and behind, on one line.</param>
/// <param name="Why">Why it was picked out, as a sentence.</param>
public sealed record NameFinding(FindingKind Kind, int Start, int Length, string Found, string Excerpt, string Why);

/// <summary>Where in a chronology something was found.</summary>
/// <param name="Row">The event.</param>
/// <param name="Column">The column, by the name it has in the template.</param>
/// <param name="Finding">What was found.</param>
public sealed record RowFinding<TAgency>(CompositeRow<TAgency> Row, string Column, NameFinding Finding);

/// <summary>The same words, found once or in many places.</summary>
/// <param name="Places">Every place, in the order of the chronology.</param>
public sealed record FindingGroup<TAgency>(FindingKind Kind, string Found, IReadOnlyList<RowFinding<TAgency>> Places);
