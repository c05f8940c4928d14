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
/// <param name="Row">Where it stands first; see <see cref="Rows"/>.</param>
/// <param name="Chosen">Which of <paramref name="Readings"/> the author chose, or null.</param>
public sealed record DateQuestion(int Row, string AsWritten, string Question, IReadOnlyList<EventDate> Readings, EventDate? Chosen)
{
    /// <summary>What its answer is kept by: <see cref="AskedDate.Key"/>, with the row where rows of one key mean different things.</summary>
    public required string Key { get; init; }

    /// <summary>The rows that its answer holds for.</summary>
    public required IReadOnlyList<int> Rows { get; init; }

    /// <inheritdoc cref="AskedDate.Near"/>
    public EventDate? Near { get; init; }

    /// <inheritdoc cref="AskedDate.IsFromBefore"/>
    public bool IsFromBefore { get; init; }

    /// <inheritdoc cref="AskedDate.MayBeTyped"/>
    public bool MayBeTyped { get; init; }

    /// <inheritdoc cref="AskedDate.IsMissing"/>
    public bool IsMissing { get; init; }

    /// <inheritdoc cref="AskedDate.WithKeptYear"/>
    public EventDate? WithKeptYear { get; init; }
}

/// <summary>Rows that hold dates and stand where no events are read.</summary>
/// <param name="WhatIsWrong">Where they stand, as a sentence.</param>
/// <param name="WhatWouldBeAccepted">What to do in the file where they are events.</param>
/// <param name="AreNoEvents">Whether the author said so.</param>
public sealed record LeftQuestion(RowsOfNoEvents Rows, string WhatIsWrong, string WhatWouldBeAccepted, bool AreNoEvents);

