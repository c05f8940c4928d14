using System.Collections.Frozen;

namespace PracticeReview.Data.Translations;

/// <summary>All texts of one language, as read from its <c>.po</c> file. Immutable.</summary>
public sealed class Catalogue
{
    private readonly FrozenDictionary<TextKey, CatalogueEntry> _byKey;

    public Catalogue(string language, PluralRule plurals, IReadOnlyList<CatalogueEntry> entries, IReadOnlyList<string> obsolete)
    {
        Language = language;
        Plurals = plurals;
        Entries = entries;
        Obsolete = obsolete;
        _byKey = entries.ToFrozenDictionary(entry => entry.Key);
    }

    /// <summary>Its language's code; empty for the template of all texts.</summary>
    public string Language { get; }

    public PluralRule Plurals { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<CatalogueEntry> Entries { get; }

    /// <summary>Lines of texts whose English is gone, kept for the translator and never shown.</summary>
    public IReadOnlyList<string> Obsolete { get; }

    public CatalogueEntry? Find(TextKey key) => _byKey.GetValueOrDefault(key);
}

/// <summary>
/// The catalogues of every language as they were shipped, under what was made at the translation desk since. The desk's texts
/// are laid over them while the portal runs.
/// </summary>
public sealed class CatalogueLibrary
{
    private readonly FrozenDictionary<string, Catalogue> _shipped;
    private volatile FrozenDictionary<string, Catalogue> _current;

    public CatalogueLibrary(IEnumerable<Catalogue> catalogues)
    {
        _shipped = catalogues.ToFrozenDictionary(catalogue => catalogue.Language);
        _current = _shipped;
    }

    /// <summary>Reads <c>{language}.po</c> for every language that is translated.</summary>
    /// <exception cref="TranslationFileException">A file is missing or has a mistake in it: the portal must not start.</exception>
    public static CatalogueLibrary Load(string folder) =>
        new(Languages.Translated.Select(language =>
        {
            var file = Path.Combine(folder, language.Code + ".po");
            return File.Exists(file)
                ? CatalogueReader.Read(file, File.ReadAllText(file), language.Code)
                : throw new TranslationFileException(file, 1, "The catalogue of an offered language is missing.");
        }));

    /// <summary>The catalogue of a language; null for English and the pseudo-languages, which have none.</summary>
    public Catalogue? For(Language language) => _current.GetValueOrDefault(language.Code);

    /// <summary>As it was shipped, whatever was made since.</summary>
    public Catalogue? Shipped(Language language) => _shipped.GetValueOrDefault(language.Code);

    /// <summary>Lays the desk's texts over the shipped ones, in place of what was laid before.</summary>
    public void LayOver(IReadOnlyCollection<Desk.OverlaidText> texts)
    {
        var byKey = texts.Where(text => text.Kind == Desk.ProductTextKind.Interface).ToDictionary(text => (text.Language, text.Key));
        _current = _shipped.Values.Select(catalogue => new Catalogue(catalogue.Language, catalogue.Plurals,
            [.. catalogue.Entries.Select(entry => byKey.TryGetValue((catalogue.Language, Desk.CatalogueTranslation.KeyOf(entry.Key)), out var text) ? text.Over(entry) : entry)],
            catalogue.Obsolete)).ToFrozenDictionary(catalogue => catalogue.Language);
    }
}
