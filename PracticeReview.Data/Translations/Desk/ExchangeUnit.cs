namespace PracticeReview.Data.Translations.Desk;

/// <summary>One translation as it came back in a file.</summary>
/// <param name="Where">The line of a PO file, or the id of an XLIFF unit, for whoever looks for it.</param>
/// <param name="Id">The text, as <see cref="DeskText.Id"/> names it; null where only its English names it.</param>
/// <param name="Key">The text by its English and context, for PO entries of the interface.</param>
/// <param name="Sources">The text as the file has it, form by form.</param>
/// <param name="Forms">The translation, form by form; empty where there is none.</param>
/// <param name="IsUnfinished">The file says that it is not ready to be reviewed.</param>
/// <param name="Problem">Why the unit could not be read; null where it could.</param>
public sealed record ExchangeUnit(string Where, string? Id, TextKey? Key, IReadOnlyList<string> Sources, IReadOnlyList<string> Forms, bool IsUnfinished, string? Problem = null)
{
    /// <summary>Code of the language the file says this unit is in; null where it says none.</summary>
    public string? Language { get; init; }
    /// <summary>The file says that a machine made the translation, and that nobody has read it yet.</summary>
    public bool IsMachineMade { get; init; }
    /// <summary>The file says that it still waits to be reviewed.</summary>
    public bool Waits { get; init; }
}

/// <summary>What a file holds, or why it could not be read at all.</summary>
/// <param name="Language">Code of the language the file says it is in; null where it says none.</param>
public sealed record ExchangeFile(string? Language, IReadOnlyList<ExchangeUnit> Units, string? Problem = null)
{
    /// <summary>The most bytes that are read.</summary>
    public const int MostBytes = 5_000_000;

    public static ExchangeFile Unreadable(string problem) => new(null, [], problem);
}
