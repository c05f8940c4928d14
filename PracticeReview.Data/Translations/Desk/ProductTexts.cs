using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Translations.Desk;

/// <summary>How many of the product's own texts wait for review: those that came with it, and those written at the desk since.</summary>
internal sealed class ProductTexts(CatalogueLibrary catalogues, LongTextLibrary longTexts)
{
    /// <summary>Without what the actor wrote, which somebody else checks.</summary>
    /// <returns>Only languages in which something waits.</returns>
    public async Task<IReadOnlyList<(Language Language, int Count)>> WaitingAsync(Operation operation, StaffActor actor, IReadOnlyList<string> languages, CancellationToken cancellation)
    {
        var made = await operation.Read<CatalogueTranslation>().Where(text => languages.Contains(text.Language)).ToListAsync(cancellation);
        var hashes = (await operation.Read<Support.SupportOrganisation>().Where(one => one.PartnershipId == actor.Partnership && one.RemovedAt == null).ToListAsync(cancellation))
            .ToDictionary(one => DeskSources.KeyOf(one.Id), DeskSources.HashOf, StringComparer.Ordinal);
        return [.. Languages.Translated.Where(language => languages.Contains(language.Code))
            .Select(language => (language, Count(language, made.Where(text => text.Language == language.Code).ToDictionary(text => (text.Kind, text.Key)), actor)
                + made.Count(text => text.Language == language.Code && text.Kind == ProductTextKind.Support && text.TranslatedBy != actor.Id && hashes.TryGetValue(text.Key, out var hash) && text.StateAgainst(hash) == TextState.WaitingForReview)))
            .Where(row => row.Item2 > 0)];
    }

    private int Count(Language language, Dictionary<(ProductTextKind, string), CatalogueTranslation> made, StaffActor actor) =>
        (catalogues.Shipped(language)?.Entries ?? []).Count(entry => Waits(
            made.Count == 0 ? null : made.GetValueOrDefault((ProductTextKind.Interface, CatalogueTranslation.KeyOf(entry.Key))), () => DeskSources.HashOf(entry), entry.State, actor))
        + longTexts.Names.Count(name => Waits(made.GetValueOrDefault((ProductTextKind.LongText, name)), () => longTexts.English(name).Hash,
            longTexts.Shipped(name, language)?.StateAgainst(longTexts.English(name)) ?? TextState.Untranslated, actor));

    private static bool Waits(CatalogueTranslation? made, Func<string> hash, TextState shipped, StaffActor actor) => made is null
        ? shipped == TextState.WaitingForReview
        : made.StateAgainst(hash()) == TextState.WaitingForReview && made.TranslatedBy != actor.Id;
}
