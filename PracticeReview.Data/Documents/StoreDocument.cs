using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Cases;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Documents;

/// <param name="Label">The beginning of the name it is handed out under, for example "evidence": never words of the person who sent it.</param>
public sealed record StoreDocumentCommand(CaseId Case, DocumentKind Kind, Guid? Subject, string Label);

/// <summary>Keeps a file of a case for the people who work on the case.</summary>
/// <param name="scan">Null where no malware scanner is configured.</param>
public sealed class StoreDocument(Database database, IMalwareScan? scan = null)
{
    /// <returns>Refused for people without a part in the case, and for files that the scanner finds harmful.</returns>
    public async Task<Result<DocumentId>> RunAsync(StaffActor actor, StoreDocumentCommand command, ReceivedFile file, CancellationToken cancellation)
    {
        if (!actor.IsBusinessUnit && !actor.IsInReviewGroup(command.Case))
        {
            return Refusal.NotFound;
        }
        var state = await ScanReceivedFile.AskAsync(scan, file, cancellation);
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await operation.Read<ReviewCase>().IgnoreAutoIncludes().AnyAsync(@case => @case.Id == command.Case, cancellation))
        {
            return Refusal.NotFound;
        }
        if (state == ScanState.Infected)
        {
            await operation.SaveAsync(cancellation, new AuditEntry("Harmful file refused", command.Case, "Case", command.Case.Value));
            return Result<DocumentId>.Refuse("file", ScanReceivedFile.Harmful);
        }
        var document = Document.Receive(actor, command.Case, command.Kind, command.Subject, command.Label, file, state, operation.Now);
        await DocumentPieces.WriteAsync(operation, document, file.Content, cancellation);
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Document stored", command.Case, "Document", document.Id.Value,
            Details: new Dictionary<string, string> { ["kind"] = command.Kind.ToString(), ["sha256"] = Convert.ToHexStringLower(file.Sha256) }));
        return saved.Succeeded ? document.Id : Result<DocumentId>.Refuse(saved.Refusals);
    }
}