/// <summary>A file that waits for its author, as it would be read.</summary>
/// <param name="Match">Null where it cannot be read at all.</param>
/// <param name="Dates">Two hundred at most: all of them in the order of the file, or of more first those that are open.</param>
/// <param name="Problems">What cannot be decided here but has to be put right in the file, the first two hundred.</param>
/// <param name="Difference">What it would change; null while something is open, and where there is no version yet.</param>
/// <param name="IsReady">Whether it would be taken as it is.</param>
public sealed record AwaitedChronology(
    DateTimeOffset UploadedAt, ColumnMatch? Match, IReadOnlyList<DateQuestion> Dates, IReadOnlyList<ChronologyProblem> Problems, int ProblemCount,
    IReadOnlyList<ChronologyNotice> Notices, int Events, ChronologyDifference? Difference, bool IsReady)
{
    /// <summary>How many dates could mean several things, shown or not.</summary>
    public int DateCount { get; init; }

    /// <summary>How many of them nobody has decided.</summary>
    public int OpenDates { get; init; }

    /// <summary>How many of them are three short numbers, such as 04-05-06, and would be decided at once.</summary>
    public int ShortDates { get; init; }

    /// <summary>Whether the author said that in all of those the year stands last.</summary>
    public bool YearStandsLast { get; init; }

    /// <summary>How many stand in cells of a workbook that keep a year and do not show it, and would be decided at once.</summary>
    public int KeptYears { get; init; }

    /// <summary>Whether the author said that in all of those the kept year counts.</summary>
    public bool KeptYearsCount { get; init; }

    /// <summary>Rows elsewhere in the file of which the author can say that they are no events, said or not.</summary>
    public IReadOnlyList<LeftQuestion> Left { get; init; } = [];

    /// <summary>The rows as they were pasted, to be put right there; null where they came in a file.</summary>
    public string? Pasted { get; init; }
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
    /// <param name="isLeftOut">Whether its words are left out; of a column that is not hidden they are kept all the same.</param>
    public Task<Result> ChooseColumnAsync(StaffActor actor, InformationRequestId id, int fileColumn, ChronologyColumn? column, CancellationToken cancellation, bool isLeftOut = false) =>
        DecideAsync(actor, id, decisions => decisions with
        {
            Columns = [.. decisions.Columns.Where(one => one.FileColumn != fileColumn), new ColumnChoice(fileColumn, column) { IsLeftOut = isLeftOut && column is null }],
        }, cancellation);

    /// <summary>What a date means, in the rows of the question: wherever it is written so, or only where its year is taken from the same row before.</summary>
    /// <param name="key">The <see cref="DateQuestion.Key"/> of the question.</param>
    public Task<Result> ChooseDateAsync(StaffActor actor, InformationRequestId id, string key, EventDate? means, CancellationToken cancellation) =>
        DecideAsync(actor, id, decisions =>
        {
            var dates = decisions.Dates.Where(one => one.Key != key && !AskedDate.IsInRowOf(one.Key, key)).ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
            if (means is not null)
            {
                dates[key] = means;
            }
            return decisions with { Dates = dates };
        }, cancellation);

    /// <summary>What a date means, as its author types it: any date that can be read without a question. Refused where it cannot.</summary>
    /// <param name="key">The <see cref="DateQuestion.Key"/> of the question.</param>
    public async Task<Result> TypeDateAsync(StaffActor actor, InformationRequestId id, string key, string means, CancellationToken cancellation)
    {
        var reading = EventDateReader.Read(means, LegalDay.Of(database.Clock.GetUtcNow()));
        return reading.When is { } when
            ? await ChooseDateAsync(actor, id, key, when, cancellation)
            : Result.Refuse("date", "{0} {1}", reading.WhatIsWrong!, reading.WhatWouldBeAccepted!);
    }

    /// <summary>Whether in every date of three short numbers the year stands last; what was chosen for one date holds for that one.</summary>
    public Task<Result> ChooseYearLastAsync(StaffActor actor, InformationRequestId id, bool yearStandsLast, CancellationToken cancellation) =>
        DecideAsync(actor, id, decisions => decisions with { YearStandsLast = yearStandsLast }, cancellation);

    /// <summary>Whether the years count that cells keep and do not show; what was chosen for one date holds for that one.</summary>
    public Task<Result> ChooseKeptYearsAsync(StaffActor actor, InformationRequestId id, bool count, CancellationToken cancellation) =>
        DecideAsync(actor, id, decisions => decisions with { KeptYearsCount = count }, cancellation);

    /// <summary>Whether rows on another sheet, in another table or above the column names are no events. It holds for this file alone.</summary>
    public Task<Result> ChooseNoEventsAsync(StaffActor actor, InformationRequestId id, RowsOfNoEvents rows, bool areNoEvents, CancellationToken cancellation) =>
        DecideAsync(actor, id, decisions =>
        {
            var others = decisions.NoEvents.Where(one => one != rows);
            return decisions with { NoEvents = areNoEvents ? [.. others, rows] : [.. others] };
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
            var taken = await operation.Read<SignificantPracticeEvent>().Where(row => row.RequestId == id).ToListAsync(cancellation);
            var decisions = awaiting.Decided() with { Before = DatesDecidedBefore.Of(taken.Select(row => row.ToRow())) };
            reading = ChronologyReader.Read(new MemoryStream(content), today, decisions: decisions);
            if (!reading.Taken)
            {
                return Result<UploadedChronology>.Refuse("file", "Nothing was taken: something is still to be decided or put right.");
            }
            // The whole match as it was looked at: the words of the next file must not make another column of one that was agreed to.
            // Also where every column was known by its name: who looked and put one right does not do so again for the next file.
            if (ChronologyReader.Preview(new MemoryStream(content), today).Match is { } match && (match.AsksColumns || decisions.Columns.Count > 0)
                && ChronologyReader.Preview(new MemoryStream(content), today, decisions: decisions).Match is { } seen)
            {
                await RememberAsync(operation, actor, request, seen, cancellation);
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

    private static async Task RememberAsync(Operation operation, StaffActor actor, InformationRequest request, ColumnMatch seen, CancellationToken cancellation)
    {
        var named = seen.ByName();
        string[] names = [.. named.Keys];
        var known = await operation.Set<AgreedColumns>().Where(one => one.AgencyId == request.AgencyId && names.Contains(one.Shape)).ToDictionaryAsync(one => one.Shape, cancellation);
        var isNew = false;
        foreach (var (name, column) in named.Where(one => one.Value.Confidence != MatchConfidence.None || !ChronologyColumns.SaysAgain(one.Value.Header)))
        {
            IReadOnlyList<ColumnChoice> choice = [new ColumnChoice(0, column.Suggested) { IsLeftOut = column.IsLeftOut, IsOfHidden = column.IsHidden }];
            if (!known.TryGetValue(name, out var agreed))
            {
                operation.Add(new AgreedColumns(actor, request.AgencyId, name, choice, operation.Now));
            }
            else if (!agreed.Choices().SequenceEqual(choice))
            {
                agreed.Agree(actor, choice, operation.Now);
            }
            else
            {
                continue;
            }
            isNew = true;
        }
        if (isNew)
        {
            await operation.SaveAsync(cancellation, new AuditEntry("Columns of an agency's chronology agreed", request.CaseId, "InformationRequest", request.Id.Value));
        }
    }

    private static AwaitedChronology Read(AwaitingChronology awaiting, IReadOnlyList<ChronologyRow> before, DateOnly today)
    {
        var decisions = awaiting.Decided() with { Before = DatesDecidedBefore.Of(before) };
        var (match, problem) = ChronologyReader.Preview(new MemoryStream(awaiting.Content), today, decisions: decisions);
        if (match is null)
        {
            return new AwaitedChronology(awaiting.UploadedAt, null, [], [problem!], 1, [], 0, null, IsReady: false) { Pasted = awaiting.Pasted() };
        }
        var reading = ChronologyReader.Read(new MemoryStream(awaiting.Content), today, decisions: decisions);
        // Without what was decided about other rows, so that a decision can be looked at and changed.
        var asked = ChronologyReader.Read(new MemoryStream(awaiting.Content), today, decisions: new ChronologyDecisions { Columns = decisions.Columns });
        var questions = Questions(reading);
        var open = questions.Count(one => one.Chosen is null);
        var wrong = reading.Problems.Where(one => !MayBeDecided(one)).ToList();
        return new AwaitedChronology(awaiting.UploadedAt, match, [.. questions.OrderBy(one => questions.Count > MostShown && one.Chosen is not null).Take(MostShown)],
            [.. wrong.Take(MostShown)], wrong.Count, [.. reading.Notices.Take(MostShown)],
            reading.Taken ? reading.Rows.Count : match.Events,
            reading.Taken && before.Count > 0 ? ChronologyDifference.Of(before, reading.Rows) : null,
            IsReady: match.IsComplete && reading.Taken)
        {
            DateCount = questions.Count,
            OpenDates = open,
            ShortDates = questions.Count(one => !one.IsMissing && YearLast(one.AsWritten, today) is not null),
            YearStandsLast = decisions.YearStandsLast,
            KeptYears = questions.Count(one => one.WithKeptYear is not null),
            KeptYearsCount = decisions.KeptYearsCount,
            Pasted = awaiting.Pasted(),
            Left = [.. asked.Problems.Where(one => one.MayBeNoEvents is not null)
                .Select(one => new LeftQuestion(one.MayBeNoEvents!, one.WhatIsWrong, one.WhatWouldBeAccepted, decisions.NoEvents.Contains(one.MayBeNoEvents!)))],
        };
    }

    /// <summary>Whether a problem is a date that its author can decide here. An empty cell has no words to decide about.</summary>
    internal static bool IsQuestion(ChronologyProblem problem) => problem.Readings is [{ AsWritten.Length: > 0 }, ..];

    /// <summary>Whether its author can decide it here: what a date means, or that rows are no events.</summary>
    internal static bool MayBeDecided(ChronologyProblem problem) => IsQuestion(problem) || problem.MayBeNoEvents is not null;

    // One answer for all rows of a key; but where some of them mean something else, or nothing yet, each is asked about by itself.
    private static List<DateQuestion> Questions(ChronologyReading reading) =>
    [
        .. reading.Asked.Where(one => one.AsWritten.Length > 0).GroupBy(one => one.Key)
            .SelectMany(same => same.All(one => one.Chosen == same.First().Chosen)
                ? [Question(same.Key, [.. same])]
                : same.GroupBy(one => one.Row).Select(row => Question(AskedDate.KeyInRow(same.Key, row.Key), [.. row])))
            .OrderBy(one => one.Row),
    ];

    private static DateQuestion Question(string key, IReadOnlyList<AskedDate> same)
    {
        var first = same[0];
        // What was decided before may be none of those that are offered where it stands now.
        return new DateQuestion(same.Min(one => one.Row), first.AsWritten, first.Question,
            first.Chosen is null || first.Readings.Contains(first.Chosen) ? first.Readings : [.. first.Readings, first.Chosen], first.Chosen)
        {
            Key = key,
            Rows = [.. same.Select(one => one.Row).Distinct().Order()],
            Near = first.Near,
            IsFromBefore = same.All(one => one.IsFromBefore),
            MayBeTyped = same.Any(one => one.MayBeTyped),
            IsMissing = first.IsMissing,
            WithKeptYear = first.WithKeptYear,
        };
    }

    // What three short numbers mean where the year stands last; null for every other date.
    private static EventDate? YearLast(string asWritten, DateOnly today) =>
        EventDateReader.Read(asWritten, today).IsRead ? null : EventDateReader.Read(asWritten, today, null, yearStandsLast: true).When is { } when ? when with { AsWritten = asWritten } : null;
}
