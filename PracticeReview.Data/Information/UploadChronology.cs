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

/// <summary>What is known of rows that were typed into our own form.</summary>
/// <param name="From">The version they were begun from; another one taken meanwhile is not put aside unseen. Null where they were typed anew.</param>
/// <param name="Dates">What their dates mean in the version they were begun from, by their rows in the file.</param>
/// <param name="AddsToTaken">Whether they are put behind those of the version in force, which all stay, instead of in their place.</param>
public sealed record TypedInOurForm(int? From, IReadOnlyDictionary<int, EventDate> Dates, bool AddsToTaken = false);

/// <summary>
/// Takes an agency's chronology: every row and the file itself, or nothing at all (Policy 7.11). A later one takes the place of
/// the one before, whose rows are kept. What only its author can decide is asked first: which column is which, what a date means,
/// whether rows elsewhere in the file are events. Columns are asked for once for each name that an agency gives to one.
/// </summary>
/// <param name="scan">Null where no malware scanner is configured.</param>
public sealed class UploadChronology(Database database, IMalwareScan? scan = null)
{
    private const string Accepted = "The chronology as .xlsx, .docx or CSV.";

    /// <summary>The field that is named where another version was taken since the one that was corrected.</summary>
    public const string OtherVersion = "From";

    /// <summary>What is said of a file that waits.</summary>
    public static Refusal Waits { get; } = new("file", "Nothing was taken yet: look at how the file would be read.");

    /// <summary>Whether this actor may send a chronology for this request, asked before a file is read at all.</summary>
    public async Task<bool> IsAwaitedAsync(StaffActor actor, InformationRequestId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<InformationRequest>().AnyAsync(request => request.Id == id && request.AuthorId == actor.Id, cancellation);
    }

    /// <param name="look">The author looks first at how it would be read, and what it would change.</param>
    /// <param name="typed">It was typed into our own form: its columns are ours, whatever was agreed about files.</param>
    /// <returns>
    /// Refused when a row is wrong; what is wrong is kept for the author to look at (<see cref="RefusedChronology"/>). Refused
    /// with <see cref="Waits"/> when the author has something to decide first.
    /// </returns>
    public async Task<Result<UploadedChronology>> RunAsync(StaffActor actor, InformationRequestId id, ReceivedFile file, CancellationToken cancellation, bool look = false, TypedInOurForm? typed = null)
    {
        if (file.Type is not (AcceptedFileType.Workbook or AcceptedFileType.WordDocument or AcceptedFileType.SeparatedValues or AcceptedFileType.PlainText))
        {
            return await RefuseAsync(actor, id, [new ChronologyProblem(0, "", "This is not a chronology.", Accepted)], cancellation);
        }
        var today = LegalDay.Of(database.Clock.GetUtcNow());
        var (match, problem) = ChronologyReader.Preview(file.Content, today);
        if (match is null)
        {
            // Pasted rows are nowhere else: they wait, and are shown again with what is wrong.
            return look && file.Type == AcceptedFileType.PlainText
                ? await AwaitAsync(actor, id, file, new ChronologyDecisions(), cancellation)
                : await RefuseAsync(actor, id, [problem!], cancellation);
        }
        var agreed = typed is null ? await AgreedAsync(actor, id, match, cancellation) : [];
        var decisions = typed is null ? new ChronologyDecisions { Columns = agreed } : new ChronologyDecisions { Rows = typed.Dates, IsTyped = true };
        if (typed is { AddsToTaken: true })
        {
            if (await WaitsForItsAuthorAsync(actor, id, cancellation))
            {
                return Result<UploadedChronology>.Refuse("file", "A file of yours waits to be looked at. Take it or throw it away first; what you typed stays here.");
            }
            var added = ChronologyReader.Read(file.Content, today, decisions: decisions);
            return added.Taken ? await AddAsync(actor, id, file, added, cancellation) : await RefuseAsync(actor, id, added.Problems, cancellation);
        }
        // Columns are agreed once; that events are there twice is asked of every file.
        var asks = agreed.Count == 0 ? match.AsksColumns : AsksBeside(ChronologyReader.Preview(file.Content, today, decisions: decisions).Match!);
        if (look || match.Repeated > 0 || asks)
        {
            return await AwaitAsync(actor, id, file, decisions, cancellation);
        }
        var reading = ChronologyReader.Read(file.Content, today, decisions: decisions);
        // What was decided for the version before is not asked again.
        if (typed is null && reading.Asked.Any(date => date.Chosen is null) && await InForceAsync(actor, id, cancellation) is { } before)
        {
            reading = ChronologyReader.Read(file.Content, today, decisions: decisions with { Before = DatesDecidedBefore.Of(before.Rows) });
        }
        if (!reading.Taken)
        {
            return reading.Problems.Any(TakeAwaitedChronology.MayBeDecided)
                ? await AwaitAsync(actor, id, file, decisions, cancellation)
                : await RefuseAsync(actor, id, reading.Problems, cancellation);
        }
        return await ScanAndTakeAsync(actor, id, file, reading, cancellation, typed?.From);
    }

