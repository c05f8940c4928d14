using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Documents;

/// <param name="Content">Read once, onwards; whoever opened it disposes it.</param>
public sealed record OpenedDocument(string FileName, string MediaType, long Length, Stream Content);

/// <summary>Hands out a file to somebody who may read it, and leaves a line in the record, one for the parts of one opening.</summary>
/// <param name="scan">Null where no malware scanner is configured.</param>
public sealed class OpenDocument(Database database, IMalwareScan? scan = null)
{
    private const string Opened = "Document opened";

    /// <summary>Why a file that is there is not handed out.</summary>
    public const string NotScannedYet = "This file has not been checked for malware yet. Try again in a few minutes.";

    /// <summary>How long the parts of a file belong to one opening: a sound is listened to, stopped and listened to again.</summary>
    public static readonly TimeSpan OneOpening = TimeSpan.FromHours(1);

    /// <param name="goesOn">Only a later part is asked for. It leaves a line of its own where this person has not opened the file lately.</param>
    /// <returns>Refused when there is none for this person, and while the scanner has not called it clean.</returns>
    public async Task<Result<OpenedDocument>> RunAsync(StaffActor actor, DocumentId id, CancellationToken cancellation, bool goesOn = false)
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
        if (!goesOn || !await IsOpenedAsync(operation, actor, document, cancellation))
        {
            await operation.SaveAsync(cancellation, new AuditEntry(Opened, document.CaseId, "Document", id.Value));
        }
        return new OpenedDocument(document.FileName, document.MediaType, document.Length,
            DocumentPieces.Read(database, actor, document.PartnershipId, document.Sha256, document.Length));
    }

    // Where somebody may not read the record of the case, each part leaves its line: too many are better than none.
    private static Task<bool> IsOpenedAsync(Operation operation, StaffActor actor, Document document, CancellationToken cancellation)
    {
        var (@case, subject, reader, since) = (document.CaseId, document.Id.Value, actor.Id.Value, operation.Now - OneOpening);
        return operation.Read<AuditEvent>().AnyAsync(line => line.CaseId == @case && line.At >= since && line.Action == Opened && line.SubjectId == subject && line.ActorId == reader, cancellation);
    }
}
