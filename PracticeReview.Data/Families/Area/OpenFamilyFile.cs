using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Documents;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Families.Area;

/// <summary>Hands a picture or a sound back to the person who sent it; professionals open it as any document (<see cref="OpenDocument"/>).</summary>
/// <param name="scan">Null where no malware scanner is configured.</param>
public sealed class OpenFamilyFile(Database database, IMalwareScan? scan = null)
{
    /// <param name="kind">A picture or a sound.</param>
    /// <returns>Refused when there is none of theirs, and while the scanner has not called it clean.</returns>
    public async Task<Result<OpenedDocument>> RunAsync(FamilyActor actor, ChildMemoryId memory, DocumentKind kind, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var document = await operation.Read<Document>().SingleOrDefaultAsync(row => row.SubjectId == memory.Value && row.Kind == kind, cancellation);
        if (document is null || !document.MayBeHandedOut(scan is not null))
        {
            return Refusal.NotFound;
        }
        return new OpenedDocument(document.FileName, document.MediaType, document.Length,
            DocumentPieces.Read(database, actor, document.PartnershipId, document.Sha256, document.Length));
    }
}