    // The file of the version is the whole chronology: whoever opens it finds every row in it.
    private async Task<Result<UploadedChronology>> AddAsync(StaffActor actor, InformationRequestId id, ReceivedFile file, ChronologyReading added, CancellationToken cancellation)
    {
        // Whoever adds means to add to whatever stands: a version taken in this very moment is added to as well.
        for (var attempt = 1; ; attempt++)
        {
            if (await InForceAsync(actor, id, cancellation) is not { } standing)
            {
                return await ScanAndTakeAsync(actor, id, file, added, cancellation);
            }
            if (WhyNotAdded(standing.Rows, added.Rows, standing.Version.Version) is { } refused)
            {
                return refused;
            }
            var whole = added.After(standing.Rows, standing.Version.ListNotices());
            using var content = new MemoryStream();
            ChronologyTemplate.WriteSeparatedValues(content, whole.Rows);
            content.Position = 0;
            var received = await ReceivedFile.ReceiveAsync(content, "chronology.csv", cancellation);
            if (received.Refused)
            {
                return Result<UploadedChronology>.Refuse(received.Refusals);
            }
            await using var together = received.Value;
            var taken = await ScanAndTakeAsync(actor, id, together, whole, cancellation, standing.Version.Version);
            if (attempt == 3 || !taken.Refusals.Any(refusal => refusal.Field == OtherVersion))
            {
                return taken;
            }
        }
    }

    private static Result<UploadedChronology>? WhyNotAdded(IReadOnlyList<ChronologyRow> rows, IReadOnlyList<ChronologyRow> added, int version)
    {
        var most = new ChronologyLimits().MaximumRows;
        if (rows.Count + added.Count > most)
        {
            return Result<UploadedChronology>.Refuse("file", "With these there would be more than {0} events. Nothing was added.", most);
        }
        var known = rows.Select(row => Convert.ToHexString(EventContent.Hash(row))).ToHashSet(StringComparer.Ordinal);
        return added.Count(row => known.Contains(Convert.ToHexString(EventContent.Hash(row)))) is > 0 and var twice
            ? Result<UploadedChronology>.Refuse("file", "{0} of these {1} events stand in version {2} already, word for word. Nothing was added: take them out here first.", twice, added.Count, version)
            : null;
    }

    private async Task<(Chronology Version, IReadOnlyList<ChronologyRow> Rows)?> InForceAsync(StaffActor actor, InformationRequestId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (!await operation.Read<InformationRequest>().AnyAsync(request => request.Id == id && request.AuthorId == actor.Id, cancellation)
            || await operation.Read<Chronology>().Where(one => one.RequestId == id).OrderByDescending(one => one.Version).FirstOrDefaultAsync(cancellation) is not { } version)
        {
            return null;
        }
        var rows = await operation.Read<SignificantPracticeEvent>().Where(row => row.RequestId == id).OrderBy(row => row.RowNumber).ThenBy(row => row.Id).ToListAsync(cancellation);
        return (version, [.. rows.Select(row => row.ToRow())]);
    }

