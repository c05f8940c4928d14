namespace PracticeReview.Data.Translations.Readiness;

/// <summary>Where one text stands in one language.</summary>
/// <param name="Name">The English of a short text, or the name of a long one.</param>
/// <param name="Purpose">What it is there for.</param>
/// <param name="State">Where it stands against the English of today.</param>
/// <param name="Reviewer">Who approved it; null where nobody did.</param>
public sealed record TextStanding(string Name, TextPurpose Purpose, TextState State, string? Reviewer);

/// <summary>
/// Whether a language may go live. A family acts on what the portal says about safety, about agreeing, and about what went
/// wrong: those texts are approved by a named reviewer first. Any other page that is not ready is shown whole in English.
/// </summary>
public sealed class LanguageReadiness
{
    private LanguageReadiness(Language language, IReadOnlyList<TextStanding> texts)
    {
        Language = language;
        Counts = Enum.GetValues<TextState>().ToDictionary(state => state, state => texts.Count(text => text.State == state));
        Lacking = [.. texts.Where(text => TextPurposes.MustBeApproved.Contains(text.Purpose) && !IsApprovedByName(text))];
        Needed = texts.Count(text => TextPurposes.MustBeApproved.Contains(text.Purpose));
        Reviewers = [.. texts.Where(IsApprovedByName).Select(text => text.Reviewer!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public Language Language { get; }

    /// <summary>How many texts stand where.</summary>
    public IReadOnlyDictionary<TextState, int> Counts { get; }

    /// <summary>The texts that must be approved and are not.</summary>
    public IReadOnlyList<TextStanding> Lacking { get; }

    /// <summary>How many texts must be approved.</summary>
    public int Needed { get; }

    /// <summary>Who approved texts of this language.</summary>
    public IReadOnlyList<string> Reviewers { get; }

    /// <summary>Whether families may be offered the language. English always; another one never while no text of it is known.</summary>
    public bool MayGoLive => Language.IsSource || (Needed > 0 && Lacking.Count == 0);

    /// <param name="language">The language.</param>
    /// <param name="texts">Every text of the portal and where it stands in the language.</param>
    public static LanguageReadiness Of(Language language, IReadOnlyList<TextStanding> texts) => new(language, texts);

    /// <summary>
    /// Where the texts of the catalogues and the long texts stand in a language. What another language's catalogue knows and
    /// this one does not is a text without a translation.
    /// </summary>
    public static LanguageReadiness Of(Language language, CatalogueLibrary catalogues, LongTextLibrary longTexts)
    {
        if (language.IsSource)
        {
            return new LanguageReadiness(language, []);
        }
        var catalogue = catalogues.For(language);
        var known = Languages.Translated.Select(catalogues.For).OfType<Catalogue>().SelectMany(one => one.Entries).GroupBy(entry => entry.Key);
        var shorts = known.Select(entries => (entries.First().Places, Entry: catalogue?.Find(entries.Key), entries.Key)).Select(text => new TextStanding(
            text.Key.English, TextPurposes.OfPlaces(text.Entry?.Places ?? text.Places), text.Entry?.State ?? TextState.Untranslated,
            text.Entry?.State == TextState.Approved ? ReviewerOf(text.Entry) : null));
        var longs = longTexts.Names.Select(name => (Name: name, Text: longTexts.Find(name, language), English: longTexts.English(name))).Select(text => new TextStanding(
            text.English.Title, TextPurposes.OfLongText(text.Name), text.Text?.StateAgainst(text.English) ?? TextState.Untranslated, text.Text?.Reviewer));
        return new LanguageReadiness(language, [.. shorts, .. longs]);
    }

    private static bool IsApprovedByName(TextStanding text) => text is { State: TextState.Approved, Reviewer.Length: > 0 };

    // "Reviewed by NAME, YYYY-MM-DD"
    private static string? ReviewerOf(CatalogueEntry entry)
    {
        var note = entry.Notes.LastOrDefault(note => note.StartsWith(CatalogueEntry.ReviewNote, StringComparison.Ordinal));
        return note is null ? null : note[CatalogueEntry.ReviewNote.Length..].Split(',')[0].Trim();
    }
}
