using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Documents;

/// <param name="Content">Read once, onwards; whoever opened it disposes it.</param>
public sealed record OpenedDocument(string FileName, string MediaType, long Length, Stream Content);

/// <summary>Hands out a file to somebody who may read it, and leaves a line in the record.</summary>
/// <param name="scan">Null where no malware scanner is configured.</param>
public sealed class OpenDocument(Database database, IMalwareScan? scan = null)
{
    /// <summary>Why a file that is there is not handed out.</summary>
    public const string NotScannedYet = "This file has not been checked for malware yet. Try again in a few minutes.";

    /// <returns>Refused when there is none for this person, and while the scanner has not called it clean.</returns>
    public async Task<Result<OpenedDocument>> RunAsync(StaffActor actor, DocumentId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var document = await operation.Read<Document>().SingleOrDefaultAsync(document => document.Id == id, cancellation);
        if (document is null)
        {
            return Refusal.NotFound;
        }
        if (!document.MayBeHandedOut(scan is not null))
        {
            return Result<OpenedDocument>.Refuse(null, document.ScanState == ScanState.Infected ? ScanReceivedFile.Harmful : NotScannedYet);
        }
        await operation.SaveAsync(cancellation, new AuditEntry("Document opened", document.CaseId, "Document", id.Value));
        return new OpenedDocument(document.FileName, document.MediaType, document.Length,
            DocumentPieces.Read(database, actor, document.PartnershipId, document.Sha256, document.Length));
    }
}
