using Microsoft.EntityFrameworkCore;
using PracticeReview.Data.Audit;
using PracticeReview.Data.Calendar;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.Information.Composites;
using PracticeReview.Data.People;
using PracticeReview.Data.Storage;

namespace PracticeReview.Data.Information;

/// <summary>A date of the file that could mean several things.</summary>
/// <param name="Row">Where it stands first.</param>
/// <param name="Chosen">Which of <paramref name="Readings"/> the author chose, or null.</param>
public sealed record DateQuestion(int Row, string AsWritten, string Question, IReadOnlyList<EventDate> Readings, EventDate? Chosen);

/// <summary>A file that waits for its author, as it would be read.</summary>
/// <param name="Match">Null where it cannot be read at all.</param>
/// <param name="Problems">What cannot be decided here but has to be put right in the file, the first two hundred.</param>
/// <param name="Difference">What it would change; null while something is open, and where there is no version yet.</param>
public sealed record AwaitedChronology(
    DateTimeOffset UploadedAt, ColumnMatch? Match, IReadOnlyList<DateQuestion> Dates, IReadOnlyList<ChronologyProblem> Problems, int ProblemCount,
    IReadOnlyList<ChronologyNotice> Notices, int Events, ChronologyDifference? Difference)
{
    /// <summary>Whether it would be taken as it is.</summary>
    public bool IsReady => Match is { IsComplete: true } && ProblemCount == 0 && Dates.All(date => date.Chosen is not null) && Events > 0;
}

/// <summary>Lets an author decide how the file that waits is to be read, and takes it.</summary>
public sealed class TakeAwaitedChronology(Database database, UploadChronology upload)
{
    /// <summary>The most problems and dates that are shown at once.</summary>
    public const int MostShown = 200;

