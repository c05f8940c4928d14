namespace PracticeReview.Data.Information.Chronologies;

/// <summary>One Significant Practice Event of one agency's chronology (Policy 7.8).</summary>
/// <param name="RowNumber">The row of the agency's file it came from; the header is usually row 1.</param>
/// <param name="Date">The day of the event, as the agency wrote it; never after the day the file was read.</param>
/// <param name="Time">The time of day on the clock in England, where the agency gave one.</param>
/// <param name="WhatHappened">What happened; never empty.</param>
/// <param name="SourceDocument">Where it is recorded, or empty.</param>
/// <param name="Risk">How the risk presented itself, or empty.</param>
/// <param name="Response">What the agency did, or empty.</param>
/// <param name="Impact">What that did to the risk and to the child's daily life, or empty.</param>
/// <param name="Partnership">What other agencies had to do with it, or empty.</param>
/// <param name="Learning">What can be learned, or empty.</param>
/// <param name="WhySignificant">Which of the six questions make the event significant; may be none.</param>
public sealed record ChronologyRow(
    int RowNumber,
    DateOnly Date,
    TimeOnly? Time,
    string WhatHappened,
    string SourceDocument,
    string Risk,
    string Response,
    string Impact,
    string Partnership,
    string Learning,
    SignificanceQuestions WhySignificant)
{
    private readonly EventDate? when;

    /// <summary>When it happened, as written and as read. <see cref="Date"/> is the day of its earliest moment.</summary>
    public EventDate When
    {
        get => when ?? EventDate.Exactly(Date, Time);
        // A day and time known exactly say the same with and without it.
        init => when = value is not null && value.Equals(EventDate.Exactly(Date, Time)) ? null : value;
    }

    /// <summary>The page of the source document, or empty.</summary>
    public string SourcePage { get; init; } = "";

    /// <summary>Who was seen and spoken to, or empty.</summary>
    public string WhoWasSeen { get; init; } = "";

    /// <summary>Whether the child was seen.</summary>
    public Recorded ChildSeen { get; init; }

    /// <summary>Whether the child was spoken to or their wishes were heard.</summary>
    public Recorded ChildHeard { get; init; }
}

/// <summary>What an agency recorded about something that either was or was not so.</summary>
public enum Recorded
{
    NotRecorded,
    Yes,
    No,
}

/// <summary>Something in a chronology that must be put right before any of it is taken.</summary>
/// <param name="Row">The row of the file, or 0 where the whole file is meant.</param>
/// <param name="Column">The column's name in the template, or empty where the whole row or file is meant.</param>
/// <param name="WhatIsWrong">What is wrong, as a sentence.</param>
/// <param name="WhatWouldBeAccepted">What to write instead, as a sentence.</param>
public sealed record ChronologyProblem(int Row, string Column, string WhatIsWrong, string WhatWouldBeAccepted)
{
    /// <summary>What a date that is a question could mean, the likeliest first; null where there is nothing to choose.</summary>
    public IReadOnlyList<EventDate>? Readings { get; init; }

    /// <summary>The rows it is about, where a person may say that they are no events; null for every other problem.</summary>
    public RowsOfNoEvents? MayBeNoEvents { get; init; }
}

/// <summary>Something the person should know about how the file was read, though it was taken.</summary>
/// <param name="Row">The row of the file, or 0 where the whole file is meant.</param>
/// <param name="Column">The column's name in the template, or empty.</param>
/// <param name="Message">What was done, as a sentence.</param>
public sealed record ChronologyNotice(int Row, string Column, string Message);

/// <summary>How much of a chronology is read.</summary>
/// <param name="MaximumRows">The most events in one file.</param>
/// <param name="MaximumCellLength">The most characters in one cell.</param>
/// <param name="MaximumUnfoldedBytes">The most bytes a workbook may unfold to.</param>
public sealed record ChronologyLimits(int MaximumRows = 5_000, int MaximumCellLength = 32_000, long MaximumUnfoldedBytes = 100_000_000)
{
    /// <summary>Room for titles and headers above the events, and one more row to know that there are too many.</summary>
    internal int RowsRead => Math.Max(MaximumRows + 100, 1);
}

/// <summary>What came of reading a chronology: every row of it, or every problem in it; never some of each (Policy 7.11).</summary>
public sealed record ChronologyReading
{
    private ChronologyReading(IReadOnlyList<ChronologyRow> rows, IReadOnlyList<ChronologyProblem> problems, IReadOnlyList<ChronologyNotice> notices)
    {
        Rows = rows;
        Problems = problems;
        Notices = notices;
    }

    /// <summary>All rows in the order of the file; empty if anything is wrong.</summary>
    public IReadOnlyList<ChronologyRow> Rows { get; }

    /// <summary>All problems in the order of the file; empty if the chronology was taken.</summary>
    public IReadOnlyList<ChronologyProblem> Problems { get; }

    /// <summary>What the person should know about how the file was read.</summary>
    public IReadOnlyList<ChronologyNotice> Notices { get; }

    /// <summary>Dates that are questions, decided or not, in the order of the file.</summary>
    public IReadOnlyList<AskedDate> Asked { get; internal init; } = [];

    /// <summary>Whether the chronology was taken.</summary>
    public bool Taken => Problems.Count == 0;

    internal static ChronologyReading Of(
        IReadOnlyList<ChronologyRow> rows, IReadOnlyList<ChronologyProblem> problems, IReadOnlyList<ChronologyNotice> notices) =>
        problems.Count == 0 ? new(rows, [], notices) : new([], problems, notices);

    /// <summary>These rows in front of those of the file, all numbered as they stand in a file of our own form.</summary>
    /// <param name="said">What was known of how the earlier rows were read; it names the rows of another file, and says so.</param>
    internal ChronologyReading After(IReadOnlyList<ChronologyRow> earlier, IReadOnlyList<ChronologyNotice> said) => new(
        [.. earlier.Concat(Rows).Select((row, at) => row with { RowNumber = at + 2 })], Problems,
        [.. said, .. Notices.Select(notice => notice.Row > 0 ? notice with { Row = notice.Row + earlier.Count } : notice)]);

    internal static ChronologyReading Refused(string whatIsWrong, string whatWouldBeAccepted, int row = 0) =>
        new([], [new ChronologyProblem(row, "", whatIsWrong, whatWouldBeAccepted)], []);
}

/// <summary>The file as a whole cannot be read. Caught by <see cref="ChronologyReader"/> and turned into its one problem.</summary>
internal sealed class ChronologyRefusedException(string whatIsWrong, string whatWouldBeAccepted, int row = 0) : Exception(whatIsWrong)
{
    /// <summary>Rows of it that are known all the same.</summary>
    public IReadOnlyList<Files.LeftRows> Left { get; init; } = [];

    public ChronologyReading AsReading() => ChronologyReading.Refused(Message, whatWouldBeAccepted, row);
}
