using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Support;

/// <summary>The organisations that support families: for anybody who reads the public pages, and for those who keep the list.</summary>
public sealed class SupportQueries(Database database)
{
    /// <summary>
    /// The list of each partnership that this address serves, in the partnership's order; those who can be spoken with in the
    /// reader's language come first.
    /// </summary>
    /// <param name="language">The code of the reader's language.</param>
    public async Task<IReadOnlyList<PartnershipSupport>> ListAsync(PublicActor actor, string language, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var rows = await (from organisation in operation.Read<SupportOrganisation>()
                          join partnership in operation.Read<Partnership>() on organisation.PartnershipId equals partnership.Id
                          where organisation.RemovedAt == null
                          orderby partnership.Name, organisation.Position, organisation.Id
                          select new { Partnership = partnership.Name, organisation }).ToListAsync(cancellation);
        var translated = language == Languages.English.Code || rows.Count == 0 ? [] : await operation.Read<CatalogueTranslation>()
            .Where(text => text.Kind == ProductTextKind.Support && text.Language == language && text.State == TextState.Approved)
            .Select(text => new { text.Key, text.SourceHash, text.Forms }).ToListAsync(cancellation);
        return [.. rows.GroupBy(row => row.Partnership, row => row.organisation, StringComparer.Ordinal)
            .Select(group => new PartnershipSupport(group.Key, [.. group.OrderBy(one => language != "en" && one.LanguagesSpoken.Contains(language) ? 0 : 1)
                .Select(one => new SupportView(one.Id, one.Name, one.HelpsWith, one.Telephone, one.Website, one.Hours, one.LanguagesSpoken, one.Version, one.IsForYoungPeople) { Translation = InTheirs(one) })]))];

        // Of other words than those that stand there now, nothing is shown.
        SupportTranslation? InTheirs(SupportOrganisation one) => translated.Find(text => text.Key == DeskSources.KeyOf(one.Id) && text.SourceHash == DeskSources.HashOf(one)) is { } found
            ? new SupportTranslation(language, found.Forms[0], found.Forms.ElementAtOrDefault(1)) : null;
    }

    /// <summary>The partnership's own list, for those who keep it; null for others.</summary>
    public async Task<SupportList?> FindAsync(StaffActor actor, CancellationToken cancellation)
    {
        if (!SupportOrganisation.MayKeep(actor))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        return new SupportList(await operation.Read<SupportOrganisation>().Where(one => one.RemovedAt == null).OrderBy(one => one.Position).ThenBy(one => one.Id)
            .Select(one => new SupportView(one.Id, one.Name, one.HelpsWith, one.Telephone, one.Website, one.Hours, one.LanguagesSpoken, one.Version, one.IsForYoungPeople)).ToListAsync(cancellation));
    }
}

/// <summary>The organisations one partnership names.</summary>
public sealed record PartnershipSupport(string Partnership, IReadOnlyList<SupportView> Organisations);

/// <summary>The list of a partnership, for those who keep it.</summary>
public sealed record SupportList(IReadOnlyList<SupportView> Organisations);

/// <summary>An organisation as it is shown.</summary>
public sealed record SupportView(SupportOrganisationId Id, string Name, string HelpsWith, string? Telephone, string? Website, string? Hours, IReadOnlyList<string> LanguagesSpoken, uint Version,
    bool IsForYoungPeople = false)
{
    /// <summary>In the reader's language, checked; null where they read the English.</summary>
    public SupportTranslation? Translation { get; init; }
}

/// <param name="Language">The language's code.</param>
public sealed record SupportTranslation(string Language, string HelpsWith, string? Hours);
