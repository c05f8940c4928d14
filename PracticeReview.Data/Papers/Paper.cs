namespace PracticeReview.Data.Papers;

/// <summary>A document to print, send or fill in: what stands in it, without a word on how it looks.</summary>
/// <param name="Title">
/// What kind of document it is, such as "Rapid review meeting report". It stands at the top and in the properties of the file,
/// so it never names a person.
/// </param>
/// <param name="Reference">The reference of the case, or what else tells this copy from others; may be empty.</param>
/// <param name="ProtectiveMarking">Stands at the head and the foot of every page, such as "Official: sensitive"; may be empty.</param>
/// <param name="Blocks">What stands in it, in order.</param>
public sealed record Paper(string Title, string Reference, string ProtectiveMarking, IReadOnlyList<PaperBlock> Blocks);

/// <summary>A part of a paper.</summary>
public abstract record PaperBlock;

/// <summary>A heading below the title.</summary>
/// <param name="Level">1 for a part, 2 for a section, 3 below that.</param>
/// <param name="Text">The words.</param>
public sealed record Heading(int Level, string Text) : PaperBlock;

/// <summary>Running text; line breaks are kept, and an empty line begins another paragraph.</summary>
public sealed record Paragraph(string Text) : PaperBlock;

/// <summary>Names with their values, such as the date and place of a meeting.</summary>
public sealed record Facts(IReadOnlyList<Fact> Items) : PaperBlock;

/// <summary>A name and its value.</summary>
public sealed record Fact(string Name, string Value);

/// <summary>Points, each with a bullet.</summary>
public sealed record Listing(IReadOnlyList<string> Items) : PaperBlock;

/// <summary>A table. Its header row is repeated on every page; empty cells are there to be written in.</summary>
/// <param name="Headers">The headings of the columns.</param>
/// <param name="Rows">The rows, each with as many cells as there are headings; missing cells are empty.</param>
public sealed record Grid(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows) : PaperBlock
{
    /// <summary>How wide the columns are in relation to each other; equal when empty.</summary>
    public IReadOnlyList<int> Widths { get; init; } = [];
}

/// <summary>A question with room for the answer.</summary>
/// <param name="Label">What is asked.</param>
/// <param name="Lines">How many lines of room there are.</param>
public sealed record FillIn(string Label, int Lines) : PaperBlock
{
    /// <summary>What helps to answer, below the label.</summary>
    public string Hint { get; init; } = "";
}

/// <summary>A question that is answered by ticking boxes.</summary>
/// <param name="Label">What is asked.</param>
/// <param name="Options">What can be ticked.</param>
public sealed record TickBoxes(string Label, IReadOnlyList<string> Options) : PaperBlock;

/// <summary>What follows begins on another page.</summary>
public sealed record PageBreak : PaperBlock;
