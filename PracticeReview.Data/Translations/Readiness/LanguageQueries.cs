using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;
using PracticeReview.Data.Translations.Desk;

namespace PracticeReview.Data.Translations.Readiness;

/// <param name="Languages">Codes, English left out.</param>
/// <param name="MayDecide">Whether the actor decides what is offered.</param>
public sealed record OfferedView(IReadOnlyList<string> Languages, bool MayDecide);

/// <summary>Which languages partnerships offer.</summary>
public sealed class LanguageQueries(Database database)
{
    /// <summary>The codes of the languages that at least one partnership of this address offers, English left out.</summary>
    public async Task<IReadOnlyList<string>> OfferedAsync(PublicActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<PartnershipLanguage>().Where(one => one.IsOffered).Select(one => one.Language).Distinct().ToListAsync(cancellation);
    }

    /// <summary>The languages the actor's partnership offers, English left out.</summary>
    /// <returns>Null for whoever has nothing to do with translations.</returns>
    public async Task<OfferedView?> FindAsync(StaffActor actor, CancellationToken cancellation)
    {
        if (!TranslationDeskQueries.MayOpen(actor))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var offered = await operation.Read<PartnershipLanguage>().Where(one => one.IsOffered).Select(one => one.Language).ToListAsync(cancellation);
        return new OfferedView(offered, PartnershipLanguage.MayDecide(actor));
    }
}