    /// <returns>Null where nothing waits for this actor.</returns>
    public async Task<AwaitedChronology?> FindAsync(StaffActor actor, InformationRequestId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await FindAsync(operation, actor, id, cancellation) is not { } awaiting)
        {
            return null;
        }
        var before = await operation.Read<SignificantPracticeEvent>().Where(row => row.RequestId == id).OrderBy(row => row.RowNumber).ThenBy(row => row.Id).ToListAsync(cancellation);
        var today = LegalDay.Of(database.Clock.GetUtcNow());
        return await Task.Run(() => Read(awaiting, [.. before.Select(row => row.ToRow())], today), cancellation);
    }

    /// <summary>Which column of the file is which; null keeps its words with what happened.</summary>
    public Task<Result> ChooseColumnAsync(StaffActor actor, InformationRequestId id, int fileColumn, ChronologyColumn? column, CancellationToken cancellation) =>
        DecideAsync(actor, id, decisions => decisions with { Columns = [.. decisions.Columns.Where(one => one.FileColumn != fileColumn), new ColumnChoice(fileColumn, column)] }, cancellation);

    /// <summary>What a date means, wherever it is written so.</summary>
    public Task<Result> ChooseDateAsync(StaffActor actor, InformationRequestId id, string asWritten, EventDate? means, CancellationToken cancellation) =>
        DecideAsync(actor, id, decisions =>
        {
            var dates = decisions.Dates.Where(one => one.Key != asWritten).ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
            if (means is not null)
            {
                dates[asWritten] = means;
            }
            return decisions with { Dates = dates };
        }, cancellation);

    /// <summary>Throws the file away.</summary>
    public async Task<Result> DiscardAsync(StaffActor actor, InformationRequestId id, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        if (await UploadChronology.FindAsync(operation, actor, id, cancellation) is not { } request)
        {
            return Refusal.NotFound;
        }
        await operation.Set<AwaitingChronology>().Where(one => one.RequestId == id).ExecuteDeleteAsync(cancellation);
        return await operation.SaveAsync(cancellation, new AuditEntry("Waiting chronology thrown away", request.CaseId, "InformationRequest", id.Value));
    }

    /// <summary>Takes the file as it was decided, as a new version. Refused while something is open; then nothing is taken.</summary>
    public async Task<Result<UploadedChronology>> TakeAsync(StaffActor actor, InformationRequestId id, CancellationToken cancellation)
    {
        byte[] content;
        string name;
        ChronologyReading reading;
        await using (var operation = await database.BeginAsync(actor, cancellation))
        {
            if (await FindAsync(operation, actor, id, cancellation) is not { } awaiting || await UploadChronology.FindAsync(operation, actor, id, cancellation) is not { } request)
            {
                return Refusal.NotFound;
            }
            (content, name) = (awaiting.Content, awaiting.FileName);
            var today = LegalDay.Of(database.Clock.GetUtcNow());
            var decisions = awaiting.Decided();
            reading = ChronologyReader.Read(new MemoryStream(content), today, decisions: decisions);
            if (!reading.Taken)
            {
                return Result<UploadedChronology>.Refuse("file", "Nothing was taken: something is still to be decided or put right.");
            }
            if (ChronologyReader.Preview(new MemoryStream(content), today).Match is { NeedsLook: true } match)
            {
                await RememberAsync(operation, actor, request, match.Shape, decisions.Columns, cancellation);
            }
        }
        var received = await ReceivedFile.ReceiveAsync(new MemoryStream(content), name, cancellation);
        if (received.Refused)
        {
            return Result<UploadedChronology>.Refuse(received.Refusals);
        }
        await using var file = received.Value;
        return await upload.ScanAndTakeAsync(actor, id, file, reading, cancellation);
    }

    private async Task<Result> DecideAsync(StaffActor actor, InformationRequestId id, Func<ChronologyDecisions, ChronologyDecisions> decide, CancellationToken cancellation)
    {
        await using var operation = await database.BeginAsync(actor, cancellation);
        var awaiting = await operation.Set<AwaitingChronology>().SingleOrDefaultAsync(one => one.RequestId == id, cancellation);
        if (awaiting is null || !actor.Is(StaffRole.AgencyAuthor))
        {
            return Refusal.NotFound;
        }
        awaiting.Decide(decide(awaiting.Decided()));
        return await operation.SaveAsync(cancellation, new AuditEntry("Reading of a chronology decided", awaiting.CaseId, "InformationRequest", id.Value));
    }

    private static async Task<AwaitingChronology?> FindAsync(Operation operation, StaffActor actor, InformationRequestId id, CancellationToken cancellation) =>
        await operation.Read<InformationRequest>().AnyAsync(request => request.Id == id && request.AuthorId == actor.Id, cancellation)
            ? await operation.Read<AwaitingChronology>().SingleOrDefaultAsync(one => one.RequestId == id, cancellation)
            : null;

    private static async Task RememberAsync(
        Operation operation, StaffActor actor, InformationRequest request, string shape, IReadOnlyList<ColumnChoice> columns, CancellationToken cancellation)
    {
        var agreed = await operation.Set<AgreedColumns>().SingleOrDefaultAsync(one => one.AgencyId == request.AgencyId && one.Shape == shape, cancellation);
        if (agreed is null)
        {
            operation.Add(new AgreedColumns(actor, request.AgencyId, shape, columns, operation.Now));
        }
        else
        {
            agreed.Agree(actor, columns, operation.Now);
        }
        await operation.SaveAsync(cancellation, new AuditEntry("Columns of an agency's chronology agreed", request.CaseId, "InformationRequest", request.Id.Value));
    }

    private static AwaitedChronology Read(AwaitingChronology awaiting, IReadOnlyList<ChronologyRow> before, DateOnly today)
    {
        var decisions = awaiting.Decided();
        var (match, problem) = ChronologyReader.Preview(new MemoryStream(awaiting.Content), today, decisions: decisions);
        if (match is null)
        {
            return new AwaitedChronology(awaiting.UploadedAt, null, [], [problem!], 1, [], 0, null);
        }
        // Without what was decided about dates, so that a decision can be looked at and changed.
        var asked = ChronologyReader.Read(new MemoryStream(awaiting.Content), today, decisions: decisions with { Dates = new Dictionary<string, EventDate>(StringComparer.Ordinal) });
        var reading = ChronologyReader.Read(new MemoryStream(awaiting.Content), today, decisions: decisions);
        var questions = asked.Problems.Where(one => one.Readings is { Count: > 0 }).GroupBy(one => one.Readings![0].AsWritten, StringComparer.Ordinal)
            .Select(one => new DateQuestion(one.First().Row, one.Key, one.First().WhatIsWrong, one.First().Readings!, decisions.Dates.GetValueOrDefault(one.Key))).Take(MostShown).ToList();
        var wrong = reading.Problems.Where(one => one.Readings is not { Count: > 0 }).ToList();
        return new AwaitedChronology(awaiting.UploadedAt, match, questions, [.. wrong.Take(MostShown)], wrong.Count, [.. reading.Notices.Take(MostShown)],
            reading.Taken ? reading.Rows.Count : match.Events,
            reading.Taken && before.Count > 0 ? ChronologyDifference.Of(before, reading.Rows) : null);
    }
}
