namespace PracticeReview.Data.Translations.Desk;

/// <summary>What there is to translate, as a translator needs it.</summary>
public static class DeskSources
{
    /// <summary>A text of the interface in a language.</summary>
    public static DeskSource Of(CatalogueEntry entry) =>
        new(entry.EnglishMany is { } many ? [entry.Key.English, many] : [entry.Key.English], entry.Forms.Count, HashOf(entry), entry.EnglishMany is not null, KeepsShape: true);

    /// <summary>A long text: its title and its body.</summary>
    public static DeskSource Of(LongText english) => new([english.Title, english.Body.Trim()], 2, english.Hash, HasCount: false, KeepsShape: true);

    /// <summary>A text of a case: its heading, where it has one, and its words.</summary>
    public static DeskSource Of(TranslationRequest request) => new(request.Heading is { } heading ? [heading, request.Source] : [request.Source], request.Heading is null ? 1 : 2, request.SourceHash, HasCount: false, KeepsShape: false);

    /// <summary>What an organisation helps with, and where it says so, when it can be reached.</summary>
    public static DeskSource Of(Support.SupportOrganisation organisation) =>
        new(organisation.Hours is { } hours ? [organisation.HelpsWith, hours] : [organisation.HelpsWith], organisation.Hours is null ? 1 : 2, HashOf(organisation), HasCount: false, KeepsShape: true);

    /// <summary>By which the translation of an organisation is found.</summary>
    internal static string KeyOf(Support.SupportOrganisationId organisation) => organisation.Value.ToString("N");

    internal static string HashOf(Support.SupportOrganisation organisation) => CatalogueTranslation.HashOf(organisation.HelpsWith + "\u0004" + organisation.Hours);

    internal static string HashOf(CatalogueEntry entry) => CatalogueTranslation.HashOf(entry.Key.English + "\u0004" + entry.EnglishMany);
}
