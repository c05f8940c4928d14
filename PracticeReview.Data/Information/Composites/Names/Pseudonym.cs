namespace PracticeReview.Data.Information.Composites.Names;

/// <summary>What stands for a name wherever a text is shown anonymised.</summary>
/// <param name="Name">One way in which the name is written, such as "Jade", "Jade Smith" or "Mr Smith".</param>
/// <param name="ReplacedBy">What is read instead, such as "Child A".</param>
public sealed record Pseudonym(string Name, string ReplacedBy)
{
    /// <summary>
    /// Whether the letters count as they are written. For initials, since "js" in small letters or "Js" would stand for something else.
    /// </summary>
    public bool AsWritten { get; init; }
}
