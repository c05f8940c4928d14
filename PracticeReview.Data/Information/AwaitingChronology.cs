using System.Text;
using System.Text.Json;
using PracticeReview.Data.Cases;
using PracticeReview.Data.Information.Chronologies;
using PracticeReview.Data.People;

namespace PracticeReview.Data.Information;

/// <summary>A file that arrived and waits for its author: which column is which, what a date means, which rows are no events, or whether it is the right one.</summary>
public sealed class AwaitingChronology
{
    private const int MostPasted = 200_000;
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private AwaitingChronology() { }

    internal AwaitingChronology(InformationRequest request, string fileName, byte[] content, ChronologyDecisions decisions, DateTimeOffset now)
    {
        RequestId = request.Id;
        PartnershipId = request.PartnershipId;
        CaseId = request.CaseId;
        Follow(fileName, content, decisions, now);
    }

    public InformationRequestId RequestId { get; private set; }
    public PartnershipId PartnershipId { get; private set; }
    public CaseId CaseId { get; private set; }
    /// <summary>A name of ours with the ending that says what kind of file it is.</summary>
    public string FileName { get; private set; } = "";
    public byte[] Content { get; private set; } = [];
    /// <summary>What the author decided so far, as JSON.</summary>
    public string Decisions { get; private set; } = "{}";
    public DateTimeOffset UploadedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>The words of rows that were pasted, to be shown again where they were; null for a file, and for more than a page can hold.</summary>
    public string? Pasted()
    {
        if (!FileName.EndsWith(".txt", StringComparison.Ordinal) || Content.Length > MostPasted)
        {
            return null;
        }
        try
        {
            return s_strict.GetString(Content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>What the author decided so far.</summary>
    public ChronologyDecisions Decided() => JsonSerializer.Deserialize<ChronologyDecisions>(Decisions) ?? new ChronologyDecisions();

    internal void Decide(ChronologyDecisions decisions) => Decisions = JsonSerializer.Serialize(decisions);

    internal void Follow(string fileName, byte[] content, ChronologyDecisions decisions, DateTimeOffset now)
    {
        (FileName, Content, UploadedAt) = (fileName, content, now);
        Decide(decisions);
    }
}

/// <summary>Which of our columns one of an agency's own is, by its name, for the next file that has it.</summary>
public sealed class AgreedColumns
{
    private AgreedColumns() { }

    internal AgreedColumns(StaffActor actor, AgencyId agency, string shape, IReadOnlyList<ColumnChoice> columns, DateTimeOffset now)
    {
        AgencyId = agency;
        Shape = shape;
        PartnershipId = actor.Partnership;
        Agree(actor, columns, now);
    }

    public AgencyId AgencyId { get; private set; }
    /// <summary>A hash of the column's name (<see cref="ColumnMatch.ByName"/>).</summary>
    public string Shape { get; private set; } = "";
    public PartnershipId PartnershipId { get; private set; }
    /// <summary>One choice, as JSON in a list; where the column stood says nothing of the next file.</summary>
    public string Columns { get; private set; } = "[]";
    public StaffId AgreedBy { get; private set; }
    public DateTimeOffset AgreedAt { get; private set; }

    /// <summary>The choices.</summary>
    public IReadOnlyList<ColumnChoice> Choices() => JsonSerializer.Deserialize<List<ColumnChoice>>(Columns) ?? [];

    internal void Agree(StaffActor actor, IReadOnlyList<ColumnChoice> columns, DateTimeOffset now) =>
        (Columns, AgreedBy, AgreedAt) = (JsonSerializer.Serialize(columns), actor.Id, now);
}
