using Microsoft.EntityFrameworkCore;
using Npgsql;
using PracticeReview.Data.Audit;
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

    /// <summary>
    /// The small picture that stands on a page. Of a picture from before there were any it is made here, the first time it is asked for:
    /// only its sender reads it, so that no job has to be let at what families sent, and what nobody looks at is never unpacked.
    /// </summary>
    /// <returns>A JPEG. Refused as the picture itself is, and where none can be made of it.</returns>
    public async Task<Result<byte[]>> SmallAsync(FamilyActor actor, ChildMemoryId memory, CancellationToken cancellation)
    {
        Document? document;
        await using (var operation = await database.BeginAsync(actor, cancellation))
        {
            document = await operation.Read<Document>().SingleOrDefaultAsync(row => row.SubjectId == memory.Value && row.Kind == DocumentKind.FamilyPicture, cancellation);
            if (document is null || !document.MayBeHandedOut(scan is not null))
            {
                return Refusal.NotFound;
            }
            if (await operation.Read<SmallPicture>().Where(row => row.DocumentId == document.Id).Select(row => row.Bytes).SingleOrDefaultAsync(cancellation) is { } kept)
            {
                return kept;
            }
        }
        await using var whole = DocumentPieces.Read(database, actor, document.PartnershipId, document.Sha256, document.Length);
        if (await SmallPicture.MakeAsync(document, whole, cancellation) is not { } made)
        {
            return Refusal.NotFound;
        }
        await using var writing = await database.BeginAsync(actor, cancellation);
        try
        {
            // Two may ask at once: the first stays.
            await writing.Context.Database.ExecuteSqlAsync($"""
                insert into small_pictures (document_id, partnership_id, case_id, bytes) values ({made.DocumentId.Value}, {made.PartnershipId.Value}, {made.CaseId.Value}, {made.Bytes}) on conflict do nothing
                """, cancellation);
        }
        catch (PostgresException gone) when (gone.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ForeignKeyViolation)
        {
            // It was taken back in this very moment.
            return Refusal.NotFound;
        }
        var saved = await writing.SaveAsync(cancellation, new AuditEntry("Small picture made", document.CaseId, "Document", document.Id.Value));
        return saved.Refused ? saved.Refusals[0] : made.Bytes;
    }
}
