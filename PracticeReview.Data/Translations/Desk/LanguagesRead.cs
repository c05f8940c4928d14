using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Translations.Desk;

/// <summary>Which languages somebody is recorded as reading.</summary>
internal static class LanguagesRead
{
    /// <summary>Codes: those they translate, and those recorded of them.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Operation operation, StaffActor actor, CancellationToken cancellation)
    {
        var recorded = await operation.Read<LanguageReader>().Where(row => row.StaffId == actor.Id).Select(row => row.Language).ToListAsync(cancellation);
        return actor.Is(StaffRole.Translator)
            ? [.. recorded.Union(await operation.Read<TranslatorLanguage>().Where(row => row.StaffId == actor.Id).Select(row => row.Language).ToListAsync(cancellation), StringComparer.Ordinal)]
            : recorded;
    }
}
