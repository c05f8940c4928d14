namespace PracticeReview.Data.Translations;

/// <summary>What names a text: its English, and a context where the same English means two things.</summary>
public readonly record struct TextKey(string English, string? Context = null)
{
    public override string ToString() => Context is null ? English : $"{Context}: {English}";
}

/// <summary>One text of a catalogue.</summary>
/// <param name="Key">Its English and context.</param>
/// <param name="EnglishMany">The English for more than one, where the text has a count.</param>
/// <param name="Forms">The translation, one for each plural form; a single one where there is no count.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Comments">What the writers of the page tell the translator.</param>
/// <param name="Notes">What translators and reviewers wrote, such as who approved it and when.</param>
/// <param name="Places">The files it appears in.</param>
public sealed record CatalogueEntry(
    TextKey Key,
    string? EnglishMany,
    IReadOnlyList<string> Forms,
    TextState State,
    IReadOnlyList<string> Comments,
    IReadOnlyList<string> Notes,
    IReadOnlyList<string> Places)
{
    /// <summary>How a note begins that records a review: "Reviewed by NAME, YYYY-MM-DD".</summary>
    public const string ReviewNote = "Reviewed by ";

    /// <summary>How a note begins that says that a person wrote the translation: "Written by NAME".</summary>
    public const string WrittenNote = "Written by ";

    /// <summary>Whether a machine made the translation: so it is of whatever nobody signed, as writer or as reviewer.</summary>
    public bool IsMachineMade => State is TextState.NeedsWork or TextState.WaitingForReview
        && !Notes.Any(note => note.StartsWith(WrittenNote, StringComparison.Ordinal) || note.StartsWith(ReviewNote, StringComparison.Ordinal));
}

/// <summary>A problem in a catalogue or long text, with the file and line where it stands.</summary>
public sealed class TranslationFileException(string file, int line, string problem)
    : Exception($"{file}:{line}: {problem}")
{
    public string File { get; } = file;

    /// <summary>Counted from 1.</summary>
    public int Line { get; } = line;

    public string Problem { get; } = problem;
}
