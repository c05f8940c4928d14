using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Documents;

/// <summary>Asks the scanner about the files it has not called clean or harmful yet.</summary>
/// <param name="scan">Null where no malware scanner is configured: then nothing is done.</param>
public sealed class RescanDocuments(Database database, IMalwareScan? scan = null)
{
    private const int AtOnce = 20;

    /// <returns>How many files have a verdict now that had none.</returns>
    public async Task<int> RunAsync(JobActor actor, CancellationToken cancellation)
    {
        if (scan is null)
        {
            return 0;
        }
        List<DocumentId> waiting;
        await using (var operation = await database.BeginAsync(actor, cancellation))
        {
            waiting = await operation.Read<Document>()
                .Where(document => document.ScanState == ScanState.NotScanned || document.ScanState == ScanState.Waiting)
                // In any order, so that files the scanner never accepts do not stand before the others for ever.
                .OrderBy(_ => EF.Functions.Random()).Take(AtOnce).Select(document => document.Id).ToListAsync(cancellation);
        }
        var settled = 0;
        foreach (var id in waiting)
        {
            if (await ScanAsync(actor, id, cancellation))
            {
                settled++;
            }
        }
        return settled;
    }

    private async Task<bool> ScanAsync(JobActor actor, DocumentId id, CancellationToken cancellation)
    {
        Document found;
        await using (var looking = await database.BeginAsync(actor, cancellation))
        {
            found = await looking.Read<Document>().SingleAsync(document => document.Id == id, cancellation);
        }
        await using var content = DocumentPieces.Read(database, actor, found.PartnershipId, found.Sha256, found.Length);
        var verdict = await scan!.ScanAsync(content, cancellation);
        if (verdict is ScanVerdict.Unavailable)
        {
            return false;
        }
        await using var operation = await database.BeginAsync(actor, cancellation);
        var document = await operation.Set<Document>().SingleAsync(document => document.Id == id, cancellation);
        document.Follow(verdict, operation.Now);
        await operation.SaveAsync(document.PartnershipId, cancellation, new AuditEntry("Document scanned", document.CaseId, "Document", id.Value,
            Details: new Dictionary<string, string> { ["state"] = document.ScanState.ToString() }));
        return true;
    }
}
