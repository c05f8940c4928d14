using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Translations.Readiness;

/// <summary>Which languages partnerships offer.</summary>
public sealed class LanguageQueries(Database database)
{
    /// <summary>The codes of the languages that at least one partnership of this address offers, English left out.</summary>
    public async Task<IReadOnlyList<string>> OfferedAsync(PublicActor actor, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<PartnershipLanguage>().Where(one => one.IsOffered).Select(one => one.Language).Distinct().ToListAsync(cancellation);
    }

    /// <summary>The languages the actor's partnership offers, English left out; null for others than an administrator.</summary>
    public async Task<IReadOnlyList<string>?> FindAsync(StaffActor actor, CancellationToken cancellation)
    {
        if (!PartnershipLanguage.MayDecide(actor))
        {
            return null;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<PartnershipLanguage>().Where(one => one.IsOffered).Select(one => one.Language).ToListAsync(cancellation);
    }
}