    private async Task<bool> WaitsForItsAuthorAsync(StaffActor actor, InformationRequestId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        return await operation.Read<AwaitingChronology>().AnyAsync(one => one.RequestId == id, cancellation);
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
        await operation.Set<AwaitingChronology>().Where(awaiting => awaiting.RequestId == id).ExecuteDeleteAsync(cancellation);
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Chronology refused", request.CaseId, "InformationRequest", id.Value,
            Details: new Dictionary<string, string> { ["problems"] = problems.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) }));
        return Result<UploadedChronology>.Refuse(saved.Refused ? saved.Refusals : [new Refusal("file", "Nothing of this chronology was taken. What has to be put right is listed below.")]);
    }

    internal async Task<Result<UploadedChronology>> ScanAndTakeAsync(StaffActor actor, InformationRequestId id, ReceivedFile file, ChronologyReading reading, CancellationToken cancellation, int? from = null)
    {
        var state = await ScanReceivedFile.AskAsync(scan, file, cancellation);
        return state == ScanState.Infected
            ? await RefuseAsync(actor, id, [new ChronologyProblem(0, "", ScanReceivedFile.Harmful, Accepted)], cancellation)
            : await TakeAsync(actor, id, file, state, reading, from, cancellation);
    }

    // A stray cell in a column without a name is told, but stops nobody who said before which column is which.
    private static bool AsksBeside(ColumnMatch match) =>
        !match.IsComplete || match.Columns.Any(column => column is { IsNamed: true, AsksForALook: true } && !ChronologyColumns.SaysAgain(column.Header));

    private async Task<IReadOnlyList<ColumnChoice>> AgreedAsync(StaffActor actor, InformationRequestId id, ColumnMatch match, CancellationToken cancellation)
    {
        var named = match.ByName();
        var whole = match.Shape();
        string[] shapes = [.. named.Keys, whole];
        await using var operation = await database.BeginAsync(actor, cancellation);
        var agreed = await (
            from columns in operation.Read<AgreedColumns>()
            join request in operation.Read<InformationRequest>() on columns.AgencyId equals request.AgencyId
            where request.Id == id && shapes.Contains(columns.Shape)
            select columns).ToListAsync(cancellation);
        // What was said of a column that could be seen says nothing of one that is hidden now.
        var byName = agreed.Where(one => one.Shape != whole && one.Choices() is [var choice] && (choice.IsOfHidden || !named[one.Shape].IsHidden))
            .Select(one => one.Choices()[0] with { FileColumn = named[one.Shape].Index }).ToList();
        var inOneFile = agreed.Where(one => one.Shape == whole).SelectMany(one => one.Choices())
            .Where(choice => named.Values.Any(column => column.Index == choice.FileColumn && !column.IsHidden) && byName.TrueForAll(one => one.FileColumn != choice.FileColumn));
        return [.. byName.Concat(inOneFile).OrderBy(choice => choice.FileColumn)];
    }

    private async Task<Result<UploadedChronology>> AwaitAsync(StaffActor actor, InformationRequestId id, ReceivedFile file, ChronologyDecisions decisions, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var request = await FindAsync(operation, actor, id, cancellation);
        if (request is null)
        {
            return Refusal.NotFound;
        }
        if (WhyNotTaken(request, actor) is { } refused)
        {
            return refused;
        }
        var content = new byte[file.Length];
        file.Content.Position = 0;
        await file.Content.ReadExactlyAsync(content, cancellation);
        var name = "chronology" + (file.Type switch { AcceptedFileType.Workbook => ".xlsx", AcceptedFileType.WordDocument => ".docx", AcceptedFileType.SeparatedValues => ".csv", _ => ".txt" });
        if (await operation.Set<AwaitingChronology>().SingleOrDefaultAsync(awaiting => awaiting.RequestId == id, cancellation) is { } before)
        {
            before.Follow(name, content, decisions, operation.Now);
        }
        else
        {
            operation.Add(new AwaitingChronology(request, name, content, decisions, operation.Now));
        }
        await operation.Set<RefusedChronology>().Where(one => one.RequestId == id).ExecuteDeleteAsync(cancellation);
        var saved = await operation.SaveAsync(cancellation, new AuditEntry("Chronology waits for its author", request.CaseId, "InformationRequest", id.Value));
        return Result<UploadedChronology>.Refuse(saved.Refused ? saved.Refusals : [Waits]);
    }

    private static Result<UploadedChronology>? WhyNotTaken(InformationRequest request, StaffActor actor) =>
        request.Kind == RequestKind.FullerReport ? Result<UploadedChronology>.Refuse("file", "A fuller report has no chronology of its own: the one of the summary stands.")
        : !request.MayBeAnsweredBy(actor) ? Result<UploadedChronology>.Refuse("file", "This was returned before. Tell the business unit if the chronology must be put right.")
        : null;

    private async Task<Result<UploadedChronology>> TakeAsync(
        StaffActor actor, InformationRequestId id, ReceivedFile file, ScanState state, ChronologyReading reading, int? from, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var request = await FindAsync(operation, actor, id, cancellation);
        if (request is null)
        {
            return Refusal.NotFound;
        }
        if (WhyNotTaken(request, actor) is { } refused)
        {
            return refused;
        }
        // The same file, sent twice by an impatient press of the button, is taken once.
        var last = await operation.Read<Chronology>().Where(chronology => chronology.RequestId == id)
            .OrderByDescending(chronology => chronology.Version).FirstOrDefaultAsync(cancellation);
        var lastHash = last is null ? null : await operation.Read<Document>().Where(d => d.Id == last.DocumentId).Select(d => d.Sha256).SingleAsync(cancellation);
        if (lastHash is not null && lastHash.AsSpan().SequenceEqual(file.Sha256) && await IsInForceAsync(operation, id, reading, cancellation))
        {
            await operation.Set<AwaitingChronology>().Where(awaiting => awaiting.RequestId == id).ExecuteDeleteAsync(cancellation);
            await operation.SaveAsync(cancellation, new AuditEntry("Chronology sent again", request.CaseId, "InformationRequest", id.Value));
            return new UploadedChronology(last!.Version, last.Events, reading.Notices);
        }
        if (from is { } begun && last?.Version != begun)
        {
            return Result<UploadedChronology>.Refuse(OtherVersion, "Version {0} was taken after you began from version {1}. Nothing of yours was lost: look at what it changed, and submit again if yours is to take its place.", last?.Version ?? 0, begun);
        }
        var document = Document.Receive(actor, request.CaseId, DocumentKind.AgencyChronology, id.Value, "chronology", file, state, operation.Now);
        var version = (last?.Version ?? 0) + 1;
        await DocumentPieces.WriteAsync(operation, document, file.Content, cancellation);
        operation.Add(new Chronology(request, version, document.Id, reading, operation.Now));
        await operation.Set<RefusedChronology>().Where(one => one.RequestId == id).ExecuteDeleteAsync(cancellation);
        await operation.Set<AwaitingChronology>().Where(awaiting => awaiting.RequestId == id).ExecuteDeleteAsync(cancellation);
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

    // The same file read otherwise, with another column or another date, is another version.
    private static async Task<bool> IsInForceAsync(Operation operation, InformationRequestId id, ChronologyReading reading, CancellationToken cancellation)
    {
        var stored = await operation.Read<SignificantPracticeEvent>().Where(row => row.RequestId == id).Select(row => row.ContentHash).ToListAsync(cancellation);
        return stored.Select(Convert.ToHexString).Order(StringComparer.Ordinal).SequenceEqual(
            reading.Rows.Select(row => Convert.ToHexString(EventContent.Hash(row))).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    // Two uploads for one request wait for one another, so that the second replaces the first as a whole.
    internal static Task<InformationRequest?> FindAsync(Operation operation, StaffActor actor, InformationRequestId id, CancellationToken cancellation) =>
        operation.Set<InformationRequest>()
            .FromSql($"select *, xmin from information_requests where id = {id.Value} and author_id = {actor.Id.Value} for update")
            .SingleOrDefaultAsync(cancellation);
}
