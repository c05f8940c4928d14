using System.Text.Json;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Documents;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information;

/// <summary>One upload of a chronology that was taken. The next one replaces its events and keeps its file (Policy 7.8).</summary>
public sealed class Chronology
{
    /// <summary>The most notices that are kept.</summary>
    public const int MostNotices = 200;

    private Chronology() { }

    internal Chronology(InformationRequest request, int version, DocumentId document, ChronologyReading reading, DateTimeOffset now)
    {
        RequestId = request.Id;
        Version = version;
        PartnershipId = request.PartnershipId;
        CaseId = request.CaseId;
        DocumentId = document;
        Events = reading.Rows.Count;
        Notices = JsonSerializer.Serialize(reading.Notices.Take(MostNotices));
        UploadedAt = now;
    }

    public InformationRequestId RequestId { get; private set; }
    /// <summary>From 1; the highest is in force.</summary>
    public int Version { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public DocumentId DocumentId { get; private set; }
    /// <summary>How many events it has.</summary>
    public int Events { get; private set; }
    public DateTimeOffset UploadedAt { get; private set; }
    /// <summary>What the author should know about how it was read, as JSON.</summary>
    public string Notices { get; private set; } = "[]";

    /// <summary>The notices, in the order of the file.</summary>
    public IReadOnlyList<ChronologyNotice> ListNotices() => JsonSerializer.Deserialize<List<ChronologyNotice>>(Notices) ?? [];
}

/// <summary>What was wrong with the last chronology that was sent, for its author alone; gone when one is taken.</summary>
public sealed class RefusedChronology
{
    /// <summary>The most problems that are kept to be shown; how many there were is kept, too.</summary>
    public const int MostShown = 1_000;

    private RefusedChronology() { }

    internal RefusedChronology(InformationRequest request, IReadOnlyList<ChronologyProblem> problems, DateTimeOffset now)
    {
        RequestId = request.Id;
        PartnershipId = request.PartnershipId;
        CaseId = request.CaseId;
        Follow(problems, now);
    }

    public InformationRequestId RequestId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    public DateTimeOffset RefusedAt { get; private set; }
    public int ProblemCount { get; private set; }
    /// <summary>The first <see cref="MostShown"/> as JSON.</summary>
    public string Problems { get; private set; } = "[]";

    /// <summary>The problems, in the order of the file.</summary>
    public IReadOnlyList<ChronologyProblem> List() => JsonSerializer.Deserialize<List<ChronologyProblem>>(Problems) ?? [];

    internal void Follow(IReadOnlyList<ChronologyProblem> problems, DateTimeOffset now)
    {
        RefusedAt = now;
        ProblemCount = problems.Count;
        Problems = JsonSerializer.Serialize(problems.Take(MostShown));
    }
}
