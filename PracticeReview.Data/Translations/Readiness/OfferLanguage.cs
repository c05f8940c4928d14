using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Translations.Readiness;

/// <summary>An administrator lets a language go live for the families of the partnership, or takes it back.</summary>
public sealed class OfferLanguage(Database database)
{
    /// <param name="readiness">Where the texts of this portal stand in the language.</param>
    public async Task<Result> RunAsync(StaffActor actor, bool offer, LanguageReadiness readiness, CancellationToken cancellation)
    {
        if (!PartnershipLanguage.MayDecide(actor))
        {
            return Refusal.NotFound;
        }
        if (readiness.Language.IsSource)
        {
            return Result.Refuse(null, "English is always offered.");
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var kept = await operation.Set<PartnershipLanguage>().SingleOrDefaultAsync(one => one.Language == readiness.Language.Code, cancellation);
        var language = kept ?? new PartnershipLanguage(actor.Partnership, readiness.Language);
        var decided = language.Decide(actor, offer, readiness, operation.Now);
        if (decided.Refused)
        {
            return decided;
        }
        if (kept is null)
        {
            operation.Add(language);
        }
        return await operation.SaveAsync(cancellation, new AuditEntry(offer ? "Language offered" : "Language no longer offered", SubjectKind: "Partnership", SubjectId: actor.Partnership.Value,
            Details: new Dictionary<string, string>(StringComparer.Ordinal) { ["language"] = readiness.Language.EnglishName, ["reviewers"] = string.Join("; ", readiness.Reviewers) }));
    }
}
