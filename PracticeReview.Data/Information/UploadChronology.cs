using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <param name="Version">Which upload this is, from 1.</param>
/// <param name="Notices">What the author should know about how the file was read.</param>
public sealed record UploadedChronology(int Version, int Events, IReadOnlyList<ChronologyNotice> Notices);

/// <summary>
/// Takes an agency's chronology: every row and the file itself, or nothing at all (Policy 7.11). A later one replaces the rows
/// of the one before.
/// </summary>
/// <param name="scan">Null where no malware scanner is configured.</param>
public sealed class UploadChronology(Database database, IMalwareScan? scan = null)
{
    private const string Accepted = "The template filled in and saved as .xlsx, or as CSV (UTF-8).";

    /// <summary>Whether this actor may send a chronology for this request, asked before a file is read at all.</summary>
    public async Task<bool> IsAwaitedAsync(StaffActor actor, InformationRequestId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<InformationRequest>().AnyAsync(request => request.Id == id && request.AuthorId == actor.Id, cancellation);
    }

    /// <returns>Refused when a row is wrong; what is wrong is kept for the author to look at (<see cref="RefusedChronology"/>).</returns>
    public async Task<Result<UploadedChronology>> RunAsync(StaffActor actor, InformationRequestId id, ReceivedFile file, CancellationToken cancellation)
    {
        if (file.Type is not (AcceptedFileType.Workbook or AcceptedFileType.SeparatedValues or AcceptedFileType.PlainText))
        {
            return await RefuseAsync(actor, id, [new ChronologyProblem(0, "", "This is not a chronology in the form of the template.", Accepted)], cancellation);
        }
        var reading = ChronologyReader.Read(file.Content, LegalDay.Of(database.Clock.GetUtcNow()));
        if (!reading.Taken)
        {
            return await RefuseAsync(actor, id, reading.Problems, cancellation);
        }
        var state = await ScanReceivedFile.AskAsync(scan, file, cancellation);
        if (state == ScanState.Infected)
        {
            return await RefuseAsync(actor, id, [new ChronologyProblem(0, "", ScanReceivedFile.Harmful, Accepted)], cancellation);
        }
        return await TakeAsync(actor, id, file, state, reading, cancellation);
    }

    /// <summary>Keeps what is wrong with a file for its author, in place of what was wrong with the last one.</summary>
    public async Task<Result<UploadedChronology>> RefuseAsync(StaffActor actor, InformationRequestId id, IReadOnlyList<ChronologyProblem> problems, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var request = await FindAsync(operation, actor, id, cancellation);
        if (request is null)
        {
            return Refusal.NotFound;
        }
        if (await operation.Set<RefusedChronology>().SingleOrDefaultAsync(refused => refused.RequestId == id, cancellation) is { } before)
        {
            before.Follow(problems, operation.Now);
        }
        else
        {
            operation.Add(new RefusedChronology(request, problems, operation.Now));
        }
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Chronology refused", request.CaseId, "InformationRequest", id.Value,
            Details: new Dictionary<string, string> { ["problems"] = problems.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) }));
        return Result<UploadedChronology>.Refuse(saved.Refused ? saved.Refusals : [new Refusal("file", "Nothing of this chronology was taken. What has to be put right is listed below.")]);
    }

    private async Task<Result<UploadedChronology>> TakeAsync(
        StaffActor actor, InformationRequestId id, ReceivedFile file, ScanState state, ChronologyReading reading, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var request = await FindAsync(operation, actor, id, cancellation);
        if (request is null)
        {
            return Refusal.NotFound;
        }
        if (request.Kind == RequestKind.FullerReport)
        {
            return Result<UploadedChronology>.Refuse("file", "A fuller report has no chronology of its own: the one of the summary stands.");
        }
        if (!request.MayBeAnsweredBy(actor))
        {
            return Result<UploadedChronology>.Refuse("file", "This was returned before. Tell the business unit if the chronology must be put right.");
        }
        // The same file, sent twice by an impatient press of the button, is taken once.
        var last = await operation.Read<Chronology>().Where(chronology => chronology.RequestId == id)
            .OrderByDescending(chronology => chronology.Version).FirstOrDefaultAsync(cancellation);
        var lastHash = last is null ? null : await operation.Read<Document>().Where(d => d.Id == last.DocumentId).Select(d => d.Sha256).SingleAsync(cancellation);
        if (lastHash is not null && lastHash.AsSpan().SequenceEqual(file.Sha256))
        {
            return new UploadedChronology(last!.Version, last.Events, reading.Notices);
        }
        var document = Document.Receive(actor, request.CaseId, DocumentKind.AgencyChronology, id.Value, "chronology", file, state, operation.Now);
        var version = (last?.Version ?? 0) + 1;
        await DocumentPieces.WriteAsync(operation, document, file.Content, cancellation);
        operation.Add(new Chronology(request, version, document.Id, reading, operation.Now));
        await operation.Set<RefusedChronology>().Where(refused => refused.RequestId == id).ExecuteDeleteAsync(cancellation);
        var kept = await StoredEvents.ReplaceAsync(operation, request, version, reading.Rows, cancellation);
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Chronology uploaded", request.CaseId, "InformationRequest", id.Value,
            Details: new Dictionary<string, string>
            {
                ["version"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["events"] = reading.Rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["unchanged"] = kept.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["document"] = document.Id.ToString(),
            }));
        return saved.Succeeded ? new UploadedChronology(version, reading.Rows.Count, reading.Notices) : Result<UploadedChronology>.Refuse(saved.Refusals);
    }

    // Two uploads for one request wait for one another, so that the second replaces the first as a whole.
    private static Task<InformationRequest?> FindAsync(Operation operation, StaffActor actor, InformationRequestId id, CancellationToken cancellation) =>
        operation.Set<InformationRequest>()
            .FromSql($"select *, xmin from information_requests where id = {id.Value} and author_id = {actor.Id.Value} for update")
            .SingleOrDefaultAsync(cancellation);
}
